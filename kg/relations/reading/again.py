"""A bare noun for a source named before: 甲公司发布的报告显示，…。报告还指出，… · 乙国媒体报道，…。报道称，…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import PAPERS
from kg.relations.reading.speech import Speech
from kg.resources import lexicon

# How many sentences back the source may stand.
_BACK = 5
# Characters before the noun: 此外，报告指出.
_OPENING = 3
_PRONOUNS = frozenset({"他", "她"})
# What opens a statement: 甲国政府宣布，…。声明说，…
_ANNOUNCING = frozenset({"宣布", "发布公告"})
_REPORTS = re.compile(
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:近日|日前)?(?:公开|集中|联合|专门)?(?:发布)?通报(?!称|说|指出|，)"
)
_PUT = re.compile(
    r"[^，。；、的]{0,12}(?:发布|公布|发表|印发|下发|发出)了?([^，。；：]{2,30}?)(?=[，。；：]|显示|称|指出)"
)
_NO_BODIES = frozenset({"Person", "Time", "Quantity", "Country", "Province", "City", "County"})
_WORKS = PAPERS | {"Work", "Report"}


@lru_cache(maxsize=4)
def _nouns(root: Path) -> dict[str, tuple[str, ...]]:
    return {k: tuple(v) for k, v in lexicon("attribution", root)["again"].items()}


def again(reading: Reading, before: Sequence[Reading], root: Path) -> Reading:
    """Return the reading, its first speech given to the source before that a bare noun means."""
    first = reading.speeches[0] if reading.speeches else None
    if first is not None and first.speaker is not None and first.speaker.text in _PRONOUNS:
        return _himself(reading, first, before)
    if first is None or first.begin > _OPENING or (first.speaker and first.speaker.sentence == reading.sentence.id):
        return reading
    noun = next((n for n in _nouns(root) if reading.text.startswith((n, "该" + n, "这份" + n), first.begin)), None)
    if noun is None or first.start < first.begin:
        return reading
    source = None
    for earlier in reversed(before[-_BACK:]):
        if earlier.sentence.item != reading.sentence.item or source is not None:
            break
        source = _source(earlier, _nouns(root)[noun])
    meant = replace(first, speaker=source, words=noun)
    return replace(reading, speeches=(meant, *reading.speeches[1:]))


def _himself(reading: Reading, first: Speech, before: Sequence[Reading]) -> Reading:
    """Return the reading, 他 who goes on to speak being who spoke before: 张三说，感谢李四。他表示，…"""
    if not before or before[-1].sentence.item != reading.sentence.item or first.speaker is None:
        return reading
    who = _who(before[-1])
    if who is None or who.cls != "Person" or first.speaker.entities:
        return reading
    return replace(reading, speeches=(replace(first, speaker=who), *reading.speeches[1:]))


def _who(earlier: Reading) -> Mention | None:
    """Return who speaks in a sentence, else who does something in it: 张三请李四转达问候。他表示，…"""
    last = earlier.speeches[0] if earlier.speeches else None
    if last is not None:
        said = last.speaker
        return None if last.carried or said is None or said.sentence != earlier.sentence.id else said
    named = [c.subject[0].head for c in earlier.clauses[:1] if c.own and len(c.subject) == 1]
    return named[0] if named else None


def _source(earlier: Reading, ends: tuple[str, ...]) -> Mention | None:
    """Return the work or paper that a sentence names with one of the words, else whose it says such a thing to be."""
    for mention in reversed(earlier.mentions):
        called = mention.text.strip("《》").endswith(ends) or earlier.text.startswith(ends, mention.end)
        if mention.cls in _WORKS and mention.entities and called:
            return mention
    for speech in earlier.speeches:
        if speech.speaker is None or speech.carried or speech.described:
            continue
        named = earlier.text[min(speech.begin, speech.start) : speech.start]
        # 报道 is what media say.
        told = "报道" not in ends or speech.speaker.cls == "Media"
        announced = "声明" in ends and speech.verb in _ANNOUNCING
        if told and (announced or any(w in named for w in ends)):
            return speech.speaker
    return (_reporting(earlier) if "通报" in ends else None) or _publishing(earlier, ends)


def _publishing(earlier: Reading, ends: tuple[str, ...]) -> Mention | None:
    """Return the body that puts such a thing out: 甲公司6日发布报告，将增速下调。报告指出，…"""
    for mention in earlier.mentions:
        put = _PUT.match(earlier.text, mention.end)
        if put is not None and put[1].endswith(ends) and mention.cls not in _NO_BODIES and mention.entities:
            return mention
    return None


def _reporting(earlier: Reading) -> Mention | None:
    """Return the body that makes a case public: 近日，甲市纪委公开通报一起典型问题。通报指出，…"""
    for mention in earlier.mentions:
        if mention.cls not in _NO_BODIES and mention.entities and _REPORTS.match(earlier.text, mention.end):
            return mention
    return None
