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
