"""Whether the words of a segment stand alone: 这家工厂的灯光彻夜不熄, 居民要养成习惯, 张三出席会议 do not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from kg.relations.base import Context
from kg.relations.deeds.wording import MARKS, NUMBER, hollow, pointing, spaced
from kg.relations.deeds.wording import sets as lists
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import PAPERS
from kg.relations.reading.speech import Speech
from kg.relations.situations.concerned import FOLLOWING, SURE, Concern
from kg.relations.situations.segments import Segment

_SHORTEST = 8
# What these tell of, the words or the sentence before name.
_SAID = frozenset({"own", "scene", "topic", "event", "carried", "behind"})
# From so many characters on more is told than a slogan, than a formality.
_FULL = 24
# 某市申办运动会|今天（5月8日），在某地的会上，…: a headline runs into its sentence.
_GLUED = re.compile(r"[^，。；：、到至于在从自是为]{4}(?<![到至于在从自是为])[今昨][天日]（\d{1,2}月\d{1,2}日），")
# Before what something is done with.
_MOVED = frozenset("将把")
# What a time is: 今年|是….
_BEING = frozenset({"是", "正是", "恰逢", "迎来"})
# Whom they mean the sentence tells (_somebody).
_PERSONS = frozenset("他她")
_LONG = 40
# 该水电站, 上述草案; 该台“华龙一号”机组 names it.
_THAT = re.compile("(?:(?<!应)该(?!项目)[项台座条艘款架届]?|上述)([一-鿿]{2})")
_EDGES = MARKS + "—"
# 《白皮书》|同时|发布
_AT_ONCE = re.compile("(?<=[》”])(?:同时|同步|同日)(?=[发公印启举揭][布发动行晓])")
# 2.全市经济回升向好
_NUMBERING = re.compile(r"^(?:[0-9０-９]{1,2}[.．、]\s*(?=\D)|[①-⑳]\s*)")


@lru_cache(maxsize=4)
def _slogans(root: Path) -> tuple[str, ...]:
    deeds = lists(root)
    return tuple(sorted(deeds["slogans"] | deeds["abstract"]))


def words_of(reading: Reading, segment: Segment) -> str:
    """Return the words of a segment without the marks around them, the number of a list before them, and what points
    at the sentence before.
    """
    words = reading.text[segment.start : segment.end].strip(_EDGES)
    return _AT_ONCE.sub("", _NUMBERING.sub("", words))


def stands_alone(
    context: Context, reading: Reading, segment: Segment, concern: Concern, sets: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether a segment tells something by itself of whom it concerns, in nobody's speech, in one heading."""
    words = words_of(reading, segment)
    if reading.text.startswith(tuple(w for w in sets["pointers"] if w not in _PERSONS), segment.main.start):
        # 会晤后，|两国总理签署联合公报
        return False
    return (
        _tells(words, sets, _slogans(context.ontology.path))
        and not hollow(words, lists(context.ontology.path))
        and not _wishes(reading, segment, sets)
        and _of_whom(context, words, reading, segment, concern, sets)
        and _whole(context, reading, segment, words, sets)
    )


def _of_whom(
    context: Context,
    words: str,
    reading: Reading,
    segment: Segment,
    concern: Concern,
    sets: Mapping[str, tuple[str, ...]],
) -> bool:
    """Whether the words are of whom they concern: they point at nobody else, and say more than praise where it is not
    sure.
    """
    if concern.how not in SURE and _praise(words, sets):
        return False
    if concern.how not in FOLLOWING and words.startswith(sets["followers"]):
        return False
    unsure = concern.how not in SURE
    if (unsure and words.startswith(sets["openings"])) or (
        (unsure or reading.speeches) and _nameless(reading, segment, sets)
    ):
        return False
    if concern.how not in _SAID and words.startswith(sets["bare"]):
        return False
    if concern.how == "bare" and (words.startswith(tuple(_MOVED)) or not _has_doer(reading, segment)):
        return False
    if unsure and any(s.speaker is not None and s.speaker.cls == "Person" for s in reading.speeches):
        # 副主席张三在某委员会的听证会上称，…: his words.
        return False
    return not _somebody(words, reading, segment, concern) and not _points(context, reading, segment, concern, sets)


def _nameless(reading: Reading, segment: Segment, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a clause tells of a bare noun, of which only the text says which one is meant: |节目|还将上线; so does
    what somebody says: 当地警方表示，|嫌疑人|已被逮捕.
    """
    said = [c for c in reading.clauses if segment.start <= c.start < segment.end] if reading.speeches else ()
    subjects = (c.subject for c in said or segment.clauses if c.own)
    return any(
        len(s) == 1 and s[0].head is None and not s[0].before and s[0].noun in sets["definite"] for s in subjects
    )


def _has_doer(reading: Reading, segment: Segment) -> bool:
    """Whether a noun stands before the verb of a clause: in |组织开展专项抽检，|将起付线下调 nobody does it.

    A year is something by itself: 今年是“十四五”收官之年.
    """
    here = [c for c in reading.clauses if segment.start <= c.start < segment.end]
    opening = segment.main.phrases
    if len(opening) > 1 and opening[0].kind == "time" and opening[1].word in _BEING:
        return True
    return any(p.kind == "np" or (p.kind == "pp" and p.word not in _MOVED) for c in here for p in c.phrases[: c.main])


def _whole(
    context: Context, reading: Reading, segment: Segment, words: str, sets: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether nothing is missing of the words: no half quotation or list, no bare number, no gap of the page."""
    first, second = sets["enumerating"]
    return (
        not (first in words and second not in words)
        and not _torn(reading, segment, words)
        and not _laid_down(reading, segment, sets)
        and not _uncounted(reading, segment, sets)
        and not spaced(reading.sentence, context.source, segment.start, segment.end)
    )


def _uncounted(reading: Reading, segment: Segment, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a segment opens with or comes to a number of something that it does not name: 海口设3家; 近四成围绕….

    A number that ends its clause is of what stands before it, if that says more than where and that there is.
    """
    tokens = [t for t in reading.tokens if segment.start <= t.start < segment.main.end]
    if not tokens:
        return False
    if tokens[0].kind == "Q" and (len(tokens) == 1 or tokens[1].kind in "vdp"):
        return True
    if tokens[-1].kind != "Q" or not tokens[-1].text.endswith(sets["counting"]):
        return False
    return not any(t.kind == "n" and len(t.text) > 1 for t in tokens[:-1])


def _laid_down(reading: Reading, segment: Segment, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a segment is what a paper without a name here lays down: 规定对违反本法的，主管部门有权责令改正."""
    part = max(reading.text.rfind(mark, 0, segment.start) for mark in "；：") + 1
    return reading.text.startswith(sets["lays_down"], part)


def _points(
    context: Context, reading: Reading, segment: Segment, concern: Concern, sets: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether the first clause points at something that is not whom it concerns: 本届书博会|以…为主题 does not."""
    for word in sets["pointing"]:
        at = reading.text.find(word, segment.start, segment.main.end)
        if at < 0:
            continue
        if not any(m.start <= at < m.end and set(m.entities) & set(concern.entities) for m in reading.mentions):
            return True
    return _stranger(context, reading, segment, concern)


def _stranger(context: Context, reading: Reading, segment: Segment, concern: Concern) -> bool:
    """Whether 该 or 上述 behind the first clause points at what nothing before it in the words names: 浇筑任务完成，
    标志着|该水电站进入收尾阶段.
    """
    labels = "".join(context.entities[e].label for e in concern.entities)
    for match in _THAT.finditer(reading.text, segment.main.end, segment.end):
        said = labels + reading.text[segment.start : match.start()]
        meant = {e for m in reading.mentions if m.start <= match.start() < m.end for e in m.entities}
        named = {e for m in reading.mentions if segment.start <= m.start < match.start() for e in m.entities}
        if match[1] not in said and match[1][0] not in said and not meant & (named | set(concern.entities)):
            return True
    return False


def _tells(words: str, sets: Mapping[str, tuple[str, ...]], slogans: tuple[str, ...]) -> bool:
    """Whether words tell something: they are no frame, pointer, formality or slogan."""
    if len(words) < _SHORTEST or words.startswith(sets["pointers"]) or words.startswith(sets["wishes"]):
        return False
    if any(w in words for w in sets["hollow"]):
        return False
    if len(words) < _LONG and (words.endswith(sets["endings"]) or any(w in words for w in sets["empty"])):
        return False
    praises = len(words) < _FULL and words.endswith(slogans) and not NUMBER.search(words)
    return not praises and not words.endswith(sets["frames"])


def _praise(words: str, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether words only praise how something moves: 数实融合|不断|突破."""
    return (
        len(words) < _FULL
        and not NUMBER.search(words)
        and any(words[:-k].endswith(sets["moving"]) for k in (2, 3, 4))
    )


def _somebody(words: str, reading: Reading, segment: Segment, concern: Concern) -> bool:
    """Whether words mean somebody whom they do not name: 第一时间为他办理了手续; 张三来到|他所在的代表团 does."""
    name = next((m for m in reading.mentions if m.start >= segment.start and m.entities), None)
    if name is not None and concern.how == "own":
        words = words[: max(0, name.start - segment.start)]
    return pointing(words)


def _wishes(reading: Reading, segment: Segment, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a segment says what must be, or what the paper does; so does a noun that swallowed the verb:
    居民要|养成习惯.
    """
    if reading.text.startswith(sets["reporting"], segment.heard):
        return True
    demands = sets["demands"]
    verbs = (p.word for p in segment.main.phrases if p.kind in {"verb", "adv"})
    nouns = (m.noun for m in segment.main.subject if segment.main.own)
    return any(w in demands for w in verbs) or any(n.endswith(demands) for n in nouns)


def _torn(reading: Reading, segment: Segment, words: str) -> bool:
    """Whether a segment is half a quotation, a question or heading, or goes on with what somebody says."""
    text = reading.text
    if _GLUED.search(words):
        return True
    quoted = text[: segment.start].count("“") != text[: segment.start].count("”")
    if quoted or words.count("“") != words.count("”") or text.startswith(("？", "?", "：", "！"), segment.end):
        return True
    return any(
        segment.start < s.end and s.mode != "factual" and (s.begin < segment.start or _goes_on(s))
        for s in reading.speeches
    )


def _goes_on(speech: Speech) -> bool:
    """Whether a sentence is somebody's words that go on; what a paper goes on to lay down is so."""
    return speech.carried and speech.speaker is not None and speech.speaker.cls not in PAPERS
