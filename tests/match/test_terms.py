import numpy as np

from compare.match.terms import Terms, Vocabulary, forms, number, printed_forms, table


def keys(text: str) -> list[str]:
    return [form.key for _, _, form in printed_forms(text)]


def norms(text: str) -> list[str]:
    return [form.norm for _, _, form in printed_forms(text)]


def test_contractions_stand_for_their_words() -> None:
    assert norms("We don't") == norms("we do not")


def test_a_genitive_is_its_noun() -> None:
    assert norms("Iran’s islanders'") == ["iran", "islanders"]


def test_number_words_are_figures() -> None:
    assert norms("twelve apples") == norms("12 apples")


def test_the_united_states_are_america_however_printed() -> None:
    assert keys("the United States") == keys("the U.S.") == keys("the US") == keys("the Americans")
    assert keys("tell us") == ["tel", "us"]
    assert keys("United we stand") == ["unit", "we", "stand"]


def test_spellings_of_a_people_or_faith_share_a_key() -> None:
    assert len({keys(word)[0] for word in ("Shia", "Shias", "Shiites", "Shi’ites", "Shi'a")}) == 1


def test_romanisations_of_a_name_share_a_key_and_near_names_do_not() -> None:
    assert keys("Rouhani") == keys("Rohani")
    assert keys("Khamenei") != keys("Khomeini")


def test_spans_are_those_of_the_printed_words() -> None:
    text = "In the United States, don’t."
    assert [text[start:end] for start, end, _ in printed_forms(text)] == ["In", "the", "United States", "don’t", "don’t"]


def test_a_word_that_the_article_uses_itself_weighs_less() -> None:
    vocabulary = Vocabulary()
    key = vocabulary.numbers("ferry")[0][1]
    made = Terms(vocabulary, 100, 0.2)
    made.add("ferry", {})
    made.add("ferry", {key: 0.02})
    assert made.table().micro[1] < made.table().micro[0]


def test_keys_have_the_same_numbers_whatever_came_first() -> None:
    one, other = Vocabulary(), Vocabulary()
    one.terms("zebra apple mango")
    other.terms("mango zebra apple")
    numbered = [dict(zip(v.keys, v.key_numbers().tolist(), strict=True)) for v in (one, other)]
    assert numbered[0] == numbered[1] == {key: number(key) for key in one.keys}


def test_a_table_of_some_texts_holds_what_the_whole_one_does() -> None:
    whole = table(("the ferry sails", "", "apple blossom"), Vocabulary(), 100)
    part = whole.taken(np.array([2, 0]))
    assert part.told.tolist() == whole.told[[2, 0]].tolist()
    assert part.key.tolist() == [*whole.key[3:].tolist(), *whole.key[:3].tolist()]
    assert np.argsort(-whole.fullness()).tolist() == [0, 2, 1]


def test_words_without_letters_have_forms_too() -> None:
    assert forms("'") is not None
    assert [form.norm for form in forms("$")] == ["$"]
