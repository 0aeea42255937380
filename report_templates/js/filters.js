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
