"""Doings whose count the unit alone tells: 已逮捕|147人, 发动|15次|集群打击, 获得|15席."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure, joined, noun_from
from kg.relations.figures.counted.setting import doer, place_of
from kg.relations.reading.tokens import Token

_PEOPLE = frozenset({"人", "名"})
_LONGEST = 8


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of people something is done to, of times that something is done, of seats won."""
    verb = _verb(left)
    noun = joined(noun_from(left, left.number))
    rest = left.behind(left.number.end + len(noun))
    unit = left.number.unit or ""
    if verb is None or (rest and rest[0].kind not in {",", ";"} and rest[0].text != "、"):
        return
    word = verb.text.removesuffix("了")
    measure, own = "", doer(left)
    if unit in _PEOPLE and not noun and word in left.words["done_to_people"]:
        measure, own = word + "人数", own or place_of(left)
    elif unit == "次" and noun and word in left.words["acts"] and len(noun) <= _LONGEST:
        measure = f"{word}{noun}次数"
    elif unit == "次" and not noun and word in left.words["repeated"]:
        measure = word + "次数"
    elif unit in left.words["seats"] and not noun and word in left.words["winning"]:
        measure = word + ("席位" if unit == "席" else "选票")
    found = figure(left, measure, own, start=verb.start) if own else None
    if found is not None:
        yield found


def _verb(left: Left) -> Token | None:
    """Return the word of the doing right before a number."""
    ahead: Sequence[Token] = left.before(left.number.start)
    for token in reversed(ahead):
        if token.kind in {"d", "u", "a"} or token.text in left.words["opening"]:
            continue
        return token if token.kind in {"v", "n"} else None
    return None
