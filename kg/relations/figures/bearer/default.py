"""Whose a figure most likely is where nothing says it: 园区位于丙市。|绿电比重|超过70% is the park's.

In this order: the subject of the clause before, the thing that a bare noun points to, the place that the sentence
opens with, what the paragraph was last about, the country, a foreign one. kg/relations/soundness refuses what is
likely wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Case, Found, figure_words, pick
from kg.relations.figures.bearer.ground import unnamed
from kg.relations.figures.bearer.nationwide import nationwide
from kg.relations.figures.bearer.paragraph import of_somebody
from kg.relations.figures.measure.dimensions import is_size
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# How many sentences back a paragraph is still about the same.
_BACK = 4
_AREA = ("AdministrativeArea", "Region")
_THINGS = ("Site", "Program", "Work", "Event", "Company", "School", "Hospital")
_WORLD = ("全球", "世界", "国际")
# 他们的主力机型, 自己的…: of somebody.
_SOMEBODY = re.compile("[他她]们?|自己|记者|我们?(?!国)")
# 2031年|国庆档票房
_DATED = re.compile("^(?:\\d{4}年?)?(?:电影)?")
# Steps of the walk after which nothing is decided.
_OPEN = frozenset(
    {
        "",
        "the whole country",
        "what the text is about",
        "a river or a range near by",
        "a place in what is counted",
    }
)

Default = Callable[[Context, Case, Found], Found | None]


def by_default(context: Context, case: Case, found: Found) -> Found:
    """Return a figure that has no bearer with the likely one; None stays where something without a name has it."""
    if found.subject is not None or found.measure.startswith(_WORLD):
        return found
    if (there := _where_harmed(context, case, found)) is not None:
        return replace(found, subject=there, reason="default: harmed there")
    if found.reason not in _OPEN:
        return found
    if _SOMEBODY.search(case.reading.text, case.clause.start, found.mention.start):
        return found
    # 线路|全长280公里: of the thing or of none, of no city.
    pointing = _pointing(context, case, found) is not None
    for reason, default in _DEFAULTS[:2] if pointing else _DEFAULTS:
        own = default(context, case, found)
        if own is not None:
            land = pointing and context.is_a(own.subject or "", _AREA)
            return found if land else replace(own, reason=reason)
    return found


def _where_harmed(context: Context, case: Case, found: Found) -> str | None:
    """丙国丁市一家商场发生枪击案，|死亡人数|1人: of the place that was named last before."""
    befallen = tuple(figure_words(context.ontology.path)["befallen"])
    if not found.measure.removesuffix("人数").endswith(befallen):
        return None
    here = case.reading.sentence
    for other in reversed(case.around[-_BACK + 1 :]):
        said = other.sentence
        near = said.index == here.index or (said.block, said.item) == (here.block, here.item)
        until = found.mention.start if said.index == here.index else len(other.text)
        named = [own for m in other.mentions if near and m.end <= until and (own := pick(context, m))]
        places = [own for own in named if context.is_a(own, (*_AREA, "Site"))]
        # 丙国丁岛附近发生地震
        at_sea = [m for m in other.mentions if near and m.end <= until and m.cls == "NaturalFeature"]
        places = places or [land for m in at_sea if (land := _land(context, m))]
        if places:
            return places[-1]
    return None


def _of_clause_before(context: Context, case: Case, found: Found) -> Found | None:
    """某工程从大河引水，穿越高山，|年供水量|5亿立方米."""
    clauses = [c for c in case.reading.clauses[: case.clause.index + 1] if c.start < found.mention.start]
    own = next(_subjects(context, case, clauses), None)
    whose = _doer(context, own) if own and not unnamed(context, case.reading, found) else None
    return replace(found, subject=whose) if whose else None


def _of_thing(context: Context, case: Case, found: Found) -> Found | None:
    """某大桥全线贯通。|该桥|全长280公里, 线路|全长280公里."""
    match = _pointing(context, case, found) or _pointing(context, case, found, whole=True)
    if match is None:
        return None
    noun = match["noun"]
    here = case.reading.sentence
    likely: str | None = None
    for other in reversed(case.around[-_BACK - 1 :]):
        said = other.sentence
        if (said.block, said.item) != (here.block, here.item):
            continue
        named = [m for m in other.mentions if said.index < here.index or m.end <= match.start()]
        picked = [(m, own) for m in named if (own := pick(context, m)) is not None]
        things = [(m, own) for m, own in picked if context.is_a(own, _THINGS)]
        same = [own for m, own in reversed(picked) if m.text.strip("“”").endswith(noun)]
        heads = {id(m) for c in other.clauses if c.own for s in c.subject for m in (s.head, *s.before)}
        opened = {own for m, own in things if id(m) in heads}
        if likely is None and len(opened) > 1:
            # 甲公司和乙公司签约。|公司|…
            return None
        likely = likely or next(iter(opened), None)
        if same:
            likely = same[0]
            break
    if likely is None:
        return None
    pointing = match["pointing"] or ""
    measure = found.measure.removeprefix(pointing + noun).removeprefix("的") if pointing else found.measure
    return replace(found, subject=likely, measure=measure) if len(measure) > 1 else None


def _pointing(context: Context, case: Case, found: Found, whole: bool = False) -> re.Match[str] | None:
    """Return the noun without a name that the clause of a figure opens with, or the `whole` sentence."""
    match = _thing(context.ontology.path).match(case.reading.text, _opens(case, 0 if whole else case.clause.start))
    if match is None or match.end() > found.mention.start or len(match[0]) < len("该船"):
        return None
    # 城|市人口, 项目经理
    return match if any(t.end == match.end() for t in case.reading.tokens) else None


def _opens(case: Case, start: int) -> int:
    """Return where the words from `start` begin behind a time: 目前，|该项目…"""
    first = next((t for t in case.reading.tokens if t.start >= start and t.kind not in "Tdc,"), None)
    return first.start if first is not None else start


def _nouns(known: Mapping[str, Any]) -> set[str]:
    return {*known["bare"], *known["things"], *known["meant_by_noun"]} - {*known["plans"], "行动", "意见", "通知"}


@lru_cache(maxsize=4)
def _thing(root: Path) -> re.Pattern[str]:
    """Return what a clause opens with that points to a thing: 该项目, 线路, 这条高速公路."""
    known = figure_words(root)
    nouns = "|".join(sorted(_nouns(known), key=lambda w: (-len(w), w)))
    return re.compile(f"(?P<pointing>该|此|本|这[{known['pieced']}]?|全)?(?P<noun>{nouns})")


def _of_scene(context: Context, case: Case, found: Found) -> Found | None:
    """在丙市，|进店客流|突破3万人."""
    first = next((m for m in case.reading.mentions if m.entities and m.cls != "Time"), None)
    if first is None or first.end > found.start or unnamed(context, case.reading, found):
        return None
    lead = case.reading.text[: first.start]
    named = pick(context, first)
    there = lead in {"", "在"} or lead.endswith(("，在", "，"))
    return replace(found, subject=named) if there and named and context.is_a(named, _AREA) else None


def _of_foreign_country(context: Context, case: Case, found: Found) -> Found | None:
    """丙国消防中心说，|过火面积|8130平方公里: the one country that the sentence names, or its paragraph."""
    here = case.reading.sentence
    joins = tuple(figure_words(context.ontology.path)["joins"])
    for other in reversed(case.around[-_BACK - 1 :]):
        said = other.sentence
        if (said.block, said.item) != (here.block, here.item):
            continue
        named = [m for m in other.mentions if said.index < here.index or m.end <= found.mention.start]
        named = [m for m in named if not other.text.endswith(joins, 0, m.start)]
        lands = {land for m in named if (land := _land(context, m))}
        if lands:
            foreign = len(lands) == 1 and lands != {COUNTRY} and not unnamed(context, case.reading, found)
            return replace(found, subject=lands.pop()) if foreign else None
    return None


def _land(context: Context, mention: Mention) -> str | None:
    """Return the country that a name is of or opens with: 丙国|消防中心."""
    named = pick(context, mention)
    if named and context.is_a(named, ("Country",)):
        return named
    opened = ("place/" + mention.text[:n] for n in (2, 3, 4, 5)) if mention.cls != "Person" else ()
    return next((e for e in opened if context.is_a(e, ("Country",))), None)


def _of_paragraph(context: Context, case: Case, found: Found) -> Found | None:
    """某桥全线贯通。|通行能力|提高4倍."""
    here = case.reading.sentence
    if of_somebody(case.reading, case.around) or unnamed(context, case.reading, found):
        return None
    if is_size(context, found.measure):
        # 互通连接线|全长37公里
        return None
    for other in reversed(case.around[-_BACK - 1 : -1]):
        said = other.sentence
        near = (said.block, said.item) == (here.block, here.item) and said.index < here.index
        own = next(_subjects(context, case, other.clauses, other), None) if near else None
        if own is not None:
            whose = _doer(context, own)
            return replace(found, subject=whose) if whose else None
    return None


def _doer(context: Context, own: str) -> str | None:
    """Return whose a count is where `own` is spoken of: the country's where a ministry is, of a paper none."""
    if context.is_a(own, ("GovernmentBody",)):
        # 教育部部署工作。…: what is counted is the country's.
        national = own.rpartition("/")[2].startswith(tuple(figure_words(context.ontology.path)["national"]))
        return COUNTRY if national and context.is_a(COUNTRY, ("Place",)) else None
    return None if context.is_a(own, ("Policy", "Legislation")) else own


def _of_country(context: Context, case: Case, found: Found) -> Found | None:
    """国家铁路局发布数据。…|民航货运航班|600架次."""
    text = case.reading.text
    if of_somebody(case.reading, case.around) or unnamed(context, case.reading, found):
        return None
    if any(w in text[: found.mention.start] for w in ("当地", "这里", "这张")):
        return None
    known = figure_words(context.ontology.path)
    everywhere = _DATED.sub("", found.measure).startswith((*known["nationwide"], *known["all_country"]))
    if nationwide(context, case.reading, case.around) or (everywhere and _no_place(context, case)):
        return replace(found, subject=COUNTRY)
    return None


def _no_place(context: Context, case: Case) -> bool:
    """Whether no sentence before, in its item, names a place; and there is the country."""
    item = (r for r in case.around if r.sentence.item == case.reading.sentence.item)
    named = (e for r in item for m in r.mentions for e in m.entities)
    return context.is_a(COUNTRY, ("Place",)) and not any(e != COUNTRY and context.is_a(e, _AREA) for e in named)


def _subjects(
    context: Context, case: Case, clauses: Sequence[Clause], reading: Reading | None = None
) -> Iterator[str]:
    """Yield what has a name and is the subject of a clause, the last first; who only tells is none."""
    reading = reading or case.reading
    boards = tuple(figure_words(context.ontology.path)["boards"])
    for clause in reversed(clauses):
        speech = reading.speech_at(clause.end - 1)
        speaker = speech.speaker.entities if speech is not None and speech.speaker is not None else ()
        for member in clause.subject if clause.own else ():
            own = _one(context, reading, member.head)
            told = own is None or own in case.voices or own in speaker or context.is_a(own, ("Media",))
            if own and not told and not (member.head and member.head.text.endswith(boards)):
                yield own


def _one(context: Context, reading: Reading, head: Mention | None) -> str | None:
    """Return whose name heads a subject, alone: not 甲、|乙|等6所."""
    if head is None or reading.text.startswith(("等", "、", "和", "与"), head.end):
        return None
    return pick(context, head)


_DEFAULTS: tuple[tuple[str, Default], ...] = (
    ("default: clause before", _of_clause_before),
    ("default: thing", _of_thing),
    ("default: scene", _of_scene),
    ("default: paragraph", _of_paragraph),
    ("default: country", _of_country),
    ("default: foreign country", _of_foreign_country),
)
