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
