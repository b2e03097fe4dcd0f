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
    for token in reversed(_without_list(ahead)):
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


def _without_list(ahead: Sequence[Token]) -> Sequence[Token]:
    """Cut the members of a list that a number sums up or goes on with: 形成了|原料采集、中试验证等|9个共享场景."""
    near = [t for t in ahead if t.kind not in {"d", "a"}]
    if not near or not (near[-1].text == "等" or near[-1].kind == "c"):
        return ahead
    at = next((k for k in range(len(near) - 2, -1, -1) if near[k].kind == "v" and _opens(near, k)), None)
    return near[: at + 1] if at is not None else ahead


def _opens(row: Sequence[Token], at: int) -> bool:
    """Whether a verb governs a list rather than stands in it: 形成|了, 包含|主论坛."""
    marks = [t.text for t in row[:at] if t.text in {"、", "和", "及"}]
    return (at + 1 < len(row) and row[at + 1].kind == "u") or not marks


def _ends(left: Left, row: Row) -> bool:
    """Whether the clause ends with what is counted, or goes on with more of it."""
    after = next(iter(left.behind(row.end)), None)
    return after is None or after.kind in {",", ";", "c"} or (after.kind == "e" and after.end == left.clause.end)
