"""Places: what the tagger and the gazetteer call one, chained from large to small; deictic ones are generic.

安徽省庐江县万山镇 · 中西部地区 · 我国
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from kg.mentions.base import Candidate, Guess, Line, Part, Setting, Word
from kg.mentions.bodies import is_body
from kg.mentions.doubts import is_person, post_in
from kg.mentions.heads import Heads, heads_of
from kg.mentions.letters import letters
from kg.mentions.support import trust, verbs_before
from kg.mentions.tracks import tracks
from kg.replacing import replace
from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "place.toml"
_AREAS = frozenset({"Province", "Prefecture", "County"})
_WIDE = _AREAS | {"Country", "Region", "AdministrativeArea", "NaturalFeature"}
_TWICE = ("市市", "县县", "省省", "州州")  # 市 of 市中心
_PEERS = frozenset({"Country", "Region", "Province"})
_HYPHENS = frozenset("-－")
_BOUND = ("机场国际", "机场国内", "口岸国际", "口岸公路", "口岸铁路")
_LEVELS = frozenset("州省郡邦县")
_CERTAIN = 0.8
_TORN = 0.75  # what a place is worth that the tagger takes for a person: less than a person of the same text
_MOVES = frozenset("跨经赴抵沿")
_ZONES = ("片区", "园区", "新区", "自贸区", "开发区", "高新区", "示范区", "保税区", "合作区", "先行区", "产业园")


@lru_cache(maxsize=4)
def suffixes(root: Path) -> Heads:
    """Return the endings of place names and their classes."""
    return heads_of(lexicon("place", root)["suffix"])


@lru_cache(maxsize=4)
def _words(root: Path) -> tuple[tuple[str, ...], frozenset[str], re.Pattern[str]]:
    """Return the deictic places, sorted; all words that are no name of a place; the pattern of regions."""
    data = lexicon("place", root)
    deictic = frozenset(data["deictic"]["place"])
    regions = either(data["region"]["words"])
    pattern = re.compile(f"{data['region']['pattern']}|{regions}")
    return tuple(sorted(deictic)), deictic | frozenset(data["never"]["words"]), pattern


def class_of(name: str, root: Path) -> str:
    """Return the class of a place by its ending; Place where the ending says nothing."""
    return suffixes(root).cls(name) or "Place"


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield tagged places, their chains, regions of the lexicon, and deictic places."""
    deictic, never, regions = _words(setting.root)
    known = {(c.start, c.end): c.cls for c in line.known if setting.ontology.root(c.cls) == "Place"}
    for g in map(_as_place, line.guesses, repeat(line), repeat(setting.root)):
        name = line.text[g.start : g.end]
        if g.label == "LOC" and name not in never and not _describes(line, g.start, g.end, setting.root):
            if is_body(Word(g.start, g.end, name, "LOC"), setting.root) or _overlong(line, g, setting):
                continue
            if pieces := _line_pieces(line, g, setting.root):
                yield from pieces
                continue
            end = g.end - len(_tail(line, g.start, g.end, setting.root)) - (name[-2:] in _TWICE)
            if end == g.end and (g.start, end) not in known and end - g.start > 2:
                end += _level(line, end, setting.root)
            if end == g.end and (more := _more(line, g, known, setting.root)):
                cls = class_of(line.text[g.start : more], setting.root)
                yield Candidate(g.start, more, cls, "tagger:zhiluo", trust(g, line), "地名与其后的场所")
            cls = (
                known.get((g.start, end)) or _held(known, g, end) or class_of(line.text[g.start : end], setting.root)
            )
            because = f"名称模型{g.probability:.0%}"
            doubted = cls == "Place" and (g.start, end) not in known and is_person(line, g.start, end)
            strength = round(trust(g, line) * (_TORN if doubted else 1), 4)
            yield Candidate(g.start + _moves(line, g), end, cls, "tagger:zhiluo", strength, because)
    for match in regions.finditer(line.text):
        if line.text[: match.start()].endswith("该国"):
            continue
        if match.start() in line.at and match.end() in line.until:
            yield Candidate(*match.span(), "Region", f"rule:{FILE}#region", 0.75, "区域词表")
    yield from _quarters(line, known, setting.root)
    yield from tracks(line, setting.root)
    yield from letters(line, setting.root)
    yield from _joined(line)
    yield from _tagged(line, known, never, setting)
    for name in deictic:
        at = line.text.find(name)
        while at >= 0:
            if at in line.at and at + len(name) in line.until:
                cls = "Country" if name in {"我国", "全国"} else "Place"
                yield Candidate(at, at + len(name), cls, f"rule:{FILE}#deictic", 0.7, "指代性的地名", generic=True)
            at = line.text.find(name, at + 1)


def _tagged(
    line: Line, known: dict[tuple[int, int], str], never: frozenset[str], setting: Setting
) -> Iterator[Candidate]:
    """Yield what the tagger alone calls a place, and chains of such words."""
    for index, word in enumerate(line.words):
        if word.tag == "LOC" and word.text not in never and len(word.text) > 1 and not is_body(word, setting.root):
            if _describes(line, word.start, word.end, setting.root):
                continue
            if _shorter(line, word, setting.root):
                continue
            end = word.end - len(_tail(line, word.start, word.end, setting.root))
            cls = known.get((word.start, end)) or class_of(line.text[word.start : end], setting.root)
            seen = any(g.start < word.end and word.start < g.end for g in line.guesses)
            if seen or line.belief is None or (word.start, end) in known:  # 团结协作: only the tagger's word for it
                yield Candidate(word.start, end, cls, "tagger:lac", 0.65, "标注器认作地名")
            yield from _chain(line, index, known, setting.root)


def _moves(line: Line, guess: Guess) -> int:
    """Return 1 where a verb of moving opens a guess that the tagger takes for a verb: 跨里海."""
    word = line.words[line.at[guess.start]] if guess.start in line.at else None
    verb = word is not None and word.tag == "v" and word.end == guess.end and len(word.text) > 2
    return int(verb and line.text[guess.start] in _MOVES)


def _shorter(line: Line, word: Word, root: Path) -> bool:
    """Return whether the model's place ends within a word that ends like none: 西安 of 西安始发."""
    ends = [g.end for g in line.guesses if g.start == word.start and g.label == "LOC"]
    return bool(ends) and 0 < word.end - ends[0] < 3 and suffixes(root).cls(word.text) is None


@lru_cache(maxsize=4)
def _site_endings(root: Path) -> tuple[str, ...]:
    return tuple(lexicon("organization", root)["sites"]["endings"])


def _as_place(guess: Guess, line: Line, root: Path) -> Guess:
    """Return a guess as a place where the model takes a site for a body (光明科学城), without a post behind it."""
    post = post_in(line, guess.start, guess.end, root) if guess.label == "LOC" else None
    if post:
        return replace(guess, end=post[0])  # 美国加利福尼亚州|州长纽森
    site = guess.label == "ORG" and line.text[guess.start : guess.end].endswith(_site_endings(root))
    return replace(guess, label="LOC") if site else guess


def _overlong(line: Line, guess: Guess, setting: Setting) -> bool:
    """Return whether a guess is a known place and words that are none: 海南自贸港全岛封关, 长江干."""
    known = [c.end for c in line.known if c.start == guess.start and setting.ontology.is_a(c.cls, "Place")]
    if _row(line, guess) or line.text.startswith(verbs_before(setting.root), max(known, default=guess.start)):
        return True
    if not known or max(known) >= guess.end or suffixes(setting.root).cls(line.text[guess.start : guess.end]):
        return False
    rest = [w for w in line.words if max(known) <= w.start < guess.end]
    if line.text[guess.end - 1] in _LEVELS and guess.end - max(known) > 2 and guess.probability > _CERTAIN:
        return False  # 美国|爱达荷州, where the tagger sees a verb
    return guess.end - max(known) == 1 or any(w.tag in {"v", "vd", "d", "p"} for w in rest)


def _held(known: dict[tuple[int, int], str], guess: Guess, end: int) -> str:
    """Return the class of the known area that a chain of places ends in: 费城 of 宾夕法尼亚州费城; else nothing."""
    areas = (cls for (a, b), cls in known.items() if b == end and guess.start < a and cls in _WIDE)
    return next((cls for cls in areas if cls != "Region"), "")


def _row(line: Line, guess: Guess) -> bool:
    """Return whether a guess is two places side by side, neither in the other: 沙特伊朗, 华北黄淮."""
    seconds = {(c.start, c.cls) for c in line.known if c.end == guess.end and c.cls in _PEERS}
    return any(c.start >= guess.start and (c.end, c.cls) in seconds for c in line.known)


def _joined(line: Line) -> Iterator[Candidate]:
    """Yield 上海自贸区临港新片区: a known area and a place right behind it that ends like a zone."""
    first = {
        g.end + 1: g.start for g in line.guesses if g.label == "LOC" and line.text[g.end : g.end + 1] in _HYPHENS
    }
    for g in (g for g in line.guesses if g.start in first and g.label == "LOC"):  # 锡斯坦-俾路支斯坦省
        if line.text[g.end - 1] == "省" and not any(c.end == g.end or c.start == first[g.start] for c in line.known):
            yield Candidate(first[g.start], g.end, "Province", f"rule:{FILE}#chain", 1.1, "中间有-的省州")
    areas = {c.end: c for c in line.known if c.cls in _AREAS or line.text[c.start : c.end].endswith(_ZONES)}
    zones = [(c.start, c.end, c.cls) for c in line.known if c.cls in {"Region", "Site"}]
    zones += [(g.start, g.end, "Region") for g in line.guesses if g.label == "LOC"]
    for start, end, cls in zones:
        if (area := areas.get(start)) and end - start > 3 and line.text[start:end].endswith(_ZONES):
            yield Candidate(area.start, end, cls, f"rule:{FILE}#chain", 1.1, "地区与其中的园区")


def _quarters(line: Line, known: dict[tuple[int, int], str], root: Path) -> Iterator[Candidate]:
    """Yield 华北中南部, 西北东部 and 海州中部和西北部: a place and which parts of it."""
    found = [*_quarter(root).finditer(line.text)] if "部" in line.text else []
    if not found:
        return
    wide = [span for span, cls in known.items() if cls in _WIDE]
    wide += [(g.start, g.end) for g in line.guesses if g.label == "LOC"]
    for match in found:
        starts = [start for start, end in wide if end == match.start()]
        if starts and match.end() in line.until:
            yield Candidate(min(starts), match.end(), "Region", f"rule:{FILE}#region", 0.95, "地方与其方位")


@lru_cache(maxsize=4)
def _quarter(root: Path) -> re.Pattern[str]:
    data = lexicon("place", root)["region"]
    return re.compile(f"{data['quarter']}(?:[和、与及]{data['quarter']})*(?!{data['going_on']})")


def _line_pieces(line: Line, guess: Guess, root: Path) -> list[Candidate]:
    """Return 北沿江高铁江苏段; 川青铁路 and 青白江 of 川青铁路青白江至镇江关段; 沪苏湖高铁 of a guess 沪苏湖."""
    data = lexicon("place", root)["line"]
    start, end, text = guess.start, guess.end, line.text
    strength, because = trust(guess, line) + 0.1, f"名称模型{guess.probability:.0%}，线路"

    def make(a: int, b: int, cls: str) -> Candidate:
        return Candidate(a, b, cls, "tagger:zhiluo", round(strength, 4), because)

    named = any((c.start, c.end) == (start, end) for c in line.known)  # 西部地区铁路 is no line of that name
    if not named and (behind := next((b for b in data["behind"] if text.startswith(b, end)), "")):
        return [make(start, end + len(behind), "Site")]
    track = re.compile(data["pattern"]).match(text, start, end)
    if track is None or end - track.end() < 2:
        return []
    if text[end - 1] == "段" and track.end() < end - 2:
        return [make(start, end, "Site")]
    if section := re.compile(data["section"]).match(text, end):
        return [make(start, section.end(), "Site")]
    if text.startswith(("至", "到", "—"), end):
        return [make(start, track.end(), "Site"), make(track.end(), end, class_of(text[track.end() : end], root))]
    return []


def _describes(line: Line, start: int, end: int, root: Path) -> bool:
    """Return whether a guess says what a place is like, or is a figure of speech: 中华民族大厦."""
    data = lexicon("place", root)["never"]
    return re.fullmatch("|".join(data["patterns"]), line.text[start:end]) is not None


def _more(line: Line, guess: Guess, known: dict[tuple[int, int], str], root: Path) -> int:
    """Return where a guess ends that goes on with a site's head (港珠澳大桥珠海公路口岸), or 0."""
    if known.get((guess.start, guess.end)) in _WIDE or guess.end - guess.start < 3:
        return 0
    heads = lexicon("place", root)["more"]["heads"]
    if line.text[guess.end - 1] == "村" and line.text.startswith("社区", guess.end):
        return guess.end + 2
    longest = max((h for h in heads if line.text.startswith(h, guess.end)), key=len, default="")
    return guess.end + len(longest) if longest and guess.end + len(longest) in line.until else 0


def _level(line: Line, end: int, root: Path) -> int:
    """Return 1 where the level of a foreign place stands behind its name as a word of its own, else 0."""
    behind = re.compile(lexicon("place", root)["level"]["pattern"]).match(line.text, end)
    return int(behind is not None and end in line.at and end + 1 in line.until)


def _tail(line: Line, start: int, end: int, root: Path) -> str:
    """Return what hangs on a tagged place and is not part of it: 间 of 琅勃拉邦间, 地区 of 江西地区|生产总值."""
    text = line.text[start:end]
    if text.endswith(_BOUND):
        return text[-2:]  # 海州机场|国际及地区货邮
    if text.endswith("地区") and len(text) > 3 and line.text.startswith("生产总值", end):
        return "地区"
    for tail in lexicon("place", root)["tails"]["words"]:
        if text.endswith(tail) and len(text) >= len(tail) + 2:
            return str(tail)
    return ""


def _chain(line: Line, index: int, known: dict[tuple[int, int], str], root: Path) -> Iterator[Candidate]:
    """Yield 安徽省庐江县万山镇 for the words 安徽省, 庐江县, 万山镇."""
    by = {(c.start, c.end): c.by for c in line.known}
    last = index
    verbs = verbs_before(root)
    while last + 1 < len(line.words) and line.words[last + 1].tag == "LOC":
        last += 1
        if line.words[last].text.startswith(verbs):
            return
        pieces = line.words[index : last + 1]
        cls = known.get((pieces[-1].start, pieces[-1].end)) or class_of(pieces[-1].text, root)
        kind = _describes(line, pieces[0].start, pieces[-1].end, root)
        if all(len(p.text) > 1 for p in pieces) and _descends(pieces, known, root) and not kind:
            origin = by.get((pieces[-1].start, pieces[-1].end), f"rule:{FILE}#chain")
            yield Candidate(pieces[0].start, pieces[-1].end, cls, origin, 1.0, "由大到小的地名连写")


def _descends(pieces: tuple[Word, ...], known: dict[tuple[int, int], str], root: Path) -> bool:
    order = lexicon("place", root)["levels"]["order"]
    peers = [c for c in (known.get((p.start, p.end)) for p in pieces) if c in _PEERS]
    if len(peers) > len(set(peers)):
        return False  # 华北黄淮
    ranks: list[int] = []
    for piece in pieces:
        cls = known.get((piece.start, piece.end)) or class_of(piece.text, root)
        if cls in order:
            ranks.append(order.index(cls))
    return ranks == sorted(set(ranks)) and not (ranks and ranks[0] == 0)


PART = Part("place", ("words", "gazetteer"), ("Place",), find)
