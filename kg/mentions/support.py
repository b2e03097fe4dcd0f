"""How far the model of names agrees with a candidate that others proposed."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Guess, Line, weighed
from kg.mentions.doubts import unfounded
from kg.mentions.whole import is_kind, widened
from kg.ontology import Ontology
from kg.replacing import replace
from kg.resources import lexicon

_COLUMN = {"Person": 0, "Place": 1, "Organization": 2}
_FLOOR = {"gazetteer": 0.8, "rule": 0.5, "tagger": 0.2}
_SURE = (
    *("#alone", "#byline", "#reporter", "#context", "#foreign", "#post", "#region", "#held", "#founded"),
    *("#bracket", "#numbered", "#employer", "#quoted", "#team", "#track"),
    *("definite.toml#site", "definite.toml#region", "definite.toml#organization"),
    *("#grounds", "#former-seat", "#district", "#care-home", "#old-name", "#unit", "#courier", "#called", "#state"),
)
_AREAS = frozenset({"Country", "Province", "Prefecture", "County", "AdministrativeArea"})
_CONTINENTS = ("亚洲", "欧洲", "非洲", "美洲")
_GAIN = 0.9
_LEAST = 0.515  # what is left at least of a body that a rule grew and the model knows
_BASE, _SLOPE = 0.4, 0.8
_DOUBT = 0.5
_SEVERAL = re.compile("[一两三四五六七八九十][省市]")
_MOST = re.compile(r"最[大长高早新多好强美深小老][^，。；：的]{0,6}的$")


def supported(candidate: Candidate, line: Line, ontology: Ontology) -> Candidate:
    """Return the candidate with its strength lowered where the model doubts it and raised where it agrees.

    Gazetteers and rules are doubted less than the tagger. Only people, places and organisations are looked at.
    """
    candidate = _undescribed(candidate, line, ontology.path)
    of = ontology.root(candidate.cls)
    candidate = widened(candidate, line, of, ontology.path)
    column = _COLUMN.get(of)
    if column == 2 and line.text.startswith("部门", candidate.end) and not candidate.by.startswith("gazetteer:"):
        end = candidate.end + 2  # 广东人社部门, 河北政府部门: held, lest the place be told of it, and none
        many = _SEVERAL.search(line.text, candidate.start, end)  # 长三角一市三省人社部门
        strength = 0.0 if many else candidate.strength
        because = candidate.because + "，其后是“部门”"
        candidate = replace(candidate, end=end, generic=True, strength=strength, because=because)
    if column == 2 and _groups(ontology.path).fullmatch(line.text, candidate.start, candidate.end):
        return replace(candidate, generic=True, because=candidate.because + "，是泛指")
    if column == 1 and not candidate.by.startswith("gazetteer:"):
        candidate = _gone_on(candidate, line, ontology.path)
    why = _no_name(candidate, line, ontology) if column else ""
    if column is not None and not why and candidate.by.startswith("tagger:"):
        why = unfounded(candidate, column, line, ontology.path)
    if not why and is_kind(candidate, line, ontology.path):
        why = "，是泛指"
    if why:
        return replace(candidate, strength=0.0, because=candidate.because + why)
    if column is None or line.belief is None or candidate.generic or candidate.by.startswith("tagger:zhiluo"):
        return candidate
    if column == 2 and line.text[max(0, candidate.start - 3) : candidate.start].endswith(_plural(ontology.path)):
        return replace(candidate, strength=0.0, because=candidate.because + "，是泛指")
    rows = line.belief[candidate.start : candidate.end]
    agreement = sum(row[column] for row in rows) / max(len(rows), 1)
    loose = column > 0 and agreement < _DOUBT and not candidate.by.startswith("gazetteer:")
    if loose and _MOST.search(line.text, max(0, candidate.start - 12), candidate.start):
        return replace(candidate, strength=0.0, because=candidate.because + "，只是形容")  # 最大的水果交易中心
    floor = 0.9 if candidate.by.endswith(_SURE) else _FLOOR[candidate.by.split(":")[0]]
    factor = min(floor + _GAIN * agreement, 1.1)
    because = f"{candidate.because}，名称模型赞同{agreement:.0%}"
    placed = any(c.start == candidate.start and c.cls in _AREAS for c in line.known)  # 环县投递班组
    if column == 2 and floor == _FLOOR["rule"] and candidate.strength * factor < _LEAST and not placed:
        return replace(candidate, strength=0.0, because=because + "，太少")  # 国家联系, 国际经济格局
    return weighed(candidate, round(candidate.strength * factor, 4), because)


def _undescribed(candidate: Candidate, line: Line, root: Path) -> Candidate:
    """Return a work without what says which kind it is before its name: 江海高铁控制性工程|人和隧道."""
    if candidate.cls != "Site" or candidate.end - candidate.start < 9 or candidate.by.startswith("gazetteer:"):
        return candidate
    described = _kinds(root).match(line.text, candidate.start, candidate.end)
    if described is None:
        return candidate
    return replace(candidate, start=described.end(), because=candidate.because + "，去掉前面的形容")


@lru_cache(maxsize=4)
def _kinds(root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("place", root)["described"]["pattern"])


def _gone_on(candidate: Candidate, line: Line, root: Path) -> Candidate:
    """Return a place with the kind of place that goes on with its name: 西湾南浦村落; 中心城区 is none at all."""
    onward = _onward(root).match(line.text, candidate.end)
    if onward is None or onward.end() not in line.until:
        return candidate
    common = line.text[candidate.start : candidate.end] in lexicon("place", root)["onward"]["common"]
    strength = 0.0 if common else candidate.strength
    return replace(
        candidate, end=onward.end(), cls="Site", strength=strength, because=candidate.because + "，连其后的词"
    )


@lru_cache(maxsize=4)
def _onward(root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("place", root)["onward"]["pattern"])


def _no_name(candidate: Candidate, line: Line, ontology: Ontology) -> str:
    """Return why a place or body is none for what stands before it: 22个自贸试验区, 数字中国; else nothing."""
    before = line.text[max(0, candidate.start - 6) : candidate.start]
    root = ontology.path
    listed = candidate.by.startswith("gazetteer:")
    if not listed and before.endswith("新时代") and before[:-3].endswith(_plural(root)):
        return "，是泛指"  # 各地新时代文明实践中心
    if line.text[candidate.start] == "区" and not listed and "\u3400" < before[-1:] < "\ua000":
        return "，前面缺字"  # 区国贸中心 of 启动区国贸中心
    if not listed and _leads(candidate, line, root):
        return "，前面多字"
    if before.endswith("“") and line.text.startswith(_thing(root), candidate.end):
        return "，是产品的名字"  # “天河”超级计算机
    if not listed and candidate.end - candidate.start > 4 and _runs_on(candidate, line):
        return "，连到另一个地方"
    if not listed and _within(root).search(line.text, candidate.start + 1, candidate.end):
        return "，说的是全部"  # 海江高铁全部隧道
    torn = line.text.startswith(_behind(root), candidate.end - 1) or line.text.startswith("部门", candidate.end)
    if not listed and torn:
        return "，只是一截"  # 江海工信|部门, 中欧班列路|网
    if candidate.cls not in _AREAS and _count(root).search(before):
        return "，前有数量，是泛指"
    if candidate.cls in _AREAS and before.endswith(tuple(lexicon("place", root)["never"]["before"])):
        return "，是口号的一部分"
    return ""


def _runs_on(candidate: Candidate, line: Line) -> bool:
    """Return whether a place runs on to a wider one or along a way: 海州江口亚洲|象, 江西海州经江口."""
    name = line.text[candidate.start : candidate.end]
    if name.endswith(_CONTINENTS):
        return True
    stops = (c.start for c in line.known if c.end == candidate.end and c.start > candidate.start + 1)
    return candidate.cls in _AREAS | {"Place", "Township"} and any(line.text[at - 1] in "经至同与" for at in stops)


def _leads(candidate: Candidate, line: Line, root: Path) -> bool:
    """Return whether a place or body begins with a joint that a whole name follows: 同俄罗斯, 京同来华."""
    always, joints = _joints(root)
    start, end = candidate.start, candidate.end
    if end - start > 1 and line.text.startswith((*always, *verbs_before(root)), start):
        return True
    return line.text[start] in joints and any(c.start == start + 1 and c.end == end for c in line.known)


@lru_cache(maxsize=4)
def _joints(root: Path) -> tuple[tuple[str, ...], frozenset[str]]:
    data = lexicon("place", root)["leads"]
    return tuple(data["always"]), frozenset(data["joints"])


@lru_cache(maxsize=4)
def _behind(root: Path) -> tuple[str, ...]:
    return tuple(lexicon("place", root)["leads"]["torn"])


@lru_cache(maxsize=4)
def verbs_before(root: Path) -> tuple[str, ...]:
    """Return verbs that the tagger takes for the beginning of a place: 依托 of 海州依托山、水、城."""
    return tuple(lexicon("place", root)["leads"]["verbs"])


@lru_cache(maxsize=4)
def _thing(root: Path) -> tuple[str, ...]:
    """Return what closes a quotation and says that it names a thing: ”轮, ”超级计算机."""
    rows = lexicon("quoted", root)["tail"]
    return tuple(f"”{word}" for row in rows if row["class"] == "Product" for word in row["words"])


@lru_cache(maxsize=4)
def _groups(root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("organization", root)["groups"]["pattern"])


@lru_cache(maxsize=4)
def _count(root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("organization", root)["plural"]["count"])


@lru_cache(maxsize=4)
def _within(root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("organization", root)["plural"]["within"])


@lru_cache(maxsize=4)
def _plural(root: Path) -> tuple[str, ...]:
    return tuple(lexicon("organization", root)["plural"]["before"])


def trust(guess: Guess, line: Line) -> float:
    """Return the strength of a guess; one that cuts a word in two is doubted: 优秀毕 of 优秀毕业生."""
    strength = _BASE + _SLOPE * guess.probability
    whole = guess.start in line.at and guess.end in line.until
    return round(strength * (1 if whole else 0.8), 4)
