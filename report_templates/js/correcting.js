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
