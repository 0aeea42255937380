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
