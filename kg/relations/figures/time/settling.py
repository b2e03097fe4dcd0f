"""What a figure is and when it holds, the two settled together: a target of 2030, what was observed up to March."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Modality
from kg.relations.base import Context, When
from kg.relations.figures.base import Found
from kg.relations.figures.kinds import decided, kind_of, once_built, shown_there
from kg.relations.figures.planning import goes_on_planned
from kg.relations.figures.time.aiming import year_to_reach
from kg.relations.figures.time.carrying import before_it, inherited, of_same_day, overtaken, same_time, turns
from kg.relations.figures.time.dating import time_told
from kg.relations.figures.time.elsewhere import of_another, of_that_day, so_far
from kg.relations.figures.time.holidays import of_slot
from kg.relations.figures.time.ranging import told_on, years_to_now, years_told
from kg.relations.figures.time.reach import of_completion, reaches
from kg.relations.figures.time.timing import full_year, lies_ahead, of_campaign, when_of, years_ahead
from kg.relations.figures.time.yearless import of_told_year
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.scope import Scope
from kg.relations.reading.sentence import Reading

_AHEAD: dict[str, Modality] = {"target": "planned", "forecast": "forecast"}


@dataclass(frozen=True, slots=True)
class Settled:
    """The predicate and modality of a figure, its time, and the words and the scope they come from."""

    predicate: str
    modality: Modality
    when: When | None
    dated: Phrase | None
    scope: Scope


def settle(
    context: Context, reading: Reading, readings: Sequence[Reading], clause: Clause, found: Found,
    last: Found | None, period: Found | None,
) -> Settled:  # fmt: skip
    """Return what a figure is and when it holds; `last` is the one before, `period` the one the text sums up with."""
    dated = None if decided(reading, found) else time_told(context, reading, clause, found)
    dated = of_told_year(context, reading, readings, dated, found.mention.start)
    finishing = dated is not None and of_completion(context, reading, clause, found, dated)
    dated = None if finishing or _turned(reading, clause, dated, last, found) else dated
    predicate, modality, scope = _kind(context, reading, readings, clause, found, dated, last, finishing)
    aim = None if finishing or dated or scope.settled else year_to_reach(context, reading, readings, found, modality)
    if aim is not None:
        return Settled("target", "planned", when_of(context, *aim, "target"), None, scope)
    dated = of_campaign(reading, clause, dated, predicate)
    foreign = of_another(context, reading, clause, found, dated, predicate)
    summed = None if predicate != "observation" or period is None else period.when
    when = full_year(context, reading, clause.start, found.mention.start, summed, predicate != "observation")
    if when is not None and predicate == "forecast" and once_built(context, reading, clause, found, 1):
        when = None  # 投运后，可实现全年发电量70亿度
    elif when is not None:
        if predicate == "observation" and not scope.settled and lies_ahead(context, when):  # 全年新增项目100项以上
            predicate, modality = "target", "planned"
    elif dated is not None and dated.start < clause.start and once_built(context, reading, clause, found):
        when = None  # 项目今年建成，投产后年产值可达…
    elif foreign or finishing:
        when = None  # 力争年底完工，工程受益人口约112万人
    elif dated is not None and last is not None and overtaken(reading, found, dated, last):
        when = last.when
    elif dated is not None and dated.mention is not None:
        when = _when(context, reading, readings, dated, predicate)
    elif last is not None and same_time(reading, readings, found, last, predicate):
        when = before_it(context, reading, readings, last, predicate)
        if predicate == "observation" and last.kind in _AHEAD and lies_ahead(context, when):
            predicate, modality = last.kind, _AHEAD[last.kind]
    shown = last is not None and last.kind == "forecast" and shown_there(context, reading, clause, found)
    if predicate == "observation" and last is not None and not shown and _of_plan(reading, found, last):
        predicate, modality = last.kind, _AHEAD[last.kind]
    when = told_on(reading, readings, of_slot(reading, found, when, context.anchor), context.anchor)
    if when is None and dated is None and not finishing:
        when = of_same_day(context, reading, found, last) or inherited(
            context, reading, readings, found, predicate, period
        )
    if dated is None and predicate == "observation":
        when = so_far(context, reading, readings, found) or when
    gone = of_that_day(reading, clause, found, when)
    if gone or (when and not reaches(context, reading, clause, found, dated, when, predicate, last)):
        when = None
    if dated is None and predicate == "observation" and not scope.settled and years_ahead(context, when):
        predicate, modality = "target", "planned"
    return Settled(predicate, modality, when, dated, scope)


def _turned(reading: Reading, clause: Clause, dated: Phrase | None, last: Found | None, found: Found) -> bool:
    """Whether a time is that of the plan before, and not of what another one has done."""
    before = dated is not None and dated.start < clause.start
    return before and last is not None and turns(reading, found, last)


def _kind(
    context: Context, reading: Reading, readings: Sequence[Reading], clause: Clause, found: Found,
    dated: Phrase | None, last: Found | None, finishing: bool,
) -> tuple[str, Modality, Scope]:  # fmt: skip
    """Return what a figure is by its sentence and by the plan that it goes on with; `finishing`: dated is its end."""
    predicate, modality, scope = kind_of(context, reading, clause, found, dated, last)
    bare = (predicate, modality) == ("observation", "asserted") and not scope.settled and dated is None
    if bare and goes_on_planned(context, reading, readings, found.mention.start):
        predicate, modality = "target", "planned"
    if finishing and predicate == "observation" and _then(reading, clause, found):
        predicate, modality = "forecast", "forecast"
    return predicate, modality, scope


def _of_plan(reading: Reading, found: Found, last: Found) -> bool:
    """Whether a figure is one of what was just planned: 计划开工500多个项目，|总投资|超700亿元."""
    if last.index != reading.sentence.index or last.kind not in _AHEAD:
        return False
    thing = bool(last.behind) and found.measure.startswith(last.behind) and found.measure != last.measure
    gap = reading.text[last.mention.end : found.mention.start]
    if turns(reading, found, last):
        return False
    # 力争研发投入增长15%，高新技术企业超3000家: the aim reaches on, up to 目前 and 已.
    return thing or not any(w in gap for w in ("目前", "已", "；", "了", "去年"))


def _when(
    context: Context, reading: Reading, readings: Sequence[Reading], dated: Phrase, predicate: str
) -> When | None:
    """Return the time of its words, of 十年间 the years that the text has said."""
    told = years_told(reading, readings, dated)
    return told or when_of(context, reading.text, dated, predicate, years_to_now(reading, readings, dated))


def _then(reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether a description tells what will be done once it is finished: 预计年底投产，|年|发电量可达10亿度."""
    said = reading.text[clause.start : found.mention.start]
    ahead = any(w in reading.text[: clause.start] for w in ("预计", "将", "力争", "计划", "有望", "拟"))
    return ahead and (found.measure.startswith("年") or any(w in said for w in ("可", "将", "能够")))
