"""Corrections made in the page, in a real Chromium: each gives a decision, and the next run applies it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from compare import pipeline, review
from compare.model import Decision, Report, Utterance
from compare.origins import resolved
from compare.report import html
from compare.report.viewing import viewed
from compare.review.server import Session, application

AXE = "AXE_JS"
PORT = 4712

HARBOUR = "The old harbour wall will not survive another winter of storms"
FERRY = "Every ferry captain on this coast knows where the sandbanks wander"
ARTICLES = {
    "gazette": f"Mayor Ines Duarte spoke on Monday. “{HARBOUR},” Duarte said.\n\nLater she added: “{FERRY}.”\n",
    "mail": f"“{HARBOUR} and we all know it,” Mayor Ines Duarte said.\n\n“{FERRY},” Duarte said.\n",
    "star": f"“{HARBOUR.replace('winter', 'season')},” Mayor Ines Duarte told the council, 𝒇inally.\n\nNobody else spoke.\n",
}


def written(folder: Path, decisions: Path | None = None) -> Report:
    """Return the report on the articles, with the decisions of a file."""
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    paths = tuple(str(folder / f"{name}.txt") for name in ARTICLES)
    return pipeline.report(pipeline.Job(paths, resolved(), decisions=review.load(decisions) if decisions else ()))


@dataclass
class Reviewed:
    """A report, its page in the browser, and what the page saves."""

    report: Report
    page: Any
    folder: Path
    wrong: list[str]

    def reading(self, outlet: str, words: str = HARBOUR[:20]) -> Any:
        return self.page.locator(".card", has_text=words).locator(f".reading[data-name^={outlet}]")

    def correct(self, outlet: str, words: str = HARBOUR[:20]) -> Any:
        self.reading(outlet, words).locator("[data-fix]").click()
        return self.reading(outlet, words).locator(".fix")

    def saved(self) -> list[dict[str, str]]:
        with self.page.expect_download() as download:
            self.page.click("#t-decisions")
        shutil.copy(download.value.path(), self.folder / "decisions.json")
        found: list[dict[str, str]] = json.loads((self.folder / "decisions.json").read_text(encoding="utf-8"))
        return found

    def next_run(self) -> Report:
        self.saved()
        report = written(self.folder, self.folder / "decisions.json")
        assert [one.why_not for one in report.decisions if not one.applied] == []
        return report

    def show(self, report: Report) -> None:
        (self.folder / "report.html").write_bytes(html.render(report, resolved().settings))
        self.page.goto("about:blank")
        self.page.goto((self.folder / "report.html").as_uri())


def said(report: Report, words: str) -> Utterance:
    return next(one for one in report.utterances if words in one.collation.texts[0])


def outlets(report: Report, one: Utterance) -> set[str]:
    by_id = {quotation.id: quotation.name for quotation in report.quotations}
    return {by_id[reading.quotation] for reading in one.readings}


def quotation(report: Report, name: str, words: str = HARBOUR[:20]) -> str:
    return next(one.id for one in report.quotations if one.name == name and words in one.text)


@pytest.fixture
def reviewed(browser: Any, tmp_path: Path) -> Iterator[Reviewed]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    one = Reviewed(written(tmp_path), page, tmp_path, wrong)
    assert outlets(one.report, said(one.report, HARBOUR[:20])) == {"gazette", "mail", "star"}
    assert outlets(one.report, said(one.report, FERRY[:20])) == {"gazette", "mail"}
    one.show(one.report)
    yield one
    assert wrong == []
    context.close()


def only(decisions: list[dict[str, str]]) -> tuple[str, str, str]:
    (one,) = decisions
    return one["action"], one["target"], one["value"]


def test_a_reading_becomes_an_utterance_of_its_own(reviewed: Reviewed) -> None:
    reviewed.correct("star").locator("text=Own utterance").click()
    star = quotation(reviewed.report, "star")
    assert reviewed.reading("star").locator(".pending").inner_text().startswith("Own utterance will be applied by the next run")
    assert only(reviewed.saved()) == ("split", star, star)
    after = reviewed.next_run()
    assert outlets(after, said(after, HARBOUR[:20])) == {"gazette", "mail"}
    assert star in after.single_source
    reviewed.show(after)
    assert "applied" in reviewed.page.inner_text("#elsewhere .pending")
    reviewed.page.click("#elsewhere [data-back]")
    assert reviewed.page.locator("#elsewhere").is_hidden()
    assert reviewed.saved() == []


def test_a_reading_moves_to_another_utterance(reviewed: Reviewed) -> None:
    menu = reviewed.correct("star")
    assert menu.locator("option").count() == 1
    menu.locator("select").focus()
    assert menu.locator("option").count() == len(reviewed.report.utterances)
    menu.locator("text=Move >> nth=-1").click()
    assert reviewed.saved() == []
    menu.locator("select").select_option(index=1)
    menu.locator("text=Move >> nth=-1").click()
    action, target, value = only(reviewed.saved())
    assert (action, target) == ("move", quotation(reviewed.report, "star"))
    assert value in {reading.quotation for reading in said(reviewed.report, FERRY[:20]).readings}
    after = reviewed.next_run()
    assert outlets(after, said(after, HARBOUR[:20])) == {"gazette", "mail"}
    assert outlets(after, said(after, FERRY[:20])) == {"gazette", "mail", "star"}
    reviewed.show(after)
    assert "applied" in reviewed.page.inner_text(".reading[data-name^=star] .pending")


def test_a_reading_becomes_the_base(reviewed: Reviewed) -> None:
    for outlet in ("gazette", "star"):
        menu = reviewed.correct(outlet)
        if menu.locator("[data-do=base]").is_visible():
            menu.locator("[data-do=base]").click()
    star = quotation(reviewed.report, "star")
    assert only(reviewed.saved()) == ("base", star, star)
    assert reviewed.page.locator(".pending").count() == 1
    after = said(reviewed.next_run(), HARBOUR[:20])
    assert after.readings[after.base].quotation == star


def test_a_speaker_is_named(reviewed: Reviewed) -> None:
    menu = reviewed.correct("star")
    assert menu.locator("input").input_value() == "Ines Duarte"
    menu.locator("input").fill("Harbour master Rui Pena")
    menu.locator("input").press("Enter")
    star = quotation(reviewed.report, "star")
    assert only(reviewed.saved()) == ("speaker", star, "Harbour master Rui Pena")
    after = {one.id: one.person for one in reviewed.next_run().quotations}
    assert after[star] == "Harbour master Rui Pena"


def test_words_are_corrected_within_their_paragraph_and_only_there(reviewed: Reviewed) -> None:
    menu = reviewed.correct("star")
    words = menu.locator("textarea")
    assert menu.locator(".around mark").inner_text() == words.input_value()
    words.fill("These words stand nowhere")
    menu.locator("text=Set words").click()
    assert "do not stand like this" in menu.locator("[role=alert]").inner_text()
    assert reviewed.saved() == []
    words.fill(" told the\ncouncil,   𝒇inally. ")
    menu.locator("text=Set words").click()
    action, target, value = only(reviewed.saved())
    text, (start, end) = ARTICLES["star"], map(int, value.split("-"))
    assert (action, target) == ("span", quotation(reviewed.report, "star"))
    assert text[start:end] == "told the council, 𝒇inally."
    assert "Words: told the council, 𝒇inally." in reviewed.reading("star").locator(".pending").inner_text()
    assert "told the council, 𝒇inally." in {one.text for one in reviewed.next_run().quotations}


def test_an_utterance_is_tagged_more_than_once(reviewed: Reviewed) -> None:
    page = reviewed.page
    page.keyboard.press("j")
    for word in ("agency copy", "ask the desk"):
        page.keyboard.press("t")
        page.keyboard.type(word)
        page.keyboard.press("Enter")
    first = reviewed.saved()
    assert [(one["action"], one["value"]) for one in first] == [("tag", "agency copy"), ("tag", "ask the desk")]
    page.locator(".pending", has_text="agency copy").locator("[data-back]").click()
    assert [one["value"] for one in reviewed.saved()] == ["ask the desk"]
    assert page.inner_text("#tally").endswith("1 correction")
    reviewed.show(reviewed.next_run())
    assert "tagged: ask the desk" in page.locator(".card .aside").first.inner_text()
    page.locator("[data-untag]").first.click()
    assert [(one["action"], one["value"]) for one in reviewed.saved()] == [("untag", "ask the desk")]
    reviewed.show(reviewed.next_run())
    assert page.locator("[data-untag]").count() == 0


def test_corrections_survive_a_reload_and_can_be_taken_back(reviewed: Reviewed) -> None:
    reviewed.correct("mail").locator("text=Own utterance").click()
    reviewed.page.reload()
    reviewed.reading("mail").locator(".pending").wait_for()
    reviewed.reading("mail").locator("[data-back]").click()
    reviewed.page.locator(".pending").wait_for(state="detached")
    assert reviewed.saved() == []


def test_a_reading_that_leaves_is_not_accepted_with_the_others(reviewed: Reviewed) -> None:
    longest = said(reviewed.report, HARBOUR[:20]).id
    outlet = next(one.name for one in reviewed.report.quotations if one.id == longest)
    reviewed.correct(outlet).locator("text=Own utterance").click()
    reviewed.page.locator(".card", has_text=HARBOUR[:20]).locator("[data-act=accept]").click()
    decisions = reviewed.saved()
    assert [one["action"] for one in decisions] == ["split", "accept"]
    assert longest not in decisions[1]["target"] + decisions[1]["value"]
    after = reviewed.next_run()
    assert outlets(after, said(after, HARBOUR[:20])) == {"gazette", "mail", "star"} - {outlet}
    view = viewed(after, resolved().settings)
    assert [one.decision for one in view.utterances].count("accept") == 1
    reviewed.show(after)
    assert reviewed.saved() == decisions


def test_the_menu_opens_and_closes_by_key_and_one_at_a_time(reviewed: Reviewed) -> None:
    page = reviewed.page
    assert page.locator(".fix").count() == 0
    page.keyboard.press("j")
    for number in (1, 2):
        page.keyboard.press("e")
        assert page.locator(".fix").count() == 1
        assert page.locator(".card.current [data-fix][aria-expanded=true]").count() == 1
        assert page.evaluate(f"document.querySelectorAll('.card.current .reading')[{number - 1}].contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.locator(".fix").count() == 0
    assert page.evaluate("document.activeElement.matches('[data-fix][aria-expanded=false]')")


@pytest.mark.parametrize("width", [360, 1200])
def test_the_menu_fits_and_its_targets_are_large_enough(reviewed: Reviewed, width: int) -> None:
    reviewed.page.set_viewport_size({"width": width, "height": 800})
    menu = reviewed.correct("star")
    assert reviewed.page.evaluate("document.documentElement.scrollWidth") <= width
    for target in [*menu.locator("button, input, select, textarea").all(), reviewed.page.locator("[data-fix]").first]:
        assert target.bounding_box()["height"] >= 24


def test_blind_mode_does_not_number_the_utterances_to_move_to(reviewed: Reviewed) -> None:
    reviewed.page.click("#t-blind")
    menu = reviewed.correct("star")
    menu.locator("select").focus()
    assert "Q" not in menu.locator("option").last.inner_text().split(":")[0]


@pytest.fixture
def served(reviewed: Reviewed) -> Iterator[Callable[[int], None]]:
    """Serve the report's page by the review server; called, what is posted is answered with that status and not kept."""
    view, answer = viewed(reviewed.report, resolved().settings), 0
    session = Session(
        page=lambda address: html.page(view, decisions_to=address),
        decisions=reviewed.folder / "decisions.jsonl",
        who="R. Reader",
        now=lambda: "2026-01-02T03:04:05+00:00",
        token="right",
        port=PORT,
    )

    def fail(status: int) -> None:
        nonlocal answer
        answer = status

    with TestClient(application(session), base_url=f"http://127.0.0.1:{PORT}") as client:

        def handle(route: Any) -> None:
            asked = route.request
            if answer and asked.method == "POST":
                route.fulfill(status=answer)
                return
            got = client.request(asked.method, asked.url, content=asked.post_data, headers={"Origin": f"http://127.0.0.1:{PORT}"})
            route.fulfill(status=got.status_code, headers=dict(got.headers), body=got.content)

        reviewed.page.route(f"http://127.0.0.1:{PORT}/**", handle)
        reviewed.page.goto(session.address)
        yield fail


def test_the_review_server_keeps_corrections_and_the_last_one_wins(reviewed: Reviewed, served: Callable[[int], None]) -> None:
    del served
    page = reviewed.page
    reviewed.correct("star").locator("text=Own utterance").click()
    page.reload()
    page.wait_for_selector(".pending")
    menu = reviewed.correct("star")
    menu.locator("select").focus()
    assert menu.locator("option").nth(1).inner_text().startswith("back to ")
    menu.locator("select").select_option(index=1)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        menu.locator("text=Move >> nth=-1").click()
    kept = reviewed.folder / "decisions.jsonl"
    assert [(one.action, one.who) for one in review.load(kept)] == [("split", "R. Reader"), ("move", "R. Reader")]
    after = written(reviewed.folder, kept)
    assert all(one.applied for one in after.decisions)
    assert outlets(after, said(after, HARBOUR[:20])) == {"gazette", "mail", "star"}


def kept(reviewed: Reviewed) -> list[tuple[str, str]]:
    return [(one.action, one.note) for one in review.load(reviewed.folder / "decisions.jsonl")]


def test_what_the_server_did_not_keep_is_told_until_it_is_kept(reviewed: Reviewed, served: Callable[[int], None]) -> None:
    page = reviewed.page
    served(507)
    reviewed.correct("star").locator("text=Own utterance").click()
    page.wait_for_selector(".pending >> text=not saved yet")
    page.locator("[data-act=accept]").first.click()
    page.wait_for_selector("#unsaved >> text=2 decisions are not saved")
    assert not (reviewed.folder / "decisions.jsonl").exists()
    served(0)
    page.click("#unsaved button")
    page.wait_for_selector("#unsaved", state="hidden")
    assert [action for action, _ in kept(reviewed)] == ["split", "accept"]
    page.wait_for_selector(".pending >> text=will be applied by the next run")
    assert all("507" in reviewed.wrong.pop() for _ in range(2))


def test_what_the_server_refuses_does_not_hold_up_the_rest(reviewed: Reviewed, served: Callable[[int], None]) -> None:
    del served
    page = reviewed.page
    page.locator("[data-act=note]").first.click()
    page.locator(".note textarea").first.fill("tide " * 20_000)
    page.locator("[data-act=accept]").first.click()
    page.wait_for_selector("#unsaved >> text=Not saved: a decision of more than")
    page.locator(".note textarea").first.fill("ask the harbour master")
    page.locator("[data-act=reject]").nth(1).click()
    page.wait_for_selector("#tally >> text=1 rejected")
    assert ("note", "ask the harbour master") in kept(reviewed)
    assert kept(reviewed)[-1][0] == "reject"
    assert all("400" in reviewed.wrong.pop() for _ in reviewed.wrong[:])


def test_a_tab_learns_what_another_tab_decided_and_its_note_does_not_undo_it(reviewed: Reviewed, served: Callable[[int], None]) -> None:
    del served
    page = reviewed.page
    target = said(reviewed.report, HARBOUR[:20]).id
    page.locator("[data-act=note]").first.click()
    review.append(reviewed.folder / "decisions.jsonl", Decision(target, "accept"))
    page.locator(".note textarea").first.fill("ask the desk")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(".note textarea").first.blur()
    assert [action for action, _ in kept(reviewed)] == ["accept", "note"]
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_selector("#tally >> text=1 accepted")
    after = viewed(written(reviewed.folder, reviewed.folder / "decisions.jsonl"), resolved().settings)
    assert [(one.decision, one.decision_note) for one in after.utterances if one.decision] == [("accept", "ask the desk")]


def test_a_permalink_opens_under_the_review_server(reviewed: Reviewed, served: Callable[[int], None]) -> None:
    del served
    page = reviewed.page
    link = page.locator(".card .perma").last.get_attribute("href")
    page.goto("about:blank")
    page.goto(f"http://127.0.0.1:{PORT}/right/{link}")
    page.wait_for_selector(".card.current")


def test_a_decision_that_the_report_lists_can_be_taken_back(reviewed: Reviewed) -> None:
    target = said(reviewed.report, HARBOUR[:20]).id
    review.append(reviewed.folder / "before.jsonl", Decision(target, "reject", quotation(reviewed.report, "star")))
    rejected = written(reviewed.folder, reviewed.folder / "before.jsonl")
    assert outlets(rejected, said(rejected, HARBOUR[:20])) == {"gazette", "mail"}
    reviewed.show(rejected)
    page = reviewed.page
    page.click("#decisions summary")
    row = page.locator("#decisions tbody tr")
    assert HARBOUR[:20] in row.inner_text()
    row.locator("text=Take back").click()
    assert row.locator("[aria-pressed=true]").count() == 1
    for one in reviewed.saved():
        review.append(reviewed.folder / "before.jsonl", Decision(**one))
    after = written(reviewed.folder, reviewed.folder / "before.jsonl")
    assert outlets(after, said(after, HARBOUR[:20])) == {"gazette", "mail", "star"}


def test_the_next_open_utterance_is_found(reviewed: Reviewed) -> None:
    page = reviewed.page
    page.locator("[data-act=accept]").first.click()
    page.keyboard.press("o")
    assert page.evaluate("[...document.querySelectorAll('.card')].findIndex(c => c.matches('.current'))") == 1
    page.locator("[data-act=reject]").nth(1).click()
    page.click("#t-open")
    assert page.inner_text("#tally") == "Nothing on this list is open."


@pytest.mark.skipif(AXE not in os.environ, reason=f"{AXE} does not name a copy of axe.min.js (npm install axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_axe_finds_nothing_in_the_menu(reviewed: Reviewed, scheme: str, width: int) -> None:
    page = reviewed.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.reload()
    reviewed.correct("mail").locator("text=Own utterance").click()
    reviewed.correct("star").locator("textarea").fill("nowhere")
    reviewed.page.locator("text=Set words").click()
    page.locator("[data-act=tag]").first.click()
    session = page.context.new_cdp_session(page)  # through the debugging protocol the page's own policy stays on
    session.send("Runtime.evaluate", {"expression": Path(os.environ[AXE]).read_text(encoding="utf-8")})
    run = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'wcag2aaa']})"
    answer = session.send("Runtime.evaluate", {"expression": f"{run}.then(JSON.stringify)", "awaitPromise": True, "returnByValue": True})
    violations = json.loads(answer["result"]["value"])["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in violations] == []
