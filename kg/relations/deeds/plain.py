"""What a named thing does, is or has come to, in its clause's own words, whatever the verb: 山西从供给端发力."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kg.relations.base import Context
from kg.relations.deeds.doers import pick, reaches
from kg.relations.deeds.wording import MARKS, NUMBER, relative, sets
from kg.relations.reading import roles
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading
from kg.relations.reading.words import Words

_KINDS = ("Organization", "Place", "Event", "Program", "Work", "Person")
# A noun behind them may be whose it is that the clause tells of: 江苏|餐饮企业推出…; behind a person it is another's.
_OWNERS = ("Organization", "AdministrativeArea", "Region", "Site", "Program", "Event")
_OPENING = frozenset({"time", "adv", "join"})
_STEADY = ("Organization", "AdministrativeArea", "Region", "Site", "Person", "Work", "Program")
_PEOPLE = frozenset({"Person", "Occupation", "Profession", "Post"})
_SHORTEST = 5
_LONGEST = 70
# From this many characters on a slogan tells something.
_FULL = 16
_COUNTED = re.compile(
    r"等(?:\d+|[两三四五六七八九十多]+)个?(?:省份|省区市|省区|省市|省|国家|国|地|城市|市|部门|单位|企业|家)"
)
# 以科技创新为引领: a ground, no deed.
_GROUND = re.compile(r"为\w{2,4}$")


@dataclass(frozen=True, slots=True)
class Plain:
    """The verb's phrase, who does it, where the words stand; `last` is the clause they end in."""

    at: int
    doer: Slot
    start: int
    end: int
    last: int


def plain_of(context: Context, reading: Reading, clause: Clause, known: Words) -> Plain | None:
    """Return what a clause tells of the name it begins with; None where it tells nothing whole or plain."""
    lists = sets(context.ontology.path)
    if clause.main is None or not _whole(reading, clause):
        return None
    if reading.text.startswith(tuple(lists["demanding"])):
        return None
    found = _own(context, clause, known, lists) if clause.own else _carried(context, reading, clause, known, lists)
    if found is None:
        return None
    doer, start = found
    start = _behind(reading.text, clause, start, lists, doer.carried)
    taken = _reach(reading, clause, start, lists)
    if taken is None:
        return None
    words = reading.text[start : taken.end].strip(MARKS)
    if len(words) < _SHORTEST + 2 * doer.carried or not _tells(clause, words, lists):
        return None
    return Plain(clause.main, doer, start, taken.end, taken.index)


def _own(
    context: Context, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> tuple[Slot, int] | None:
    """Return the name that a clause begins with and where it ends."""
    first = next((k for k, p in enumerate(clause.phrases) if p.kind == "np"), None)
    if first is None or clause.main is None or first > clause.main:
        return None
    before = clause.phrases[:first]
    sited = all(p.kind in _OPENING or (p.kind == "pp" and p.word in known.roles["at"]) for p in before)
    if not sited or clause.phrases[first].members[-1] != clause.subject[-1]:
        return None
    return _bearer(context, clause.subject, known, lists)


def _bearer(
    context: Context, members: tuple[Member, ...], known: Words, lists: Mapping[str, frozenset[str]]
) -> tuple[Slot, int] | None:
    """Return who a clause tells of and where the words behind the name begin.

    A noun behind the last name belongs to what is told: 江苏|餐饮企业推出套餐.
    """
    last = members[-1]
    if last.head is not None:
        if any(m.head is None or m.start < min(x.start for x in (*m.before, m.head)) for m in members):
            return None
        doer = roles.fill(members, partial(pick, context, _KINDS), known)
        return None if doer is None else (doer, last.end)
    if not last.before or last.before[0].start != last.start or last.noun in lists["titles"]:
        return None
    if last.noun.endswith(tuple(lists["lent"])):
        return None
    if any(m.cls in _PEOPLE for m in last.before) or not last.noun[0].isalnum():
        return None
    name = last.before[0]
    heads = [m.head for m in members[:-1] if m.head is not None]
    if len(heads) != len(members) - 1 or any(h.cls != name.cls for h in heads):
        return None
    owners = (*(Member(h.start, h.end, h) for h in heads), Member(last.start, name.end, name))
    doer = roles.fill(owners, partial(pick, context, _OWNERS), known)
    return None if doer is None or len(doer.entities) < len(members) else (doer, name.end)


def _carried(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> tuple[Slot, int] | None:
    """Return the name that goes on as the subject of a clause without one, and where that clause begins."""
    if clause.source is None or clause.main is None or any(m.head is None for m in clause.subject):
        return None
    source, before = reading.clauses[clause.source], reading.clauses[clause.index - 1]
    if source.main is None and sum(p.kind == "np" for p in source.phrases) > 1:
        return None
    if relative(clause, clause.main) and not any(p.kind in {"prep", "pp"} for p in clause.phrases[: clause.main]):
        return None
    verbs = [clause.phrases[clause.main]] + ([before.phrases[before.main]] if before.main is not None else [])
    if any(p.kind == "np" for p in clause.phrases[: clause.main]) or verbs[0].word in lists["turning"]:
        return None
    if verbs[-1].word in lists["equating"] or not reaches(reading, clause, lists):
        return None
    wished = (p for c in reading.clauses[clause.source : clause.index + 1] for p in c.phrases)
    if any(reading.text[p.start : p.end].startswith("愿") for p in wished):
        return None
    doer = roles.fill(clause.subject, partial(pick, context, _STEADY), known, carried=True)
    return None if doer is None or len(doer.entities) < len(clause.subject) else (doer, clause.start)


def _behind(text: str, clause: Clause, start: int, lists: Mapping[str, frozenset[str]], carried: bool) -> int:
    """Return where the words begin when what the statement's time and modality tell is passed over."""
    if not carried:
        person = clause.subject[-1].head is not None and clause.subject[-1].head.cls == "Person"
        counted = _COUNTED.match(text, start)
        names = sorted(lists["titles"] if person else lists["tails"], key=len, reverse=True)
        tail = counted[0] if counted else next((w for w in names if text.startswith(w, start)), "")
        start = _bracketed(text, start + len(tail))
    for phrase in clause.phrases:
        if phrase.start == start and (phrase.kind == "time" or text[start : phrase.end] in lists["timing"]):
            start = _bracketed(text, phrase.end)
    return start


def _bracketed(text: str, start: int) -> int:
    """Return where the text goes on behind a bracket: 今天|（5月7日）|开幕."""
    return start if not text.startswith("（", start) else text.find("）", start) + 1 or start


def _reach(reading: Reading, clause: Clause, start: int, lists: Mapping[str, frozenset[str]]) -> Clause | None:
    """Return the clause that ends what is told: the next one where this one says only by what means or about what."""
    text = reading.text[start : clause.end]
    rest = [p for p in clause.phrases if p.start >= start]
    if not rest or not text.startswith(tuple(lists["framing"])):
        return clause
    opened = next((k for k, p in enumerate(rest) if p.kind in {"pp", "prep"}), 0)
    verbs = [p for p in rest[opened + 1 :] if p.kind == "verb" and not p.relative]
    whole = rest[opened].kind == "pp" and bool(verbs) and verbs[0].word not in {"为", "作为"}
    whole = whole or (rest[opened].kind == "prep" and len(verbs) > 1 and "、" not in text)
    if whole and not _GROUND.search(text):
        return clause
    after = reading.clauses[clause.index + 1] if clause.index + 1 < len(reading.clauses) else None
    if after is None or after.own or after.main is None or after.end - start > _LONGEST:
        return None
    return None if text.startswith("从") else after


def _whole(reading: Reading, clause: Clause) -> bool:
    """Whether a clause stands by itself: nobody says it, no quotation opens or closes in it."""
    text = reading.text
    if any(s.begin < clause.end and clause.start < s.end for s in reading.speeches):
        return False
    before, own = text[: clause.start], text[clause.start : clause.end]
    quoted = before.count("“") != before.count("”") or own.count("“") != own.count("”")
    return not quoted and not text.startswith(("：", "？"), clause.end)


def _tells(clause: Clause, words: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the words behind a name tell something: no frame, nobody's speech, no bare remark."""
    ends = (*(lists["frames"] - lists["acting"]), *lists["speaking"], *lists["idle"])
    if words.endswith(ends) or words.startswith(tuple(lists["broken"])):
        return False
    if len(words) < _FULL and words.endswith(tuple(lists["slogans"])) and not NUMBER.search(words):
        return False
    verbs = [p.word for p in clause.phrases if p.kind == "verb" and not p.relative]
    return not any(v in lists["elsewhere"] or v.endswith(tuple(lists["voicing"])) for v in verbs)
