"""The day of a disaster for those it killed or hurt: 今天（6月8日），某地发生7.9级强震。强震已造成19人死亡."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.relations.base import Context, When
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.sentence import Reading

# The day it happened, not that of a report.
_STRUCK = re.compile(
    r"[^。；]{0,40}?(?:发生[^，。；]{0,24}"
    r"(?:强震|地震|火灾|爆炸|事故|袭击|枪击|空难|滑坡|泥石流|山洪|垮塌|坍塌|相撞|侧翻)"
    r"|相撞|坠毁|脱轨|侧翻|起火|爆炸|坍塌|垮塌|沉没|倾覆)"
)
_OTHER_DAY = re.compile("此前|次日|前一天|后一天|同一天|随后|此外")
_DID = ("造成", "导致", "致", "已有")


def of_disaster(context: Context, reading: Reading, readings: Sequence[Reading], found: Found) -> When | None:
    """Return the day of the disaster that the sentence before tells of, for a figure of its victims; None else."""
    befallen = tuple(figure_words(context.ontology.path)["befallen"])
    text, sentence = reading.text, reading.sentence
    did = any(w in text[: found.mention.start] for w in _DID)
    if (
        not did
        or _OTHER_DAY.search(text, 0, found.mention.start)
        or not found.measure.removesuffix("人数").endswith(befallen)
    ):
        return None
    for other in readings:
        said = other.sentence
        if (said.block, said.item, said.index) != (sentence.block, sentence.item, said.index) or (
            not 1 <= sentence.index - said.index <= 2
        ):
            continue
        days = [m for m in other.mentions if m.cls == "Time" and getattr(m.detail, "granularity", "") == "day"]
        whole = {str(m.value) for m in days if len(str(m.value)) == 10}
        if len(whole) == 1 and days and _STRUCK.match(other.text, days[0].end):
            day = next(iter(whole))
            return When(day, next(m.text for m in days if str(m.value) == day), day, day)
    return None
