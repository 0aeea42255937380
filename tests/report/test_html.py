import json
import re
from html.parser import HTMLParser

import pytest

from compare.report import html
from compare.report.json import normal
from compare.report.viewing import viewed
from compare.settings import Settings
from tests.report import sample


@pytest.fixture(scope="module")
def page() -> str:
    return html.render(sample.report(), Settings()).decode()


class Elements(HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.code: list[tuple[str, dict[str, str | None], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in {"script", "style"} and self.cdata_elem:
            self.code.append((*self.found[-1], data))


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    for card in cards(page):
        parser.feed(card)
    return parser


def cards(page: str) -> list[str]:
    chunks = re.findall(r'<script type="text/plain" class="chunk">(.*?)</script>', page, re.DOTALL)
    return [card for chunk in chunks for card in chunk.split("</article>")[:-1]]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert html.render(sample.report(), Settings()) == html.render(sample.report(), Settings())


def test_the_policy_lets_nothing_load_and_names_the_one_style_and_script(page: str, elements: Elements) -> None:
    policy = next(a["content"] for tag, a in elements.found if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    style = next(text for tag, _, text in elements.code if tag == "style")
    script = next(text for tag, a, text in elements.code if tag == "script" and "type" not in a)
    assert policy == (
        f"default-src 'none'; style-src '{html.digest(style)}'; script-src '{html.digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def test_only_one_script_can_run(elements: Elements) -> None:
    assert [a.get("type") for tag, a in elements.found if tag == "script"].count(None) == 1


def test_nothing_is_loaded_and_no_element_carries_code_or_style(elements: Elements) -> None:
    for tag, attributes in elements.found:
        assert tag not in {"img", "iframe", "object", "embed", "link", "audio", "video", "base"}, tag
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset", "background"}], attributes
        assert re.match(r"#|https?://|$", attributes.get("href") or ""), attributes


def test_words_of_an_article_stay_words(page: str) -> None:
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "javascript:" not in re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert "&lt;img src=x onerror=alert(2)&gt;" in page


def test_data_cannot_leave_its_element() -> None:
    text = str(html.in_script({"a": "</script><!--<script>&\u2028"}))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!--<script>&\u2028"}


def test_every_reading_stands_in_its_language_and_direction(page: str) -> None:
    assert 'lang="fa"' in page
    assert all('dir="auto"' in card for card in cards(page))


def test_the_table_without_scripts_has_every_utterance(page: str) -> None:
    plain = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert plain
    assert plain[1].count("<tr id=") == len(sample.UTTERANCES)
    assert sample.COURIER_1.text in plain[1]


def test_the_parts_that_are_listed_are_there(page: str) -> None:
    ids = re.findall(r' id="([^"]+)"', page) + [part for card in cards(page) for part in re.findall(r' id="([^"]+)"', card)]
    for part in html.parts(viewed(sample.report(), Settings())):
        assert part.id in ids
    without_scripts = re.sub(r"<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    unique = re.findall(r' id="([^"]+)"', re.sub(r"<script.*?</script>", "", without_scripts, flags=re.DOTALL))
    assert len(unique) == len(set(unique))


def test_a_page_for_review_may_talk_to_its_own_server_only() -> None:
    served = html.page(viewed(sample.report(), Settings()), decisions_to="/token/decisions")
    assert "connect-src &#39;self&#39;" in served
    assert '<meta name="decisions-to" content="/token/decisions">' in served


def test_an_empty_report_is_a_page() -> None:
    nothing = dict.fromkeys(
        ("articles", "quotations", "set_aside", "utterances", "near_misses", "suggestions", "single_source", "outlets", "not_read"), ()
    )
    view = viewed(sample.report(**nothing), Settings())
    assert "<h1>" in html.page(view)


def test_a_lone_surrogate_does_not_stop_the_page() -> None:
    assert "<h1>a\N{REPLACEMENT CHARACTER}</h1>".encode() in html.render(normal(sample.report(title="a\ud800")), Settings())


def test_control_characters_are_shown_as_replaced() -> None:
    page = html.render(sample.report(title="Harbour \0\x1b[31mlate\ufffe"), Settings()).decode()
    assert "<h1>Harbour \ufffd\ufffd[31mlate\ufffd</h1>" in page
    assert not set("\0\x1b\ufffe") & set(page)
