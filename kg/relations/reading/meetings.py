"""A bare noun for the one meeting of an article: 国务院副总理丁薛祥出席会议并讲话."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.model import Mention, Sentence
from kg.relations.base import Context
from kg.resources import lexicon
from kg.text.alternatives import either
from kg.text.clean import locate, quote

# Characters between two parts of one name.
_NAME = 10
# Sentences from the item's first name to the one that says what it is about.
_LEAD = 3
_SHOWN = frozenset({"Event", "Fair", "Competition", "Ceremony", "Meeting"})
_POINTING = frozenset({"", "本届", "本次", "此次", "今年", "今年的"})
_TITLES = frozenset({"Occupation", "Profession", "Post"})
_HEADS = frozenset({"title", "kicker", "subtitle", "subhead"})


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], ...]:
    data = lexicon("clause", root)["meeting"]
    verbs, nouns, after = (
        "|".join(sorted(map(re.escape, data[k]), key=lambda w: (-len(w), w))) for k in ("verbs", "nouns", "after")
    )
    return (
        re.compile(f"(?:{verbs})({nouns})(?=[，。；、并上时]|宣布|致辞|讲话|发言|$)"),
        re.compile(f"(?:^|(?<=[，。]))(?:本次|此次|本届)?({nouns})(?={after})"),
        re.compile(f"(?:^|(?<=[，。]))(?:本次|此次|本届)?({either(data['shows'])})(?!{'|'.join(data['unlike'])})"),
    )


def main_event(context: Context, before: Sequence[Mention]) -> tuple[str, str] | None:
    """Return the event that the item so far is about, with its class: the only one, else the one of its title, else
    the only one of its lead; None where it is unclear.
    """
    named = [(m, e) for m in before for e in m.entities if _is_event(context, e)]
    if not named:
        return None
    order = {s.id: (k, s.role) for k, s in enumerate(context.sentences)}
    named_in = {m.sentence for m, _ in named}
    texts = {s.id: s.text for s in context.sentences if s.id in named_in}
    lists = lexicon("clause", context.ontology.path)["meeting"]
    cited, feasts = tuple(lists["cited"]), tuple(lists["feasts"])
    agreed = _agreed(context.ontology.path)
    events: dict[str, tuple[str, int, str]] = {}
    for mention, entity in named:
        text = texts[mention.sentence]
        if any(w in text for w in feasts):
            # 为出席论坛的贵宾举行宴会: the banquet is told of, which has no name.
            continue
        if not text.startswith(cited, mention.end) and not agreed.search(text, 0, mention.start):
            events.setdefault(entity, (mention.cls, *order[mention.sentence]))
    if not events:
        return None
    titles = [e for e, (_, _, role) in events.items() if role in _HEADS]
    first = min(at for _, at, _ in events.values())
    leads = [e for e, (_, at, role) in events.items() if at == first and role not in _HEADS]
    opened = order[before[0].sentence][0]
    if not titles and first - opened > _LEAD and not _called(context, [m for m, e in named if e in events], texts):
        # Named only in passing, far into the article.
        return None
    for some in (list(events), titles, leads, _whole(before, titles), _whole(before, leads)):
        if len(some) == 1:
            return some[0], events[some[0]][0]
    return None


@lru_cache(maxsize=4)
def _agreed(root: Path) -> re.Pattern[str]:
    """Return what stands right before a meeting that is only wished or agreed on: 双方同意举行|…, 会议决定，|…"""
    return re.compile(
        f"(?:{either(lexicon('clause', root)['meeting']['agreed'])})(?:，|[^，。；]{{0,6}}(?:举行|举办|召开|主办))?$"
    )


def _called(context: Context, named: Sequence[Mention], texts: Mapping[str, str]) -> bool:
    """Whether the article tells of one meeting alone and that it was called: 调查组在新余召开|第一次全体会议."""
    calling = tuple(lexicon("clause", context.ontology.path)["meeting"]["calling"])
    alone = len({e for m in named for e in m.entities}) == 1
    return alone and any(texts[m.sentence].endswith(calling, 0, m.start) for m in named)


def telling(context: Context, before: Sequence[Mention], own: Sequence[Mention]) -> list[Mention]:
    """Return what `main_event` looks at of a sentence's own mentions: names of events, and an item's very first."""
    first = 0 if before else 1
    return [*own[:first], *(m for m in own[first:] if any(_is_event(context, e) for e in m.entities))]


def _is_event(context: Context, entity: str) -> bool:
    return context.is_a(entity, ("Event",)) and not context.is_a(entity, ("HistoricalEvent",))


def _whole(before: Sequence[Mention], events: Sequence[str]) -> list[str]:
    """Return the last of events that stand as one name: 中非合作论坛北京峰会|工业化和农业现代化|高级别会议."""
    stand = [next(m for m in before if e in m.entities) for e in events]
    close = all(a.sentence == b.sentence and 0 <= b.start - a.end <= _NAME for a, b in pairwise(stand))
    return list(events[-1:]) if close else []


@lru_cache(maxsize=4)
def _calls(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("clause", root)["meeting"]
    said = either((*data["saying"], *data["dealing"]))
    return (
        re.compile(f"(?:{either(data['calling'])})[^，。；：“”]{{0,24}}?会议"),
        re.compile(f"^(会议)(?:还|也|同时)?(?:{said})"),
    )


def _host(context: Context, sentence: Sentence, before: Sequence[Mention]) -> Mention | None:
    """Return the body that the item's first sentences say called a meeting that has no name: 国务院召开会议."""
    calls, _ = _calls(context.ontology.path)
    found: list[Mention] = []
    for one in context.sentences:
        match = calls.search(one.text) if one.item == sentence.item else None
        if one.id == sentence.id or (found and match is None and one.role not in _HEADS):
            break
        if match is None:
            continue
        here = [m for m in before if m.sentence == one.id and m.entities]
        if any(m.start < match.end() <= m.end + 1 and context.is_a(m.entities[0], ("Event",)) for m in here):
            return None
        opens = max(one.text.rfind(c, 0, match.start()) for c in "。；") + 1
        bodies = [m for m in here if opens <= m.start and m.end <= match.start()]
        found += [m for m in bodies if context.is_a(m.entities[0], ("Organization",))][-1:]
    return found[0] if len({m.entities for m in found}) == 1 else None


def _hosted(context: Context, sentence: Sentence, before: Sequence[Mention]) -> list[Mention]:
    """Return 会议 as the body that held it, where the meeting speaks: 会议指出，….

    Its own name is none: 中共中央政治局召开会议.
    """
    match = _calls(context.ontology.path)[1].search(sentence.text)
    if match is None or (host := _host(context, sentence, before)) is None:
        return []
    start, end = match.span(1)
    hears = sentence.text.startswith("听取", end)
    if hears and any(m.sentence == sentence.id and m.start == start and _is_named(context, m) for m in before):
        # 甲委员会举行乙会议。|会议听取了…: the meeting that has a name of its own; what it decides the body does.
        return []
    spans = locate(sentence.pieces, start, end, context.source)
    return [
        Mention(sentence.id, start, end, spans, quote(spans, context.source), match[1], host.cls,
                "rule:clause.toml#meeting", generic=True, entities=host.entities[:1])
    ]  # fmt: skip


def _is_named(context: Context, mention: Mention) -> bool:
    return len(mention.entities) == 1 and context.is_a(mention.entities[0], ("Event",))


def _of_talks(context: Context, sentence: Sentence, noun: str) -> bool:
    """Whether 上述活动 are the talks of the heading (习近平会见某国总统), not the event for which the guest came."""
    data = lexicon("clause", context.ontology.path)["meeting"]
    if noun not in data["pointing"]:
        return False
    heads = (s.text for s in context.sentences if s.item == sentence.item and s.role in _HEADS)
    return any(w in head for head in heads for w in data["talks"])


def _fits(context: Context, event: str, noun: str) -> bool:
    """Whether a noun can mean the event: 座谈会 is no 博览会, 会议 is whatever is called 会; 活动 is anything."""
    entity = context.entities[event]
    name = " ".join((entity.label, *entity.aliases))
    data = lexicon("clause", context.ontology.path)["meeting"]
    kinds = ((data["fairs"], ("Fair",)), (data["contests"], ("Competition",)))
    if noun in data["any"] or any(noun in words and context.is_a(event, kind) for words, kind in kinds):
        return True
    return (noun if noun not in {"会议", "大会"} else "会") in name


def of_this_one(
    context: Context, sentence: Sentence, own: Sequence[Mention], scenes: Sequence[Mention]
) -> list[Mention]:
    """Return a sentence's mentions, a series at its head as that one of it which the item is about: 本届|广交会.

    `scenes` are the names of events in the item so far (see `telling`). By its full name the series itself is meant.
    """
    head = next(iter(sorted(own, key=lambda m: m.start)), None)
    if head is None or head.cls not in _SHOWN or len(head.entities) != 1:
        return list(own)
    before, series = sentence.text[: head.start], context.entities.get(head.entities[0])
    if series is None or before not in _POINTING or (not before and head.text == series.label):
        return list(own)
    event = main_event(context, scenes)
    if event is None or event[0] == series.id or not context.entities[event[0]].label.endswith(series.label):
        return list(own)
    return [replace(m, entities=(event[0],)) if m is head else m for m in own]


def _overlaps(mention: Mention, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name stands where a meeting's noun does; a title that only begins the noun is none: 委员长|会议."""
    if mention.sentence != sentence.id or not mention.entities:
        return False
    begins = mention.start == start and mention.end < end and mention.cls in _TITLES
    return mention.start < end and start < mention.end and not begins


def meant(context: Context, sentence: Sentence, before: Sequence[Mention]) -> list[Mention]:
    """Return the sentence's bare meeting nouns as mentions of the event that the item is about.

    `before` are the mentions of the item so far, title and this sentence included.
    """
    by = "rule:clause.toml#meeting"
    found = _hosted(context, sentence, before)
    before = [*before, *found]
    for pattern in _patterns(context.ontology.path):
        for match in pattern.finditer(sentence.text):
            start, end = match.span(1)
            if any(_overlaps(m, sentence, start, end) for m in before):
                continue
            event = main_event(context, before)
            if event is None or not _fits(context, event[0], match[1]) or _of_talks(context, sentence, match[1]):
                continue
            spans = locate(sentence.pieces, start, end, context.source)
            found.append(
                Mention(sentence.id, start, end, spans, quote(spans, context.source), sentence.text[start:end],
                        event[1], by, generic=True, entities=(event[0],))
            )  # fmt: skip
    return found
