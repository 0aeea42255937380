"""The language of a text, on sentences made up for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The boat that was on the river has gone, and it will not be back for a week.", "en"),
        ("Das Boot, das auf dem Fluss war, ist fort, und es kommt nicht vor einer Woche zurück.", "de"),
        ("Le bateau qui était sur la rivière est parti, et il ne reviendra pas avant une semaine.", "fr"),
        ("El barco que estaba en el río se ha ido y no vuelve hasta dentro de una semana, según su capitán.", "es"),
        ("O barco que estava no rio foi embora e não volta antes de uma semana, com os homens da cidade.", "pt"),
        ("Il battello che era sul fiume non è più qui, e non torna per una settimana con gli uomini della città.", "it"),
        ("De boot die op de rivier lag is weg en komt niet voor een week terug met het volk van de stad.", "nl"),
        ("Лодка, которая была на реке, ушла и не вернётся неделю.", "ru"),
        ("Το πλοίο έφυγε από το ποτάμι.", "el"),
        ("ذهب القارب من النهر ولن يعود قبل أسبوع.", "ar"),
        ("قایق از رودخانه رفته است و تا یک هفته برنمی‌گردد.", "fa"),
        ("船は川から去り、一週間は戻らない。", "ja"),
        ("船离开了河流，一周内不会回来。", "zh"),
        ("", None),
        ("12 34 56", None),
        ("Xyzzy plugh qwert.", None),
    ],
)
def test_a_text_tells_its_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text(max_size=500))
def test_no_text_raises(text: str) -> None:
    assert language_of(text) is None or len(str(language_of(text))) == 2
