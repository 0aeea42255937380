from hypothesis import given
from hypothesis import strategies as st

from compare.text.tokens import tokens


def words(text: str) -> list[str]:
    return [token.norm for token in tokens(text)]


def test_one_kind_of_apostrophe_and_case() -> None:
    assert words("Don’t DON'T don`t") == ["don't"] * 3


def test_dotted_abbreviations_lose_their_dots_and_numbers_keep_them() -> None:
    assert words("The U.S. paid $1,000.50 (3.2%).") == ["the", "us", "paid", "$", "1,000.50", "3.2", "%"]


def test_editorial_brackets_do_not_part_a_word() -> None:
    assert words("[t]he work[ing] men [sic] said") == ["the", "working", "men", "sic", "said"]
    assert words("[He] said [the mayor]") == ["he", "said", "the", "mayor"]


def test_accents_go_and_vowel_signs_of_indian_scripts_stay() -> None:
    assert words("Erdoğan naïve café") == ["erdogan", "naive", "cafe"]
    assert words("हिन्दी भाषा") == ["हिन्दी", "भाषा"]


def test_invisible_characters_inside_words_do_not_part_them() -> None:
    assert words("co\u00adoperation zero\u200bwidth می\u200cشود") == ["cooperation", "zerowidth", "میشود"]


def test_arabic_and_persian_letters_are_one() -> None:
    assert words("كتاب") == words("کتاب")
    assert words("مُحَمَّد") == words("محمد")


def test_scripts_without_spaces_are_parted_by_letter() -> None:
    assert words("和平与安全") == list("和平与安全")
    assert words("カタカナの道") == ["カタカナ", "の", "道"]
    assert len(words("ประเทศไทย")) > 3


def test_full_width_forms_are_folded() -> None:
    assert words("ＡＢＣ １２") == ["abc", "12"]


@given(st.text())
def test_spans_slice_back_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end
