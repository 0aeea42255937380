"""Each language's cue words at work, on sentences made up for the purpose; and the files themselves."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

import pytest

from compare.extract import extracted
from compare.extract.cues import CLASSES, LANGUAGES, lexicon
from compare.extract.forenames import gender_of
from compare.model import Article
from compare.settings import Settings

SENTENCES = {
    "en": [
        ("“We are late,” said Nora Finch.", "Nora Finch"),
        ("Finch admitted they were “late.”", "Finch"),
        ("According to the harbour office, “all is well.”", "the harbour office"),
    ],
    "de": [
        ("„Wir sind spät dran“, sagte Nora Fink.", "Nora Fink"),
        ("„Wir sind spät dran“, so Bürgermeisterin Fink.", "Bürgermeisterin Fink"),
        ("Der Sprecher der Werft erklärte: „Alles ist gut.“", "Der Sprecher der Werft"),
        ("In einem Gespräch mit dem Rat nannte Fink den Plan „verfehlt“.", "Fink"),
        ("Laut Nora Fink ist der Plan „verfehlt“.", "Nora Fink"),
        ("Der Polizei zufolge war es „ein Unfall“.", "Der Polizei"),
        ("Den Plan nannte er „verfehlt“.", "er"),
        ("„Alles ist gut“, gab ein Sprecher der Werft bekannt.", "ein Sprecher der Werft"),
    ],
    "fr": [
        ("« Nous sommes en retard », a déclaré Nora Faure.", "Nora Faure"),
        ("« Nous sommes en retard », a-t-elle ajouté.", "elle"),
        ("« Tout va bien », explique l'ancien maire de Brest.", "l'ancien maire de Brest"),
        ("La ministre a répondu : « C'est non. »", "La ministre"),
        ("Selon Nora Faure, le plan est « mauvais ».", "Nora Faure"),
        ("« Non », répond-il.", "il"),
        ("Pour Nora Faure, le plan est « mauvais ».", "Nora Faure"),
    ],
    "es": [
        ("«Llegamos tarde», dijo Nora Fuentes.", "Nora Fuentes"),
        ("«Llegamos tarde», ha declarado la alcaldesa.", "la alcaldesa"),
        ("El portavoz del puerto aseguró que el plan es «malo».", "El portavoz del puerto"),
        ("Según Nora Fuentes, «todo va bien».", "Nora Fuentes"),
        ("«Es falso», aseguró la portavoz del puerto, Nora Fuentes.", "Nora Fuentes"),
        ("Nora Fuentes llegó tarde. Añadió que el plan es «malo».", "Nora Fuentes"),
    ],
    "fa": [
        ("مریم احمدی گفت: «ما دیر رسیدیم».", "مریم احمدی"),
        ("به گفته مریم احمدی، «همه چیز خوب است».", "مریم احمدی"),
        ("سخنگوی دولت در گفتگو با خبرنگاران افزود: «همه چیز خوب است».", "سخنگوی دولت"),
    ],
    "ar": [
        ("قال سامي حداد: «وصلنا متأخرين».", "سامي حداد"),
        ("وأضاف المتحدث أن «كل شيء بخير».", "المتحدث"),
    ],
    "it": [("«Siamo in ritardo», ha detto Nora Ferri.", "Nora Ferri"), ("Secondo il sindaco, «va tutto bene».", "il sindaco")],
    "pt": [("“Estamos atrasados”, disse Nora Faria.", "Nora Faria")],
    "nl": [("‘We zijn te laat’, zei Nora Visser.", "Nora Visser")],
    "sv": [("”Vi är sena”, sade Nora Falk.", "Nora Falk")],
    "pl": [("„Jesteśmy spóźnieni” – powiedziała Nora Falk.", "Nora Falk")],
    "cs": [("„Máme zpoždění,“ řekla Nora Falková.", "Nora Falková")],
    "el": [("«Αργήσαμε», είπε η Νόρα Φωκά.", "η Νόρα Φωκά")],
    "ru": [("«Мы опоздали», — сказала Нора Фокина.", "Нора Фокина")],
    "tr": [
        ('Nora Fırat, "Geç kaldık" dedi.', "Nora Fırat"),
        ('Belediye Başkanı Fırat, toplantıda konuşarak, "Geç kaldık" ifadelerini kullandı.', "Belediye Başkanı Fırat"),
    ],
    "zh": [("市长王小明说：“我们迟到了。”", "市长王小明"), ("她表示，“我们迟到了”。", "她"), ("“我們遲到了。”王小明說。", "王小明")],
    "ja": [("田中市長は「遅れました」と述べた。", "田中市長")],
}


@pytest.mark.parametrize(("language", "text", "expected"), [(lang, *pair) for lang, pairs in SENTENCES.items() for pair in pairs])
def test_a_sentence_gives_its_speaker(language: str, text: str, expected: str) -> None:
    found, _ = extracted(Article("id", "name", text, lang=language), Settings())
    assert [q.speaker for q in found] == [expected] * len(found)
    assert found


def test_every_language_has_sentences() -> None:
    assert set(SENTENCES) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_in_lower_case_and_has_only_lists_that_are_read(language: str) -> None:
    table = tomllib.loads(files("compare.extract.cues").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    lists = {name: value for name, value in table.items() if isinstance(value, str)}
    known = {name for name, _ in CLASSES} | {
        "language",
        "title",
        "headline",
        "time",
        "definite",
        "nominative",
        "view",
        "office",
        "prefixes",
        "topics",
        "statement_role",
        "oblique",
        "reported",
        "of_verb",
        "named",
        "ending",
        "plural_ending",
        "attached",
        "name_too",
        "before_month",
        "kin",
    }
    known |= {f"{gender}_{what}" for gender in ("male", "female") for what in ("title", "role")} | {"possessive", "initials"}
    assert set(lists) <= known
    assert all(value == value.lower() and value == unicodedata.normalize("NFC", value) for value in lists.values())
    assert table["language"] == language


def test_a_language_without_a_file_has_no_lexicon() -> None:
    assert lexicon("xx") is None
    assert lexicon("../en") is None


def test_the_language_is_told_from_the_text_where_nothing_says_it() -> None:
    text = "Der Rat der Stadt hat sich am Montag mit dem Plan für die neue Brücke nicht befasst. „Wir sind spät dran“, sagte Nora Fink."
    found, _ = extracted(Article("id", "name", text), Settings())
    assert found[0].speaker == "Nora Fink"


@pytest.mark.parametrize(
    ("name", "gender"), [("Nancy", "f"), ("Peter", "m"), ("Mohammad", "m"), ("Hans-Peter", "m"), ("Jean", None), ("Xq", None)]
)
def test_a_forename_tells_a_gender_only_where_it_is_clear(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_the_list_of_forenames_names_its_sources_and_is_sorted() -> None:
    text = files("compare.extract.cues").joinpath("forenames.txt").read_text(encoding="utf-8")
    head, _, rest = text.partition("\n[m]\n")
    assert "public" in head and "MIT" in head
    male, _, female = rest.partition("\n[f]\n")
    assert not set(male.split()) & set(female.split())
    assert male.split() == sorted(male.split()) and female.split() == sorted(female.split())
