"""Programmes: named projects, actions, campaigns, mechanisms.

数字技术工程师培育项目 · 专业技术人才知识更新工程 · “春风行动” · 查田运动 · 集中入会行动
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, Word, inside
from kg.mentions.heads import Heads, heads_of
from kg.mentions.run import Run, runs
from kg.mentions.several import several_before
from kg.resources import lexicon

FILE = "program.toml"
# 北|延供水工程, 西|扩工程; not 向北延伸
_SIDES = frozenset("东西南北中")
_STRETCHED = frozenset({"延", "扩", "线", "段", "干", "环", "引", "移", "迁"})
_TOWARD = ("向", "往", "朝", "由", "从", "自", "以")
_NAMED = frozenset({"项目", "行动计划"})  # of “骑手学堂”项目; “东数西算” of “东数西算”工程 goes by its own name
_PERIOD = re.compile("[一二三四五六七八九十]{1,3}五|[一二]线")
_BATCH = re.compile("第[一二三四五六七八九十]{1,3}[批期轮]$")
_NTH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[届期]$")
_DASHES = "—－–"
_FRONT = frozenset({"n", "nz", "nw", "vn", "LOC", "f", "m", "q", "s"})
_WORKS = ("指数", "大桥", "隧道", "电站", "企业", "公司", "机场")  # 悬索协作结构体系|大桥
_SAID = ("成为", "入选", "列为", "作为")  # “夜游海江”|成为热门旅游项目
_AFTER = frozenset({"n", "nz", "vn", "an", "a", "TIME"})
_TAGS = frozenset({"vd", "ad", "n", "nz", "nw", "vn", "v", "an", "a", "LOC", "ORG", "s"})


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The lexicon of programmes, compiled."""

    heads: Heads
    quoted: tuple[str, ...]
    behind: re.Pattern[str]
    vague: frozenset[str]
    phase: re.Pattern[str]
    launch: frozenset[str]
    openers: frozenset[str]
    loose: frozenset[str]
    nominal: frozenset[str]
    quoted_only: frozenset[str]
    started: re.Pattern[str]
    openings: frozenset[str]
    plain: frozenset[str]
    praising: frozenset[str]


@lru_cache(maxsize=4)
def grammar_of(root: Path) -> Grammar:
    """Return the compiled lexicon program.toml of the ontology folder `root`."""
    data = lexicon("program", root)
    heads = "|".join(sorted(data["quoted"]["heads"], key=lambda w: (-len(w), w)))
    return Grammar(
        heads_of(data["heads"], data["heads_never"]["words"]),
        tuple(sorted(data["quoted"]["heads"], key=lambda w: (-len(w), w))),
        re.compile(
            f"(?:[、和与]?“[^”]{{2,14}}”)*(?:等(?=[两二三四五六七八九十\\d]+[大项个]))?(?:[两二三四五六七八九十\\d]+[大项个])?(?P<mid>(?!采取|推出|开展|举办|举行|近|超|多|数)[^的了等和与及，。、；：“”《》（）]{{0,6}}?)(?P<head>(?:{heads})(?:项目|工程|行动|试点|计划)?)"
        ),
        frozenset(data["vague"]["words"]),
        re.compile("|".join(data["quoted"]["phases"])),
        frozenset(data["launch"]["words"]),
        frozenset(data["launch"]["openers"]),
        frozenset(data["loose"]["heads"]),
        frozenset(data["nominal"]["words"]),
        frozenset(data["quoted"]["only"]),
        re.compile(data["loose"]["started"]),
        frozenset(data["loose"]["openings"]),
        frozenset(data["quoted"]["plain"]),
        frozenset(data["praising"]["words"]),
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield programmes in quotation marks and those whose words before the head say which one."""
    grammar = grammar_of(setting.root)
    yield from _quoted(line, grammar)
    for c in line.known:
        if c.by.startswith("gazetteer:programmes") and (nth := _BATCH.search(line.text, 0, c.start)):
            yield Candidate(nth.start(), c.end, c.cls, f"rule:{FILE}#batch", 1.2, f"“{nth.group()}”与其后的项目")
    for run in runs(line, grammar.heads, grammar.launch, _TAGS, grammar.nominal, grammar.openers):
        some = several_before(line.text, run.start, setting.root)  # 一批|重点抽水蓄能工程
        if not some and not line.text.startswith(_WORKS, run.end) and not inside(run.start, run.end, line.titles):
            yield from _grown(line, run, grammar)


def _quoted(line: Line, grammar: Grammar) -> Iterator[Candidate]:
    """Yield “春风行动”; “春暖钱塘”专项行动; “东数西算” of “东数西算”工程; each of “粤菜师傅”“广东技工”三项工程."""
    for start, end in line.quotes:
        inner = line.text[start + 1 : end - 1]
        if not 2 <= len(inner) <= 26 or any(c in inner for c in "，。；：！？"):
            continue
        if _PERIOD.fullmatch(inner):
            continue
        nth = _NTH.search(line.text, max(0, start - 5), start)  # 第七届“百日招聘行动”
        start = nth.start() if nth else start
        head = grammar.heads.ending(inner) or next((h for h in grammar.quoted if inner.endswith(h)), "")
        if head and inner.endswith(grammar.quoted) and len(inner) > len(head) + 1:
            end = _past_quotation(line, end, grammar)
            yield Candidate(
                start, end, grammar.heads.classes[head], f"rule:{FILE}#quoted", 1.1, f"引号内以“{head}”收尾"
            )
        elif (behind := grammar.behind.match(line.text, end)) and behind.end() in line.until:
            cls = grammar.heads.cls(behind.group("head")) or "Project"
            direct = behind.start("head") == end
            alone = behind.start("mid") == end
            whole = direct and (
                (cls == "Campaign" and behind.group("head") != "活动") or behind.group("head") in _NAMED
            )
            said = behind.group("mid").startswith(_SAID)
            if whole or (alone and not said and behind.group("mid") not in grammar.plain):
                end = behind.end()
            yield Candidate(start, end, cls, f"rule:{FILE}#quoted", 1.1, f"引号后接“{behind.group('head')}”")


def _past_quotation(line: Line, end: int, grammar: Grammar) -> int:
    """Return where a name ends that goes on behind a quotation that is a name itself: “江聘行动”|夏季招聘专项活动."""
    behind = grammar.behind.match(line.text, end)
    if behind is None or behind.start("mid") != end or behind.end() not in line.until or not behind["mid"]:
        return end
    words = line.words[line.at[end] : line.until[behind.end()] + 1] if end in line.at else ()
    return behind.end() if words and all(w.tag in _AFTER or w.text in grammar.vague for w in words) else end


def _grown(line: Line, run: Run, grammar: Grammar) -> Iterator[Candidate]:
    words = line.words[run.first : run.last + 1]
    first = 0
    while first < len(words) - 1 and _strippable(line, words[first], grammar):
        first += 1
    words = words[first:]
    side = _is_side(line, run.first + first)
    first -= side
    words = line.words[run.first + first : run.last + 1]
    cut = _cut_front(line, words, run.first + first, grammar)
    if cut < 0:
        return
    wide, first = cut < run.first + first, cut - run.first
    words = line.words[cut : run.last + 1]
    before = line.text[words[0].start : run.end - len(run.head)]
    telling = [w for w in words if w.text.removesuffix(run.head) not in grammar.vague and w.text != run.head]
    if len(before) < 2 or len(before) > 20 or not telling or any(w in before for w in grammar.praising):
        return  # 全球规模最大的教育体系, 甲国著名运动|心理专家 describe
    if run.head in grammar.quoted_only and words[0].tag not in {"LOC", "ORG"} and run.start == words[0].start:
        return
    if all(w.tag in {"LOC", "PER"} or w.text == run.head for w in words) and run.start == words[0].start:
        return
    previous = _verb_before(line, run.first + first)
    introduced = previous is not None and previous.text in grammar.launch and previous.tag == "v"
    opened = previous is not None and previous.text in grammar.openers and len(before) >= 6
    if run.head in grammar.loose:
        started = grammar.started.match(line.text, run.end) is not None
        named = (
            any(w.tag in {"LOC", "ORG"} for w in words[:2])
            or run.start < words[0].start
            or words[0].text in grammar.openings
            or wide
            or side
        )
        if not (opened or started or named) or len(before) < 4:
            return
        if len(telling) < 2 - opened or _describes(words):
            return
    cls = grammar.heads.classes[run.head]
    strength = 0.74 if introduced else 0.56
    if run.head in grammar.loose:
        strength -= 0.08 if len(before) >= 6 else 0.25
    start = run.start if words[0].start == line.words[run.first].start else words[0].start
    if start < words[0].start:
        strength += 0.1
    phase = grammar.phase.match(line.text, run.end)
    end = phase.end() if phase else run.end
    because = f"以“{run.head}”收尾" + (f"，前有动词{previous.text}" if introduced and previous else "")
    yield Candidate(start, end, cls, f"rule:{FILE}#{cls.lower()}", strength, because)


def _cut_front(line: Line, words: tuple[Word, ...], index: int, grammar: Grammar) -> int:
    """Return the index of the word that a name begins with whose run was cut too short; -1 where it cannot be told.

    淮河入海水道二期 of 淮河入海水道二期|工程淮安枢纽项目, 哈密南— of 哈密南—|郑州特高压直流输电工程.
    """
    dash = words[0].start > 1 and line.text[words[0].start - 1] in _DASHES
    headed = len(words) > 1 and words[0].text in grammar.heads.classes
    if not dash and not headed:
        return index
    at = index - dash
    while at > 0 and _leads_on(line.words[at - 1], grammar):
        at -= 1
    if dash and at == index - dash and line.words[at - 1].tag == "PER":  # 哈密南
        at -= 1
    return at if at < index - dash else -1


def _is_side(line: Line, index: int) -> bool:
    """Return whether the word before a name is the side that it opens with: 丙渠一期工程|北|延供水工程."""
    before, here = line.words[index - 1] if index else None, line.words[index]
    side = before is not None and before.text in _SIDES and here.text in _STRETCHED
    return side and before is not None and line.text[max(0, before.start - 1) : before.start] not in _TOWARD


def _leads_on(word: Word, grammar: Grammar) -> bool:
    """Return whether a word before a name that was cut belongs to it: 二期, 入 of 入海水道."""
    return word.text not in grammar.launch and (word.tag in _FRONT or (word.tag == "v" and len(word.text) == 1))


def _verb_before(line: Line, index: int) -> Word | None:
    """Return the word before the one at `index`, 第二批 and 一批 passed over."""
    at = index - 1
    while at > 0 and line.words[at].tag in {"m", "q"}:
        at -= 1
    return line.words[at] if at >= 0 else None


def _strippable(line: Line, word: Word, grammar: Grammar) -> bool:
    """Return whether a leading word says nothing; 新 of 新就业形态 does, it belongs to a known term."""
    known = any(c.start == word.start and c.end > word.end for c in line.known)
    return word.text in grammar.vague and word.tag in {"v", "a", "d"} and not known


def _describes(words: tuple[Word, ...]) -> bool:
    """Return whether a run describes (全球最大规模充电基础设施体系) instead of naming."""
    return any(w.tag in {"a", "d", "f", "an"} for w in words)


PART = Part("program", ("words", "quotes"), ("Program",), find)
