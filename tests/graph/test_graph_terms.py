"""IRIs, literals and days: what goes in comes back, and what is written can be read by anybody."""

from __future__ import annotations

import unicodedata

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.graph.base import BASE, checked_base, iri, literal, path_of, sentence_iri, value_of
from kg.graph.edtf import bounds

NAMES = st.text(st.characters(codec=None), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("org/全国总工会", "org/全国总工会"),
        ("policy/国发〔2024〕12号", "policy/国发〔2024〕12号"),
        ("person/孟泉(中国劳动关系学院)", "person/孟泉(中国劳动关系学院)"),
        ("person/阿卜杜拉·买买提", "person/阿卜杜拉·买买提"),
        ("program/“1+X”证书 制度", "program/“1+X”证书%20制度"),
        ('work/100%真<b>"假"</b>', "work/100%25真%3Cb%3E%22假%22%3C/b%3E"),
        ("work/𠮷野家", "work/𠮷野家"),
        ("work/a\u200bb\u2028c", "work/a%E2%80%8Bb%E2%80%A8c"),
        ("work/..", "work/%2E%2E"),
    ],
)
def test_only_illegal_characters_are_encoded(path: str, expected: str) -> None:
    assert iri(BASE, path) == f"<{BASE}{expected}>"
    assert path_of(BASE, iri(BASE, path)[1:-1]) == path


@given(NAMES)
def test_every_name_has_a_valid_iri_that_leads_back(name: str) -> None:
    address = iri(BASE, "org/" + name)[1:-1]
    assert path_of(BASE, address) == unicodedata.normalize("NFC", "org/" + name)
    list(ox.parse(f"<{address}> <{address}> <{address}> .", format=ox.RdfFormat.N_TRIPLES))


@given(NAMES)
def test_every_text_is_a_valid_literal(text: str) -> None:
    source = f"<x:s> <x:p> {literal(text)} .\n<x:s> <x:p> {literal(text, '@zh')} .\n"
    for triple in ox.parse(source, format=ox.RdfFormat.N_TRIPLES):
        assert isinstance(triple.object, ox.Literal)
        shown = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in text)
        assert triple.object.value == shown


@given(st.integers() | st.floats(allow_nan=False))
def test_numbers_come_back(number: float) -> None:
    (triple,) = ox.parse(f"<x:s> <x:p> {literal(number)} .", format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, ox.Literal)
    back = value_of(triple.object.value, triple.object.datatype.value)
    assert back == number
    assert isinstance(back, type(number))


def test_a_sentence_is_a_fragment_of_its_document() -> None:
    assert sentence_iri(BASE, "0123456789ab-1#7") == f"<{BASE}doc/0123456789ab-1#7>"
    assert path_of(BASE, f"{BASE}doc/0123456789ab-1#7") == "doc/0123456789ab-1#7"


def test_a_base_ends_in_a_slash() -> None:
    assert checked_base("https://example.org/kg") == "https://example.org/kg/"
    for wrong in ("example.org", "https://a b/", "https://a/#x", "file"):
        with pytest.raises(InputError, match="--base"):
            checked_base(wrong)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("1931-11-07", ("1931-11-07", "1931-11-07")),
        ("2026/2030", ("2026-01-01", "2030-12-31")),
        ("2012-11/..", ("2012-11-01", None)),
        ("../2030", (None, "2030-12-31")),
        ("[..2024-05-08]", (None, "2024-05-08")),
        ("2024-05-08~", ("2024-05-08", "2024-05-08")),
        ("192X", ("1920-01-01", "1929-12-31")),
        ("近日", (None, None)),
    ],
)
def test_days_of_a_time(value: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(value) == expected
