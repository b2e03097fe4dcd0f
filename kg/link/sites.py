"""The place that a name begins with: 连云港 of 江苏连云港葵花社区, 美国 of 美国芝加哥."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.gazetteer import Entry
from kg.link.base import OWN, PREFIXES, Target, any_of, label_of, rules, words
from kg.link.hierarchy import leading_places, place_steps
from kg.link.knowledge import Knowledge, bearer, of_entry
from kg.ontology import Ontology
from kg.resources import lexicon

# What the name adds to its place's is at least this long: not 北京站, 苏州河.
_ADDED = 2
_ADDED_ABROAD = 3
# A lone county name is too often a word (新干, 新兴).
# Bodies that are where their name says; a trade union or office of a town is that town's.
SEATED = ("Company", "School", "Hospital", "ResearchInstitute")
_SURE = frozenset({"Province", "Prefecture", "AdministrativeArea"})


@lru_cache(maxsize=65536)
def seat(name: str, cls: str, know: Knowledge) -> Target | None:
    """Return the area that begins the name of a site or of another area, or None where the name shows none.

    `name` is the surface of a place or body of class `cls`. The area must be sure: written with its level
    (固原市), behind the one above it (江苏连云港), or a province or city whose name is no word besides. A body
    must name two (江苏太仓扬子造船厂) or one with its level (浏阳市某某公司): 江苏银行 is the name of a bank.
    """
    if know.ontology.is_a(cls, "AdministrativeArea"):
        return _above(name, know)
    if (known := bearer(know.find(name, "Place"), None)) is not None:
        return _listed(known, name, know)
    end, entries = leading_places(name, know)
    entry = _largest(entries)
    if entry is None or not _holds(entry, know):
        return None
    rest, area = name[end:], name[:end]
    chained = area not in {entry.label, *entry.aliases}
    leveled = area.endswith(entry.label) and area[-1] in _levels(know)
    town = leveled and area[-1] in "市县区"
    if know.ontology.root(cls) != "Place" and not ((chained or town) and _seated(cls, know)):
        return None
    if len(rest) < (_ADDED_ABROAD if entry.cls == "Country" else _ADDED) or not _fits(rest, cls, know):
        return None
    if not (chained or leveled or _sure(area, entry, rest, cls, know)):
        return None
    return of_entry(entry, know, OWN, 0.9)


def _seated(cls: str, know: Knowledge) -> bool:
    return any(know.ontology.is_a(cls, kind) for kind in SEATED)


def _above(name: str, know: Knowledge) -> Target | None:
    """Return the area named right before the last of a chain abroad: 美国 of 美国芝加哥, 日本 of 日本福冈.

    Of areas at home, which the gazetteers list, nobody needs to be told: 江苏太仓.
    """
    steps = place_steps(name, know)
    abroad = steps and steps[0][1][0].cls == "Country" and not _is_home(steps[0][1][0], know)
    if not abroad or know.find(name, "Place"):
        return None
    end, entries = steps[-1]
    if end == len(name):
        end, entries = steps[-2] if len(steps) > 1 else (0, ())
    entry = _largest(entries)
    if entry is None or not know.ontology.is_a(entry.cls, "AdministrativeArea"):
        return None
    rest = name[end:]
    if steps[-1][0] < len(name) and know.find(rest, "Place"):
        return None
    return of_entry(entry, know, OWN, 0.9) if _fits(rest, "AdministrativeArea", know) else None


def _listed(known: Entry, name: str, know: Knowledge) -> Target | None:
    """Return the area that the gazetteers give to a site, if its name shows it: 上海 of 上海临港新片区."""
    up = know.keyed.get(known.place or known.parent or "")
    shown = up is not None and name.startswith((up.label, *up.aliases)) and len(name) > len(up.label)
    return of_entry(up, know, OWN, 0.9) if up is not None and shown and _holds(up, know) else None


@lru_cache(maxsize=65536)
def capital_of(name: str, know: Knowledge) -> Target | None:
    """Return the country that the gazetteers give to a city which a text calls a capital; it must be sure."""
    city = bearer(know.find(name, "Place"), None)
    up = know.keyed.get(city.place or city.parent or "") if city is not None else None
    return of_entry(up, know, OWN, 0.9) if up is not None and up.cls == "Country" else None


def line_of(name: str, know: Knowledge) -> Target | None:
    """Return the line whose name begins the name of a work or section of it: 京张高铁 of 京张高铁官厅湖特大桥."""
    table = rules(know.ontology.path)
    if not name.endswith(words(table, "sites", "sections")) or name.endswith(words(table, "sites", "units")):
        return None
    match = re.match(rf"[\u3400-\u9fff]{{2,6}}?{any_of(words(table, 'sites', 'lines'))}", name)
    if match is None or len(name) - match.end() < len("苏南段"):
        return None
    known = bearer(know.find(match.group(), "Place"), None)
    if known is not None:
        return of_entry(known, know, OWN, 0.9)
    label = label_of(match.group(), "Place")
    return Target(f"{PREFIXES['Place']}/{label}", "Site", label, OWN, "rule:link.toml#sites", 0.9)


def ways(ontology: Ontology) -> tuple[str, ...]:
    """Return the endings of roads, lines and canals, which run through many places."""
    return words(rules(ontology.path), "sites", "ways")


def _largest(entries: Sequence[Entry]) -> Entry | None:
    """Return the only entry, else the only one of the highest level: 邵阳 is the city, not the county in it."""
    for cls in ("Province", "Prefecture"):
        fits = [e for e in entries if e.cls == cls]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return entries[0] if len(entries) == 1 else None


def _holds(entry: Entry, know: Knowledge) -> bool:
    """Whether sites are placed in it: an area, or a zone that is one in all but name (雄安新区)."""
    zones = words(rules(know.ontology.path), "sites", "zones")
    return know.ontology.is_a(entry.cls, "AdministrativeArea") or (
        entry.cls == "Region" and entry.label.endswith(zones)
    )


def _fits(rest: str, cls: str, know: Knowledge) -> bool:
    """Whether what is left is a site of its own: not 境内, 长江, 至余庆高速公路; a region only where it is a zone."""
    table = rules(know.ontology.path)
    if re.fullmatch(any_of(words(table, "sites", "vague")), rest) or rest.startswith(words(table, "sites", "breaks")):
        return False
    if any(e.cls == "NaturalFeature" for e in know.find(rest, "Place")):
        return False
    return cls != "Region" or rest.endswith(words(table, "sites", "zones"))


def _sure(area: str, entry: Entry, rest: str, cls: str, know: Knowledge) -> bool:
    """Whether a lone name without its level means the place: not 中山路, 东方明珠塔, 杭州湾大桥."""
    table = rules(know.ontology.path)
    if area in words(table, "sites", "words") or rest.startswith(words(table, "sites", "features")):
        return False
    # 危地马拉富埃戈火山, not 墨西哥湾.
    feature = cls == "NaturalFeature" and (len(rest) < 3 or rest.endswith(words(table, "sites", "waters")))
    abroad = entry.cls == "Country" and not feature and not _is_home(entry, know)
    return (entry.cls in _SURE or abroad) and not rest.endswith(ways(know.ontology))


def _is_home(entry: Entry, know: Knowledge) -> bool:
    return entry.label == str(rules(know.ontology.path)["nation"]["home"])


@lru_cache(maxsize=4)
def _levels(know: Knowledge) -> frozenset[str]:
    suffixes = lexicon("place", know.ontology.path)["suffix"]
    return frozenset(s[-1] for level in ("Province", "Prefecture", "County", "Township") for s in suffixes[level])
