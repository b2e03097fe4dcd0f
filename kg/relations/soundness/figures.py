"""What tells a sound figure from one that was misread: whose it is, what of its clause was left out, its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.reading.tokens import Token
from kg.relations.soundness.others import number_of, sort_of
from kg.relations.soundness.told import Told, content, modal_words, names_of, span, tying_words

_COUNTRY = "place/中国"
_POINTING = ("该", "此", "其", "这", "本", "当地", "上述", "双方", "两国", "各")
_FLOWS = ("累计", "新增", "共", "完成", "实现", "举办", "开展", "发放", "提供", "接待", "建成")


def features(told: Told) -> Iterator[str]:
    """Yield the names of what holds of a figure; only what soundness.toml weighs counts."""
    claim, reading = told.claim, told.reading
    number = next((t for t in reading.tokens if t.kind == "Q" and t.end == claim.end), None)
    at = number.start if number else claim.end
    clause = told.clause_of(at)
    low, high = (clause.start, clause.end) if clause else (claim.start, claim.end)
    ahead = [t for t in reading.tokens if low <= t.start < at]
    names = names_of(reading, claim.subject, at)
    yield "kind:" + claim.predicate
    yield "role:" + reading.sentence.role
    yield "bearer:" + (claim.bearer or "clause")
    yield from _subject(told, names, low, at)
    yield from _measure(told, ahead, names, at)
    yield from _left_out(told, ahead, names, low, at)
    yield from _number(told, number, high)
    yield from _time(told, low, at)
    yield from _setting(told, ahead, low, at)
    yield from _others(told)


def _subject(told: Told, names: Sequence[Mention], low: int, at: int) -> Iterator[str]:
    context, claim, reading = told.context, told.claim, told.reading
    cls = context.cls(claim.subject) or ""
    own = claim.subject == _COUNTRY
    kind = "Country" if own else cls
    yield "subject:" + ("中国" if own else cls)
    text = reading.text
    if not names:
        earlier = any(claim.subject in m.entities for r in told.before[-2:] for m in r.mentions)
        yield "subject stands:" + ("before" if earlier else "nowhere near")
        yield f"subject stands {kind}:" + ("before" if earlier else "nowhere near")
        return
    name = names[-1]
    where = "clause" if name.start >= low else "sentence"
    yield "subject stands:" + where
    yield f"subject stands {kind}:" + where
    yield "subject by:" + name.by.partition("#")[0]
    if name.text.startswith(_POINTING):
        yield "subject points"
    if name.start:
        before = told.ending.get(name.start)
        yield "before subject:" + (before.text if before and before.kind in "pcj" else before.kind if before else "")
    else:
        yield "before subject:start"
    after = told.starting.get(name.end)
    yield "behind subject:" + (after.kind if after else "")
    if after and after.kind in "pcjuf":
        yield "behind subject:" + after.text
    gap = text[name.end : at]
    yield "from subject:" + span(len(gap), 0, 4, 8, 16, 32, 64)
    yield "clauses from subject:" + span(gap.count("，"), 0, 1, 2, 3)
    between = {context.cls(e) or "" for m in reading.mentions if name.end <= m.start < at for e in m.entities}
    between -= {""}
    yield from ("passed over:" + c for c in sorted(between))
    if not between:
        yield "nearest name"
    if any(name.start <= m.end and m.entities and m.end <= name.start for m in reading.mentions):
        yield "name before subject"


def _measure(told: Told, ahead: Sequence[Token], names: Sequence[Mention], at: int) -> Iterator[str]:
    figure = told.claim.figure
    measure = (figure.measure if figure else None) or ""
    yield "measure length:" + span(len(measure), 2, 3, 4, 6, 8, 12, 16, 24)
    body = [t for t in ahead if t.text in measure and t.kind not in "TQ" and len(t.text) > 1]
    place = told.reading.text.rfind(measure, 0, at + 1)
    yield "measure stands:" + ("whole" if place >= 0 else "in part" if body else "elsewhere")
    if place < 0 and body:
        place = body[0].start
    if place >= 0:
        yield from _before_measure(told, names, place)
    if body:
        yield f"measure opens:{body[0].kind}"
        yield f"measure ends:{body[-1].kind}"
        yield f"measure kinds:{body[0].kind}{body[-1].kind}"
        yield "measure words:" + span(len(body), 1, 2, 3, 4, 6)
    yield "measure start:" + measure[:2]
    yield "measure end:" + measure[-2:]
    yield "measure end:" + measure[-1:]
    for mark in "的、和占“了在，":
        if mark in measure:
            yield "measure holds:" + mark
    if any(w in measure for w in _POINTING):
        yield "measure points"
    if re.search(r"\d", measure):
        yield "measure holds number"


def _before_measure(told: Told, names: Sequence[Mention], place: int) -> Iterator[str]:
    """What stands right before the measure: there a qualifier is lost."""
    row = [t for t in told.reading.tokens if t.end <= place][-2:]
    own = [m for m in names if row and m.start <= row[-1].start and row[-1].end <= m.end]
    kind = "start" if not row else "subject" if own else row[-1].kind
    yield "before measure:" + kind
    yield "before measure two:" + "".join(t.kind for t in row)
    if row and not own:
        word = row[-1].text
        if row[-1].kind in "pcjufd":
            yield "before measure:" + word
        tying = word in tying_words(told.context.ontology.path)
        yield f"before measure {row[-1].kind}:" + ("tie" if tying else span(len(word), 1, 2, 3, 4))
        yield "before measure joined:" + ("yes" if row[-1].end == place else "no")


def _left_out(told: Told, ahead: Sequence[Token], names: Sequence[Mention], low: int, at: int) -> Iterator[str]:
    claim, reading = told.claim, told.reading
    figure, when = claim.figure, claim.when
    known = ((figure.measure or "") + "|" + (figure.group or "") + "|" + (figure.comparison or "")) if figure else ""
    known += "|" + (when.text if when else "")
    tying = tying_words(told.context.ontology.path)
    spans = [(m.start, m.end) for m in names]

    def lost(token: Token) -> bool:
        inside = any(a <= token.start and token.end <= b for a, b in spans)
        return content(token) and token.text not in known and token.text not in tying and not inside

    left = [t for t in ahead if lost(t)]
    yield "left out:" + span(len(left), 0, 1, 2, 3, 5)
    for kind in "nvM":
        yield f"left out {kind}:" + span(sum(t.kind == kind for t in left), 0, 1, 2, 3)
    if left and ahead:
        yield "left out last:" + left[-1].kind
        yield "left out first:" + left[0].kind
    earlier = [t for t in reading.tokens if t.start < low and lost(t)]
    yield "left out before:" + span(len(earlier), 0, 2, 4, 8, 16)
    yield "left out before M:" + span(sum(t.kind == "M" for t in earlier), 0, 1, 2, 4)


def _number(told: Told, number: Token | None, high: int) -> Iterator[str]:
    figure, reading = told.claim.figure, told.reading
    if figure is None:
        return
    yield "unit:" + (figure.unit or "none")
    yield "compared:" + ("yes" if figure.comparison else "no")
    if figure.comparison:
        yield "comparison:" + figure.comparison
    if figure.modifier:
        yield "modifier:" + figure.modifier
    if figure.group:
        yield "group"
    if figure.low is not None or figure.high is not None:
        yield "range"
    value = figure.value
    if isinstance(value, (int, float)) and value:
        yield "value:" + span(int(abs(value)), 1, 3, 10, 100, 10000, 100000000)
    if number is None:
        yield "number unread"
        return
    behind = [t for t in reading.tokens if number.end <= t.start < high]
    yield "behind number:" + (behind[0].kind if behind else "end")
    if behind and behind[0].kind in "jfucpd":
        yield "behind number:" + behind[0].text
    lost = [t for t in behind if content(t) and t.text not in (figure.measure or "")]
    yield "left out behind:" + span(len(lost), 0, 1, 2, 4)
    for kind in "nvM":
        if any(t.kind == kind for t in lost):
            yield "left out behind:" + kind
    yield "after clause:" + reading.text[high : high + 1]


def _time(told: Told, low: int, at: int) -> Iterator[str]:
    claim, reading = told.claim, told.reading
    sort = _sort(told, low, at)
    if claim.when is None:
        yield "time:none"
        yield "time none of:" + sort
        times = any(t.kind == "T" and t.start < at for t in reading.tokens)
        yield "time none, told:" + ("yes" if times else "no")
        return
    edtf = claim.when.edtf or ""
    shape = _shape(edtf)
    yield "time:" + shape
    place = reading.text.rfind(claim.when.text, 0, at) if claim.when.text else -1
    where = "clause" if place >= low else "sentence" if place >= 0 else "elsewhere"
    yield "time stands:" + where
    yield f"time {shape} stands:{where}"
    yield f"time {shape} of:{sort}"
    yield "time words:" + "".join(c for c in claim.when.text if not c.isdigit())
    if place >= 0:
        yield "clauses from time:" + span(reading.text.count("，", place, at), 0, 1, 2, 4)
        yield "past semicolon:" + ("yes" if "；" in reading.text[place:at] else "no")
        yield from _beside_time(reading.tokens, place, place + len(claim.when.text))
    issued = told.context.document.date or ""
    if issued and claim.when.earliest:
        yield "time:" + ("of the year" if claim.when.earliest[:4] == issued[:4] else "of another year")
        yield "time:" + ("ahead" if claim.when.earliest > issued else "past")
    if edtf[:10] == issued:
        yield "time:issue day"


def _beside_time(tokens: Sequence[Token], start: int, end: int) -> Iterator[str]:
    """What a time stands between: 自|6月|开通以来 is no month, （|去年|… an aside."""
    before = next((t for t in reversed(tokens) if t.end <= start), None)
    behind = next((t for t in tokens if t.start >= end), None)
    for side, token in (("before", before), ("behind", behind)):
        if token is not None:
            yield f"{side} time:" + (token.text if token.kind in "pcjufd" else token.kind)
    if behind is not None:
        yield "behind time:" + behind.text[0]


def _sort(told: Told, low: int, at: int) -> str:
    """Return what sort of figure it is: a growth, a share, a flow of a time, or the level at one."""
    figure = told.claim.figure
    measure = (figure.measure if figure else None) or ""
    if figure and figure.comparison:
        return "growth"
    if figure and figure.unit == "%":
        return "share"
    return "flow" if any(w in told.reading.text[low:at] or w in measure for w in _FLOWS) else "level"


def _shape(edtf: str) -> str:
    if ".." in edtf:
        return "open"
    if "/" in edtf:
        return "span"
    return "about" if edtf.endswith("~") else span(len(edtf), 4, 7, 10)


def _others(told: Told) -> Iterator[str]:
    """What the document's other figures say: one measure with two values has lost what tells them apart."""
    one, others = told.statement, told.others
    sort, number = sort_of(one), number_of(one)
    yield "same measure:" + span(others.figures[one.subject, one.measure], 1, 2, 3)
    if len(others.values[sort, one.time]) > 1:
        yield "alike:clash"
        yield "clash:" + ("biggest" if abs(number) >= others.largest[sort, one.time] else "smaller")
    elif len(others.values[sort]) > 1:
        yield "alike:other time"
    yield "same measure of others:" + span(len(others.holders[one.measure]), 1, 2, 4)
    if one.measure:
        yield "measure within another:" + span(others.within[one.measure], 0, 1)
        if others.ending[one.measure]:
            yield "measure ends another"
    yield "told by the sentence:" + span(others.there[one.evidence[0].sentence], 1, 2, 3, 5)
    yield "figures of the subject:" + span(others.numbered[one.subject], 1, 2, 4, 8)


def _setting(told: Told, ahead: Sequence[Token], low: int, at: int) -> Iterator[str]:
    claim, reading = told.claim, told.reading
    clause = told.clause_of(at)
    words = {t.text for t in ahead}
    sentence = {t.text for t in reading.tokens if t.start < at}
    for kind, markers in modal_words(told.context.ontology.path):
        if words & markers:
            yield f"clause {kind} {claim.predicate}"
        elif sentence & markers:
            yield f"sentence {kind} {claim.predicate}"
    if clause:
        yield "clause subject:" + ("own" if clause.own else "carried" if clause.subject else "none")
        yield "clause number:" + span(clause.index, 0, 1, 2, 4, 8)
        verb = clause.phrases[clause.main].word if clause.main is not None else ""
        yield "verb:" + verb
    yield "numbers ahead:" + span(sum(t.kind == "Q" for t in ahead), 0, 1, 2)
    if claim.attribution:
        yield "said"
    if reading.text.count("“", 0, at) > reading.text.count("”", 0, at):
        yield "inside quotation"
    for word in words:
        yield "word:" + word
    yield "modality:" + claim.modality
