"""What a named thing is said to be, in the text's words: 甲线是我国最长的航线 · 甲国央行——乙银行 → describedAs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.apposed import Found, fronted, of_another_kind, spoken_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon
from kg.text.alternatives import either

_BEARERS = ("Organization", "Place", "Program", "Event", "Work", "Policy", "Honour")
_PEOPLE = ("Person",)
_WHOLES = ("Program", "Concept", "Event")
_TITLES = frozenset({"Occupation", "Profession", "Post"})
_SILENT = frozenset({"title", "kicker", "subtitle", "byline", "pullquote"})
_SHORTEST, _LONGEST = 4, 60
_BY = "rule:descriptions"
# Behind a name they make it part of a longer one, of a list or of what is its: 两家银行——甲银行和乙银行.
_ON, _JOINED = frozenset({"n", "M", "m", "j", "c"}), frozenset({"、", "和", "与", "及", "的"})
_PLANS = frozenset({"asserted", "planned", "forecast"})


@lru_cache(maxsize=4)
def _lists(root: Path) -> Mapping[str, tuple[str, ...]]:
    return {k: tuple(v) for k, v in lexicon("descriptions", root).items()}


@lru_cache(maxsize=4)
def _shapes(root: Path) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a clause: what it is said with, what stands for a name, what stands before one."""
    lists = _lists(root)
    copula, adverb, pointer = (either(lists[k]) for k in ("copulas", "adverbs", "pointers"))
    rank, whole = either(lists["ranks"]), either(lists["wholes"])
    strong = either(lists["strong"])
    return {
        "is": re.compile(rf"[”》]?(?:（[^（）]{{1,20}}）)?，?(?:{adverb})*(?:{copula})(?:了)?(?P<value>.+)"),
        "for": re.compile(rf"[”》]?(?:（[^（）]{{1,20}}）)?(?:{adverb})*为(?P<value>.*(?:{strong}|之一$).*)"),
        "project": re.compile(rf"”?(?:合作|框架下|建设|倡议)?的?(?:{either(lists['projects'])})(?:之一)?"),
        "pointed": re.compile(rf"(?P<which>{pointer})(?:{adverb})*(?:{copula})(?P<value>.+)"),
        "carried": re.compile(rf"(?:{adverb})*(?:{copula})(?P<value>.+)"),
        "as": re.compile(r"(?:作为|身为)(?P<value>[^，。；：！？]{4,40}?)(?:，|的)[“《]?"),
        "before": re.compile(
            rf"(?P<value>(?:{whole})[^，。；：！？]{{0,24}}(?:{rank})[^，。；：！？]{{0,24}})(?:——|，)[“《]?"
        ),
        "dash": re.compile(r"(?P<dash>——)(?:[^，。；：、！？“”《》]{2,14}的)?(?P<open>[“《]?)"),
        "lead": re.compile(rf"(?:（[^（）]*）|）|{either(lists['leads'])})*"),
    }


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield what clauses say that named things are, each once a document."""
    told: set[tuple[str, str]] = set()
    before: Reading | None = None
    for reading in readings:
        if before is not None and before.sentence.item != reading.sentence.item:
            before = None
        if reading.sentence.role not in _SILENT:
            for claim in _claims(context, reading, before):
                key = (claim.subject, str(claim.value))
                if key not in told:
                    told.add(key)
                    yield claim
        before = reading


def _claims(context: Context, reading: Reading, before: Reading | None) -> Iterator[Claim]:
    lists = _lists(context.ontology.path)
    if not any(w in reading.text for w in lists["signs"]):
        return
    names = [m for m in settle(reading.mentions) if len(m.entities) == 1]
    if not reading.clauses:
        yield from _nameless(context, reading, before, lists)
    for clause in reading.clauses:
        modes = {s.mode for at in (clause.start, clause.end - 1) if (s := reading.speech_at(at)) is not None}
        found = None
        if not modes:
            found = _predicated(context, reading, clause, names, before) or _attached(context, reading, clause, names)
            found = found or fronted(context, reading, clause, names)
        if found is None and modes <= {"factual"}:
            found = _dashed(context, reading, clause, names)
        if found is not None and _tells(context, reading, found, lists):
            yield from _claim(context, reading, clause, found)
            yield from _flagship(context, reading, found)


def _flagship(context: Context, reading: Reading, found: Found) -> Iterator[Claim]:
    """Yield the programme whose project a thing is: 中缅经济走廊是共建“一带一路”的旗舰项目."""
    pattern = _shapes(context.ontology.path)["project"]
    for mention in settle(reading.mentions):
        whole = len(mention.entities) == 1 and found.start <= mention.start and mention.end < found.end
        if (
            whole
            and context.is_a(mention.entities[0], _WHOLES)
            and pattern.fullmatch(reading.text, mention.end, found.end)
        ):
            start = min(found.opening, mention.start)
            yield Claim(reading.sentence, start, found.end, f"{_BY}#project", found.name.entities[0], "partOf",
                        mention.entities[0])  # fmt: skip


def _nameless(
    context: Context, reading: Reading, before: Reading | None, lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Claim]:
    """Yield what a sentence without a name says of one in the sentence before: 这是国内首座双层斜拉大桥."""
    end = min((at for mark in "，。；" if (at := reading.text.find(mark)) >= 0), default=len(reading.text))
    match = _shapes(context.ontology.path)["pointed"].fullmatch(reading.text, 0, end)
    clause = Clause(0, 0, end, ())
    meant = _meant(context, match, (), clause, before) if match is not None else None
    if match is not None and meant is not None:
        found = Found(meant, *match.span("value"), 0, "pointed")
        if _tells(context, reading, found, lists):
            yield from _claim(context, reading, clause, found)


def _predicated(
    context: Context, reading: Reading, clause: Clause, names: Sequence[Mention], before: Reading | None
) -> Found | None:
    """Return what a clause says its subject is: named in it, pointed at, or carried over a comma."""
    shapes, text = _shapes(context.ontology.path), reading.text
    first = next((m for m in names if clause.start <= m.start < clause.end), None)
    if first is not None and _opens(clause, first, text):
        match = shapes["is"].fullmatch(text, first.end, clause.end)
        match = match or shapes["for"].fullmatch(text, first.end, clause.end)
        if match is not None:
            return Found(first, match.start("value"), match.end("value"), first.start, "is")
    if match := shapes["pointed"].fullmatch(text, clause.start, clause.end):
        meant = _meant(context, match, names, clause, before)
        if meant is None or _of_event(reading, clause, meant, match):
            return None
        return Found(meant, *match.span("value"), clause.start, "pointed")
    match = shapes["carried"].fullmatch(text, clause.start, clause.end)
    heads = [m.head for m in clause.subject]
    if match is None or clause.own or len(heads) != 1 or heads[0] is None or len(heads[0].entities) != 1:
        return None
    if not _goes_on(context, reading, clause, heads[0], match["value"]):
        return None
    return Found(heads[0], *match.span("value"), clause.start, "carried")


def _attached(context: Context, reading: Reading, clause: Clause, names: Sequence[Mention]) -> Found | None:
    """Return what stands before a name to say what it is: 作为省会的乙市 · 我国最大的淡水湖——甲湖."""
    shapes, text = _shapes(context.ontology.path), reading.text
    for shape in ("as", "before"):
        match = shapes[shape].match(text, clause.start)
        name = next((m for m in names if match and m.start == match.end()), None)
        if match is None or name is None or (shape == "before" and clause.main is not None):
            continue
        after = next((t for t in reading.tokens if t.start >= name.end and t.kind != '"'), None)
        if after is None or after.kind not in {"n", "M", "m", "j", "c", "Q"}:
            return Found(name, *match.span("value"), clause.start, shape)
    return None


def _dashed(context: Context, reading: Reading, clause: Clause, names: Sequence[Mention]) -> Found | None:
    """Return what stands before a dash and the name behind it: 甲国央行——乙银行 · 控制性工程——全长9公里的甲隧道."""
    shapes, text = _shapes(context.ontology.path), reading.text
    match = shapes["dash"].match(text, clause.end)
    if match is None:
        return None
    name = next((m for m in names if m.start >= match.end("dash")), None)
    if (
        name is None
        or not match.start("open") <= name.start <= match.end()
        or context.is_a(name.entities[0], _PEOPLE)
    ):
        return None
    after = next((t for t in reading.tokens if t.start >= name.end and t.kind != '"'), None)
    if after is not None and (after.kind in _ON or after.text in _JOINED):
        return None
    start = clause.start
    for phrase in clause.phrases:
        first = not text[start : phrase.start].strip("（）")
        leads = first and phrase.kind in {"time", "adv", "join"}
        # 河水流入|…电站——; with 的 a verb is part of what the thing is: 位于甲县的…电站——, 我国建造的…平台——
        inside = "的" in text[phrase.end : clause.end] and (first or text.startswith("的", phrase.end))
        if leads or (phrase.kind == "verb" and (not inside or text[phrase.end - 1] == "了")):
            start = phrase.end
    lead = shapes["lead"].match(text, start, clause.end)
    start = lead.end() if lead is not None else start
    theirs = text.startswith(_lists(context.ontology.path)["theirs"], start)
    return None if theirs else Found(name, start, clause.end, start, "dash")


def _goes_on(context: Context, reading: Reading, clause: Clause, head: Mention, value: str) -> bool:
    """Whether 是 without a subject speaks of the one carried: behind a state of it, of its kind, or with a rank."""
    lists = _lists(context.ontology.path)
    if context.is_a(head.entities[0], _PEOPLE) or not clause.index:
        return False
    if any(w in value for w in lists["strong"]) or value.endswith("之一"):
        return True
    earlier = reading.clauses[clause.index - 1]
    stands = earlier.main is not None and earlier.phrases[earlier.main].word in lists["stative"]
    return stands or head.text.rstrip("”》").endswith(_bare(value)[-1])


def _opens(clause: Clause, mention: Mention, text: str) -> bool:
    """Whether a clause opens with a name, but for times and words that join."""
    before = [p for p in clause.phrases if p.start < mention.start]
    member = clause.subject[0] if clause.own and len(clause.subject) == 1 else None
    alone = member is not None and member.head is not None and member.head.start == mention.start and not member.owned
    return (
        alone
        and all(p.kind in {"time", "adv", "join"} or p.end > mention.start for p in before)
        and (mention.start - clause.start < 2 or bool(before) or text[mention.start - 1] in "“《")
    )


def _meant(
    context: Context, match: re.Match[str], names: Sequence[Mention], clause: Clause, before: Reading | None
) -> Mention | None:
    """Return the name that 这, 它, 该奖 stand for: the last one before that is of the kind that it is said to be."""
    which, kind = match["which"], _bare(match["value"])
    wanted = which[-1] if which[0] in "该此" and len(which) > 1 else kind[-1]
    rows = [[m for m in names if m.end <= clause.start]]
    if before is not None and not rows[0]:
        rows.append([m for m in settle(before.mentions) if len(m.entities) == 1])
    for row in rows:
        fitting = [m for m in row if context.is_a(m.entities[0], _BEARERS) and m.text.rstrip("”》").endswith(wanted)]
        if fitting and len({m.entities for m in fitting}) == 1:
            return fitting[-1]
    return spoken_of(context, match["value"], clause, before)


def _of_event(reading: Reading, clause: Clause, meant: Mention, match: re.Match[str]) -> bool:
    """Whether 这 tells of what happens at a place, not of the place: 客机降落在甲机场，这是它首航高原机场."""
    acts = any(p.kind == "verb" and not p.relative and p.start >= match.start("value") for p in clause.phrases)
    at = (p for c in reading.clauses[: clause.index] for p in c.phrases if p.kind == "pp")
    return acts and match["which"] == "这" and any(p.start <= meant.start and meant.end <= p.end for p in at)


def _bare(value: str) -> str:
    return value.removesuffix("之一").rstrip("”》") or value


def _claim(context: Context, reading: Reading, clause: Clause, found: Found) -> Iterator[Claim]:
    entity = found.name.entities[0]
    if not context.is_a(entity, (*_BEARERS, *_PEOPLE)):
        return
    named = (m for m in reading.mentions if found.start <= m.start and m.end <= found.end)
    if found.shape in {"carried", "pointed"} and any(entity in m.entities for m in named):
        # 我国有168个综保区，已成为|我国|外贸发展的重要平台: what is so is not the country.
        return
    at = next((k for k, p in enumerate(clause.phrases) if p.end >= found.start), len(clause.phrases))
    scope = scope_of(reading.clauses or (clause,), clause.index, at, context.ontology.path, reading.text)
    if scope.hypothetical or scope.polarity == "negative" or scope.modality not in _PLANS:
        return
    own = found.shape in {"is", "as", "before", "dash", "fronted"}
    end = max(found.name.end, found.end) if own else found.end
    yield Claim(
        reading.sentence, found.opening, end, f"{_BY}#{found.shape}", entity, "describedAs",
        value=reading.text[found.start : found.end].strip("，：；"), modality=scope.modality,
    )  # fmt: skip


def _of_name(context: Context, reading: Reading, found: Found) -> bool:
    """Whether the words are the first part of the name itself: 第四届|上海|“乐购节”."""
    ends = (m for m in reading.mentions if m.end == found.end and m.start > found.start and m.entities)
    return any(context.is_a(m.entities[0], ("AdministrativeArea",)) for m in ends)


def _tells(context: Context, reading: Reading, found: Found, lists: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether words say of what kind a thing is: no praise, ground, post or duty."""
    value = reading.text[found.start : found.end].strip("，：；")
    kind = _bare(value)
    if not _SHORTEST <= len(value) <= _LONGEST or value.startswith(lists["opening"]):
        return False
    if kind.endswith(lists["praise"]) and not any(w in value for w in lists["strong"]):
        return False
    if any(w in value for w in lists["empty"]) or value.count("“") != value.count("”"):
        return False
    if of_another_kind(context, kind, found.name.entities):
        return False
    if found.shape == "fronted" and _of_name(context, reading, found):
        return False
    if any(m.end == found.end and m.cls in _TITLES for m in reading.mentions) or kind.endswith(("的", "了", "着")):
        return False
    last = [t for t in reading.tokens if t.end <= found.start + len(kind) and t.kind != '"']
    return not reading.tokens or (bool(last) and last[-1].kind in {"n", "M", "m", "v", "a"})
