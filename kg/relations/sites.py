"""Where a site is, by how it is named: 江苏连云港葵花社区 · 山南市羊卓雍错 · 在甘肃天水，麦积山石窟…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.link import know, seat, ways
from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.words import words

_AREAS = ("AdministrativeArea",)
_SITES = ("Site", "NaturalFeature", "Place")
_BODIES = ("Company", "School", "Hospital", "ResearchInstitute")
_LOCAL = ("社区", "街道", "园区", "镇", "乡")
_INNER = ("村", "小区", "组", "屯", "寨")
# 策勒县的易地搬迁点——津南新村: what the site is, then its name.
_NAMED = re.compile("的[^，。；、：“”《》（）的]{2,14}——“?")
# What may be at the place that its clause opens with: 在福建，福厦高铁…
_THERE = ("Project", "Event")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield where sites, and bodies named with their town, are; each once a document."""
    said: set[tuple[str, str | None]] = set()
    for reading in readings:
        for claim in (*_named(context, reading), *_touching(context, reading), *_opened(context, reading)):
            if (claim.subject, claim.object) not in said:
                said.add((claim.subject, claim.object))
                yield claim


def _named(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the place that a site's or area's own name begins with: 江苏连云港葵花社区, 四川成都新都区."""
    for mention in reading.mentions:
        if len(mention.entities) != 1 or mention.generic:
            continue
        entity = mention.entities[0]
        if not context.is_a(entity, ("Place", *_BODIES)):
            continue
        area = seat(mention.text, context.cls(entity) or mention.cls, know(context.ontology))
        if area is not None and area.id in context.entities:
            yield Claim(reading.sentence, mention.start, mention.end, "rule:sites#name", entity, "locatedIn", area.id)


def _touching(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the area right before the site: 山南市|羊卓雍错, 新疆|“天山画廊”, 策勒县的搬迁点——津南新村."""
    for area, site in pairwise(settle(reading.mentions)):
        between = reading.text[area.end : site.start]
        if not (_whole(area) and _whole(site)) or not (between in {"", "“", "的"} or _NAMED.fullmatch(between)):
            continue
        here, there = area.entities[0], site.entities[0]
        # 柳林社区的土桥村: a community is no area and has its villages.
        local = between == "的" and area.text.endswith(_LOCAL) and site.text.endswith(_INNER)
        if not (local or context.is_a(here, _AREAS)) or context.is_a(there, _AREAS):
            continue
        if site.text.endswith(ways(context.ontology)):
            continue
        home = context.is_a(here, ("Country",)) and context.is_a(there, ("NaturalFeature",))
        kinds = (*_SITES, *_BODIES) if area.end == site.start else _SITES
        if not home and context.cls(there) in kinds:
            yield Claim(reading.sentence, area.start, site.end, "rule:sites#touching", there, "locatedIn", here)


def _whole(mention: Mention) -> bool:
    return len(mention.entities) == 1 and not mention.generic


def _opened(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the place that opens the sentence for the sites that its next clause is about: 在福建，福厦高铁…"""
    known = words(context.ontology.path)
    for clause, after in pairwise(reading.clauses):
        area = _only_place(context, clause, known.roles["at"])
        if area is None or not after.own:
            continue
        for member in after.subject:
            if member.head is None or member.before or not _whole(member.head):
                continue
            site = member.head.entities[0]
            if (context.cls(site) in _SITES or context.is_a(site, _THERE)) and site != area.entities[0]:
                yield Claim(reading.sentence, area.start, member.head.end, "rule:sites#opened", site, "locatedIn",
                            area.entities[0])  # fmt: skip


def _only_place(context: Context, clause: Clause, at: frozenset[str]) -> Mention | None:
    """Return the area of a clause that says nothing but where: 在甘肃天水."""
    if len(clause.phrases) != 1:
        return None
    phrase = clause.phrases[0]
    if phrase.kind != "pp" or phrase.word not in at or phrase.close or len(phrase.members) != 1:
        return None
    head = phrase.members[0].head
    if head is None or not _whole(head) or context.is_a(head.entities[0], ("Country",)):
        return None
    return head if context.is_a(head.entities[0], _AREAS) else None
