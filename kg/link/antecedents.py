"""Which thing a pointing word means: the nearest of its kind, the members just named together, the only subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its linked mentions, sorted; `number` counts from the start of the document."""

    number: int
    item: int | None
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The mentions that a pointing word means, or none with the reason in words."""

    found: tuple[Mention, ...]
    because: str


Fits = Callable[[Mention], bool]
Aside = Callable[[Line, Mention], bool]


def never(line: Line, mention: Mention) -> bool:
    """Return False: an `Aside` for which no mention is only spoken of in passing."""
    del line, mention
    return False


def of_kind(line: Line, mention: Mention, noun: str, names: Sequence[str]) -> bool:
    """Return whether a name of a mention ends with `noun`, or the noun stands beside it: 《…》专题节目."""
    behind = line.text[mention.end : mention.end + len(noun) + 2]
    ended = any(n.strip("《》“”").endswith(noun) for n in names)
    return ended or line.text[: mention.start].endswith(noun) or behind.startswith(noun) or behind[2:] == noun


def back(lines: Sequence[Line], here: Line, start: int, window: int) -> Iterator[tuple[Line, list[Mention]]]:
    """Yield the line of a pointing word and those before it with the naming mentions that stand before the word.

    `window` is how many sentences to go back (0: all); items of a brief are not left.
    """
    for line in reversed(lines[: here.number + 1]):
        if (window and line.number < here.number - window) or line.item != here.item:
            return
        named = [m for m in line.mentions if not m.generic and m.entities and not _credited(line, m)]
        yield line, [m for m in named if line is not here or m.end <= start]


def _credited(line: Line, mention: Mention) -> bool:
    """Return whether a person only took the picture, whose credit the page left in the text: 新华社记者张三摄."""
    behind = line.text[mention.end :].lstrip()
    return mention.cls == "Person" and behind.startswith("摄") and behind[1:2] not in {"制", "像", "录"}


def nearest(
    lines: Sequence[Line],
    here: Line,
    start: int,
    window: int,
    fits: Fits,
    joint: Collection[str],
    single: bool,
    aside: Aside = never,
) -> Finding:
    """Return the nearest fitting mention; none where it stands in a list with others, or `single` and others fit.

    `aside` tells which are only spoken of in passing.
    """
    chosen: Mention | None = None
    rivals: set[str] = set()
    for line, named in back(lines, here, start, window):
        fitting = [m for m in named if fits(m) and not aside(line, m)]
        rivals |= {m.entities[0] for m in fitting}
        if chosen is None and fitting:
            chosen = fitting[-1]
            run = next(r for r in runs(line, fitting, joint) if chosen in r)
            if len({m.entities[0] for m in run}) > 1:
                return Finding((), "several named together fit: " + ", ".join(m.text for m in run))
        if chosen is not None and not single:
            break
    if chosen is None:
        return Finding((), "nothing of this kind is named before it")
    if single and len(rivals) > 1:
        return Finding((), f"{len(rivals)} things of this kind are named before it")
    return Finding((chosen,), f"the nearest of its kind named before it, {chosen.text}")


def runs(line: Line, named: Sequence[Mention], joint: Collection[str]) -> list[list[Mention]]:
    """Return the mentions of a line in groups: those that only a word like 和, 与, 联合 parts act together."""
    found: list[list[Mention]] = []
    for mention in named:
        if found and _between(line, found[-1][-1].end, mention.start, named) in joint:
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def _between(line: Line, start: int, end: int, named: Sequence[Mention]) -> str:
    """Return the text between two mentions less what other mentions (times, posts, persons) cover."""
    covered = {p for m in line.mentions if m not in named for p in range(m.start, m.end)}
    return "".join(line.text[p] for p in range(start, end) if p not in covered).strip("（）()")


def together(
    lines: Sequence[Line],
    here: Line,
    start: int,
    window: int,
    fits: Fits,
    joint: Collection[str],
    meets: Collection[str],
    count: int,
    parts: Callable[[Mention], int],
) -> Finding:
    """Return exactly `count` things just named together; none where the nearest group has another size.

    `parts` tells how many things a joint name names (中俄: 2); such a name is a group by itself.
    """
    for line, named in back(lines, here, start, window):
        jointly = [m for m in named if parts(m) == count]
        if jointly:
            return Finding((jointly[-1],), f"just named together: {jointly[-1].text}")
        fitting = [m for m in named if fits(m)]
        groups = [_distinct(run) for run in runs(line, fitting, joint)]
        groups = [g for g in groups if len(g) > 1]
        exact = [g for g in groups if len(g) == count]
        if exact:
            return Finding(tuple(exact[-1]), "just named together: " + ", ".join(m.text for m in exact[-1]))
        if groups:
            return Finding((), f"{len(groups[-1])} are named together, not {count}")
        alone = _distinct(fitting)
        if len(alone) == count and count == 2 and any(w in line.text for w in meets):
            return Finding(tuple(alone), "the two that this sentence names: " + ", ".join(m.text for m in alone))
        if fitting and line is not here:
            return Finding((), f"{len(alone)} named, but not {count} together")
    return Finding((), "no group of this size is named before it")


def _distinct(run: Sequence[Mention]) -> list[Mention]:
    seen: dict[str, Mention] = {}
    for mention in run:
        seen.setdefault(mention.entities[0], mention)
    return list(seen.values())


def subject(here: Line, start: int, fits: Fits, opens: Collection[str]) -> Finding:
    """Return the one thing that the sentence names before `start`, where it opens a clause; else none."""
    named = [m for m in here.mentions if not m.generic and m.entities and m.end <= start and fits(m)]
    distinct = _distinct(named)
    if len(distinct) != 1:
        return Finding((), "no subject named in the sentence" if not distinct else "several things could be meant")
    first = distinct[0]
    if not _opening(here, first, opens):
        return Finding((), f"{first.text} is not the subject")
    return Finding((first,), f"the only thing named in the sentence, {first.text}")


def _opening(here: Line, mention: Mention, opens: Collection[str]) -> bool:
    """Whether a mention, with the names and posts that touch it on the left, opens a clause."""
    covered = {p for m in here.mentions if m.end <= mention.start for p in range(m.start, m.end)}
    at = mention.start - 1
    while at >= 0 and at in covered:
        at -= 1
    return at < 0 or here.text[at] in opens


def only_person(
    lines: Sequence[Line], here: Line, start: int, window: int, fits: Fits, opens: Collection[str]
) -> Finding:
    """Return the one person named in the sentence or else in the ones before it; of several in the sentence the one
    that opens a clause, where the pronoun does too: 张三欢迎李四到访，他表示，….
    """
    for line, named in back(lines, here, start, window):
        persons = _distinct([m for m in named if fits(m)])
        if len(persons) == 1:
            return Finding((persons[0],), f"the only person named just before, {persons[0].text}")
        if persons:
            heads = [m for m in persons if line is here and _opening(here, m, opens)]
            if len(heads) == 1 and here.text[start - 1] in opens:
                return Finding((heads[0],), f"the only person that opens a clause before it, {heads[0].text}")
            return Finding((), "several persons are named just before")
    return Finding((), "no person is named just before")
