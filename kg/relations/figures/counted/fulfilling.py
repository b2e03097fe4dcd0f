"""What is set and how much of it is done, in one clause: 确定的|128项|重点任务已落地|123项."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import SUBJECTS, Found, figure_words
from kg.relations.figures.counted.base import Left, figure, joined, named
from kg.relations.figures.counted.setting import doer, place_of
from kg.relations.reading.tokens import Token


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of the things set, or of those done, as one of whom they are set for."""
    pair = _pair(left)
    if pair is None:
        return
    first, last, noun, done = pair
    ahead = left.before(first.start)
    own = _for_whom(left, ahead) or doer(left) or place_of(left)
    found = figure(left, noun if left.number is first else done + noun, own, noun) if own else None
    if found is not None and left.number in {first, last}:
        yield found


def _pair(left: Left) -> tuple[Token, Token, str, str] | None:
    """Return the two numbers of a clause of one unit, the noun behind the first, the word of the doing."""
    numbers = [t for t in left.tokens if t.kind == "Q"]
    if len(numbers) != 2 or numbers[0].unit != numbers[1].unit or left.number.unit in left.words["masses"]:
        return None
    first, last = numbers
    between = [t for t in left.behind(first.end) if t.end <= last.start]
    while between and (between[-1].kind in {"u", "d"} or between[-1].text in left.words["by_the_way"]):
        between = between[:-1]
    if len(between) < 2 or any(t.kind not in {";", ","} for t in left.behind(last.end)):
        return None
    done = between.pop().text.removeprefix("已").removesuffix("了")
    while between[-1].text in {"已", "均", "已经", "都", "中", "共"} and len(between) > 1:
        between = between[:-1]
    # 重点|任务: the first word may be taken for one that goes with a verb.
    things = all(t.kind in {"n", "a", "m", "M", "d"} for t in between) and between[-1].kind == "n"
    whole = things and done in figure_words(left.context.ontology.path)["fulfilled"]
    return (first, last, joined(between), done) if whole else None


def _for_whom(left: Left, ahead: Sequence[Token]) -> str | None:
    """Return the thing behind 对, else the one that opens the clause: 国家对|某枢纽|明确的128项任务."""
    at = next((k for k, t in enumerate(ahead) if t.text in {"对", "为", "给"}), -1)
    name = next((t for t in ahead[at + 1 :] if t.kind == "M"), None)
    return named(left.context, name.mention, SUBJECTS) if name is not None else None
