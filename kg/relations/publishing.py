"""What a body puts out that has no name of its own: 甲局发布一季度就业数据 · 甲部印发通知，部署防汛工作 → action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve_in
from kg.resources import lexicon
from kg.text.alternatives import either

BY = "rule:publishing"
_ROLES = frozenset({"lead", "body"})
_ISSUERS = ("Organization", "AdministrativeArea")
_PAPERS = ("Policy", "Work")
_TOLD = frozenset({"issued", "forwarded", "drafted", "produced", "amends", "launched", "founded", "awarded"})
_JOINED = re.compile("[、和与及]|以及|会同|联合")
# Between the day and the body.
_OPENING = re.compile("(?:（[^）]*）)?[，据由]{0,2}")
# Characters of a paper's description that says by itself what it is.
_TELLING = 4
# Characters that a clause of its contents has at least; how long the words may become.
_SHORTEST = 8
_LONGEST = 90


@lru_cache(maxsize=4)
def _patterns(root: Path) -> dict[str, re.Pattern[str]]:
    data = lexicon("attribution", root)["publishing"]
    nouns = either(data["nouns"])
    return {
        "cue": re.compile(either(data["verbs"])),
        "put": re.compile(
            f"(?:{either(data['verbs'])})(?P<of>了|的)?(?P<what>[^，。；：！？“”《》]{{0,40}}?)(?:{nouns}|{data['news']})"
            f"(?P<shows>(?:还|也|均|则)?(?:{either(data['showing'])})(?=[，：:])|{data['shown']}|(?=[，。；：]|$))"
        ),
        "bare": re.compile(f"(?:{either(data['bare'])})+"),
        "between": re.compile(f"(?:{data['others']})?(?:{either(data['adverbs'])}|{data['where']}|（[^）]*）)*"),
        "planned": re.compile(either(data["planned"])),
        "frame": re.compile(f"(?:{either(data['opening'])})|.*(?:{either(data['closing'])})$"),
    }


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what bodies put out, in the text's words, where no claim of `claims` names it as issued by them."""
    patterns = _patterns(context.ontology.path)
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.sentence.id, []).append(claim)
    for reading in readings:
        if reading.sentence.role not in _ROLES or not patterns["cue"].search(reading.text):
            continue
        named = settle(reading.mentions)
        for match in patterns["put"].finditer(reading.text):
            yield from _claims(context, reading, match, named, told.get(reading.sentence.id, ()))


def _claims(
    context: Context, reading: Reading, match: re.Match[str], named: Sequence[Mention], told: Sequence[Claim]
) -> Iterator[Claim]:
    """Yield the putting out of each of those named right before the verb, with its day."""
    text, patterns = reading.text, _patterns(context.ontology.path)
    issuers = _issuers(context, text, match.start(), named)
    speech = reading.speech_at(match.start())
    if not issuers or (speech is not None and speech.mode == "opinion"):
        return
    last = issuers[-1]
    between = _without_times(text, last.end, match.start(), named)
    planned = patterns["planned"].search(between) is not None
    end = _end(reading, match, patterns)
    if end is None or not patterns["between"].fullmatch(patterns["planned"].sub("", between)):
        return
    value = text[match.start() : end].strip("，：。；")
    when = _when(context, text, issuers[0], last, match.start(), named)
    papers = [m for m in named if match.start() < m.end and m.start < match.end() and m.entities]
    papers = [m for m in papers if context.is_a(m.entities[0], _PAPERS)]
    for issuer in issuers:
        for entity in issuer.entities[:1]:
            if not any(_tells(c, entity, match, bool(papers)) for c in told):
                yield Claim(
                    reading.sentence, min(issuers[0].start, when[1]), end, BY, entity, "action", value=value,
                    when=when[0], modality="planned" if planned else "asserted",
                )  # fmt: skip


def _issuers(context: Context, text: str, verb: int, named: Sequence[Mention]) -> list[Mention]:
    """Return the bodies named last before the verb, in a row: 甲部、乙局等三部门近日|印发."""
    opens = max(text.rfind(c, 0, verb) for c in "，。；：") + 1
    before = [m for m in named if opens <= m.start and m.end <= verb and m.entities]
    row: list[Mention] = []
    for mention in reversed(before):
        apart = bool(row) and not _JOINED.fullmatch(text, mention.end, row[0].start)
        if apart or not context.is_a(mention.entities[0], _ISSUERS):
            break
        row.insert(0, mention)
    return row


def _without_times(text: str, start: int, end: int, named: Sequence[Mention]) -> str:
    """Return a stretch of text without the times in it."""
    kept, at = "", start
    for mention in named:
        if mention.cls == "Time" and at <= mention.start and mention.end <= end:
            kept, at = kept + text[at : mention.start], mention.end
    return kept + text[at:end]


def _end(reading: Reading, match: re.Match[str], patterns: dict[str, re.Pattern[str]]) -> int | None:
    """Return where the words end: behind the noun where it says what it is, else behind the first clause that tells
    what is in it; None where nothing does.
    """
    text = reading.text
    what = patterns["bare"].sub("", match["what"])
    shows = bool(match["shows"])
    if not shows and match["of"] != "的" and len(what) >= _TELLING:
        return match.end()
    if match["of"] == "的" and not shows:
        return None
    at = match.end()
    while at < len(text) and text[at] in "，：:“":
        stops = [k for c in "，。；！？" if (k := text.find(c, at + 1)) >= 0]
        end = min(stops, default=len(text))
        piece = text[at:end].strip("，：:“”")
        if end - match.start() > _LONGEST:
            return None
        timed = any(m.cls == "Time" and at < m.start and end - 1 <= m.end <= end for m in reading.mentions)
        if len(piece) >= _SHORTEST and not timed and not patterns["frame"].match(piece):
            return _whole(text, match.start(), end)
        at = end
    return None


def _whole(text: str, start: int, end: int) -> int:
    """Return the end of words in which a quotation mark is closed again."""
    if text.count("“", start, end) <= text.count("”", start, end):
        return end
    close = text.find("”", end)
    return close + 1 if 0 <= close < start + _LONGEST else end


def _when(
    context: Context, text: str, first: Mention, last: Mention, verb: int, named: Sequence[Mention]
) -> tuple[When | None, int]:
    """Return the day, which stands between body and verb or right before the body, and where the evidence begins."""
    times = [m for m in named if m.cls == "Time"]
    inner = [m for m in times if last.end <= m.start and m.end <= verb]
    outer = [m for m in times if m.end <= first.start and _OPENING.fullmatch(text, m.end, first.start)]
    dated = next(iter((*inner[:1], *outer[-1:])), None)
    if dated is None:
        return None, first.start
    edtf, earliest, latest = resolve_in(text, dated, context.anchor, ahead=False)
    return When(edtf, dated.text, earliest, latest), min(first.start, dated.start)


def _tells(claim: Claim, entity: str, match: re.Match[str], named: bool) -> bool:
    """Whether a claim of the sentence says already that the body puts it out."""
    if claim.subject != entity or claim.end < match.start() or claim.start > match.end():
        return False
    if claim.predicate in _TOLD:
        return named or claim.start <= match.start() < claim.end
    words = str(claim.value) if claim.predicate == "action" else ""
    return match[0][:2] in words and len(words) >= len(match[0]) + _TELLING
