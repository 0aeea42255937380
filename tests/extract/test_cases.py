"""What the grammar of other languages than English tells of who speaks, on sentences made up for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.extract import extracted
from compare.extract.cues import LANGUAGES, lexicon
from compare.model import Article
from compare.settings import Settings

GERMAN = [
    ("„Es wird eng“, erklärte de Witt in Kiel.", ["de Witt"]),
    ("„Es wird eng“, sagte von der Heide.", ["von der Heide"]),
    ("Fink sprach von der „schlimmsten Lage seit Jahren“.", ["Fink"]),
    ("„Es wird eng“, so Weil. Der Plan sei „alt“.", ["Weil", "Weil"]),
    ("Fink hatte dem Reeder vorgeworfen, der Plan sei „Betrug“.", ["Fink"]),
    ("Zu dem Plan, den die Werft ablehnt, sagte die Bürgermeisterin: „Wir warten.“", ["die Bürgermeisterin"]),
    ("„Es wird eng“, sagte Fink der Kieler Zeitung (Freitagausgabe). Der Plan sei „alt“.", ["Fink", "Fink"]),
    ("Der Rat tagte. Fink erklärte, man warte ab. Die Werft habe „genug Zeit“.", ["Fink"]),
    ("Kiel – Der Hafenmeister hat sich „besorgt“ gezeigt.", ["Der Hafenmeister"]),
    ("„Es wird eng“, schildert Sprecherin Fink.", ["Sprecherin Fink"]),
    ("Der Abend wurde lang, berichtet Hafenmeister Fink. „Um acht war Schluss.“", ["Hafenmeister Fink"]),
    ("„Nein“, sagten Vertreter der Werft.", ["Vertreter der Werft"]),
]


@pytest.mark.parametrize(("text", "speakers"), GERMAN)
def test_german_cases_and_its_subjunctive_tell_who_speaks(text: str, speakers: list[str]) -> None:
    found, _ = extracted(Article("id", "name", text, lang="de"), Settings())
    assert [one.speaker for one in found] == speakers


ROMANCE = [
    ("fr", "« Sortez », annonce au porte-voix un pompier. « J'ai peur », lance l'une d'entre eux.", ["un pompier", "l'une"]),
    ("it", "Ferri dice: «Bene». Sulla gara: «È andata».", ["Ferri", "Ferri"]),
    ("es", "Fuentes llegó ayer. «No hay dinero», dijo. «Es poco», añadió en un inicio.", ["Fuentes", "Fuentes"]),
    ("es", "«No hay dinero». Así lo afirmó la alcaldesa.", ["la alcaldesa"]),
    ("es", "De acuerdo con Nora Fuentes, el puente es «viejo».", ["Nora Fuentes"]),
    ("es", "Nora Fuentes dijo ayer que llamó al puente «viejo».", ["Nora Fuentes"]),
    ("es", "El ministro alemán dijo que es «tarde».", ["El ministro alemán"]),
    ("it", "«Non ci sono soldi». Lo ha detto il sindaco, Nora Ferri, in aula.", ["Nora Ferri"]),
    ("it", "«Non ci sono soldi». Così la Ferri. Poi sul ponte ha aggiunto: «È vecchio».", ["la Ferri", "la Ferri"]),
    ("it", "Pisa, 3 ott. (Ansa) - «Non ci sono soldi», ha spiegato la sindaca dell'isola.", ["la sindaca dell'isola"]),
    ("it", "Bilancio, Ferri: «Non ci sono soldi»", ["Ferri"]),
    ("pt", "De acordo com Faria, a ponte é “velha”.", ["Faria"]),
    ("pt", "Faria disse na manhã de hoje que falou “tudo”. “Não há dinheiro”, disparou.", ["Faria", "Faria"]),
    ("fr", "« C'est tard », a déclaré le président iranien.", ["le président iranien"]),
    ("fr", "Le maire, Nora Faure, a « tout » vu.", ["Nora Faure"]),
    ("fr", "D'après Nora Faure, le pont est « vieux ».", ["Nora Faure"]),
    ("fr", "Selon l'agence, Nora Faure a déclaré que « le pont est vieux ».", ["Nora Faure"]),
]


@pytest.mark.parametrize(("lang", "text", "speakers"), ROMANCE)
def test_romance_languages_drop_and_set_off_their_subjects(lang: str, text: str, speakers: list[str]) -> None:
    found, _ = extracted(Article("id", "name", text, lang=lang), Settings())
    assert [one.speaker for one in found] == speakers


def test_who_relays_by_according_to_stands_beside_the_speaker() -> None:
    found, _ = extracted(Article("id", "name", "Selon l'agence, Nora Faure a déclaré que « le pont est vieux ».", lang="fr"), Settings())
    assert found[0].via == "l'agence"


OTHERS = [
    ("ru", "«Пожара нет», - сообщили в мэрии Орла.", ["мэрии Орла"]),
    ("ru", "«Мы ждали», - рассказал один из них.", ["один"]),
    ("ar", "وقال عضو الرابطة، سامي حداد: «نعم». وأوضح لاعب النجم، علي حسن أن «لا»، وأضاف حداد: «حسنا».", ["سامي حداد", "علي حسن", "حداد"]),
    ("ar", "قال علي حسن لوكالة «النهار»: «نعم».", ["علي حسن"]),
    ("nl", "‘We zijn te laat’, schildert Nora Visser.", ["Nora Visser"]),
    ("pl", "„Jesteśmy spóźnieni”, tłumaczyła Nora Falk.", ["Nora Falk"]),
    ("ar", "وأضاف الوزير ردًا على سؤال: «نحن بخير». وقالت الوزيرة في حديث لصحيفة «النهار»: «لا».", ["الوزير", "الوزيرة"]),
    ("ar", "واكد سامي حداد: «نعم». واضاف بالقول: «نحن بخير»، فيما رفض التعليق.", ["سامي حداد", "سامي حداد"]),
    ("ar", "أكد سامي حداد محذراً من الخطر: «نعم».", ["سامي حداد"]),
    ("fa", "آقای احمدی می گوید «بله».", ["آقای احمدی"]),
    ("fa", "مریم احمدی گفته است: «بله».", ["مریم احمدی"]),
    (
        "ru",
        "«Мы опоздали», — заявил журналистам пресс-секретарь мэра Олег Фокин. «Жаль», — сказал он.",
        ["пресс-секретарь мэра Олег Фокин", "он"],
    ),
    ("ru", "По словам представителя мэра, мост «старый».", ["представителя мэра"]),
    ("tr", 'Fırat durumu anlattı. "Geç kaldık" ifadelerini kullandı.', ["Fırat"]),
]


@pytest.mark.parametrize(("lang", "text", "speakers"), OTHERS)
def test_other_scripts_and_word_orders_name_their_speakers(lang: str, text: str, speakers: list[str]) -> None:
    found, _ = extracted(Article("id", "name", text, lang=lang), Settings())
    assert [one.speaker for one in found] == speakers


NAMES = [
    ("ar", "قالت وكالة «النهار» إن المطر سيأتي."),
    ("fa", "به گزارش «آفتاب»، باران می‌آید. «علی حسینی» وزیر راه رسید."),
    ("ru", "Газета «Восход» вышла. Он был на «Большом параде» вчера."),
]


@pytest.mark.parametrize(("lang", "text"), NAMES)
def test_names_in_marks_are_set_aside_where_print_marks_them(lang: str, text: str) -> None:
    found, aside = extracted(Article("id", "name", text, lang=lang), Settings())
    assert not found
    assert {one.reason for one in aside} == {"name"}


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "Он крикнул «Стоп» и ушёл.", "Стоп"),
        ("ar", "وصف الوزير القرار بأنه «خطأ كبير».", "خطأ كبير"),
        ("fa", "او گفت: «بله».", "بله"),
    ],
)
def test_short_words_of_somebody_stay_a_quotation(lang: str, text: str, said: str) -> None:
    found, _ = extracted(Article("id", "name", text, lang=lang), Settings())
    assert [one.text for one in found] == [said]


def test_a_mark_behind_a_colon_opens_with_or_without_spaces() -> None:
    found, _ = extracted(Article("id", "name", 'وقال الوزير :" نحن بخير\nولا نخاف ".', lang="ar"), Settings())
    assert [one.text for one in found] == ["نحن بخير", "ولا نخاف"]


def test_a_text_in_capitals_names_its_speakers() -> None:
    text = "“WE ARE LATE,” SAID ANN LEE, THE HARBOUR MASTER.\n\nTOM POE CALLED IT “A FARCE”. “IT WILL COST US,” HE SAID."
    found, _ = extracted(Article("id", "name", text), Settings())
    assert [one.speaker for one in found] == ["ANN LEE", "TOM POE", "HE"]


def test_a_handle_speaks() -> None:
    found, _ = extracted(Article("id", "name", "@annlee: “We are late”\n\n“No,” said @poe."), Settings())
    assert [one.speaker for one in found] == ["@annlee", "@poe"]


INSIDE = [
    ("fr", "« Tout est à refaire, relate le maire. On y va. »", "le maire"),
    ("fr", "« Je ne dis rien, nous a-t-il confié, mais je sais. »", "il"),
    ("fr", "« C'est tard, explique la maire, Nora Faure. Très tard. »", "Nora Faure"),
    ("ru", "«Мы опоздали, — сказала Нора Фокина. — Очень жаль».", "Нора Фокина"),
    ("it", "«È tardi, spiega il sindaco, e non ci sono soldi».", "il sindaco"),
]


@pytest.mark.parametrize(("lang", "text", "speaker"), INSIDE)
def test_a_clause_inside_the_marks_names_the_speaker(lang: str, text: str, speaker: str) -> None:
    (one,), _ = extracted(Article("id", "name", text, lang=lang), Settings())
    assert (one.speaker, one.rule) == (speaker, "clause inside")
    assert one.speaker_span is not None and text[one.speaker_span.start : one.speaker_span.end] == speaker


def test_a_clause_outside_the_marks_outranks_one_inside() -> None:
    (one,), _ = extracted(Article("id", "name", "« Il est tard, dit ma mère, et j'y vais », a déclaré Nora Faure.", lang="fr"), Settings())
    assert one.speaker == "Nora Faure"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "PORT ELLEN (“We go”) - Lee left."), ("de", "Kiel („Ach was“) – Fink ging."), ("fr", "Nora Faure (« oui ») - rien.")],
)
def test_no_dateline_holds_a_quotation(lang: str, text: str) -> None:
    found, _ = extracted(Article("id", "name", text, lang=lang), Settings())
    assert len(found) == 1


PIECES = [
    "“",
    "”",
    "«",
    "»",
    '"',
    "’",
    ":",
    ",",
    ".",
    "?",
    " – ",
    "(",
    ")",
    "\n",
    "\n\n",
    " ",
    " ",
    "l'",
    "-t-il",
    "\u064b",
    "\u200c",
    "\0",
    "12",
    "Lee",
    "@lee",
]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25)
@given(data=st.data())
def test_no_order_of_a_languages_words_and_marks_raises_or_moves_a_place(language: str, data: st.DataObject) -> None:
    known = lexicon(language)
    assert known is not None
    words = [*known.words, *map(str.title, known.words)]
    text = "".join(data.draw(st.lists(st.sampled_from(PIECES) | st.sampled_from(words), max_size=40)))
    found, _ = extracted(Article("id", "name", text, lang=language), Settings())
    for one in found:
        assert text[one.start : one.end] == one.text
        assert one.speaker_span is None or text[one.speaker_span.start : one.speaker_span.end] == one.speaker
