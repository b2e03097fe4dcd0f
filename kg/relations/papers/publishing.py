"""What a body gives out that has no name of its own: 甲局发布一季度就业数据 · 甲部印发通知，部署防汛工作 → action.

First what is told with what is in it; at the end of all readers what only is called by its kind (发布数据).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import SILENT, Claim, Context, When, by_sentence
from kg.relations.reading.clauses import Clause
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve_in, time_of
from kg.relations.reading.words import words
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
# Who gives out something that only its kind names; in which roles it is not looked for; how it must be meant.
_GIVERS = ("Organization", "AdministrativeArea", "Region", "Event", "Person")
_MEANT = frozenset({"asserted", "planned", "forecast"})
_NAMED = frozenset({"issued", "produced", "drafted", "forwarded", "launched", "signed", "wrote"})
# No longer stretch of a sentence is looked at before the verb.
_REACH = 90


@lru_cache(maxsize=4)
def _patterns(root: Path) -> dict[str, re.Pattern[str]]:
    data = lexicon("publishing", root)["worded"]
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
        "toward": re.compile(either(data["toward"])),
        "frame": re.compile(
            f"(?:{either(data['opening'])})|.*(?:{either(data['closing'])})$"
            f"|.*(?:{either(data['topics'])}).*(?:{either(data['fields'])})$"
        ),
    }


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what bodies put out, in the text's words, where no claim of `claims` names it as issued by them."""
    patterns = _patterns(context.ontology.path)
    told = by_sentence(claims)
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
    if patterns["toward"].fullmatch(text, max(issuers[0].start - 1, 0), issuers[0].start):
        # 向甲公司|发出通知: it gets it.
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
    if match["of"] == "的":
        # 甲局发布的|数据显示: the data tell it, no deed of the body.
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


@lru_cache(maxsize=4)
def _shapes(root: Path) -> Mapping[str, re.Pattern[str]]:
    lists = {k: tuple(v) for k, v in lexicon("publishing", root)["bare"].items()}
    verb, thing, onward = (either(lists[k]) for k in ("verbs", "things", "onward"))
    return {
        "given": re.compile(
            rf"(?P<verb>{verb})(?P<of>[了的]?)(?!{either(lists['not_opening'])})"
            rf"(?P<what>[^，。；：！？]{{0,50}}?(?:{thing}))(?=中?(?:{onward})|$)"
        ),
        "filler": re.compile(
            rf"(?:{either(lists['fillers'])}|等?[0-9一二三四五六七八九十多几]+(?:个|家)?部门|（[^（）]{{1,20}}）)*"
        ),
        "verb": re.compile(verb),
    }


def find_bare(context: Context, readings: Sequence[Reading], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what is given out and called by its kind only, where no claim of `told` says it already."""
    shapes = _shapes(context.ontology.path)
    here_told = by_sentence(told)
    said: set[tuple[str, str]] = set()
    for reading in readings:
        if reading.sentence.role in SILENT or not reading.clauses or not shapes["verb"].search(reading.text):
            continue
        here = here_told.get(reading.sentence.id, ())
        for match in shapes["given"].finditer(reading.text):
            givers, start = _givers(context, reading, match, shapes["filler"])
            for claim in _bare_claims(context, reading, match, givers, start) if givers else ():
                if (claim.subject, str(claim.value)) not in said and not _tells_bare(claim, match, here):
                    said.add((claim.subject, str(claim.value)))
                    yield claim


def _givers(
    context: Context, reading: Reading, match: re.Match[str], filler: re.Pattern[str]
) -> tuple[tuple[str, ...], int]:
    """Return who gives it out, all names from the start of the clause up to the verb, and where they begin."""
    text = reading.text
    names = settle(reading.mentions)
    inside = [m for m in names if match.start("what") <= m.start < match.end()]
    if any(m.entities and not m.generic and context.is_a(m.entities[0], _PAPERS) for m in inside):
        return (), 0
    if "《" in match["what"] or match["what"].count("“") != match["what"].count("”"):
        return (), 0
    edge = match.start()
    givers: list[str] = []
    first = edge
    for mention in reversed([m for m in names if m.end <= match.start() and m.start >= match.start() - _REACH]):
        if filler.fullmatch(text, mention.end, edge) is None:
            break
        if mention.cls != "Time":
            given = [e for e in mention.entities if context.is_a(e, _GIVERS)]
            if not given:
                break
            if givers and text[mention.end : edge].endswith("，"):
                break
            givers = [*given, *givers]
            first = mention.start
        edge = mention.start
    if _patterns(context.ontology.path)["toward"].fullmatch(text, max(first - 1, 0), first):
        return (), 0
    return tuple(dict.fromkeys(givers)), first


def _bare_claims(
    context: Context, reading: Reading, match: re.Match[str], givers: Sequence[str], start: int
) -> Iterator[Claim]:
    """Yield the giving out in its two words, with its day."""
    root = context.ontology.path
    clause = reading.clause_at(match.start())
    if clause is None or reading.speech_at(match.start()) is not None:
        return
    at = _phrase_at(clause, match.start())
    scope = scope_of(reading.clauses, clause.index, at, root, reading.text)
    if scope.hypothetical or scope.modality not in _MEANT:
        return
    dated = time_of(reading.clauses, clause.index, at, words(root))
    when = None
    if dated is not None and dated.mention is not None and dated.start < match.start():
        edtf, earliest, latest = resolve_in(reading.text, dated.mention, context.anchor, scope.modality == "planned")
        when = When(edtf, dated.mention.text, earliest, latest)
        start = min(start, dated.start)
    value = match["verb"] + ("" if match["of"] == "的" else match["of"]) + match["what"]
    for one in givers:
        yield Claim(
            reading.sentence, start, match.end(), f"{BY}#bare", one, "action", value=value, when=when,
            modality=scope.modality, polarity=scope.polarity,
        )  # fmt: skip


def _phrase_at(clause: Clause, offset: int) -> int:
    return next((k for k, p in enumerate(clause.phrases) if p.end > offset), len(clause.phrases))


def _tells_bare(claim: Claim, match: re.Match[str], here: Sequence[Claim]) -> bool:
    """Whether a claim of the same sentence tells the same: in words that hold it, or of the paper that has a name."""
    what = match["what"]
    for other in here:
        if other.subject != claim.subject:
            continue
        words_of = str(other.value or "")
        if match["verb"] in words_of and what in words_of:
            return True
        if other.predicate in _NAMED and other.start < match.end() and match.start() < other.end:
            return True
    return False
