"""The page in a real Chromium: filters, sliders, keys, decisions, safety. Skipped where there is no browser to drive."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compare import pipeline
from compare.origins import resolved
from compare.report import html
from compare.report.json import normal
from compare.report.viewing import viewed
from compare.settings import Settings
from tests.report import sample

AXE = "AXE_JS"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(html.render(normal(sample.report()), Settings(match_threshold=60)))
    return path


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "blob:")) else None)
    page.goto(file.as_uri())
    yield page
    assert said == []
    context.close()


def numbers(page: Any) -> list[str]:
    return [text.strip() for text in page.locator(".card .perma").all_inner_texts()]


def test_all_utterances_are_shown_the_most_divergent_first(page: Any) -> None:
    assert numbers(page) == ["Q1", "Q2", "Q3"]
    assert page.inner_text("#tally") == "3 of 3 utterances; 2 open, 1 accepted, 0 rejected"


@pytest.mark.parametrize("anchor", ["sources", "utterances", "nothing-of-that-name"])
def test_a_page_opened_at_one_of_its_parts_shows_all_utterances(page: Any, file: Path, anchor: str) -> None:
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#{anchor}")
    assert len(numbers(page)) == 3
    assert page.inner_text("#tally").startswith("3 of 3")


def test_searching_words_narrows_the_list_and_stands_in_the_address(page: Any) -> None:
    page.fill("#f-words", "quays 200")
    assert numbers(page) == ["Q2"]
    assert "words=quays+200" in page.url
    page.reload()
    assert numbers(page) == ["Q2"]


def test_a_word_with_a_minus_leaves_utterances_out(page: Any) -> None:
    page.fill("#f-words", "-quays")
    assert numbers(page) == ["Q1", "Q3"]


def test_a_facet_keeps_or_leaves_out(page: Any) -> None:
    page.select_option("#f-type", "negation")
    assert numbers(page) == ["Q1"]
    page.check("[data-not=type]")
    assert numbers(page) == ["Q2", "Q3"]
    assert "-type=negation" in page.url
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelectorAll('.card').length === 3")
    assert "#" not in page.url


def test_decisions_can_be_filtered(page: Any) -> None:
    page.select_option("#f-decision", "accept")
    assert numbers(page) == ["Q2"]


def test_the_divergence_slider_works_while_it_moves(page: Any) -> None:
    page.locator("#f-divergence").evaluate("e => { e.value = 75; e.dispatchEvent(new Event('input', {bubbles: true})) }")
    assert numbers(page) == ["Q1"]
    assert float(page.get_attribute("#cut", "x1")) > 200


def test_the_match_slider_says_which_readings_and_near_misses_pass(page: Any) -> None:
    page.click("#near-misses > summary")
    assert page.locator("#near-misses .joins").is_hidden()
    page.locator("#f-match").evaluate("e => { e.value = 30; e.dispatchEvent(new Event('input', {bubbles: true})) }")
    assert page.locator("#near-misses .joins").is_visible()
    page.locator("#f-match").evaluate("e => { e.value = 95; e.dispatchEvent(new Event('input', {bubbles: true})) }")
    assert numbers(page) == []


def test_sorting_changes_the_order(page: Any) -> None:
    page.select_option("#f-sort", "least")
    assert numbers(page) == ["Q3", "Q2", "Q1"]


def test_the_keys_move_and_decide(page: Any) -> None:
    for key in "jja":
        page.keyboard.press(key)
    assert page.locator(".card.current .perma").inner_text() == "Q2"
    page.keyboard.press("k")
    page.keyboard.press("r")
    page.keyboard.press("n")
    page.keyboard.type("not the same day")
    page.keyboard.press("Escape")
    assert page.inner_text("#tally") == "3 of 3 utterances; 2 open, 0 accepted, 1 rejected"
    with page.expect_download() as download:
        page.keyboard.press("s")
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [(one["target"], one["action"], one["value"], one["note"]) for one in saved] == [
        (sample.HERALD_3.id, "reopen", "", "looked up: 20"),
        (sample.HERALD_1.id, "reject", sample.COURIER_1.id, "not the same day"),
    ]


def test_decisions_survive_a_reload(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("u")
    page.wait_for_selector("#q-1 [data-act=unsure][aria-pressed=true]")
    page.reload()
    page.wait_for_selector("#q-1 [data-act=unsure][aria-pressed=true]")


def test_a_browser_without_room_for_decisions_is_told_until_they_are_saved(page: Any) -> None:
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); })")
    page.keyboard.press("j")
    page.keyboard.press("r")
    assert "save them to a file" in page.inner_text("#unsaved")
    with page.expect_download():
        page.click("#t-decisions")
    assert page.locator("#unsaved").is_hidden()


def test_two_quotations_can_be_joined_by_hand(page: Any) -> None:
    page.click("#suggestions [data-merge]")
    with page.expect_download() as download:
        page.click("#t-decisions")
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [(one["action"], one["target"], one["value"]) for one in saved] == [("merge", sample.HERALD_1.id, sample.KAYHAN_1.id)]


def test_single_keys_can_be_switched_off(page: Any) -> None:
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".card.current").count() == 0


def test_a_quotation_opens_in_its_whole_article(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("c")
    assert page.inner_text("#whole mark") == sample.HERALD_1.text
    assert page.locator("#whole-t").evaluate("e => e.textContent") == sample.HERALD
    page.keyboard.press("Escape")
    assert page.locator("#whole").is_hidden()


def test_a_permalink_opens_its_utterance(page: Any, file: Path) -> None:
    article, _, place = sample.HERALD_2.id.partition(":")
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#u={article[:12]}:{place}")
    assert page.locator(".card.current .perma").inner_text() == "Q3"


def test_a_link_in_the_overview_opens_its_utterance_despite_a_filter(page: Any) -> None:
    page.fill("#f-words", "nothing has these words")
    page.click(".findings a >> nth=0")
    page.wait_for_selector(".card.current")
    assert page.locator(".card.current .perma").inner_text() == "Q1"


def test_a_part_that_is_folded_opens_from_the_list_of_parts(page: Any) -> None:
    page.click("nav a[href='#method']")
    page.wait_for_selector("#method[open]")


def place_of_first(page: Any) -> str:
    """Return start and end of the first reading that is shown, as an id ends with them."""
    data = page.locator(".reading").first.evaluate("e => e.dataset.start + '-' + e.dataset.end")
    return f":{data}"


def test_blind_mode_hides_scores_and_severities(page: Any) -> None:
    page.click("#t-blind")
    assert page.locator(".m[title]").count() == 0
    assert sorted(sample.UTTERANCES, key=lambda one: one.id)[0].readings[0].quotation.endswith(place_of_first(page))
    assert page.locator(".verdict, .why, .variants, .score, .perma, #f-severity, #suggestions .scored").evaluate_all(
        "all => all.every(e => !e.checkVisibility())"
    )
    colour = page.locator(".m.meaning").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour == "rgba(0, 0, 0, 0)"


def test_the_theme_can_be_chosen(page: Any) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.click("#t-theme")
    page.click("#t-theme")
    assert page.evaluate(paper) != light
    assert page.inner_text("#t-theme") == "Theme: dark"


def test_the_table_that_is_saved_cannot_run(page: Any) -> None:
    with page.expect_download() as download:
        page.click("#t-csv")
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert page.evaluate("true")


def test_a_narrow_screen_does_not_scroll_sideways(browser: Any, file: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(file.as_uri())
    for part in page.locator("details").all():
        part.evaluate("e => e.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize("width", [360, 1200])
def test_no_name_and_no_script_makes_the_page_scroll_sideways(browser: Any, tmp_path: Path, width: int) -> None:
    """Outlets of 300 letters, words of 200, and readings that run from right to left, whose tables do so too."""
    english = "“We will never close the northern harbour before the end of the year,” said the mayor, Anna Berg."
    persian = "وزیر گفت: «ما هرگز بندر شمالی شهر را پیش از پایان سال نمی‌بندیم»."
    texts = (english, english.replace("never", "h" * 200), persian, persian.replace("هرگز", "شاید"))
    names = ("x" * 300, "The Northern Gazette " * 15, "روزنامه", "خبرگزاری")
    for number, (text, name) in enumerate(zip(texts, names, strict=True)):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "sources.toml").open("a", encoding="utf-8").write(f'["{number}.txt"]\noutlet = "{name}"\n')
    report = pipeline.report(pipeline.Job((str(tmp_path),), resolved()))
    (tmp_path / "report.html").write_bytes(html.render(report, Settings()))
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert page.locator(".card").count() == 2
    assert page.locator(".bands[dir=rtl]").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_scripts_the_table_is_there(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator(".plain tbody tr").count() == 3
    assert page.locator("#filters").is_hidden()
    context.close()


def test_many_utterances_are_drawn_as_they_are_needed(browser: Any, tmp_path: Path) -> None:
    many = tuple(sample.UTTERANCES[index % 3] for index in range(300))
    path = tmp_path / "many.html"
    path.write_bytes(html.page(viewed(sample.report(utterances=many), Settings())).encode())
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    assert 0 < page.locator(".card").count() < 150
    page.goto(path.as_uri() + "#q-298")
    assert page.locator(".card.current .perma").inner_text() == "Q298"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".card").count() == 300
    context.close()


@pytest.mark.skipif(AXE not in os.environ, reason=f"{AXE} does not name a copy of axe.min.js (npm install axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_axe_finds_nothing(browser: Any, file: Path, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(file.as_uri())
    for part in page.locator("details").all():
        part.evaluate("e => e.open = true")
    page.keyboard.press("j")
    session = context.new_cdp_session(page)  # through the debugging protocol the page's own policy stays on
    session.send("Runtime.evaluate", {"expression": Path(os.environ[AXE]).read_text(encoding="utf-8")})
    run = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'wcag2aaa']})"
    answer = session.send("Runtime.evaluate", {"expression": f"{run}.then(JSON.stringify)", "awaitPromise": True, "returnByValue": True})
    violations = json.loads(answer["result"]["value"])["violations"]
    assert [(one["id"], [node["html"] + str(node.get("any", [{}])[:1]) for node in one["nodes"][:3]]) for one in violations] == []
    context.close()


def test_a_report_without_utterances_says_so_and_offers_no_filters(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Nobody was quoted here.", encoding="utf-8")
    report = pipeline.report(pipeline.Job((str(tmp_path / "one.txt"),), resolved()))
    (tmp_path / "report.html").write_bytes(html.render(report, Settings()))
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((tmp_path / "report.html").as_uri())
    assert "nothing to hold side by side" in page.inner_text("#overview")
    assert page.inner_text(".summary") == "One article, 0 quotations; there is nothing to compare."
    assert page.locator("#filters").is_hidden()
    page.keyboard.press("o")
    assert wrong == []
    context.close()
