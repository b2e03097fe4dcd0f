"""Events: named meetings, fairs, games, ceremonies, historical events.

省级骑手权益保障恳谈会 · 中国国际进口博览会 · 长征
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, Word, inside
from kg.mentions.heads import Heads, heads_of
from kg.mentions.run import Run, runs
from kg.mentions.several import says_several, several_before
from kg.resources import lexicon

FILE = "event.toml"
_ORDER = re.compile(r"第.{1,4}次|首次|年度|“")
_LANDS = frozenset("美俄日韩朝英法德欧非印巴老越泰柬缅哈吉塔蒙")
_SEAT = re.compile(r"（[\u3400-\u9fff·]{2,6}）$")
_ORDINAL = re.compile(r"第.{1,4}届$|首届$")
_NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[届次]|20\d\d年")
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[届次][^\s\d第修]{2,10}")
_RITE = re.compile(r"[^\s\d]{2,6}(?:仪式|首映式|首映礼|典礼)")  # behind the title of what is shown or given out
_NTH = re.compile(r"第[一二三四五六七八九十百\d]{1,4}次$")
_SESSIONS = frozenset({"代表大会", "会员大会", "全体会议", "理事会会议"})
_SURE = 0.6
_TERM = re.compile(r"第?[一二三四五六七八九十]{1,3}届$")
_YEAR = re.compile(r"(?<!\d)20\d\d$")
_TAGS = frozenset({"n", "nz", "nw", "vn", "v", "an", "a", "LOC", "ORG", "s", "f", "m", "q", "TIME"})


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The lexicon of events, compiled."""

    heads: Heads
    names: dict[str, str]
    pattern: re.Pattern[str]
    other: re.Pattern[str]
    vague: frozenset[str]
    stops: frozenset[str]
    verbs: tuple[str, ...]
    opening: frozenset[str]
    numbered: frozenset[str]
    session: re.Pattern[str]
    award: re.Pattern[str]
    kinds: tuple[str, ...]
    measured: tuple[str, ...]


@lru_cache(maxsize=4)
def grammar_of(root: Path) -> Grammar:
    """Return the compiled lexicon event.toml of the ontology folder `root`."""
    data = lexicon("event", root)
    names = {name: cls for cls, listed in data["names"].items() for name in listed}
    pattern = "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))
    return Grammar(
        heads_of(data["heads"]),
        names,
        re.compile(pattern),
        re.compile("|".join(data["except"]["after"])),
        frozenset(data["vague"]["words"]),
        frozenset(data["stops"]["words"]),
        tuple(w for w in data["stops"]["words"] if len(w) > 1),
        frozenset(data["opening"]["words"]),
        frozenset(data["numbered"]["heads"]),
        re.compile(data["session"]["pattern"]),
        re.compile(data["award"]["pattern"]),
        tuple(data["except"]["kinds"]),
        tuple(data["except"]["measured"]),
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield events of the lexicon, and runs whose words before the head say which one."""
    grammar = grammar_of(setting.root)
    for match in grammar.pattern.finditer(line.text):
        if grammar.other.match(line.text, match.end()):
            continue
        edges = (match.start() in line.at) + (match.end() in line.until)
        if edges == 2 or (edges and len(match.group()) > 2):
            yield Candidate(*match.span(), grammar.names[match.group()], f"rule:{FILE}#name", 1.2, "事件词表")
    yield from _quoted(line, grammar)
    for match in grammar.award.finditer(line.text) if "颁奖" in line.text else ():
        yield Candidate(*match.span(), "Ceremony", f"rule:{FILE}#award", 1.4, "某奖的颁奖典礼")
    yield from _sessions(line, setting, grammar)
    for run in runs(line, grammar.heads, grammar.stops, _TAGS):
        if not inside(run.start, run.end, line.titles):
            yield from _grown(line, run, grammar, setting.root)


def _quoted(line: Line, grammar: Grammar) -> Iterator[Candidate]:
    """Yield “红厅论坛：读懂长征主题研讨会”: what is in quotation marks and ends like an event is one name."""
    for start, end in line.quotes:
        inner = line.text[start + 1 : end - 1]
        head = grammar.heads.ending(inner)
        if not head or not len(head) + 2 <= len(inner) <= 34 or any(c in inner for c in "，。；！？“"):
            continue
        cls = grammar.heads.classes[head]
        if cls != "HistoricalEvent" and inner[: -len(head)] not in grammar.vague:
            yield Candidate(start, end, cls, f"rule:{FILE}#quoted", 0.9, f"引号内以“{head}”收尾")


def _sessions(line: Line, setting: Setting, grammar: Grammar) -> Iterator[Candidate]:
    """Yield 国务院安委会全体会议, 亚太经合组织第三十二次领导人非正式会议: a body, and its meeting right behind it."""
    if "会" not in line.text:
        return
    bodies = {g.end: g.start for g in line.guesses if g.label == "ORG" and g.probability > _SURE}
    bodies |= {c.end: c.start for c in line.known if setting.ontology.root(c.cls) in {"Organization", "Event"}}
    for end, start in bodies.items():
        if (match := grammar.session.match(line.text, end)) and match.end() in line.until:
            term = _TERM.search(line.text, max(0, start - 5), start)  # 十四届 of 十四届全国人大常委会第二次会议
            start = term.start() if term else start
            if line.text.startswith("第", start):
                start = bodies.get(start, start)  # 中国共产党|第二十届中央委员会第二次全体会议
            if start in line.until and line.words[line.until[start]].tag == "LOC":
                start = line.words[line.until[start]].start
            yield Candidate(start, match.end(), "Meeting", f"rule:{FILE}#session", 1.15, "机构与它的会议")


def _grown(line: Line, run: Run, grammar: Grammar, root: Path) -> Iterator[Candidate]:
    words = line.words[run.first : run.last + 1]
    named = _SESSION if grammar.heads.classes[run.head] == "Meeting" else _RITE
    session = named.fullmatch(line.text, run.start, run.end) or line.text.startswith("缔约", run.start)
    if session and (titled := _titled(line, run.start)) < run.start:
        # 《湿地公约》第十四次缔约方大会, 《诗人传》播出仪式
        yield Candidate(
            titled, run.end, grammar.heads.classes[run.head], f"rule:{FILE}#titled", 1.6, "书名号后的会名"
        )
        return
    marked = run.start < words[0].start  # “一带一路”新闻合作联盟理事会议: nothing to strip behind the quotation
    while len(words) > 1 and not marked and _strippable(line, words[0], run.head, grammar):
        words = words[1:]
    stripped = line.words[run.first : run.last + 1 - len(words)]
    words = words[_behind_count(words, run.head) :]
    if run.head in grammar.numbered and not _ORDER.search(line.text[words[0].start : run.end]):
        return
    before = line.text[words[0].start : run.end - len(run.head)]
    if _unnamed(line, words, stripped, before, root):
        return
    telling = [w for w in words if w.text not in grammar.vague and w.text != run.head]
    if (
        (before.endswith(grammar.verbs) and not _NTH.search(before))
        or before in grammar.stops
        or before in grammar.opening
        or len(before) < 2
        or len(before) > 26
        or not telling
    ):
        return
    cls = grammar.heads.classes[run.head]
    if run.head in grammar.names and cls == "HistoricalEvent":
        return
    if run.head == "展览" and line.text.startswith(grammar.measured, run.end):
        return  # 交易会展览面积
    if cls == "HistoricalEvent" and line.text.startswith(grammar.kinds, run.end):
        return  # 地震活动, 疫情防控
    if cls == "HistoricalEvent" and not any(w.tag in {"LOC", "ORG", "nz", "PER"} for w in words[:-1]):
        return
    strength = 0.62 if len(before) >= 4 else 0.48
    if words[0].tag in {"LOC", "ORG", "nz"} or words[0].text.startswith("第") or words[0].text.endswith("届"):
        strength = 0.75
    start = run.start if words[0].start == line.words[run.first].start else words[0].start
    wide = _front(line, start)
    if wide < start:
        strength = 0.75
    yield Candidate(wide, run.end, cls, f"rule:{FILE}#{cls.lower()}", strength, f"以“{run.head}”收尾")


def _unnamed(line: Line, words: Sequence[Word], stripped: Sequence[Word], before: str, root: Path) -> bool:
    """Whether a run is no name: several of a kind (四个双边|合作机制会议, 教科文卫等|领域代表座谈会), or who does
    something with one (观众们|看展览). `before` is what its words say before their head.
    """
    if says_several(before, root) or any(w.text.endswith("们") for w in words):
        return True
    text, ends = line.text, [words[0].start, *(w.end for w in stripped)]
    many = any(text.endswith("等", 0, at) or several_before(text, at, root) for at in ends)
    return many and not before.startswith("“")


def _titled(line: Line, start: int) -> int:
    """Return where the title begins that ends at `start` before a numbered meeting, one of parties or a rite."""
    follows = any(p.match(line.text, start) for p in (_NUMBERED, _RITE)) or line.text.startswith("缔约", start)
    return next((a for a, b in line.titles if b == start), start) if follows else start


def _behind_count(words: tuple[Word, ...], head: str) -> int:
    """Return the index of the word behind the last one that counts: 100多名 of 100多名运动员汇聚北京冬奥会."""
    counts = [
        i + 1
        for i, w in enumerate(words[:-1])
        if _counts(w, head) and (len(w.text) > 2 or w.text[0].isdigit()) and w.text[0] != "第"
    ]
    return max(counts, default=0)


def _front(line: Line, start: int) -> int:
    """Return where the name begins that goes on before `start`.

    中国—上合组织 of 中国—上合组织数字经济论坛, 2025 of 2025世界航商大会, 第十届中国（安庆） of …黄梅戏艺术节.
    """
    if bracket := _SEAT.search(line.text, max(0, start - 10), start):
        at = bracket.start()
        while at in line.until and _is_front(line.words[line.until[at]]):
            at = line.words[line.until[at]].start
        start = at if at < bracket.start() else start
    start = next((c.start for c in line.known if c.end == start and c.cls == "InternationalBody"), start)
    if line.text.startswith("学期", start):  # 2026年春季学期毕业典礼
        while start in line.until and line.words[line.until[start]].tag == "TIME":
            start = line.words[line.until[start]].start
    while start > 2 and line.text[start - 1] in "—－–-·" and start - 1 in line.until:
        before = line.words[line.until[start - 1]]
        if before.tag != "LOC":
            break
        start = before.start
        if start in line.until and line.words[line.until[start]].text.endswith(("届", "次")):
            start = line.words[line.until[start]].start
    if start and line.text[start - 1] == "中" and line.text[start] in _LANDS and start not in line.at:
        start -= 1
    return start - 4 if _YEAR.search(line.text, max(0, start - 5), start) else start


def _is_front(word: Word) -> bool:
    return word.tag == "LOC" or _ORDINAL.match(word.text) is not None or _YEAR.fullmatch(word.text) is not None


def _strippable(line: Line, word: Word, head: str, grammar: Grammar) -> bool:
    """Return whether a word at the beginning of a run does not belong to the name; 新 of 新就业形态 does."""
    if word.text in grammar.opening or any(c.start == word.start and c.end > word.end for c in line.known):
        return False
    return word.text in grammar.vague or word.tag in {"TIME", "v"} or _counts(word, head)


def _counts(word: Word, head: str) -> bool:
    """Return whether a word counts or measures (两次, 6.2级) and does not say which one (第三届, 第一次代表大会)."""
    meets = ("个", "场", "天", "日") if head in _SESSIONS else ("个", "场", "次", "天", "日")
    ordinal = word.text.startswith("第") and not word.text.endswith(meets)
    return word.tag in {"m", "q"} and not ordinal and not word.text.endswith("届")


PART = Part("event", ("words",), ("Event",), find)
