"""Which accident killed or hurt them: 一艘渡轮29日晚在丙省海域起火。|事故造成|29人死亡 → 渡轮起火事故造成死亡."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.relations.figures.base import Found
from kg.relations.reading.sentence import Reading

# How many sentences back may tell of it.
_BACK = 2
_BARE = ("事故造成", "事故导致", "事故致", "事件造成", "事件导致")
_STRUCK = re.compile(
    r"(?:一|两|三|[2-9])[艘架辆列座栋名台条](?P<what>[一-龥]{2,8}?)"
    r"(?=\d|在|于|与|今|昨|当[天日地]|发生|从|撞|起火|坠毁|沉没|侧翻|脱轨|爆炸|相撞|倾覆|失火)"
    r"[^。；]{0,40}?(?P<did>起火|失火|坠毁|坠海|相撞|沉没|倾覆|侧翻|脱轨|爆炸|坍塌|翻覆)"
)


def of_accident(reading: Reading, readings: Sequence[Reading], found: Found) -> Found:
    """Return the figure of an accident's victims with what happened to what, where the text has just said it once.

    Parameters
    ----------
    reading: the sentence of the figure.
    readings: the sentences that it may go by, its own last.
    found: the figure.
    """
    if not found.measure.startswith(_BARE):
        return found
    here = reading.sentence
    told = {
        m["what"] + m["did"]
        for r in readings
        if (r.sentence.block, r.sentence.item) == (here.block, here.item)
        if 0 <= here.index - r.sentence.index <= _BACK
        for m in _STRUCK.finditer(r.text)
    }
    return replace(found, measure=told.pop() + found.measure) if len(told) == 1 else found
