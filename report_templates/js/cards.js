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
