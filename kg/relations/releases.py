"""What bodies give out without a name, in the text's words: 甲国统计局今天公布的数据显示 → action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.relations.base import Claim, Context, When
from kg.relations.reading.clauses import Clause
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve_in, time_of
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.alternatives import either

_GIVERS = ("Organization", "AdministrativeArea", "Region", "Event", "Person")
_PAPERS = ("Policy", "Work")
_TOLD = frozenset({"issued", "produced", "drafted", "forwarded", "launched", "signed", "wrote"})
_SILENT = frozenset({"title", "kicker", "subtitle", "byline", "pullquote", "caption"})
_MEANT = frozenset({"asserted", "planned", "forecast"})
# No longer stretch of a sentence is looked at before the verb.
_REACH = 90


@lru_cache(maxsize=4)
def _shapes(root: Path) -> Mapping[str, re.Pattern[str]]:
    lists = {k: tuple(v) for k, v in lexicon("releases", root).items()}
    verb, thing, onward = (either(lists[k]) for k in ("verbs", "things", "onward"))
    return {
        "given": re.compile(
            rf"(?P<verb>{verb})(?P<of>[了的]?)(?!{either(lists['not_opening'])})"
            rf"(?P<what>[^，。；：！？]{{0,50}}?(?:{thing}))(?={onward}|$)"
        ),
        "filler": re.compile(
            rf"(?:{either(lists['fillers'])}|等?[0-9一二三四五六七八九十多几]+(?:个|家)?部门|（[^（）]{{1,20}}）)*"
        ),
        "verb": re.compile(rf"{verb}|作的"),
        "delivered": re.compile(
            rf"(?:受[^，。；：！？、]{{2,12}}委托)?(?:所)?作的(?P<what>[^，。；：！？]{{2,80}}?(?:{either(lists['talks'])}))"
            rf"(?=[，。；、和]|有关|$)"
        ),
    }


@dataclass(frozen=True, slots=True)
class _Release:
    """Who gives out, where their names begin, and the words of it."""

    givers: tuple[str, ...]
    start: int
    match: re.Match[str]


def find(context: Context, readings: Sequence[Reading], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what named bodies give out without a name, where no claim of `told` says it already."""
    shapes = _shapes(context.ontology.path)
    by_sentence: dict[str, list[Claim]] = {}
    for claim in told:
        by_sentence.setdefault(claim.sentence.id, []).append(claim)
    said: set[tuple[str, str]] = set()
    for reading in readings:
        if reading.sentence.role in _SILENT or not reading.clauses or not shapes["verb"].search(reading.text):
            continue
        yield from _delivered(context, reading, shapes["delivered"])
        for match in shapes["given"].finditer(reading.text):
            release = _release(context, reading, match, shapes["filler"])
            if release is None:
                continue
            for claim in _claims(context, reading, release):
                here = by_sentence.get(reading.sentence.id, ())
                if (claim.subject, str(claim.value)) not in said and not _told(claim, match, here):
                    said.add((claim.subject, str(claim.value)))
                    yield claim


def _release(context: Context, reading: Reading, match: re.Match[str], filler: re.Pattern[str]) -> _Release | None:
    """Return who gives out what a match tells of: all names from the start of the clause up to the verb."""
    text = reading.text
    names = settle(reading.mentions)
    inside = [m for m in names if match.start("what") <= m.start < match.end()]
    if any(m.entities and not m.generic and context.is_a(m.entities[0], _PAPERS) for m in inside):
        return None
    if "《" in match["what"] or match["what"].count("“") != match["what"].count("”"):
        return None
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
    return _Release(tuple(dict.fromkeys(givers)), first, match) if givers else None


def _delivered(context: Context, reading: Reading, shape: re.Pattern[str]) -> Iterator[Claim]:
    """Yield what report somebody made that others hear: 会议听取了张三作的关于草案审议情况的汇报."""
    if "作的" not in reading.text:
        return
    names = settle(reading.mentions)
    for match in shape.finditer(reading.text):
        edge = match.start()
        post = next(
            (m for m in names if m.end == edge and context.is_a((m.entities or ("",))[0], ("Occupation",))), None
        )
        edge = edge if post is None else post.start
        who = next((m for m in names if m.end == edge and len(m.entities) == 1), None)
        if who is not None and context.is_a(who.entities[0], ("Person",)):
            yield Claim(
                reading.sentence, who.start, match.end(), "rule:releases#delivered", who.entities[0], "action",
                value="作" + match["what"],
            )  # fmt: skip


def _claims(context: Context, reading: Reading, release: _Release) -> Iterator[Claim]:
    root, match = context.ontology.path, release.match
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
        release = _Release(release.givers, min(release.start, dated.start), match)
    value = match["verb"] + ("" if match["of"] == "的" else match["of"]) + match["what"]
    for one in release.givers:
        yield Claim(
            reading.sentence, release.start, match.end(), "rule:releases", one, "action", value=value, when=when,
            modality=scope.modality, polarity=scope.polarity,
        )  # fmt: skip


def _phrase_at(clause: Clause, offset: int) -> int:
    return next((k for k, p in enumerate(clause.phrases) if p.end > offset), len(clause.phrases))


def _told(claim: Claim, match: re.Match[str], here: Sequence[Claim]) -> bool:
    """Whether a claim of the same sentence tells the same: in words that hold it, or of the paper that has a name."""
    what = match["what"]
    for other in here:
        if other.subject != claim.subject:
            continue
        words_of = str(other.value or "")
        if match["verb"] in words_of and what in words_of:
            return True
        if other.predicate in _TOLD and other.start < match.end() and match.start() < other.end:
            return True
    return False
