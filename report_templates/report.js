"use strict";
(() => {
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

// Cards are kept as text and made when they are needed; a few parsed chunks are kept.
function html(i) {
  const c = Math.floor(i / size);
  if (!parsed.has(c)) {
    if (parsed.size >= KEEP) parsed.delete(parsed.keys().next().value);
    parsed.set(c, chunks[c].textContent.split("</article>"));
  }
  return parsed.get(c)[i % size];
}
const part = id => $("#" + id).content.cloneNode(true);
function card(i) {
  const t = el("template"), u = utterances[i];
  t.innerHTML = html(i);
  const c = t.content.querySelector("article");
  c.dataset.i = i;
  $("header", c).append(part("acts"));
  $(".acts", c).setAttribute("aria-label", "Decision on " + label(u));
  $("header", c).after(part("noting"));
  $(".note span", c).textContent = "Note on " + label(u);
  for (const r of $$(".reading", c)) {
    $(".who", r).append(part("more"));
    for (const b of $$(".more .vh", r)) b.textContent = `: ${r.dataset.name}, ${label(u)}`;
  }
  if (isBlind()) for (const m of $$("[title]", c)) m.removeAttribute("title");
  if (noteOf(u)) $(".note", c).hidden = false;
  $("textarea", c).value = noteOf(u);
  press(c, u);
  pend(c);
  return c;
}
function press(c, u) {
  const opens = { note: () => !$(".note", c).hidden, tag: () => !!$(".tagging", c) };
  for (const b of $$(".acts [data-act]", c)) {
    const a = b.dataset.act;
    b.setAttribute(a in opens ? "aria-expanded" : "aria-pressed", a in opens ? opens[a]() : a === decision(u));
  }
}

// Filters: one state, kept in the address after #.
const FACETS = {
  speaker: u => [u.speaker], outlet: u => u.outlets, type: u => u.types, severity: u => [String(u.severity)],
  decision: u => [decision(u) || "open"],
};
const SORTS = {
  divergence: (a, b) => b.severity - a.severity || b.score - a.score, least: (a, b) => a.score - b.score, order: () => 0,
  coverage: (a, b) => parseInt(a.coverage) - parseInt(b.coverage), readings: (a, b) => b.outlets.length - a.outlets.length,
  blind: (a, b) => a.id < b.id ? -1 : 1, // says nothing of what was found
  speaker: (a, b) => a.speaker.localeCompare(b.speaker), date: (a, b) => (a.date || "9").localeCompare(b.date || "9"),
};
const line = Number($("#f-match").dataset.line);
const fields = { words: $("#f-words"), sort: $("#f-sort"), divergence: $("#f-divergence"), match: $("#f-match") };
let shown = [], drawn = 0, current = -1, asked = "";

function readHash() {
  const raw = location.hash.slice(1);
  if (/^q-\d+$/.test(raw)) return open(Number(raw.slice(2)) - 1);
  if (raw && !raw.includes("=")) {
    if (!list.children.length) apply(false);
    return reveal(raw);
  }
  const p = new URLSearchParams(raw);
  fields.words.value = p.get("words") ?? "";
  fields.sort.value = p.get("sort") ?? "divergence";
  fields.divergence.value = p.get("divergence") ?? 0;
  fields.match.value = p.get("match") ?? line;
  for (const s of $$("[data-facet]")) {
    const k = s.dataset.facet, not = p.has("-" + k);
    s.value = p.get((not ? "-" : "") + k) ?? "";
    $(`[data-not=${k}]`).checked = not;
  }
  asked = p.get("u") ?? "";
  apply(false);
  const i = asked ? utterances.findIndex(u => u.link === asked) : -1;
  if (i >= 0) open(i);
}
function clear() {
  asked = fields.words.value = "";
  fields.sort.value = "divergence";
  fields.divergence.value = 0;
  fields.match.value = line;
  for (const s of $$("[data-facet]")) { s.value = ""; $(`[data-not=${s.dataset.facet}]`).checked = false; }
}
function writeHash() {
  const p = new URLSearchParams(), put = (k, v, std) => { if (String(v) !== String(std)) p.set(k, v); };
  put("words", fields.words.value, "");
  for (const s of $$("[data-facet]")) put(($(`[data-not=${s.dataset.facet}]`).checked ? "-" : "") + s.dataset.facet, s.value, "");
  put("sort", fields.sort.value, "divergence");
  put("divergence", fields.divergence.value, 0);
  put("match", fields.match.value, line);
  if (asked) p.set("u", asked);
  const hash = p.toString();
  try { history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search); } catch { /* some viewers forbid it */ }
}
function apply(write = true) {
  const words = fold(fields.words.value).split(/\s+/).filter(Boolean);
  if (words.length) for (const u of utterances) u.folded ??= fold(u.text);
  const yes = words.filter(w => w[0] !== "-" || w.length < 2), no = words.filter(w => w[0] === "-" && w.length > 1).map(w => w.slice(1));
  const facets = $$("[data-facet]").filter(s => s.value).map(s => [FACETS[s.dataset.facet], s.value, !$(`[data-not=${s.dataset.facet}]`).checked]);
  const least = Number(fields.divergence.value), match = Number(fields.match.value);
  shown = [];
  utterances.forEach((u, i) => {
    if (u.score >= least && u.match >= match - (match > line ? 0 : 100) && facets.every(([of, v, want]) => of(u).includes(v) === want)
      && yes.every(w => u.folded.includes(w)) && !no.some(w => u.folded.includes(w))) shown.push(i);
  });
  const by = isBlind() ? SORTS.blind : SORTS[fields.sort.value] ?? SORTS.order;
  shown.sort((a, b) => by(utterances[a], utterances[b]) || a - b);
  $("#o-divergence").textContent = least;
  $("#o-match").textContent = match;
  const x = least ? 30 + (least - 1) / 99 * 270 : 0;
  for (const k of ["x1", "x2"]) $("#cut").setAttribute(k, x);
  for (const j of $$(".joins")) { const score = Number(j.closest("li").dataset.score); j.hidden = score < match || score >= line; } // those above the report's line fit another one better
  list.replaceChildren();
  drawn = 0; current = -1;
  more(FIRST);
  tally();
  if (write) writeHash();
}
function tally() {
  const n = { "": 0, accept: 0, reject: 0, unsure: 0 };
  for (const u of utterances) n[decision(u)]++;
  const open = Object.values(fixes).filter(waits).length;
  $("#tally").textContent = `${shown.length} of ${utterances.length} utterance${utterances.length === 1 ? "" : "s"}; ${n[""]} open, ${n.accept} accepted, ${n.reject} rejected`
    + (n.unsure ? `, ${n.unsure} unsure` : "") + (open ? `, ${open} correction${open > 1 ? "s" : ""}` : "");
}
function more(until = drawn + STEP) {
  const part = document.createDocumentFragment(), made = [];
  for (; drawn < Math.min(until, shown.length); drawn++) made.push(part.appendChild(card(shown[drawn])));
  list.append(part);
  const match = Number(fields.match.value);
  for (const c of made) below(c, match);
  // What is out of sight is laid out when the browser has time, so that a filter answers at once.
  (window.requestIdleCallback ?? setTimeout)(() => {
    for (const c of made) c.classList.add("settled");
    for (const c of made) for (const b of $$(".bands", c)) if (b.scrollWidth > b.clientWidth) b.tabIndex = 0;
  });
  next.hidden = drawn >= shown.length;
}
const below = (c, match) => { for (const r of $$(".reading", c)) $(".under", r).hidden = Number(r.dataset.score) >= match; };
next.onclick = () => more();
new IntersectionObserver(e => { if (e[0].isIntersecting) more(); }, { rootMargin: "1200px" }).observe(next);
let folded_parts = [];
addEventListener("beforeprint", () => { more(Infinity); for (const d of folded_parts = $$("details:not([open])")) d.open = true; });
addEventListener("afterprint", () => { for (const d of folded_parts) d.open = false; });

// Moving about.
function go(at) {
  if (!shown.length) return;
  at = Math.max(0, Math.min(at, shown.length - 1));
  if (at >= drawn) more(at + STEP);
  list.children[current]?.classList.remove("current");
  current = at;
  const c = list.children[at];
  c.classList.add("current");
  c.focus({ preventScroll: true });
  c.scrollIntoView({ block: "start" });
}
function open(i) {
  if (!utterances[i]) return;
  if (!shown.includes(i)) { clear(); apply(false); }
  go(shown.indexOf(i));
  asked = utterances[i].link;
  writeHash();
}
function nextOpen() { // the next one on the list that nobody decided on; after the last one the search begins again
  const places = shown.map((i, at) => decision(utterances[i]) ? -1 : at).filter(at => at >= 0);
  if (places.length) go(places.find(at => at > current) ?? places[0]);
  else $("#tally").textContent = "Nothing on this list is open.";
}
function reveal(id) {
  const e = document.getElementById(id);
  if (!e) return;
  for (let d = e; d; d = d.parentElement) if (d.tagName === "DETAILS") d.open = true;
  e.scrollIntoView();
}

// Deciding. `value` names the readings that were seen, so that the decision still finds them when thresholds change.
function decide(c, action) {
  const u = utterances[c.dataset.i], held = made[u.id] ?? { note: u.note };
  made[u.id] = { ...held, action: decision(u) === action ? "" : action, when: new Date().toISOString() };
  keep(u);
  press(c, u);
}
function keep(u, said = records(u)) { made[u.id].as = said; if (!to) store.set(KEY, made); tally(); send(said); }
function records(u) {
  const d = made[u.id], who = prefs.who ?? "", note = d.note ?? "", [target = u.id, ...others] = staying(u);
  const one = (action, value) => ({ target, action, value, note, who, when: d.when });
  if (d.action === "unsure") return [one("tag", "unsure")];
  const cleared = u.note && !note ? [one("note", "")] : [];
  if (d.action) return [one(d.action, others.join(",")), ...cleared];
  return u.decision || to ? [one("reopen", ""), ...cleared] : note ? [one("note", "")] : cleared;
}
function mergeRecord(key) { const [a, b] = key.split(" "); return { target: a, action: "merge", value: b, note: "", who: prefs.who ?? "", when: merges[key] }; }

// The review server keeps decisions one after the other. What it has not kept waits, and is told until it is kept.
let waiting = [], sending = false, failed = "", held = 0;
const unsaved = d => failed && waiting.some(w => w.when === d.when && slot(w) === slot(d));
function send(records) {
  if (!to) return;
  waiting.push(...records);
  flush();
}
async function flush() {
  if (sending) return;
  const before = failed;
  let refused = "";
  sending = true;
  failed = "";
  while (waiting.length && !failed) {
    const a = await fetch(to, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(waiting[0]) }).catch(() => null);
    const why = a && !a.ok ? (await a.json().catch(() => ({}))).error ?? "the review server answers " + a.status : "";
    if (a?.ok) held++;
    if (a?.status === 400) refused = why;
    if (a?.ok || refused) waiting.shift(); else failed = why || "the review server does not answer";
  }
  sending = false;
  warn(refused);
  if (failed !== before) redraw();
  if (refused) sync(true);
}
function warn(refused = "") {
  const box = $("#unsaved"), n = waiting.length;
  box.hidden = !failed && !refused;
  $("button", box).hidden = !failed;
  if (lost) box.hidden = false;
  $("p", box).textContent = lost ? "This browser does not keep decisions: save them to a file before you close the page." : failed ? `${n} decision${n > 1 ? "s are" : " is"} not saved: ${failed}.` : refused && `Not saved: ${refused}.`;
}
$("#unsaved button").onclick = flush;
addEventListener("beforeunload", e => { if (waiting.length || lost) e.preventDefault(); });
function redraw() { // what stands on the cards about decisions
  for (const c of list.children) {
    const u = utterances[c.dataset.i], area = $("textarea", $(".note", c));
    if (area !== document.activeElement) area.value = noteOf(u);
    if (noteOf(u)) $(".note", c).hidden = false;
    press(c, u);
    pend(c);
  }
  elsewhere();
  tally();
}
list.addEventListener("click", e => {
  const b = e.target.closest("button"), c = e.target.closest(".card");
  if (!c) return;
  current = [...list.children].indexOf(c);
  for (const o of $$(".current", list)) o.classList.remove("current");
  c.classList.add("current");
  if (b?.dataset.act === "note") note(c); else if (b?.dataset.act === "tag") tag(c); else if (b?.dataset.act) decide(c, b.dataset.act);
  if (b?.dataset.untag) fix(c, { action: "untag", target: staying(utterances[c.dataset.i])[0], value: b.dataset.untag });
  if (b?.matches("[data-fix]")) menu(b.closest(".reading"));
  if (b?.dataset.do) { const id = idOf(b.closest(".reading")); fix(c, { action: b.dataset.do, target: id, value: id }); }
});
list.addEventListener("change", e => {
  if (!e.target.matches(".note textarea")) return;
  const u = utterances[e.target.closest(".card").dataset.i];
  const d = made[u.id] = { action: decision(u), ...made[u.id], note: e.target.value, when: new Date().toISOString() };
  // The server is told of the note alone: another tab may have decided since.
  keep(u, to ? [{ target: staying(u)[0] ?? u.id, action: "note", value: "", note: d.note, who: prefs.who ?? "", when: d.when }] : undefined);
});
function note(c) {
  const n = $(".note", c);
  n.hidden = !n.hidden;
  press(c, utterances[c.dataset.i]);
  if (!n.hidden) $("textarea", n).focus();
}
for (const b of $$("[data-merge]")) {
  const li = b.closest("li"), key = li.dataset.a + " " + li.dataset.b;
  const show = () => b.setAttribute("aria-pressed", key in merges);
  b.onclick = () => {
    if (key in merges) { send([withdrawal(mergeRecord(key))]); delete merges[key]; }
    else { merges[key] = new Date().toISOString(); send([mergeRecord(key)]); }
    if (!to) store.set(KEY + ":merges", merges);
    show();
  };
  show();
}

// Corrections of a reading, and tags of an utterance. The last of a kind counts: where a reading belongs is one kind, each tag its own.
// One that a run has taken up already stays in the file that is saved, since the next run starts from the articles again.
const kind = d => ({ split: "place", move: "place", tag: "tag " + d.value, untag: "tag " + d.value, withdraw: "withdraw " + d.value })[d.action] ?? d.action, slot = d => kind(d) + " " + d.target;
const did = d => `${d.action} ${d.value}`.trim(), withdrawal = d => ({ target: d.target, action: "withdraw", value: did(d), note: "", who: prefs.who ?? "", when: new Date().toISOString() });
const asKnown = d => [d.action, d.target, d.value, d.when].join(" "), waits = d => !(asKnown(d) in outcomes);
const idOf = r => ids[r.dataset.article] + ":" + r.dataset.start + "-" + r.dataset.end;
let homes;
const home = id => (homes ??= new Map(utterances.flatMap(u => [u.id, ...u.others].map(q => [q, u])))).get(id);
const leaves = id => { const d = fixes["place " + id]; return d && waits(d) && (d.action === "split" || home(d.value) !== home(id)); };
const staying = u => [u.id, ...u.others].filter(id => !leaves(id));
const named = u => (isBlind() ? "" : `Q${u.n} `) + u.speaker;
function told(d) {
  if (d.action === "split") return "Own utterance";
  if (d.action === "move") return home(d.value) ? "Move to " + named(home(d.value)) : "Move";
  if (d.action === "base") return "Base reading";
  if (d.action === "speaker") return d.value ? "Speaker: " + d.value : "Speaker: nobody is named";
  if (d.action === "tag") return "Tag: " + d.value;
  if (d.action === "untag") return "Take off the tag: " + d.value;
  if (d.action === "withdraw") return "Taken back: " + d.value.split(" ")[0];
  const [start, end] = d.value.split("-"), at = ids.indexOf(d.target.slice(0, d.target.indexOf(":")));
  return "Words: " + (at < 0 ? d.value : [...article(at)[3]].slice(start, end).join(""));
}
function pend(c) {
  const u = utterances[c.dataset.i];
  for (const p of $$(".pending", c)) p.remove();
  for (const d of Object.values(fixes)) if (home(d.target) === u) {
    const r = !d.action.endsWith("tag") && d.action !== "withdraw" && $$(".reading", c).find(r => idOf(r) === d.target);
    if (r) $(".said", r).append(pending(d)); else $(".note", c).after(pending(d));
  }
}
function pending(d) {
  const p = el("p"), b = el("button", d.action === "withdraw" ? "Keep it" : "Take back"), what = told(d);
  p.className = "pending";
  p.append(el("b", what), " ", el("span", unsaved(d) ? "not saved yet" : waits(d) ? "will be applied by the next run" : outcomes[asKnown(d)]));
  b.className = "link"; b.type = "button"; b.dataset.back = slot(d);
  b.append(Object.assign(el("span", ": " + what), { className: "vh" }));
  p.append(" ", b);
  return p;
}
function hold(held) { fixes = held; if (!to) store.set(KEY + ":fixes", fixes); elsewhere(); tally(); }
function elsewhere() { // corrections of what is in no utterance of this report, such as a reading that they took out
  const none = Object.values(fixes).filter(d => !home(d.target));
  $("#elsewhere").hidden = !none.length;
  $("#elsewhere").replaceChildren(el("h3", "Corrections of quotations that are in no utterance here"), ...none.map(d => {
    const at = ids.indexOf(d.target.slice(0, d.target.indexOf(":"))), [start, end] = d.target.split(":").at(-1).split("-"), p = pending(d);
    if (at >= 0) p.prepend(article(at)[1] + ": “" + [...article(at)[3]].slice(start, end).join("") + "” ");
    return p;
  }));
}
function added(d) { // the corrections with one more; only one reading of an utterance is its base
  const rest = Object.entries(fixes).filter(([k, o]) => k !== slot(d) && !(d.action === "base" && o.action === "base" && home(o.target) === home(d.target)));
  return { ...Object.fromEntries(rest), [slot(d)]: d };
}
function fix(c, what) {
  const d = { ...what, note: "", when: new Date().toISOString() };
  const opener = $("[data-fix][aria-expanded=true]", c) ?? $("[data-act=tag]", c);
  hold(added(d));
  close();
  $(".tagging", c)?.remove();
  press(c, utterances[c.dataset.i]);
  pend(c);
  opener.focus();
  send([{ ...d, who: prefs.who ?? "" }]);
}
function close() {
  const m = $(".reading .fix", list), b = m && $("[data-fix]", m.closest(".reading"));
  m?.remove();
  b?.setAttribute("aria-expanded", false);
  return b;
}
function menu(r) { // made when it is asked for; one is open at a time
  const opener = $("[data-fix]", r), was = close(), c = r.closest(".card"), u = utterances[c.dataset.i], id = idOf(r);
  if (was === opener) return;
  const m = part("fixing").firstElementChild, select = $("select", m);
  select.onfocus = select.onpointerdown = () => { if (select.length < 2) select.append(...goals(u, id)); }; // thousands: when they are looked at
  $("[data-do=move]", m).hidden = utterances.length < 2 && !fixes["place " + id];
  $("[data-do=base]", m).hidden = r.classList.contains("base") && !Object.values(fixes).some(d => d.action === "base" && home(d.target) === u);
  $("input", m).value = fixes["speaker " + id]?.value ?? r.dataset.speaker ?? u.speaker;
  const { words, place, before, after } = paragraph(r);
  $(".around", m).append(before, el("mark", words), after);
  $("textarea", m).value = words;
  m.setAttribute("aria-label", `Correct ${r.dataset.name}, ${label(u)}`);
  $(".said", r).append(m);
  $(".around", m).scrollTop = $("mark", m).offsetTop - $(".around", m).offsetTop;
  opener.setAttribute("aria-expanded", true);
  $("button:not([hidden])", m).focus();
}
function goals(u, id) { // the utterances that a reading can move to, and where it came from
  const back = fixes["place " + id] && staying(u).concat(u.others).find(q => q !== id), all = utterances.filter(o => o !== u);
  if (isBlind()) all.sort(SORTS.blind);
  const one = (o, q, words) => new Option(`${words}${named(o)}: ${o.text.split(" \n", 4)[3].slice(0, 50)}`, q);
  return [...(back ? [one(u, back, "back to ")] : []), ...all.map(o => one(o, staying(o)[0] ?? o.id, ""))];
}
function paragraph(r) { // the quotation's, between blank lines; `place` is where the quotation begins in it, `from` where it begins itself, in code points
  const text = article(r.dataset.article)[3], chars = [...text], cut = (a, z) => chars.slice(a, z).join("");
  const start = Number(r.dataset.start), end = Number(r.dataset.end), words = cut(start, end);
  const before = cut(0, start).split(/\n\s*\n/).at(-1), after = cut(end).split(/\n\s*\n/)[0];
  return { words, before, after, place: before.length, from: start - [...before].length };
}
function span(r, asked) { // the place of these words in the paragraph nearest to where they were, or ""; white space is all one
  const { words, before, after, place, from } = paragraph(r), whole = before + words + after;
  const like = asked.trim().split(/\s+/).map(w => w.replace(/[$()*+.?[\\\]^{|}/]/g, "\\$&")).join("\\s+");
  const found = like && [...whole.matchAll(new RegExp(like, "gu"))].sort((a, b) => Math.abs(a.index - place) - Math.abs(b.index - place))[0];
  if (!found) return "";
  const start = from + [...whole.slice(0, found.index)].length;
  return `${start}-${start + [...found[0]].length}`;
}
function tag(c) {
  const u = utterances[c.dataset.i], old = $(".tagging", c);
  if (old) old.remove(); else {
    $(".note", c).after(part("tagging"));
    $(".tagging span", c).textContent = "Tag on " + label(u);
    $(".tagging input", c).focus();
  }
  press(c, u);
}
list.addEventListener("submit", e => {
  e.preventDefault();
  const f = e.target, c = f.closest(".card"), r = f.closest(".reading"), action = f.dataset.do;
  let value = $("select,input,textarea", f).value.trim();
  if (action === "span" && !(value = span(r, value))) { $(".wrong", f).textContent = "These words do not stand like this in the paragraph above."; return; }
  if (action === "tag" && value === "unsure") return decision(utterances[c.dataset.i]) === value || decide(c, value);
  if (value || action === "speaker") fix(c, { action, target: r ? idOf(r) : staying(utterances[c.dataset.i])[0], value });
});

// A quotation in its whole article. Offsets are code points, so the text is cut by code points.
let articles;
function article(at) { return (articles ??= JSON.parse($("#articles").textContent))[at]; }
document.addEventListener("click", e => {
  const b = e.target.closest("[data-whole]");
  if (b) whole(b.closest("[data-article]"));
  const back = e.target.closest("[data-back]"), c = back?.closest(".card");
  if (back) { takeBack(fixes[back.dataset.back]); if (c) { pend(c); c.focus(); } }
  const a = e.target.closest("a.perma");
  if (a) { e.preventDefault(); open(utterances.findIndex(u => a.hash === "#u=" + u.link)); }
});
function whole(b) {
  const [title, about, lang, text] = article(b.dataset.article), chars = [...text], box = $("#whole-t");
  const [start, end] = [Number(b.dataset.start), Number(b.dataset.end)], cut = (a, z) => chars.slice(a, z).join("");
  $("#whole-h").textContent = title;
  $("#whole-m").textContent = about;
  const mark = el("mark", cut(start, end));
  box.replaceChildren(cut(0, start), mark, cut(end));
  box.dir = "auto";
  if (lang) box.lang = lang; else box.removeAttribute("lang");
  $("#whole").showModal();
  box.scrollTop = mark.offsetTop - box.offsetTop - box.clientHeight / 3;
}

// Taking back: a correction, or a decision that the report lists. What the report shows already changes in the next run.
const rows = $$("[data-withdraw]"), rowOf = d => rows.find(b => b.dataset.target === d.target && did(b.dataset) === d.value);
function takeBack(d) {
  const { [slot(d)]: _, ...rest } = fixes, back = withdrawal(d), again = d.action === "withdraw" && rowOf(d)?.dataset;
  hold(!again && to && rowOf(back) ? { ...rest, [slot(back)]: back } : rest);
  send([again ? { target: d.target, action: again.action, value: again.value, note: again.note, who: prefs.who ?? "" } : back]);
  markRows();
}
function markRows() { for (const b of rows) b.setAttribute("aria-pressed", slot(withdrawal({ ...b.dataset })) in fixes); }
for (const b of rows) b.onclick = () => {
  const d = withdrawal({ ...b.dataset });
  if (slot(d) in fixes) takeBack(fixes[slot(d)]); else { hold(added(d)); send([d]); }
  markRows();
  redraw();
};

// Files. A cell that a spreadsheet would run is made text.
const safe = v => { const s = String(v); return (/^[\s]*[=+\-@\t\r]/.test(s) ? "'" : "") + s; };
const cell = v => '"' + safe(v).replace(/"/g, '""') + '"';
function save(name, type, text) {
  const a = el("a");
  a.href = URL.createObjectURL(new Blob([text], { type }));
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 9e3);
}
const row = u => ({ id: u.id, number: u.n, speaker: u.speaker, outlets: u.outlets.join("; "), severity: u.severity, divergence: u.score,
  coverage: u.coverage, types: u.types.join("; "), match: u.match, decision: decision(u), note: noteOf(u), finding: u.why });
$("#t-decisions").onclick = () => { lost = false; warn(); return save("decisions.json", "application/json", JSON.stringify(
  [...utterances.filter(u => made[u.id]).flatMap(records), ...Object.keys(made).filter(id => home(id)?.id !== id).flatMap(id => made[id].as ?? []), ...Object.keys(merges).map(mergeRecord), ...Object.values(fixes).map(d => ({ who: prefs.who ?? "", ...d }))]
    .sort((a, b) => a.when < b.when ? -1 : a.when > b.when ? 1 : 0), null, 1) + "\n"); }; // as they were made: the last one counts
$("#t-json").onclick = () => save("utterances.json", "application/json", JSON.stringify(shown.map(i => row(utterances[i])), null, 1) + "\n");
$("#t-csv").onclick = () => {
  const names = Object.keys(row({ outlets: [], types: [], ...utterances[0] }));
  save("utterances.csv", "text/csv", "\ufeff" + [names, ...shown.map(i => Object.values(row(utterances[i])))].map(r => r.map(cell).join(",")).join("\r\n") + "\r\n");
};

// How it looks.
const THEMES = ["system", "light", "dark"];
function theme(name) {
  if (name === "system") delete root.dataset.theme; else root.dataset.theme = name;
  $("#t-theme").textContent = "Theme: " + name;
  pref("theme", name);
}
$("#t-theme").onclick = () => theme(THEMES[(THEMES.indexOf(prefs.theme) + 1) % 3]);
function blind(on) { root.classList.toggle("blind", on); $("#t-blind").setAttribute("aria-pressed", on); pref("blind", on); }
$("#t-blind").onclick = () => { blind(!isBlind()); apply(); };
$("#t-open").onclick = nextOpen;
$("#t-keys").onclick = () => $("#keys").showModal();
$("#keys-on").checked = prefs.keys ?? true;
$("#keys-on").onchange = e => pref("keys", e.target.checked);
$("#who").value = prefs.who ?? "";
$("#who").onchange = e => pref("who", e.target.value);

const filters = $("#filters");
filters.addEventListener("input", () => { asked = ""; apply(); });
filters.addEventListener("submit", e => e.preventDefault());
filters.addEventListener("reset", e => { e.preventDefault(); clear(); apply(); });
addEventListener("hashchange", readHash);

const KEYS = {
  j: () => go(current + 1), k: () => go(current - 1), "/": () => fields.words.focus(), "?": () => $("#keys").showModal(),
  o: () => nextOpen(), b: () => $("#t-blind").click(), d: () => $("#t-theme").click(), s: () => $("#t-decisions").click(),
  a: c => decide(c, "accept"), r: c => decide(c, "reject"), u: c => decide(c, "unsure"), n: note, t: tag,
  e: c => { const all = $$(".reading", c), open = all.findIndex(r => $(".fix", r)); menu(all[(open + 1) % all.length]); }, c: c => whole($("[data-article]", c)),
};
addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || !(prefs.keys ?? true) || $("dialog[open]")) return;
  if (e.target.closest("input:not([type=checkbox],[type=range]),select,textarea")) { if (e.key === "Escape") e.target.blur(); return; }
  if (e.key === "Escape") { close()?.focus(); const t = $(".tagging", list); if (t) tag(t.closest(".card")); }
  const act = KEYS[e.key], c = list.children[current];
  if (!act || (act.length && !c)) return;
  e.preventDefault();
  act(c);
});

// Decisions that the review server has on disk already, in the order in which they were made; again when this tab is looked at, for another
// tab may have added some.
function standing(kept) { // without what was taken back
  const left = [];
  for (const d of kept.filter(d => d.applied !== false)) {
    const at = d.action === "withdraw" ? left.findLastIndex(o => o.target === d.target && did(o) === d.value) : -1;
    if (at >= 0) left.splice(at, 1);
    if (d.action !== "withdraw" || rowOf(d)) left.push(d);
  }
  return left;
}
function take(kept) {
  for (const d of standing(kept)) {
    const id = home(d.target)?.id ?? d.target, old = made[id] ?? {}, set = a => { made[id] = { note: d.note || old.note, when: d.when, action: a }; };
    if (d.action === "accept" || d.action === "reject") set(d.action);
    else if (d.action === "tag" && d.value === "unsure") set("unsure");
    else if (d.action === "reopen") set("");
    else if (d.action === "note") { set(old.action ?? home(d.target)?.decision ?? ""); made[id].note = d.note; }
    else if (d.action === "merge") merges[d.target + " " + d.value] = d.when;
    else fixes = added(d);
  }
  for (const b of $$("[data-merge]")) b.setAttribute("aria-pressed", b.closest("li").dataset.a + " " + b.closest("li").dataset.b in merges);
}
async function sync(anew) {
  const kept = await fetch(to).then(a => a.ok ? a.json() : null).catch(() => null);
  if (!kept || waiting.length || (!anew && kept.length === held)) return;
  held = kept.length;
  fixes = {};
  for (const o of [made, merges]) for (const k in o) delete o[k];
  take(kept);
  markRows();
  redraw();
}
if (to) {
  sync(true).then(readHash);
  addEventListener("focus", () => sync(false));
} else elsewhere();
markRows();
theme(prefs.theme ?? "system");
blind(prefs.blind ?? false);
readHash();
(function foldSome(from) { // what a search reads, made while nobody waits
  for (const u of utterances.slice(from, from + STEP)) u.folded ??= fold(u.text);
  if (from < utterances.length) idle(() => foldSome(from + STEP));
})(0);
})();
