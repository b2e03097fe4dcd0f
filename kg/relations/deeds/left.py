"""What the other readers leave: each clause of which no statement tells, as a deed of its subject or of the topic.

Proposed freely, for the judge (kg/relations/soundness) to refuse: 某省实行新战略，|出台清单，|形成格局 are three,
预计今年年底通水运行 is one of the canal that the sentence before tells of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.relations.base import SILENT, Claim, Context, by_sentence
from kg.relations.deeds import demands
from kg.relations.deeds.another import of_another
from kg.relations.deeds.claiming import claims_of
from kg.relations.deeds.deed import Deed
from kg.relations.deeds.demands import demand_of
from kg.relations.deeds.doers import pick
from kg.relations.deeds.lasting import carries_on, foretells
from kg.relations.deeds.opening import words_behind
from kg.relations.deeds.owners import led, state, untitled
from kg.relations.deeds.plain import of_all, of_others, only_noun, wishes
from kg.relations.deeds.told import covered
from kg.relations.deeds.whole import describes_own, in_row
from kg.relations.deeds.wording import MARKS, NUMBER, relative, sets, spoken
from kg.relations.reading.clauses import Clause
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import is_side
from kg.relations.reading.words import Words, words

_KINDS = ("Organization", "Place", "Event", "Program", "Work", "Person", "Policy")
_THINGS = ("Event", "Program", "Work", "Site")
_SHORTEST = 4
_CARRIED = 6
_LONGEST = 70
# From this many characters on a slogan tells something.
_FULL = 12
# So many characters open the words.
_HEAD = 6


def find(
    context: Context,
    readings: Sequence[Reading],
    told: Sequence[Claim],
    refused: Iterable[tuple[str, str, object]] = (),
) -> Iterator[Claim]:
    """Yield what clauses tell of which no claim of `told` says anything, of their subject or the topic.

    `refused` are sentence, subject and words of what was refused already.
    """
    root = context.ontology.path
    known, lists = words(root), sets(root)
    here_told = by_sentence(told)
    over: dict[tuple[str, str], list[str]] = {}
    for sentence, subject, value in refused:
        if isinstance(value, str):
            over.setdefault((sentence, subject), []).append(value)
    topic: tuple[str, ...] = ()
    before, block = None, None
    for reading in readings:
        if block != (reading.sentence.block, reading.sentence.item):
            topic, before, block = (), None, (reading.sentence.block, reading.sentence.item)
        if reading.sentence.role in SILENT:
            continue
        here = here_told.get(reading.sentence.id, ())
        last, asked = -1, demand_of(context, reading)
        if asked is not None:
            yield from demands.claims_of(reading, asked)
        for clause in reading.clauses:
            if clause.index <= last or covered(reading, clause, here, lists):
                continue
            if asked is not None and asked.first <= clause.index <= asked.last:
                continue
            found = _deed(context, (before, reading), clause, topic, known, lists)
            if found is not None:
                deed, last = in_row(context, reading, found[0])
                last = max(last, found[1])
                claims = claims_of(context, reading, deed, known)
                yield from (c for c in claims if not _refused(c, over))
        topic, before = _next(context, reading), reading


def _refused(claim: Claim, over: Mapping[tuple[str, str], Sequence[str]]) -> bool:
    """Whether nearly the same words of a doer were refused already."""
    words_of = str(claim.value)
    return any(w in words_of or words_of in w for w in over.get((claim.sentence.id, claim.subject), ()))


def _next(context: Context, reading: Reading) -> tuple[str, ...]:
    """Return what the sentence behind may go on telling of: a thing that is this one's only subject."""
    own = [c for c in reading.clauses if c.own and c.main is not None]
    heads = [m.head for m in own[0].subject if m.head is not None] if own else []
    things = tuple(dict.fromkeys(e for h in heads for e in pick(context, _THINGS, h)))
    return things if len(things) == len(heads) and len({c.subject for c in own}) == 1 else ()


def _deed(
    context: Context,
    near: tuple[Reading | None, Reading],
    clause: Clause,
    topic: tuple[str, ...],
    known: Words,
    lists: Mapping[str, frozenset[str]],
) -> tuple[Deed, int] | None:
    """Return the deed that a clause tells and the last clause it takes."""
    reading, text = near[1], near[1].text
    if clause.main is None or not clause.phrases or relative(clause, clause.main):
        return None
    if wishes(reading, clause, lists) or only_noun(text, clause, lists) or text.startswith(tuple(lists["demanding"])):
        return None
    found = _doer(context, near, clause, topic, known, lists)
    if found is None:
        return None
    doer, how = found
    at, start = _verb(clause, lists), clause.start if doer.carried else _behind(reading, doer.end)
    start = _begin(text, clause, at, words_behind(text, clause, start, lists, doer.carried or start != doer.end))
    if not doer.carried and "的" in text[doer.end : start]:
        # 浙江、江苏的换新消费|增速最快
        return None
    if start == doer.end and not doer.carried and any(t.start == start and t.kind == "n" for t in reading.tokens):
        # 全国|消协组织受理投诉: the name goes on.
        return None
    last = _last(reading, clause, at, start, lists)
    if last is None or spoken(reading, clause, clause.start, last.end - 1) or _torn(text, clause.start, last.end):
        return None
    value = text[start : last.end].strip(MARKS)
    least = _SHORTEST if at != clause.main or not doer.carried else _CARRIED
    if not least <= len(value) <= _LONGEST or not _tells(value, how, lists):
        return None
    if of_others(text, start, value, False, lists) or (len(doer.entities) > 1 and of_all(value, lists)):
        return None
    if any(p.word.endswith(tuple(lists["voicing"])) and p.end == last.end for p in last.phrases if p.kind == "verb"):
        return None
    other = of_another(text, clause, start, lists, doer.carried)
    if other and doer.carried:
        return None
    lent = other or how == "everywhere"
    return Deed(clause, at, doer, start, last.end, whole=True, lent=lent, by="rule:deeds#" + how), last.index


def _verb(clause: Clause, lists: Mapping[str, frozenset[str]]) -> int:
    """Return the main verb, the one behind it where it only says that something is to come: 预计年底|通水."""
    main = clause.main or 0
    if clause.phrases[main].word not in lists["expecting"]:
        return main
    return next((k for k in range(main + 1, len(clause.phrases)) if clause.phrases[k].kind == "verb"), main)


def _begin(text: str, clause: Clause, at: int, start: int) -> int:
    """Return where the words begin when what only says that something is to come, and when, is passed over."""
    main = clause.main or 0
    if at != main and not any(p.kind != "time" for p in clause.phrases[main + 1 : main + 2]):
        return clause.phrases[main + 1].end
    return clause.phrases[main].end if at != main else min(start, clause.phrases[main].start)


def _behind(reading: Reading, start: int) -> int:
    """Return where the words begin behind a count of those named: 甲、乙等9名同志|入选."""
    row = [t for t in reading.tokens if t.start >= start][:6]
    if row and row[0].text == "等":
        row = row[1:]
    if not row or row[0].kind != "Q":
        return start
    # 9名|同志|光荣入选: behind a title nothing more is counted.
    titled = next((t.end for t in row[1:] if t.kind in "eM"), None)
    if titled is not None and not row[0].text.endswith(("名", "位", "人")):
        # 9项中国|工程|入选: the noun that is counted goes on behind a name.
        titled = next((t.start for t in row[1:] if t.start >= titled and t.kind != "n"), titled)
    return titled or next((t.start for t in row[1:] if t.kind not in "naQ"), start)


def _doer(
    context: Context,
    near: tuple[Reading | None, Reading],
    clause: Clause,
    topic: tuple[str, ...],
    known: Words,
    lists: Mapping[str, frozenset[str]],
) -> tuple[Slot, str] | None:
    """Return who does what a clause tells, and how that is known: own, state, carried or topic."""
    before, reading = near
    main = clause.main or 0
    carried = not clause.own
    if carried and (thing := _awaited(context, reading, clause, lists)) is not None:
        return thing, "awaited"
    if carried and (any(p.kind == "np" for p in clause.phrases[:main]) or describes_own(reading.text, clause)):
        return None
    if not carried or clause.source is not None:
        members = untitled(clause.subject, lists)
        if (country := state(context, members, lists, carried=carried)) is not None:
            return country, "state"
        if not carried and (country := state(context, members, lists, which="everywhere")) is not None:
            return country, "everywhere"
        heads = [m.head for m in members if m.head is not None and not led(m)]
        if len(heads) < len(members):
            return None
        entities = tuple(dict.fromkeys(e for h in heads for e in pick(context, _KINDS, h)))
        if not all(pick(context, _KINDS, h) for h in heads) or not entities:
            # 甲国、乙国和丙国的工业|产出下降: of the field of all, no deed of two.
            return None
        if not carried and reading.text[: heads[0].start].endswith(tuple(lists["beside"])):
            return None
        if carried and any(is_side(m) for m in members):
            return None
        if carried and not carries_on(reading, clause, known, lists):
            return None
        return Slot(entities, heads[0].start, heads[-1].end, carried), "carried" if carried else "own"
    if not topic or not foretells(reading, before, clause, lists):
        return None
    return Slot(topic, clause.start, clause.start, True), "topic"


def _awaited(context: Context, reading: Reading, clause: Clause, lists: Mapping[str, frozenset[str]]) -> Slot | None:
    """Return the work before a clause that foretells its stage: 某工程全长7公里，|预计年底通水运行."""
    stages = tuple(lists["stages"] | lists["stages_with_manner"])
    if clause.phrases[clause.main or 0].word not in lists["expecting"] or not reading.text.endswith(
        stages, clause.start, clause.end
    ):
        return None
    # 中心依托某保护区，|计划九月开工: what only stands beside the subject is not built.
    last = clause.subject[-1] if clause.subject and clause.source is not None else None
    name = None if last is None else last.head or last.owner
    thing = () if name is None else pick(context, _THINGS, name)
    return Slot(thing, name.start, name.end, True) if thing and name is not None else None


def _last(
    reading: Reading, clause: Clause, at: int, start: int, lists: Mapping[str, frozenset[str]]
) -> Clause | None:
    """Return the clause that ends what is told: the next one where this one ends in a phrase that only opens it
    (支持各地根据承受能力，|将器具纳入范围), or says only in view of what; None where it says no more than that.
    """
    last = clause
    only = reading.text.startswith(tuple(lists["viewing"] | lists["serves"]), start)
    only = only or clause.phrases[at].word in lists["framing"]
    # 联合要求各银行机构，|加快投放进度: whom they ask is half of it.
    only = only or (clause.phrases[at].word in lists["binding"] and _asks_only(clause, at))
    # 签署行政令，|宣布退出某理事会: by itself it does not say what is ordered.
    only = only or _of_its_kind(reading.text[start : last.end], clause.phrases[at].word, lists)
    for after in reading.clauses[clause.index + 1 :]:
        end = last.phrases[-1]
        opened = (end.kind == "pp" and end.word in lists["means"]) or (only and last is clause)
        if not opened or after.own or after.main is None or after.end - start > _LONGEST:
            break
        last = after
    return None if only and last is clause else last


def _of_its_kind(words_of: str, verb: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words say that a paper is signed or given out, and only of what kind it is."""
    what = words_of.removeprefix(verb).removeprefix("了").removeprefix("一项").removeprefix("一份")
    return verb in lists["giving_out"] and what in lists["papers"] | lists["orders"]


def _asks_only(clause: Clause, at: int) -> bool:
    """Whether a clause ends in whom its verb asks."""
    return len(clause.phrases) == at + 2 and clause.phrases[-1].kind == "np" and "的" not in clause.phrases[-1].word


def _torn(text: str, start: int, end: int) -> bool:
    """Whether words are half a quotation, or a question or heading."""
    before, own = text[:start], text[start:end]
    if before.count("“") != before.count("”") or own.count("“") != own.count("”"):
        return True
    return text.startswith(("：", "？", "—"), end)


def _tells(value: str, how: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words tell something: no frame, no bare remark, nothing that cannot open words, nobody else's deed."""
    ends = (*(lists["frames"] - lists["acting"]), *lists["speaking"], *lists["idle"])
    trimmed = value[:-1] if value.endswith("等") and "、" in value else value
    if trimmed.endswith(ends) or value.startswith(tuple(lists["broken"])) or value[2:] in lists["bare"]:
        return False
    if value.startswith(tuple(lists["proposing"])) and not value.endswith(tuple(lists["proposals"])):
        return False
    if value.startswith(tuple(lists["batches"] | lists["foreign"])) or any(
        w in value[:_HEAD] for w in lists["crowds"]
    ):
        return False
    if value.startswith(tuple(lists["promising"])):
        return False
    if len(value) < _FULL and value.endswith(tuple(lists["slogans"])) and not NUMBER.search(value):
        return False
    return how == "own" or not value.startswith(tuple(lists["describing"]))
