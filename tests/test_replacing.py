"""A copy of a record with fields changed."""

import dataclasses

import pytest

from kg.model import Evidence, Span, Statement
from kg.replacing import replace

EVIDENCE = Evidence("d", "s", (Span(0, 2),), "甲乙", "甲乙", "rule:x", 0.5)
STATEMENT = Statement("1", "org/甲", "located_in", (EVIDENCE,), object="place/乙")


def test_a_copy_is_that_of_dataclasses_and_leaves_the_record_as_it_was():
    made = replace(STATEMENT, id="2", time="2024")
    assert made == dataclasses.replace(STATEMENT, id="2", time="2024")
    assert type(made) is Statement and hash(made) == hash(dataclasses.replace(STATEMENT, id="2", time="2024"))
    assert STATEMENT.id == "1" and STATEMENT.time is None


def test_a_field_that_is_none_is_refused():
    with pytest.raises(KeyError):
        replace(STATEMENT, no_such="x")
