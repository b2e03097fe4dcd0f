"""Those for whom, or with which, something is done: 为|260万|老人减轻负担, 将石材等|72种|产品纳入认证范畴."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure, is_thing, joined, row_of
from kg.relations.figures.counted.setting import doer
from kg.relations.reading.tokens import Token

_LINKS = frozenset({"为", "给", "向", "对", "将", "把", "与", "同", "在", "面向", "针对"})
_LONGEST = 28


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of those counted between the doer and what is done: measured by the whole doing."""
    row = row_of(left)
    noun = row.noun(left.number)
    share = left.number.unit in {"%", "成"}
    link = _link(left, left.before(row.start))
    if link is None or share or not is_thing(left, noun) or left.number.unit in left.words["parts"] or row.gaps:
        return
    rest = left.behind(row.end)
    while rest and rest[-1].kind in {",", ";"}:
        rest = rest[:-1]
    # 与170多个国家签署|200多份|文件
    rest = [t for t in rest if t.kind != "Q"] if any(t.kind == "v" for t in rest[:1]) else rest
    said = joined([t for t in rest if t.kind != "u"])
    opens = bool(rest) and (rest[0].kind in {"v", "d"} or rest[0].text in left.words["by_the_way"])
    whole = opens and any(t.kind == "v" for t in rest) and not any(t.kind in {"Q", "T", ",", ";", "p"} for t in rest)
    ends = whole and rest[-1].text not in left.words["says"] and rest[-1].kind in {"n", "v", "M", "f"}
    own = doer(left) if ends else None
    if own and len(noun + said) <= _LONGEST:
        found = figure(left, link.text + noun + said, own, noun, link.start)
        if found is not None:
            yield found


def _link(left: Left, ahead: Sequence[Token]) -> Token | None:
    """Return the word that opens whom a thing is done for or to, a list summed up by the number passed over."""
    near = [t for t in ahead if t.kind not in {"d", "a", "f"} and t.text not in left.words["opening"]]
    listed = bool(near) and near[-1].text == "等"
    for token in reversed(near):
        if token.text in _LINKS or token.text in left.words["pivots"]:
            return token
        if not (token.kind == "m" or (listed and token.kind in {"n", "M", "c", "e", "m", "v"})):
            return None
    return None
