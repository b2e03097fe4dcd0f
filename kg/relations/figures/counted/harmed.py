"""People whom something befell, where no cause or place stands beside: 机上|172名|乘客和6名机组人员被紧急疏散."""

from __future__ import annotations

from collections.abc import Iterator

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure, joined, noun_from
from kg.relations.figures.counted.setting import doer, nearest, scene

_PEOPLE = frozenset({"人", "名", "位", "余人", "多人"})
_LONGEST = 12


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of people harmed or brought to safety, as one of the place or event last named."""
    if left.number.unit not in _PEOPLE and not left.text.startswith(("人", "名"), left.number.end):
        return
    noun = joined(noun_from(left, left.number))
    said = joined([t for t in left.behind(left.number.end) if t.kind not in {",", ";"}])
    word = _befallen(left, said)
    if not word or len(noun) > _LONGEST:
        return
    whom = noun.partition(word)[0]
    whom = "" if whom in left.words["befalling"] else whom
    # 1人|腿部|中弹
    people = bool(whom) and left.number.unit in {"名", "位"}
    measure = f"{word}的{whom}人数" if people else whom + word + "人数"
    own = nearest(left, ("Event",), 0) or scene(left) or doer(left) or nearest(left)
    found = figure(left, measure, own, whom) if own else None
    if found is not None:
        yield found


def _befallen(left: Left, said: str) -> str:
    """Return what befell them, the last word of what is said behind the number; '' where it only describes."""
    words = left.words["befalling"]
    found = [(said.find(w), -len(w), w) for w in words if w in said]
    at, _, word = min(found, default=(-1, 0, ""))
    return "" if said.startswith("的", at + len(word)) or said.startswith(("以上", "以下")) else word
