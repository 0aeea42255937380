"""What the grammar of other languages than English tells of who speaks, on sentences made up for the purpose."""

from __future__ import annotations

import pytest

from compare.extract import extracted
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
    ("„Nein“, sagten Vertreter der Werft.", ["Vertreter der Werft"]),
]


@pytest.mark.parametrize(("text", "speakers"), GERMAN)
def test_german_cases_and_its_subjunctive_tell_who_speaks(text: str, speakers: list[str]) -> None:
    found, _ = extracted(Article("id", "name", text, lang="de"), Settings())
    assert [one.speaker for one in found] == speakers


ROMANCE = [
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
