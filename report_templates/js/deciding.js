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
