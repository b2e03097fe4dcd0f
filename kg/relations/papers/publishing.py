"""What a body gives out that has no name of its own: 甲局发布一季度就业数据 · 甲部印发通知，部署防汛工作 → action.

First what is told with what is in it; at the end of all readers what only is called by its kind (发布数据).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kg.relations.base import SILENT, Claim, Context, When, by_sentence
from kg.relations.papers.givers import givers_of, tells
from kg.relations.reading.clauses import Clause
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve_in, time_of
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.alternatives import either

BY = "rule:publishing"
_GIVERS = ("Organization", "AdministrativeArea", "Region", "Person")
# What a meeting gives out with its contents it only says: 大会通报，….
_GIVERS_BARE = (*_GIVERS, "Event")
_PAPERS = ("Policy", "Work")
# Characters of a paper's description that says by itself what it is.
_TELLING = 4
# Characters that a clause of its contents has at least; how long the words may become.
_SHORTEST = 8
_LONGEST = 90
# How it must be meant.
_MEANT = frozenset({"asserted", "planned", "forecast"})


@lru_cache(maxsize=4)
def _patterns(root: Path) -> Mapping[str, re.Pattern[str]]:
    data = lexicon("publishing", root)
    worded, bare = data["worded"], data["bare"]
    verbs, nouns = either(worded["verbs"]), either(worded["nouns"])
    verb, thing, onward = (either(bare[k]) for k in ("verbs", "things", "onward"))
    return {
        "cue": re.compile(verbs),
        "put": re.compile(
            f"(?P<verb>{verbs})(?P<of>了|的)?(?P<what>[^，。；：！？“”《》]{{0,40}}?)(?:{nouns}|{worded['news']})"
            f"(?P<shows>(?:还|也|均|则)?(?:{either(worded['showing'])})(?=[，：:])|{worded['shown']}|(?=[，。；：]|$))"
        ),
        "empty": re.compile(f"(?:{either(worded['bare'])})+"),
        "kind only": re.compile(f"(?:{either(worded['bare'])})*(?:{either(bare['unsaid'])})"),
        "toward": re.compile(either(worded["toward"])),
        "frame": re.compile(
            f"(?:{either(worded['opening'])})|.*(?:{either(worded['closing'])})$"
            f"|.*(?:{either(worded['topics'])}).*(?:{either(worded['fields'])})$"
        ),
        "bare cue": re.compile(verb),
        "bare": re.compile(
            rf"(?P<verb>{verb})(?P<of>[了的]?)(?!{either(bare['not_opening'])})"
            rf"(?P<what>[^，。；：！？]{{0,50}}?(?:{thing}))(?=中?(?:{onward})|$)"
        ),
    }


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what bodies put out, in the text's words, where no claim of `claims` names it as issued by them."""
    patterns = _patterns(context.ontology.path)
    told = by_sentence(claims)
    for reading in readings:
        if reading.sentence.role in SILENT or not patterns["cue"].search(reading.text):
            continue
        here = told.get(reading.sentence.id, ())
        for match in patterns["put"].finditer(reading.text):
            end = _end(reading, match, patterns)
            if end is not None:
                papers = _papers(context, reading, match.start(), match.end())
                value = reading.text[match.start() : end].strip("，：。；")
                said = (value[: len(match[0]) + _TELLING],)
                yield from _claims(context, reading, match, BY, value, end, said, here, named=papers)


def find_bare(context: Context, readings: Sequence[Reading], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what is given out and called by its kind and matter, where no claim of `told` says it already.

    发布数据, 印发通知 alone say nothing.
    """
    patterns = _patterns(context.ontology.path)
    here_told = by_sentence(told)
    once: set[tuple[str, str]] = set()
    for reading in readings:
        if reading.sentence.role in SILENT or not patterns["bare cue"].search(reading.text):
            continue
        here = here_told.get(reading.sentence.id, ())
        for match in patterns["bare"].finditer(reading.text):
            what = match["what"]
            torn = "《" in what or what.count("“") != what.count("”")
            if (
                torn
                or patterns["kind only"].fullmatch(what)
                or _papers(context, reading, match.start("what"), match.end())
            ):
                continue
            value = match["verb"] + ("" if match["of"] == "的" else match["of"]) + what
            said = (match["verb"], what)
            for claim in _claims(context, reading, match, f"{BY}#bare", value, match.end(), said, here, named=False):
                if (claim.subject, value) not in once:
                    once.add((claim.subject, value))
                    yield claim


def _claims(
    context: Context,
    reading: Reading,
    match: re.Match[str],
    by: str,
    value: str,
    end: int,
    said: Sequence[str],
    told: Sequence[Claim],
    *,
    named: bool,
) -> Iterator[Claim]:
    """Yield the giving out of each of those named right before the verb, with its day, where no action of them among
    `told` holds the words `said`.
    """
    root, verb = context.ontology.path, match.start()
    givers, clause = givers_of(context, reading, verb, _GIVERS if by == BY else _GIVERS_BARE), reading.clause_at(verb)
    speech = reading.speech_at(verb)
    if givers is None or clause is None or (speech is not None and speech.mode == "opinion"):
        return
    if _patterns(root)["toward"].fullmatch(reading.text, max(givers.start - 1, 0), givers.start):
        # 向甲公司|发出通知: it gets it.
        return
    at = _phrase_at(clause, verb)
    scope = scope_of(reading.clauses, clause.index, at, root, reading.text)
    if scope.hypothetical or scope.modality not in _MEANT:
        return
    dated, when, start = time_of(reading.clauses, clause.index, at, words(root)), None, givers.start
    if dated is not None and dated.mention is not None and dated.start < verb:
        edtf, earliest, latest = resolve_in(reading.text, dated.mention, context.anchor, scope.modality == "planned")
        when, start = When(edtf, dated.mention.text, earliest, latest), min(start, dated.start)
    for one in givers.entities:
        if not any(tells(c, one, verb, said, named=named) for c in told):
            yield Claim(
                reading.sentence, start, end, by, one, "action", value=value, when=when,
                modality=scope.modality, polarity=scope.polarity,
            )  # fmt: skip


def _papers(context: Context, reading: Reading, start: int, end: int) -> bool:
    """Whether a paper with a name stands in a stretch."""
    inside = [m for m in settle(reading.mentions) if start < m.end and m.start < end]
    return any(m.entities and not m.generic and context.is_a(m.entities[0], _PAPERS) for m in inside)


def _phrase_at(clause: Clause, offset: int) -> int:
    return next((k for k, p in enumerate(clause.phrases) if p.end > offset), len(clause.phrases))


def _end(reading: Reading, match: re.Match[str], patterns: Mapping[str, re.Pattern[str]]) -> int | None:
    """Return where the words end: behind the noun where it says what it is, else behind the first clause that tells
    what is in it; None where nothing does.
    """
    text = reading.text
    what = patterns["empty"].sub("", match["what"])
    shows = bool(match["shows"])
    if not shows and match["of"] != "的" and len(what) >= _TELLING:
        return match.end()
    if match["of"] == "的" and (not shows or len(what) >= _TELLING):
        # 甲局发布的|最新增值税发票数据显示: what it gives out is told by itself (find_bare).
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
