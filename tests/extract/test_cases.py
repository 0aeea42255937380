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
