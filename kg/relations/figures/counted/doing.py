"""Things that are counted and something is done to: 摸索总结出|100多项|防治技术, 整合|20余个|城市地标."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, Row, figure, is_thing, joined, named, row_of
from kg.relations.figures.counted.setting import doers, list_before, shared
from kg.relations.reading.tokens import Token

_LONGEST = 14
_WHOLES = ("Program", "Event", "Site", "Product")
_BETWEEN = frozenset({"d", "u", "a", "x"})


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a number that is the object of a doing, as one of the doer."""
    row = row_of(left)
    noun, whole = row.noun(left.number), "" if row.gaps else _whole(left)
    noun = whole or noun
    if (
        not is_thing(left, noun)
        or left.number.unit in {*left.words["parts"], "%", *left.words["masses"], "人"}
        or not (whole or _ends(left, row))
    ):
        return
    verb = _verb(left, left.before(row.start))
    owners = doers(left) if verb else []
    if verb and not owners and (own := shared(left)):
        owners = [own]
    if verb in left.words["covering"] and not left.clause.own and not _covers(left, owners):
        # 某省制定清单，|涵盖|28个领域: the list, not who made it.
        paper = list_before(left)
        owners = [paper] if paper else []
    if row.owns(left.number) and verb not in left.words["spanning"]:
        return
    for own in owners:
        found = figure(left, verb + noun, own, noun)
        if found is not None:
            yield found


def _covers(left: Left, owners: Sequence[str]) -> bool:
    """Whether what is named as the subject may have parts of its own."""
    return any(left.context.is_a(own, _WHOLES) for own in owners)


def _whole(left: Left) -> str:
    """Return all that stands behind a number where it is one noun: 100多项|具有地方特色的防治技术."""
    rest = left.behind(left.number.end)
    stop = next((k for k, t in enumerate(rest) if t.kind in {",", ";"} or t.text == "、"), len(rest))
    rest = rest[1:stop] if rest[:1] and rest[0].kind == "j" else rest[:stop]
    plain = bool(rest) and all(t.kind in {"n", "M", "a", "v", "j", "m"} for t in rest)
    tied = (plain and rest[-1].kind == "n" and rest[0].kind in {"n", "a", "m"}) or _described(rest)
    inside = [t for t in rest if t.kind == "v"]
    noun = joined(rest)
    works = all(len(t.text) > 1 and t.text not in left.words["not_done"] for t in inside)
    return noun if plain and tied and works and inside and len(noun) <= _LONGEST else ""


def _described(rest: Sequence[Token]) -> bool:
    """Whether a noun is described by a doing with 的: 具有地方特色|的|技术."""
    return len(rest) > 2 and rest[0].kind == "v" and any(t.kind == "j" for t in rest[1:-1]) and rest[-1].kind == "n"


def _verb(left: Left, ahead: Sequence[Token]) -> str:
    """Return the doing right before a number; words that round it or say where may stand between."""
    brought = False
    if any(t.text in left.words["purposes"] for t in ahead):
        return ""
    for token in reversed(_without_places(left, _without_list(ahead))):
        brought = brought or (token.kind == "u" and token.text.startswith("出"))
        if token.kind in _BETWEEN or token.text in left.words["opening"]:
            continue
        word = token.text.removesuffix("了")
        word = next((word.removeprefix(w) for w in left.words["by_the_way"] if word[2:] and word.startswith(w)), word)
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


def _without_places(left: Left, ahead: Sequence[Token]) -> Sequence[Token]:
    """Cut the places whose parts are reached: 惠及|甲省、乙市沿线|8个县市."""
    at = len(ahead)
    while at and (
        ahead[at - 1].kind in {"c", "d"}
        or ahead[at - 1].text in left.words["along"]
        or named(left.context, ahead[at - 1].mention, ("Place",))
    ):
        at -= 1
    reaches = 0 < at < len(ahead) and ahead[at - 1].text.removesuffix("了") in left.words["spanning"]
    return ahead[:at] if reaches else ahead


def _opens(row: Sequence[Token], at: int) -> bool:
    """Whether a verb governs a list rather than stands in it: 形成|了, 包含|主论坛."""
    marks = [t.text for t in row[:at] if t.text in {"、", "和", "及"}]
    after = row[at + 1] if at + 1 < len(row) else None
    return after is not None and (after.kind == "u" or (not marks and after.kind != "c" and after.text != "等"))


def _ends(left: Left, row: Row) -> bool:
    """Whether the clause ends with what is counted, or goes on with more of it."""
    rest = left.behind(row.end)
    after = rest[0] if rest else None
    if after is None or after.kind in {",", ";"} or after.text == "、":
        return True
    counted = after.kind == "c" and any(t.kind == "Q" for t in rest[1:3])
    return counted or (after.kind == "e" and after.end == left.clause.end)
