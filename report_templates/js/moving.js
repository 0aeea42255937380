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
