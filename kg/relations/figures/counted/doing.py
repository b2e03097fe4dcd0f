"""Things that are counted and something is done to: 摸索总结出|100多项|防治技术, 整合|20余个|城市地标."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, Row, figure, is_thing, row_of
from kg.relations.figures.counted.setting import doer
from kg.relations.reading.tokens import Token

_BETWEEN = frozenset({"d", "u", "a", "x"})


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a number that is the object of a doing, as one of the doer."""
    row = row_of(left)
    noun = row.noun(left.number)
    if not is_thing(left, noun) or left.number.unit in {*left.words["parts"], "%", "人"} or not _ends(left, row):
        return
    verb = _verb(left, left.before(row.start))
    own = doer(left) if verb else None
    if row.owns(left.number) and verb not in left.words["spanning"]:
        return
    found = figure(left, verb + noun, own, noun) if own else None
    if found is not None:
        yield found


def _verb(left: Left, ahead: Sequence[Token]) -> str:
    """Return the doing right before a number; words that round it or say where may stand between."""
    brought = False
    for token in reversed(ahead):
        brought = brought or (token.kind == "u" and token.text.startswith("出"))
        if token.kind in _BETWEEN or token.text in left.words["opening"]:
            continue
        word = token.text.removesuffix("了")
        if word in left.words["spanning"]:
            return word
        if not (token.kind == "v" or brought) or word in left.words["not_done"] or len(word) < 2:
            return ""
        return word + "出" * (brought and not word.endswith("出"))
    return ""


def _ends(left: Left, row: Row) -> bool:
    """Whether the clause ends with what is counted, or goes on with more of it."""
    after = next(iter(left.behind(row.end)), None)
    return after is None or after.kind in {",", ";", "c"} or (after.kind == "e" and after.end == left.clause.end)
