"""Names that a text goes on from and that have no figure of what follows: an awareness week, a place near a quake.

全国丙周启动。“十四五”期间产品合格率99%; 震中在丁城附近。…地震造成153人受伤; 丙市等|7个先导区.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found, figure_words, pick
from kg.relations.reading.sentence import Reading

# 全国丙安全宣传周: it is held to speak of something.
_AWARENESS = re.compile("(?:宣传|科普|教育|推广|普及)(?:周|月|日|季)$")
# “十四五”期间国家丙合格率, 我国丙规模: of the country, whatever week it is.
_OF_LAND = re.compile("国家|全国|我国|各地")
_SHOCK = re.compile("发生(?:了)?[^，。；]{0,8}?(?:地震|强震|余震)")
# 震中就在…|丁城|附近
_EPICENTRE = re.compile("震中[^，。；]*$")
_QUAKE = ("震源", "震中", "地震", "余震")


def of_awareness(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give what an awareness week only reminds of to the country: 全国丙宣传周启动。|“十四五”期间合格率99%.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    around: the sentences that it may go by.
    found: the figure, with a subject.
    """
    name = (found.subject or "").rpartition("/")[2]
    if not _AWARENESS.search(name) or any(found.subject in m.entities for m in reading.mentions):
        return found
    known = figure_words(context.ontology.path)
    if found.measure.startswith((*known["of_meeting"], *known["held"], *known["doing"])) or "活动" in found.measure:
        return found
    national = name.startswith(tuple(known["national"])) or _OF_LAND.search(reading.text) is not None
    return replace(found, subject=COUNTRY if national and context.is_a(COUNTRY, ("Place",)) else None)


def of_quake(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give what a quake did to where it struck, not to the town that its centre is near: 震中在丁城附近.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    around: the sentences that it may go by.
    found: the figure, with a subject.
    """
    if not context.is_a(found.subject or "", ("Place",)):
        return found
    befallen = tuple(figure_words(context.ontology.path)["befallen"])
    of_it = found.measure.startswith(_QUAKE) or found.measure.removesuffix("人数").endswith(befallen)
    if not of_it or "震" not in reading.text:
        return found
    here = reading.sentence
    for other in reversed(around):
        if (other.sentence.block, other.sentence.item) != (here.block, here.item):
            break
        shock = _SHOCK.search(other.text)
        near = any(
            found.subject in m.entities
            and _EPICENTRE.search(other.text, 0, m.start)
            and other.text.startswith(("附近", "以", "周边"), m.end)
            for m in other.mentions
        )
        if shock is None or not near:
            continue
        struck = [own for m in other.mentions if m.end <= shock.start() and (own := pick(context, m))]
        lands = [own for own in struck if context.is_a(own, ("AdministrativeArea",)) and own != found.subject]
        return replace(found, subject=lands[-1] if lands else None)
    return found
