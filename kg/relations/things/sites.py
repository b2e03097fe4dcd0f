"""Where a site is, by how it is named: 江苏连云港葵花社区 · 山南市羊卓雍错 · 在甘肃天水，麦积山石窟…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.link import SEATED, capital_of, know, line_of, seat, ways
from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.clauses import Clause
from kg.relations.reading.describing import NOMINAL
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.alternatives import either

_AREAS = ("AdministrativeArea",)
_SITES = ("Site", "NaturalFeature", "Place")
_LOCAL = ("社区", "街道", "园区", "镇", "乡")
_INNER = ("村", "小区", "组", "屯", "寨")
# 策勒县的易地搬迁点——津南新村: what the site is, then its name.
_NAMED = re.compile("的[^，。；、：“”《》（）的]{2,14}——“?")
# What may be at the place that its clause opens with: 在福建，福厦高铁…
_THERE = ("Project", "Event")
# What lies in the town that opens a sentence, wherever it is named in it.
_INSIDE = ("Site", "School", "Hospital")
_NAMELESS = frozenset({"Concept", "Time", "Quantity", "Occupation", "Profession", "Post", "Person"})
_SHORTEST = 3
# What one character says of an area; kinds of place that any noun behind may go on.
_KINDS = frozenset("市州县省区城")
_UNCLEAR = frozenset({"Place", "NaturalFeature"})
_OURS = ("中国", "我国", "中方")


@lru_cache(maxsize=4)
def _kind(root: Path) -> re.Pattern[str]:
    """Return what stands between a country and the name of its body: |金融服务机构|高盛."""
    return re.compile(
        rf"(?:的|籍)?[\u3400-\u9fff]{{0,10}}?(?P<kind>{either(lexicon('sites', root)['bodies'])})[“《]?"
    )


# From the largest to the smallest: an area lies in one of a lower number.
_LEVELS = {
    "Country": 0, "Region": 1, "Province": 2, "AdministrativeArea": 3, "Prefecture": 3, "County": 4, "Township": 5,
    "Village": 6, "Site": 7,
}  # fmt: skip


@lru_cache(maxsize=4)
def _part(root: Path) -> re.Pattern[str]:
    """Return what stands between an area and one in it: 甲国|西海岸的|乙省, 丙国|首都|丁城."""
    return re.compile(rf"(?:{either(lexicon('sites', root)['parts'])})的?|的")


@lru_cache(maxsize=4)
def _words(root: Path, name: str) -> tuple[str, ...]:
    return tuple(lexicon("sites", root)[name])


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield where sites, and bodies named with their town, are; each once a document."""
    said: set[tuple[str, str | None]] = set()
    for reading in readings:
        found = (_named, _touching, _within, _capital, _opened, _introduced, _holding)
        for claim in (c for find_ in found for c in find_(context, reading)):
            if (claim.subject, claim.object) not in said:
                said.add((claim.subject, claim.object))
                yield claim


def _named(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the place that the name of a site, or of an area abroad, begins with: 江苏连云港葵花社区, 美国芝加哥."""
    for mention in reading.mentions:
        if len(mention.entities) != 1 or mention.generic:
            continue
        entity = mention.entities[0]
        if not context.is_a(entity, ("Place", *SEATED)):
            continue
        area = seat(mention.text, context.cls(entity) or mention.cls, know(context.ontology))
        place = (reading.sentence, mention.start, mention.end)
        whole = area is not None and area.id in context.entities and not _cut(reading, mention)
        if area is not None and whole and not _itself(mention.text, area.label):
            yield Claim(*place, "rule:sites#name", entity, "locatedIn", area.id)
        # 西宁至|成都铁路某某隧道: a name that is torn from its line shows none.
        torn = reading.text.endswith(("至", "到", "—", "-"), 0, mention.start)
        line = line_of(mention.text, know(context.ontology)) if context.is_a(entity, ("Site",)) and not torn else None
        if line is not None and line.id in context.entities and line.id != entity:
            yield Claim(*place, "rule:sites#line", entity, "partOf", line.id)


def _itself(name: str, area: str) -> bool:
    """Whether a name is that of the area with what it is: 某国丙城市 does not lie in 丙城."""
    rest = name.rpartition(area)[2] if area in name else ""
    return len(rest) == 1 and rest in _KINDS


def _cut(reading: Reading, mention: Mention) -> bool:
    """Whether a name of no clear kind goes on in the noun behind it: 新疆南疆|盆地, 浙江凤阳山|—百山祖保护区."""
    if mention.cls not in _UNCLEAR:
        return False
    behind = next((t for t in reading.tokens if t.start == mention.end), None)
    return behind is not None and (behind.kind == "n" or behind.text in "—-－")


def _touching(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the area right before the site: 山南市|羊卓雍错, 新疆|“天山画廊”, 策勒县的搬迁点——津南新村."""
    for area, site in pairwise(settle(reading.mentions)):
        between = reading.text[area.end : site.start]
        if not (_whole(area) and _whole(site)) or not (between in {"", "“", "的"} or _NAMED.fullmatch(between)):
            continue
        here, there = area.entities[0], site.entities[0]
        # 柳林社区的土桥村: a community is no area and has its villages.
        local = between == "的" and area.text.endswith(_LOCAL) and site.text.endswith(_INNER)
        # 某国东南部的某省
        part = between == "的" and context.cls(here) == "Region" and area.text.endswith("部")
        if not (local or part or context.is_a(here, _AREAS)) or (context.is_a(there, _AREAS) and not part):
            continue
        if site.text.endswith(ways(context.ontology)):
            continue
        feature = context.is_a(here, ("Country",)) and context.is_a(there, ("NaturalFeature",))
        home = feature and (area.text in _OURS or site.text.endswith(_words(context.ontology.path, "waters")))
        kinds = (*_SITES, *SEATED) if area.end == site.start else _SITES
        zone = context.cls(there) == "Region" and site.text.endswith(_words(context.ontology.path, "zones"))
        if not home and (context.cls(there) in kinds or zone or (part and context.is_a(there, _AREAS))):
            yield Claim(reading.sentence, area.start, site.end, "rule:sites#touching", there, "locatedIn", here)


def _within(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the larger area before one that lies in a part of it: 甲国中部|乙大区, 甲国西海岸的乙省."""
    areas = [m for m in settle(reading.mentions) if _whole(m) and context.is_a(m.entities[0], ("Place",))]
    if len(areas) < 2:
        return
    part = _part(context.ontology.path)
    for at, there in enumerate(areas):
        lower = _LEVELS.get(context.cls(there.entities[0]) or "")
        if lower is None or there.text.endswith("部"):
            continue
        for here in reversed(areas[max(0, at - 2) : at]):
            if reading.text.endswith(("至", "到", "—", "-"), 0, here.start):
                # 连接甲市至|乙市|的某某隧道: where its line ends.
                break
            upper = _LEVELS.get(context.cls(here.entities[0]) or "", 9)
            words_of = reading.text[here.end : there.start]
            named = here.text.endswith("部") and not words_of and upper < 9
            bare = here.text.endswith("部") and len(here.text) < 4
            if not bare and (upper < lower or named) and (named or part.fullmatch(words_of)):
                yield Claim(reading.sentence, here.start, there.end, "rule:sites#within", there.entities[0],
                            "locatedIn", here.entities[0])  # fmt: skip
                break


def _capital(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the country of a capital that the sentence names it for, or a body of: 甲国武装部队在首都|丁城|交火."""
    if "首都" not in reading.text:
        return
    for city in settle(reading.mentions):
        if not reading.text.endswith("首都", 0, city.start) or not (_whole(city) and city.cls != "Country"):
            continue
        if not context.is_a(city.entities[0], ("AdministrativeArea",)):
            continue
        country = capital_of(city.text, know(context.ontology))
        if country is None or country.id not in context.entities:
            continue
        shown = next((m for m in reading.mentions if m.text.startswith(country.label)), None)
        if shown is not None:
            yield Claim(reading.sentence, min(shown.start, city.start), max(shown.end, city.end),
                        "rule:sites#capital", city.entities[0], "locatedIn", country.id)  # fmt: skip


def _whole(mention: Mention) -> bool:
    return len(mention.entities) == 1 and not mention.generic


def _opened(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the place that opens the sentence for the sites that its next clause is about: 在福建，福厦高铁…

    Sites of the town named further on in the sentence are there too: 在郴州，司机每天开往飞天山村.
    """
    known = words(context.ontology.path)
    for clause, after in pairwise(reading.clauses):
        area = _only_place(context, clause, known.roles["at"])
        if area is None:
            continue
        for member in after.subject if after.own else ():
            if member.head is None or member.before or not _whole(member.head):
                continue
            site = member.head.entities[0]
            if (context.cls(site) in _SITES or context.is_a(site, _THERE)) and site != area.entities[0]:
                yield Claim(reading.sentence, area.start, member.head.end, "rule:sites#opened", site, "locatedIn",
                            area.entities[0])  # fmt: skip
        if not clause.index and not context.is_a(area.entities[0], ("Province",)):
            yield from _further(context, reading, area)


def _further(context: Context, reading: Reading, area: Mention) -> Iterator[Claim]:
    """Yield the town that opens the sentence for the sites named in it, up to the next place or what leads away."""
    root = context.ontology.path
    elsewhere, common = _words(root, "elsewhere"), _words(root, "common")
    for mention in settle(reading.mentions):
        if mention.start < area.end or mention.cls in _NAMELESS:
            continue
        between = reading.text[area.end : mention.start]
        if not _whole(mention) or context.is_a(mention.entities[0], _AREAS) or any(w in between for w in elsewhere):
            return
        site = mention.entities[0]
        proper = len(mention.text) >= _SHORTEST and mention.text not in common and not mention.text.startswith("小")
        if proper and context.cls(site) in _INSIDE and not mention.text.endswith(ways(context.ontology)):
            yield Claim(reading.sentence, area.start, mention.end, "rule:sites#further", site, "locatedIn",
                        area.entities[0])  # fmt: skip


def _introduced(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the country before what a body is and its name: 某国金融服务机构高盛."""
    pattern = _kind(context.ontology.path)
    for country, body in pairwise(m for m in settle(reading.mentions) if m.cls not in _NAMELESS):
        if not (_whole(country) and _whole(body)) or country.cls != "Country":
            continue
        match = pattern.fullmatch(reading.text, country.end, body.start)
        named = context.is_a(body.entities[0], ("Organization",))
        if match is not None and named and _noun(reading, country.end, match.start("kind")):
            yield Claim(reading.sentence, country.start, body.end, "rule:sites#introduced", body.entities[0],
                        "locatedIn", country.entities[0])  # fmt: skip


def _noun(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but nouns stands in a part of the text: not 美国|批评了|金融机构高盛."""
    return all(t.kind in NOMINAL or t.kind in {"j", '"'} for t in reading.tokens if start <= t.start and t.end <= end)


def _holding(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield the area behind a site that lies in it: 卡什代村所在的化隆县."""
    for site, area in pairwise(settle(reading.mentions)):
        if reading.text[site.end : area.start] not in {"所在的", "所在地"} or not (_whole(site) and _whole(area)):
            continue
        if context.is_a(site.entities[0], ("Place", "Organization")) and context.is_a(area.entities[0], _AREAS):
            yield Claim(reading.sentence, site.start, area.end, "rule:sites#holding", site.entities[0], "locatedIn",
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
