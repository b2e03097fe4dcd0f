"""What goes on with what was learnt of a body and nothing else tells: 记者从甲局获悉，…。|各地供应平稳|。 → said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading import narrating
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon

_BY = "rule:learnt-on"
_ROLES = frozenset({"lead", "body"})
_OTHERS = ("Person", "Organization")
# The paper sums up.
_SUMMING = ("总体看", "总的看", "总体来看", "总的来看", "整体看", "整体来看")
# What they tell of stands before.
_POINTING = ("它", "其", "这", "该", "包括", "此", "他", "她", "但", "而")
# How many sentences go on.
_REACH = 4
# The paper explains a word: 开源软件是一种….
_EXPLAINED = re.compile("^[^，。]{2,16}(?:是一[种类项]|是指|指的是)")
_SHORTEST = 10
_LONGEST = 160


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the sentences of a paragraph of which no claim of `claims` tells, behind one that names who informs."""
    root = context.ontology.path
    data = lexicon("attribution", root)
    informing = frozenset((*data["learning"], *data["showing"], "介绍", "通报"))
    told = {c.sentence.id for c in claims}
    place: tuple[int, int | None] | None = None
    source: Mention | None = None
    left = 0
    for reading in readings:
        here = (reading.sentence.block, reading.sentence.item)
        if here != place or reading.sentence.role not in _ROLES:
            place, source = here, None
        if reading.speeches:
            last = reading.speeches[-1]
            who = last.speaker if last.verb in informing and not last.carried else None
            source = who if who is not None and _informs(context, who) else None
            left = _REACH
            continue
        left -= 1
        if source is None or left < 0 or not _goes_on(context, reading, source):
            source = None
            continue
        text = reading.text.rstrip("。；")
        subject = not reading.clauses or any(c.own for c in reading.clauses[:2])
        whole = subject and not text.startswith(_POINTING) and reading.sentence.id not in told
        whole = whole and not _EXPLAINED.match(text)
        if whole and _SHORTEST <= len(text) <= _LONGEST:
            yield Claim(reading.sentence, 0, len(text), _BY, source.entities[0], "said", value=text)


def _informs(context: Context, who: Mention) -> bool:
    """Whether a body with a name informs; what media report is of many."""
    return bool(who.entities) and context.is_a(who.entities[0], ("Organization",)) and who.cls != "Media"


def _goes_on(context: Context, reading: Reading, source: Mention) -> bool:
    """Whether a sentence may be told by who informed: nobody else speaks or acts in it."""
    root = context.ontology.path
    signs = narrating.signs(root)
    if (
        reading.text.endswith(("？", "！", "："))
        or reading.text.startswith(_SUMMING)
        or narrating.others_say(reading.text, signs, root)
    ):
        return False
    if reading.text.startswith(signs["breaks"]) and not reading.text.startswith(signs["passing"]):
        return False
    comma = reading.text.find("，")
    if any(m.end <= comma and m.entities and context.is_a(m.entities[0], ("Site",)) for m in reading.mentions):
        # 海州服务区里，…: what is seen at a site the paper tells itself.
        return False
    heads = (m.head for c in reading.clauses if c.own for m in c.subject)
    return not any(
        h is not None and h.entities and h.entities != source.entities and context.is_a(h.entities[0], _OTHERS)
        for h in heads
    )
