const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const root = document.documentElement, list = $("#list"), next = $("#next");
const { run, size, articles: ids, outcomes, utterances } = JSON.parse($("#data").textContent);
const chunks = $$("script.chunk"), parsed = new Map(), FIRST = 6, STEP = 20, KEEP = 12;
const fold = s => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(), idle = self.requestIdleCallback ?? setTimeout;
const isBlind = () => root.classList.contains("blind"), label = u => isBlind() ? u.speaker : "Q" + u.n; // a number tells the rank
const el = (name, text) => { const e = document.createElement(name); if (text !== undefined) e.textContent = text; return e; };
root.classList.add("on");

// Ids are short in the data: an article's place for its hash.
const whole_id = s => ids[s.slice(0, s.indexOf(":"))] + s.slice(s.indexOf(":"));
for (const u of utterances) {
  u.id = whole_id(u.id);
  u.others = u.others.map(whole_id);
  u.link = u.id.replace(/^(.{0,12}).*:/, "$1:");
}

// What a reader decided and chose stays in this browser; without storage (private mode) it lasts as long as the page.
let lost = false; // decisions that the browser has no room for
const store = {
  get(k, other) { try { return JSON.parse(localStorage.getItem(k)) ?? other; } catch { return other; } },
  set(k, v) { try { localStorage.setItem(k, JSON.stringify(v)); } catch { if (k.startsWith(KEY)) { lost = true; warn(); } } },
};
const to = $("meta[name=decisions-to]")?.content; // the review server, which then keeps the decisions
const KEY = "crossquote:decisions:" + run, made = to ? {} : store.get(KEY, {}), merges = to ? {} : store.get(KEY + ":merges", {});
let fixes = to ? {} : store.get(KEY + ":fixes", {});
const prefs = store.get("crossquote:prefs", {});
const pref = (k, v) => { prefs[k] = v; store.set("crossquote:prefs", prefs); };
const decision = u => made[u.id]?.action ?? u.decision;
const noteOf = u => made[u.id]?.note ?? u.note;
