"""Money that is given for something: 下达|40亿元|…补助资金, 安排|30亿元|实施…建设, 安排中央资金|158亿元."""

from __future__ import annotations

from collections.abc import Iterator

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure, joined, named, noun_from
from kg.relations.figures.counted.setting import doer
from kg.relations.reading.tokens import Token

_LONGEST = 22
_GIVERS = ("Organization", "AdministrativeArea", "Program")


def read(left: Left) -> Iterator[Found]:
    """Yield the figures of money given, one for each that gives it."""
    if not (left.number.unit or "").endswith(("元", "镑", "卢布")) or left.text.startswith("的", left.number.end):
        return
    verb, what = _given(left)
    if verb is None or not what:
        return
    for giver in _givers(left):
        found = figure(left, verb.text.removesuffix("了") + what, giver, start=verb.start)
        if found is not None:
            yield found


def _given(left: Left) -> tuple[Token | None, str]:
    """Return the word of giving and what is given: the funds named, else what the money is to do."""
    ahead = [t for t in left.before(left.number.start) if t.kind not in {"d", "a", "u"}]
    at = next((k for k in range(len(ahead) - 1, -1, -1) if ahead[k].text in left.words["giving"]), None)
    if at is None:
        return None, ""
    funds = joined(ahead[at + 1 :])
    if funds:
        # 安排|中央资金|158亿元
        plain = all(t.kind in {"n", "M", "a"} for t in ahead[at + 1 :])
        return ahead[at], funds if plain and funds.endswith(tuple(left.words["funds"])) else ""
    nouns = noun_from(left, left.number)
    if nouns and joined(nouns).endswith(tuple(left.words["funds"])):
        return ahead[at], joined(nouns)
    rest = left.behind(left.number.end)
    stop = next((k for k, t in enumerate(rest) if t.kind in {",", ";", "("}), len(rest))
    rest = [t for t in rest[:stop] if t.kind not in {"Q", "T"}]
    aim = joined(rest)
    if (
        rest
        and rest[0].text in left.words["for_what"]
        and 3 < len(aim) <= _LONGEST
        and rest[-1].kind in {"n", "v", "M"}
    ):
        return ahead[at], f"{aim}的资金"
    return None, ""


def _givers(left: Left) -> list[str]:
    """Return who gives: the subject of the clause, each body of a list."""
    heads = [m.head for m in left.clause.subject]
    own = [named(left.context, h, _GIVERS) for h in heads]
    if len(own) > 1 and all(own):
        return [o for o in own if o]
    one = doer(left)
    return [one] if one and left.context.is_a(one, _GIVERS) else []
