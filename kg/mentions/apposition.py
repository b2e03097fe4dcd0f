"""What stands between a body or place and a person's name: 俄外长拉夫罗夫, 东南镇党委书记张三, 拜仁中卫博阿滕.

The name behind it vouches for a post that the tagger cut otherwise, the post for the letter of a country or a place
that it rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting
from kg.mentions.occupation import posts_of
from kg.mentions.place import class_of
from kg.resources import lexicon

FILE = "occupation.toml"
_LONGEST = 9
_BODIES = frozenset({"LOC", "ORG"})
_REST = re.compile("[\u3400-\u9fff]{1,3}(?=、)")
_NO_NAMES = frozenset({"v", "vd", "p", "d", "c", "r", "ORG", "TIME"})
# Where a list goes on: 乙国议长张三、|交通部长李四.
_LISTED = re.compile("[、与]")


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """The table [apposition] of occupation.toml, compiled."""

    letters: dict[str, str]
    rules: tuple[str, ...]
    levels: str
    party: re.Pattern[str]
    middle: re.Pattern[str]
    titles: frozenset[str]
    offices: frozenset[str]
    committee: re.Pattern[str]


@lru_cache(maxsize=4)
def _before(root: Path) -> Before:
    data = lexicon("occupation", root)["apposition"]
    words = "|".join(sorted(data["middle"], key=lambda w: (-len(w), w)))
    return Before(
        dict(data["letters"]),
        tuple(data["rules"]),
        data["levels"],
        re.compile(f"[{data['levels']}](?:{'|'.join(data['party'])})"),
        re.compile(f"(?:{words})+$"),
        frozenset([*data["titles"], *data["offices"]]),
        frozenset(data["offices"]),
        re.compile(rf"[{data['seats']}]委(?:{'|'.join(data['committee'])})(?!部|处|办)"),
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield the post right before each person's name, and the place or country right before the post."""
    yield from _committees(line, setting.root)
    yield from _behind(line, setting.root)
    yield from _elected(line, setting.root)
    yield from _leaders(line, setting.root)
    yield from _cut_names(line, setting.root)
    yield from _ministers(line, setting.root)
    yield from _speakers(line, setting.root)
    people = {g.start for g in line.guesses if g.label == "PER"} | {w.start for w in line.words if w.tag == "PER"}
    before = _before(setting.root)
    for end in sorted(people):
        found = _post(line, end, setting.root)
        if found is None:
            continue
        start, cls = found
        start = _behind_body(line, start, end)
        yield from _local(line, start, end, before, setting.root)
        yield from _country(line, start, before)
        if line.text[:end].endswith(before.rules):
            yield from _ruled(line, start, setting.root)
        town = cls != "Honour" and _is_town(line, start, end) and _touches(line, start)
        if not town and (line.text[start:end] in before.titles or (start not in line.at and _touches(line, start))):
            yield Candidate(start, end, cls, f"rule:{FILE}#apposition", 1.1, "在机构或地名与人名之间")
        elif town:
            yield Candidate(start, end, cls, f"rule:{FILE}#apposition", 1.4, "在机构与人名之间，不是地名")


def _behind(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 委员长 of 栗战书委员长: the tagger takes name and post for one word."""
    post = posts_of(root).patterns[0][2]
    people = {(g.start, g.end) for g in line.guesses if g.label == "PER"}
    people |= {(w.start, w.end) for w in line.words if w.tag == "PER" and w.end - w.start > 4}
    for start, end in sorted(people):
        for at in range(start + 2, end + 1):
            match = post.match(line.text, at) if at not in line.at else None
            if match and match.end() in line.until and match.end() >= end and len(match.group()) > 2:
                yield Candidate(at, match.end(), "Post", f"rule:{FILE}#apposition", 1.1, "在人名之后")


def _elected(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 当选总统 of 习近平同乙国当选总统会谈: he who was elected is not named."""
    if "当选" not in line.text and "候任" not in line.text:
        return
    elected = re.compile(lexicon("occupation", root)["apposition"]["elected"])
    for at in sorted({c.end for c in line.known if c.cls == "Country"}):
        if match := elected.match(line.text, at):
            yield Candidate(*match.span(), "Post", f"rule:{FILE}#apposition", 1.2, "国家之后的职务")


def _leaders(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 恩达伊施米耶 of 布隆迪总统恩达伊施米耶, which the model takes for a place or body."""
    data = lexicon("occupation", root)["apposition"]
    leaders, countries = tuple(data["leaders"]), {c.end for c in line.known if c.cls == "Country"}
    named = {(c.start, c.end) for c in line.known}
    for guess in line.guesses if countries else ():
        start, end = guess.start, guess.end
        start -= _torn(line, start, leaders)
        end += _left_over(line, end, tuple(data["days"]))
        title = next((t for t in leaders if line.text.endswith(t, 0, start)), "")
        if not title or guess.label not in _BODIES or (start, end) in named or not 2 <= end - start <= 8:
            continue
        if line.text.endswith(("办公室", "政府"), start, end):
            continue
        if start - len(title) in countries and line.text[start:end].isalpha():
            yield Candidate(start - len(title), start, "Post", f"rule:{FILE}#apposition", 1.1, "国家之后的职务")
            yield Candidate(start, end, "Person", f"rule:{FILE}#post", 1.5, f"在国家与“{title}”之后")


def _cut_names(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 武罗巴拉武 of 瓦努阿图总统武罗巴拉武、, of which the model sees the front: the list goes on behind it."""
    leaders = tuple(lexicon("occupation", root)["apposition"]["leaders"])
    countries = {c.end for c in line.known if c.cls == "Country"} if "、" in line.text else set()
    for guess in line.guesses if countries else ():
        title = next((t for t in leaders if line.text.endswith(t, 0, guess.start)), "")
        behind = _REST.match(line.text, guess.end)
        if guess.label != "PER" or not title or guess.start - len(title) not in countries or behind is None:
            continue
        rest = [w for w in line.words if guess.end <= w.start < behind.end()]
        post = any(pattern.search(behind.group()) for _, _, pattern in posts_of(root).patterns)
        if not post and not any(w.tag in _NO_NAMES and len(w.text) > 1 for w in rest):
            yield Candidate(guess.start, behind.end(), "Person", f"rule:{FILE}#post", 1.5, f"在“{title}”与顿号之间")


def _ministers(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 公共工程和住房部长 of 印尼公共工程和住房部长巴苏基, 驻印尼大使 of 中国驻印尼大使陆慷: all between; in a
    list, 交通部长 of 乙国议长张三、交通部长李四.
    """
    if not any(word in line.text for word in ("部长", "大臣", "驻", "众议长", "参议长")):
        return
    minister = re.compile(lexicon("occupation", root)["apposition"]["minister"])
    people = {g.start for g in line.guesses if g.label == "PER"} | {w.start for w in line.words if w.tag == "PER"}
    letters = _before(root).letters
    short = [w.start + 1 for w in line.words if w.text[0] in letters and w.start + 1 in line.until]
    countries = [c for c in line.known if c.cls == "Country"]
    listed = {m.end() for m in _LISTED.finditer(line.text)}
    for at in sorted({*(c.end for c in countries), *short, *listed}):
        match = minister.match(line.text, at)
        if match and at in listed and any(at <= c.start < match.end() for c in countries):
            continue
        if match and (match.end() in people or "·" in line.text[match.end() : match.end() + 8]):
            yield Candidate(*match.span("post"), "Post", f"rule:{FILE}#apposition", 1.3, "国家与人名之间的职务")
            if at in short:
                yield Candidate(at - 1, at, "Country", f"rule:{FILE}#letter", 2.5, "国名的简称，在职务之前")
    envoy = re.compile(lexicon("occupation", root)["apposition"]["envoy"])
    for match in envoy.finditer(line.text) if "驻" in line.text else ():
        if match.end() in people:
            yield Candidate(*match.span(), "Post", f"rule:{FILE}#apposition", 1.4, "人名之前的使节")


def _speakers(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 韩国国会 and 议长 of 韩国国会议长禹元植: the tagger takes 国会议 or 会议长 for a word."""
    if "议长" not in line.text:
        return
    speaker = re.compile(lexicon("occupation", root)["apposition"]["speaker"])
    for country in (c for c in line.known if c.cls == "Country"):
        if match := speaker.match(line.text, country.end):
            house = (country.start, match.end("house"), "LegislativeBody")
            yield Candidate(*house, f"rule:{FILE}#speaker", 1.3, "国家之后、议长之前的议会")
            yield Candidate(*match.span("post"), "Post", f"rule:{FILE}#speaker", 1.3, "议会之后的议长")


def _torn(line: Line, start: int, leaders: tuple[str, ...]) -> int:
    """Return 1 where the first character of a name hangs on the title before it: 总理内|塔尼亚胡."""
    word = line.words[line.until[start]] if start in line.until else None
    alone = word is not None and len(word.text) == 1 and word.tag in {"f", "n", "nz", "a", "m", "q"}
    return int(alone and line.text.endswith(leaders, 0, start - 1))


def _left_over(line: Line, end: int, days: tuple[str, ...]) -> int:
    """Return 1 where the last character of a name hangs on the day behind it: 内塔尼亚|胡当天."""
    word = line.words[line.at[end]] if end in line.at else None
    return int(word is not None and word.tag == "PER" and word.text[1:] in days)


def _post(line: Line, end: int, root: Path) -> tuple[int, str] | None:
    """Return where the longest post, profession or honour that ends right before a name begins, and its class."""
    for start in range(max(0, end - _LONGEST), end - 1):
        if (title := line.text[start:end]) in _before(root).titles:
            return start, "Post" if title in _before(root).offices else "Profession"
        for cls, _, pattern in posts_of(root).patterns:
            if pattern.fullmatch(line.text, start, end):
                return start, cls
    return None


def _behind_body(line: Line, start: int, end: int) -> int:
    """Return where a post begins that would cut a body: 主席 of 省总工会主席, 分析师 of 海岳证券分析师."""
    cut = [g.end for g in line.guesses if g.label == "ORG" and g.start < start < g.end < end and g.end in line.at]
    sure = [e for e in cut if any(w.tag == "ORG" and w.end == e for w in line.words)]
    return max(sure, default=start)


def _touches(line: Line, at: int) -> bool:
    """Whether a name of a place or body ends at `at`, or the word at `at` was taken for one."""
    if any(g.end == at and g.label in _BODIES for g in line.guesses) or any(c.end == at for c in line.known):
        return True
    return any(w.tag in _BODIES and w.start < at <= w.end for w in line.words)


def _is_town(line: Line, start: int, end: int) -> bool:
    """Whether the post is a town's name too: 中卫."""
    return any((c.start, c.end) == (start, end) and c.cls in {"Prefecture", "County"} for c in line.known)


def _local(line: Line, start: int, end: int, before: Before, root: Path) -> Iterator[Candidate]:
    """Yield 东南镇 and 党委书记 of 东南镇党委书记: the level is the place's own, not the post's."""
    for match in before.party.finditer(line.text, max(0, start - 3), end):
        at = match.start()
        if before.committee.match(line.text, at):
            continue  # 江州市委书记: the committee is the city's party's
        word = next((w for w in line.words if w.start < at < w.end or w.end == at), None)
        if word is None or word.tag not in {"LOC", "ORG", "nz", "n", "f", "PER"} or not 1 <= at - word.start <= 4:
            continue
        place = line.text[word.start : at + 1]
        if len(place) > 2 and not any((c.start, c.end) == (word.start, at) for c in line.known):
            cls = class_of(place, root)
            yield Candidate(word.start, at + 1, cls, f"rule:{FILE}#local", 1.2, "职务之前的地名")
            yield Candidate(at + 1, end, "Post", f"rule:{FILE}#local", 1.2, "地名之后的职务")


def _committees(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 辽宁省委 and 书记 of 辽宁省委书记: the tagger takes 省委书记 for one word."""
    before = _before(root)
    for match in before.committee.finditer(line.text):
        at = match.start()
        starts = [c.start for c in line.known if c.end == at + 1 and c.end - c.start > 2]
        starts += [w.start for w in line.words if w.tag == "LOC" and w.end in {at, at + 1} and w.end - w.start > 1]
        starts += [g.start for g in line.guesses if g.label == "LOC" and g.end in {at, at + 1}]
        if starts:
            yield Candidate(min(starts), at + 2, "PartyBody", f"rule:{FILE}#committee", 1.2, "地方党委，在职务之前")
            yield Candidate(at + 2, match.end(), "Post", f"rule:{FILE}#committee", 1.2, "地方党委之后的职务")


def _country(line: Line, start: int, before: Before) -> Iterator[Candidate]:
    """Yield 俄 of 俄外长: a letter that is a word of its own."""
    match = before.middle.search(line.text, max(0, start - 6), start)
    at = (match.start() if match else start) - 1
    letter = line.text[at : at + 1]
    if letter in before.letters and at in line.at and at + 1 in line.until:
        yield Candidate(at, at + 1, "Country", f"rule:{FILE}#letter", 2.5, "国名的简称，在职务之前")


def _ruled(line: Line, start: int, root: Path) -> Iterator[Candidate]:
    """Yield 巴伐利亚 of 巴伐利亚国王 as an area that has a government, whatever its ending."""
    for guess in line.guesses:
        if guess.label == "LOC" and guess.end == start and guess.end - guess.start > 1:
            cls = class_of(line.text[guess.start : start], root)
            area = cls if cls in {"Province", "Prefecture", "County", "Township", "Country"} else "AdministrativeArea"
            known = any((c.start, c.end) == (guess.start, guess.end) for c in line.known)
            if not known:
                yield Candidate(guess.start, start, area, f"rule:{FILE}#ruled", 1.1, "有其长官的地方")


PART = Part("apposition", ("words",), ("Occupation", "Place", "Organization", "Person"), find)
