"""Whose a figure is, as one walk: each step may give it a bearer or take one away, the last word is settled.

First whom the clause, the figure or the sentence before, or the text offer, then who truly has it: of
公祭大典在天水举行，共有超10万人参加 the place is not the bearer. `Found.reason` names the step with the last word.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Case, Found, figure_words
from kg.relations.figures.bearer import bearing
from kg.relations.figures.bearer.country import of_that_country
from kg.relations.figures.bearer.default import by_default
from kg.relations.figures.bearer.event import of_opening_event
from kg.relations.figures.bearer.framed import not_of_showing, of_frame
from kg.relations.figures.bearer.ground import ground
from kg.relations.figures.bearer.placing import opened_by_place, placed
from kg.relations.figures.bearer.rightful import STANDS_BY
from kg.relations.figures.bearer.strangers import (
    of_counted_name,
    of_feature,
    of_goal,
    of_local,
    of_origin,
    of_several_places,
    of_way,
)
from kg.relations.figures.bearer.topic import (
    group_of,
    not_of_place,
    not_of_report,
    of_doer,
    of_last,
    of_place,
    of_sentence_before,
)
from kg.relations.figures.measure.dimensions import arrived, is_size, of_thing
from kg.relations.figures.measure.measuring import may_be_thin
from kg.relations.figures.pointing import unpointed
from kg.replacing import replace

Step = Callable[[Context, Case, Found], Found]


def bearer_of(context: Context, case: Case, found: Found) -> Found:
    """Return a figure with whom or what it is of, None where that has no name or is not sure.

    `case` is where the figure stands; the subject that `found` comes with is that of its measure or clause.
    """
    found = of_opening_event(context, case, _walked(context, case, found))
    found = of_frame(context, case, not_of_showing(context, by_default(context, case, found)))
    thin = found.measure in figure_words(context.ontology.path)["thin"] and not is_size(context, found.measure)
    if not thin or found.subject is None or found.own or may_be_thin(context, found.subject, None):
        return _carried(case.last, found)
    # 总投资16亿元 of a city says nothing.
    return replace(found, subject=None)


def _carried(last: Found | None, found: Found) -> Found:
    """Return a figure that says that it goes on with a bearer that is only likely."""
    likely = last is not None and last.reason.startswith("default") and last.subject == found.subject
    likely = likely and found.subject is not None and not found.own and not found.reason.startswith("default")
    return replace(found, reason="default: carried") if likely else found


def _walked(context: Context, case: Case, found: Found) -> Found:
    for reason, step in _WALK:
        after = step(context, case, found)
        if after.subject != found.subject or after.settled:
            after = replace(after, reason=reason)
        if after.settled:
            return after
        found = after
    return found


def _pointed(context: Context, case: Case, found: Found) -> Found:
    return unpointed(found, case.bare[1]) if case.bare else found


def _group(context: Context, case: Case, found: Found) -> Found:
    return group_of(context, found, case.reading.tokens)


def _goods(context: Context, case: Case, found: Found) -> Found:
    return of_place(context, case.reading, case.recent, found)


def _report(context: Context, case: Case, found: Found) -> Found:
    return not_of_report(context, case.reading, found)


def _unnamed(context: Context, case: Case, found: Found) -> Found:
    return not_of_place(context, case.reading, found)


def _doer(context: Context, case: Case, found: Found) -> Found:
    return of_doer(context, case.reading, case.clause, found)


def _last(context: Context, case: Case, found: Found) -> Found:
    return of_last(context, case.reading, found, case.last)


def _before(context: Context, case: Case, found: Found) -> Found:
    return of_sentence_before(context, case.reading, case.clause, found, case.topics)


def _size(context: Context, case: Case, found: Found) -> Found:
    last = case.last
    same = last is not None and last.index == case.reading.sentence.index and last.subject == found.subject
    if same and last is not None and last.own and case.reading.text[last.mention.end : found.start] in LISTED:
        # 丙国共有水库大坝9.5万座、|总库容|1万亿立方米: of the same.
        return found
    return of_thing(context, case.reading, case.around, found)


def _ground(context: Context, case: Case, found: Found) -> Found:
    if found.subject is not None or is_size(context, found.measure):
        return found
    last = case.last
    if last is not None and last.subject is None and (last.measure == found.measure or _still(case, last, found)):
        return found
    return replace(found, subject=ground(context, case.reading, case.around, found, case.voice, case.voices))


def _still(case: Case, last: Found, found: Found) -> bool:
    """Whether a sentence goes on with whom the figure before was left to: 印刷厂新签约品牌106个，|接待|3万人次."""
    low, high = last.mention.end, found.mention.start
    named = any(m.entities and low <= m.start < high and m.cls != "Concept" for m in case.reading.mentions)
    left = last.settled and last.reason in LEFT and last.index == case.reading.sentence.index
    return left and not named


def _arrived(context: Context, case: Case, found: Found) -> Found:
    if found.subject is not None or is_size(context, found.measure):
        return found
    return replace(found, subject=arrived(context, case.reading, found))


def _opened(context: Context, case: Case, found: Found) -> Found:
    return opened_by_place(context, case.reading, found)


def _placed(context: Context, case: Case, found: Found) -> Found:
    after = placed(context, case.reading, case.clause, found)
    return replace(after, settled=True) if after.subject is None else after


_WALK: tuple[tuple[str, Step], ...] = (
    ("the noun that its clause points back with", _pointed),
    ("the people that open its measure", _group),
    ("the place before the goods", _goods),
    ("a name that is only counted", of_counted_name),
    ("a report only shows it", _report),
    ("a thing without a name in the place", _unnamed),
    ("the doer of the clause before", _doer),
    ("the figure before", _last),
    ("the subject of the sentence before", _before),
    ("the thing of that size", _size),
    ("what the text is about", _ground),
    ("where they came to", _arrived),
    ("the place that opens its measure", _opened),
    ("the country that a foreign text means", of_that_country),
    ("the whole country", bearing.of_whole_country),
    ("the way between two places", of_way),
    ("what lies around several places", of_several_places),
    ("a place that 当地 does not mean", of_local),
    ("where it goes", of_goal),
    ("where guests come from", of_origin),
    ("a river or a range near by", of_feature),
    ("the whole place", _placed),
    ("somebody without a name", bearing.of_holder),
    ("a ministry, or what it counts", bearing.of_counter),
    ("its own", bearing.of_other_than_place),
    ("the line that it is a part of", bearing.of_line),
    ("somebody in the place", bearing.of_people),
    ("the event that is shown at", bearing.of_event),
    ("a place in what is counted", bearing.of_what_is_counted),
    ("a part of the place", bearing.of_stretch),
    ("the event held in the place", bearing.of_event_held),
    ("a thing in the place", bearing.of_stranger),
)
# Steps that leave a figure to somebody or something without a name.
LEFT = frozenset(
    {STANDS_BY, "somebody without a name", "somebody in the place", "a thing in the place", "a part of the place"}
)
