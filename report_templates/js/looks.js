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
