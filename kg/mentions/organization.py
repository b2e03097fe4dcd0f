"""Organisations: a head noun grown leftwards over the words that can belong to a name.

中国社会科学院财经战略研究院 · 国网青海省电力公司超高压公司运维检修部 · 中共南昌市委党校 · 江西省职工联合会
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, Word
from kg.mentions.bodies import is_body, is_common, only_places, place_and_term
from kg.mentions.body_grammar import Grammar, class_of, grammar_of
from kg.mentions.cuts import (
    begin,
    bracketed,
    end_of,
    hyphened,
    in_motto,
    is_glued,
    numbered,
    of_events,
    partners,
    quoted,
    sides,
    teams,
)
from kg.mentions.employer import employers
from kg.mentions.states import states
from kg.mentions.support import trust
from kg.mentions.units import behind_parents, founding_verb, own_units, units

FILE = "organization.toml"
_GROW = frozenset({"n", "nz", "nw", "vn", "an", "LOC", "ORG", "j"})
_AREAS = frozenset({"Country", "Province", "Prefecture", "County"})
_PROPER = frozenset({"LOC", "ORG", "nz"})
_VERBAL = frozenset({"v", "vd", "p", "d"})
_LONG = 6
_HEADLESS = 0.66  # how sure the model must be of a name that no head closes
_BODIES = tuple(f"gazetteer:{f}.csv#" for f in ("central_organs", "companies", "research", "schools", "hospitals"))


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield organisations: runs that end in a head noun, and what the tagger calls one."""
    grammar, root = grammar_of(setting.root), setting.root
    yield from _guessed(line, grammar, root)
    yield from _marked(line, root)
    yield from states(line, root)
    for index, word in enumerate(line.words):
        if word.tag == "ORG":
            yield from _tagged(line, index, grammar, root)
        head = grammar.heads.ending(word.text)
        if word.tag == "LOC" and head and is_body(word, root):
            cls = class_of(word.text, root)
            yield Candidate(
                word.start, word.end, cls, f"rule:{FILE}#{cls}", 0.72, f"标注器认作地名，词尾“{head}”是机构"
            )
        if word.text in grammar.alone:
            cls = class_of(word.text, root)
            yield Candidate(word.start, word.end, cls, f"rule:{FILE}#alone", 0.9, "单独成名的机构")
        verbal = head == word.text and word.tag == "v"
        if head is None or verbal or word.text in grammar.tails or founding_verb(word, root):
            continue
        if head in grammar.industry and (word.tag != "ORG" or _doubtful(line, word.start, word.end, head, grammar)):
            continue  # 前沿科技, 邮政快递: trades
        if word.tag in _GROW | {"v", "PER"}:
            yield from _grown(line, index, head, grammar, root)


def _marked(line: Line, root: Path) -> Iterator[Candidate]:
    for start, end in bracketed(line, root):
        cls = class_of(line.text[start:end], root)
        cls = "Company" if cls == "Organization" and line.text[end - 2 : end] != "中心" else cls
        yield Candidate(start, end, cls, f"rule:{FILE}#bracket", 1.2, "名称中有括号")
    for start, end in of_events(line, root):
        yield Candidate(start, end, "Organization", f"rule:{FILE}#bracket", 1.2, "会展赛事的机构")
    for start, end in numbered(line, root):
        cls = class_of(line.text[start:end], root)
        yield Candidate(start, end, cls, f"rule:{FILE}#numbered", 0.9, "带番号的机构")
    for start, end in hyphened(line, root):
        cls = class_of(line.text[start:end], root)
        yield Candidate(start, end, cls, f"rule:{FILE}#bracket", 1.2, "两方共名的机构")
    for start, end in teams(line, root):
        yield Candidate(start, end, "SocialOrganization", f"rule:{FILE}#team", 0.9, "地名与队")
    for start, end in quoted(line, root):
        yield Candidate(
            start, end, class_of(line.text[start:end], root), f"rule:{FILE}#quoted", 1.0, "引号起头的机构名"
        )
    for start, end in units(line, root):
        cls = class_of(line.text[start:end], root)
        yield Candidate(start, end, cls, f"rule:{FILE}#unit", 1.0, "下设或新设的机构")
    for start, end in behind_parents(line, root):
        cls = class_of(line.text[start:end], root)
        yield Candidate(start, end, cls, f"rule:{FILE}#unit", 1.2, "机构与其内设机构")
    for start, end in own_units(line, root):
        cls = class_of(line.text[start:end], root)
        yield Candidate(start, end, cls, f"rule:{FILE}#own-unit", 1.2, "所指机构的内设机构", generic=True)
    for start, end in employers(line, root):
        yield Candidate(start, end, "Company", f"rule:{FILE}#employer", 0.8, "在任职动词与公司职务之间")


def _guessed(line: Line, grammar: Grammar, root: Path) -> Iterator[Candidate]:
    for g in line.guesses:
        if g.label != "ORG" or is_glued(line, g.end, root) or in_motto(line, g.start, g.end, root):
            continue
        for start, end in _pieces(line, g.start, g.end, grammar, root):
            name = line.text[start:end]
            if name.endswith(grammar.others) or is_common(
                line, start, end, grammar.heads, grammar.weak, grammar.region
            ):
                continue
            if only_places(line, start, end, grammar.heads) or place_and_term(
                line, start, end, grammar.heads, grammar.industry
            ):
                continue
            head = grammar.heads.ending(name)
            if line.text.startswith("部门", end) and head is None:
                continue  # 广东人社部门
            if _doubtful(line, start, end, head, grammar) or _overruns(line, start, end) or _row(line, start, end):
                continue
            if end - start > 1 and not grammar.generic.fullmatch(name) and name.count("（") == name.count("）"):
                loose = start not in line.at and end not in line.until  # 泰全铁 of 中老泰全铁: cut at both sides
                strength = round(trust(g, line) * (0.4 if loose else 1), 4)
                yield Candidate(start, end, class_of(name, root), "tagger:zhiluo", strength,
                                f"名称模型{g.probability:.0%}")  # fmt: skip


def _pieces(line: Line, start: int, end: int, grammar: Grammar, root: Path) -> Iterator[tuple[int, int]]:
    """Yield the names in a guess: each side of a versus, without a verb before it, split at joints."""
    two = partners(line, start, end_of(line, end, root), root)
    for a, b in (side for one in two for side in sides(line, *one, root)):
        first = begin(line, a, b, root)
        middle = grammar.middle.search(line.text, first, b)
        b = middle.start() if middle else b
        yield from _split(Word(first, b, line.text[first:b], "ORG"), grammar, line.known)


def _tagged(line: Line, index: int, grammar: Grammar, root: Path) -> Iterator[Candidate]:
    word = line.words[index]
    if in_motto(line, word.start, word.end, root):
        return
    for start, end in _pieces(line, word.start, word.end, grammar, root):
        name = line.text[start:end]
        if len(name) < 2 or grammar.generic.fullmatch(name) or name.endswith(grammar.others):
            continue
        head = grammar.heads.ending(name)
        known = head is not None
        if line.text.startswith("部门", end) and not known:
            continue  # 药监部门
        if _doubtful(line, start, end, head, grammar) or _row(line, start, end):
            continue  # 爱党报国: nothing but the tagger's word for it
        why = "标注器认作机构" + ("，词尾是机构名" if known else "")
        yield Candidate(start, end, class_of(name, root), "tagger:lac", 0.72 if known else 0.6, why)


def _doubtful(line: Line, start: int, end: int, head: str | None, grammar: Grammar) -> bool:
    """Return whether no head closes a name and the model is not sure of it: 宁德锂电, 零售行业."""
    if line.belief is None or (head is not None and head not in grammar.industry):
        return False
    return max((g.probability for g in line.guesses if g.start < end and start < g.end), default=0) < _HEADLESS


def _row(line: Line, start: int, end: int) -> bool:
    """Return whether a guess is known bodies side by side: 民政部财政部."""
    last = [c.start for c in line.known if c.end == end and c.start > start and c.by.startswith(_BODIES[0])]
    if not last or (line.text[end - 1] != "部" and end - min(last) < _LONG):  # 中央纪委国家监委 go by one name
        return False
    return any(start <= c.start and c.end in last and c.by.startswith(_BODIES[0]) for c in line.known)


def _overruns(line: Line, start: int, end: int) -> bool:
    """Return whether a guess takes the verb behind a known body: 党中央站|在全局的高度, 人民银行优化科技|创新政策."""
    ends = {c.end for c in line.known if c.start == start and c.end < end and c.by.startswith(_BODIES)}
    return any(w.start in ends and w.tag in _VERBAL for w in line.words)


def _split(word: Word, grammar: Grammar, known: Sequence[Candidate] = ()) -> Iterator[tuple[int, int]]:
    """Yield the names in what the tagger took for one: 山东省总工会联合美团集团, 教育部会同人社部, 会同财政部.

    `known` are the gazetteer's candidates of the line: 中科院 behind 联合 in 北航联合中科院深海所.
    """
    text, start = word.text, word.start
    if lead := grammar.lead.match(text):
        start, text = start + lead.end(), text[lead.end() :]
    for match in grammar.joint.finditer(text):
        at, joint = match.start(), match.group()
        begins = joint == "联合" and text.startswith(grammar.after_joint, at + 2)
        joins = (at > 2 and grammar.heads.ending(text[:at]) is not None) or _is_known(known, start, at, len(joint))
        joins = joins or (
            at > 3 and joint in {"联合", "会同"} and len(grammar.heads.ending(text[at + 6 :]) or "") > 1
        )
        united = text.startswith("联合国", at) and not text.startswith(grammar.after_joint, at + 2)
        whole = joint == "联合" and text.startswith(grammar.unions, at + 2)  # 工会联合会
        if united or whole or not (begins or joins):
            continue
        if joins:
            yield start, start + at
        start, text = start + match.end(), text[match.end() :]
        break
    yield start, start + len(_trim(text, grammar))


def _is_known(known: Sequence[Candidate], start: int, at: int, size: int) -> bool:
    """Return whether a known name ends at a joint, or one of a body begins behind it: 北航联合中科院深海所."""
    if any(c.start == start and c.end == start + at for c in known):
        return True
    return at > 1 and any(c.start == start + at + size and c.by.startswith(_BODIES) for c in known)


def _trim(name: str, grammar: Grammar) -> str:
    """Return `name` without what the tagger took too much: 山东省总工会联合 → 山东省总工会."""
    if not name.endswith(grammar.tails):
        return name
    for tail in grammar.tails:
        front = name[: -len(tail)]
        if name.endswith(tail) and len(front) > 2:
            head = grammar.heads.ending(front)
            if head and (len(head) > 1 or len(front) >= 3):
                return front
    return name


def _grown(line: Line, index: int, head: str, grammar: Grammar, root: Path) -> Iterator[Candidate]:
    last = line.words[index]
    if last.tag == "ORG" and list(_split(last, grammar, line.known)) != [(last.start, last.end)]:
        return
    start = _grow_left(line, index, head, grammar)
    if start is None:
        return
    end = line.words[index].end
    start = begin(line, start, end, root)
    *_, (start, end) = _split(Word(start, end, line.text[start:end], "ORG"), grammar, line.known)
    name = line.text[start:end]
    if _in_place(line, start, end):
        return
    if len(name) < 3 or _row(line, start, end) or grammar.generic.fullmatch(name) or grammar.middle.search(name):
        return
    pieces = [w for w in line.words if start <= w.start < end]
    if len(pieces) > 1 and pieces[-1].tag == pieces[-2].tag == "ORG":  # a firm and its branch: one name
        strength = 0.95
    single = len(pieces) == 1 and pieces[0].tag != "ORG"
    strength = 0.78 if any(w.tag in {"LOC", "ORG"} for w in pieces) else 0.7
    if single and name not in grammar.alone:
        strength = 0.6
    yield Candidate(start, end, class_of(name, root), f"rule:{FILE}#{class_of(name, root)}", strength,
                    f"以“{head}”收尾，左面是{'地名或机构名' if strength > 0.75 else '名词'}")  # fmt: skip


def _in_place(line: Line, start: int, end: int) -> bool:
    """Return whether a known firm ends a run and a place alone stands before it: 西南部吉赞地区|沙特阿美公司."""
    firms = (
        c.start for c in line.known if c.end == end and c.start > start and c.by.startswith("gazetteer:companies")
    )
    return any(line.text[at - 1] in "区部省州市" for at in firms)


def _grow_left(line: Line, index: int, head: str, grammar: Grammar) -> int | None:
    """Return where the name that ends with word `index` starts, or None where nothing makes it a name."""
    words = line.words
    last = words[index]
    own = last.text[: -len(head)]
    proper = index if last.tag == "ORG" or (own and last.tag in _PROPER and head not in grammar.weak) else None
    if own and last.tag == "LOC" and len(own) > 1:
        proper = index
    if last.text in grammar.alone:
        proper = index
    at = index
    while at > 0:
        word = words[at - 1]
        if word.end != words[at].start or word.text in grammar.stops or word.tag not in _GROW:
            break
        if word.tag == "ORG" and len(list(_split(word, grammar, line.known))) > 1:
            break
        if word.tag == "ORG" and (_trim(word.text, grammar) != word.text or _opens_with_person(line, word)):
            break
        if proper is not None and word.tag not in _PROPER and words[proper].tag in {"LOC"}:
            break
        if word.tag == "LOC" and proper is not None and words[proper].tag == "LOC" and at - 1 != proper - 1:
            break
        at -= 1
        if words[at].tag in _PROPER or words[at].text in grammar.region or _is_area(line, words[at]):
            proper = at
    if proper is None:
        if own and head not in grammar.weak and last.tag in {"nz", "n"} and len(own) > 1:
            return last.start
        return None
    return words[proper].start


def _is_area(line: Line, word: Word) -> bool:
    """Return whether the gazetteers know an area that the tagger took for a noun: 环县."""
    return any((c.start, c.end) == (word.start, word.end) and c.cls in _AREAS for c in line.known)


def _opens_with_person(line: Line, word: Word) -> bool:
    """Return whether a word taken for a body begins with a person's name: 康永年任 of 康永年任天水市委副书记."""
    return any(g.label == "PER" and g.start == word.start and g.end < word.end for g in line.guesses)


PART = Part("organization", ("words", "gazetteer"), ("Organization",), find)
