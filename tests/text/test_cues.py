"""Words found by their first character are those that stand in the text."""

from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.heads import heads_of
from kg.text.cues import cues_of, standing

WORDS = st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), max_size=10)


@given(st.text("甲乙丙丁戊", max_size=12), WORDS)
def test_standing_words_are_those_in_the_text(text: str, words: list[str]) -> None:
    assert standing(text, cues_of(words)) == {w for w in words if w in text}


@given(st.text("甲乙丙丁戊", max_size=6), WORDS, WORDS)
def test_the_ending_is_the_longest_that_is_listed(text: str, endings: list[str], never: list[str]) -> None:
    least = max((len(n) for n in never if text.endswith(n)), default=0)
    wanted = [e for e in endings if text.endswith(e) and len(e) >= least]
    assert heads_of({"Body": endings}, never).ending(text) == max(wanted, key=len, default=None)
