"""Each pattern of times is tested by the examples that stand beside it in the lexicon."""

from datetime import date

import pytest

from kg.resources import lexicon
from kg.text.times import find_times, parse_time

ROWS = lexicon("times_patterns")["pattern"]
YES = [(row["name"], *example) for row in ROWS for example in row.get("yes", ())]
NO = [(row["name"], example) for row in ROWS for example in row.get("no", ())]


@pytest.mark.parametrize(("name", "text", "anchor", "edtf"), YES)
def test_example_is_read_whole(name: str, text: str, anchor: str, edtf: str) -> None:
    found = parse_time(text, date.fromisoformat(anchor) if anchor else None)
    assert found is not None, name
    assert (found.text, found.edtf) == (text, edtf or None)


@pytest.mark.parametrize(("name", "text"), NO)
def test_look_alike_is_left_alone(name: str, text: str) -> None:
    assert [t.text for t in find_times(f"关于{text}的说明。", date(2024, 3, 5))] == [], name
