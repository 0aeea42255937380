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
