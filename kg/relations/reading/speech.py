"""Who says what in a sentence: 张三表示，… · 据国家统计局介绍，… · 国家统计局数据显示，…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.reading.clauses import Clause
from kg.relations.reading.compounds import at_an_occasion, bare_message, completed
from kg.relations.reading.phrases import Member, Phrase
from kg.relations.reading.points import points_of
from kg.relations.reading.scope import calls_meeting
from kg.relations.reading.speakers import (
    NEWS,
    PAPERS,
    beside,
    given_out,
    happens_at,
    is_followed,
    is_heard,
    is_told_of,
    is_within,
    paper,
    put_out,
    sources,
    speaker,
    speaks,
    visitor,
)
from kg.relations.reading.words import words
from kg.resources import lexicon


@dataclass(frozen=True, slots=True)
class Speech:
    """`speaker` says `[start, end)` of the sentence; `begin` is where naming the speaker starts.

    mode: opinion, factual or predicting. `speaker` is None where only `words` name the speaker. `beside` say it too
    (甲国、乙国表示). `described`: the speaker only lends its name to who does (甲国|工商界人士).
    """

    begin: int
    start: int
    end: int
    verb: str
    mode: str
    speaker: Mention | None
    words: str
    spokesman: bool = False
    carried: bool = False
    beside: tuple[Mention, ...] = ()
    described: bool = False


@lru_cache(maxsize=4)
def _verbs(root: Path) -> dict[str, str]:
    return {w: m for m in ("factual", "predicting", "opinion") for w in lexicon("attribution", root)[m]}


def speeches(clauses: Sequence[Clause], text: str, root: Path) -> list[Speech]:
    """Return the speeches of a sentence, in order; each reaches to the next one or the sentence's end."""
    verbs = _verbs(root)
    found: list[Speech] = []
    for clause in clauses:
        if (named := _proposed(clauses, clause, text, root) or _given_out(clause, text, root)) is not None:
            found.append(named)
            continue
        for at, phrase in enumerate(clause.phrases):
            if (seen := _seen(clause, at, text)) is not None:
                found.append(seen)
                break
            if phrase.kind != "verb":
                continue
            if (listed := _listed(clause, at, text, root)) is not None:
                found.append(listed)
                break
            if (judged := _judged(clause, at, text, root)) is not None:
                found = [*found[:-1], _cut(found[-1], judged.begin)] if found else found
                found.append(judged)
                break
            if (longer := completed(clause, at)) is not None and longer.word in verbs:
                phrase, at = longer, at + 1
            mode = verbs.get(phrase.word) if not phrase.relative else None
            if mode is None and (inner := at_an_occasion(phrase)) is not None:
                phrase, mode = inner, verbs.get(inner.word)
            message = _message(clause, at, root)
            if message is None and (mode is None or not _introduces(clause, at, text, root)):
                continue
            if found and _quoting(text[found[-1].start : phrase.start]):
                # “过去说了没人听”: said inside what somebody says.
                continue
            who = paper(clauses, clause, at, root) or speaker(clause, at, root)
            if who is None or _is_no_speech(clauses, clause, at, text, found, root):
                continue
            member, begin = who
            span = (found[-1].start, found[-1].end) if found and not found[-1].described else (0, 0)
            personal = bool(found) and found[-1].speaker is not None and found[-1].speaker.cls == "Person"
            if is_told_of(member, clause, span) or is_within(member, phrase, personal, text, root):
                # 张三表示，…。希望…: 中方 is who he speaks for, the words are his.
                continue
            if (message is None and put_out(member, phrase, root)) or not speaks(member, text, root):
                continue
            opened = message or phrase
            made = _speech(member, begin, opened, text, "factual" if message else mode or "", root)
            made = replace(made, speaker=None) if happens_at(clause, text) else made
            others, lent = beside(clause, member, root)
            found = _joined(found, replace(made, beside=others, described=lent), opened, clause, root)
            break
    return found


def _joined(found: Sequence[Speech], made: Speech, verb: Phrase, clause: Clause, root: Path) -> list[Speech]:
    """Return the speeches with one more, cut where it begins; who views goes on to speak: 张三祝贺…，指出…"""
    if not found:
        return [made]
    *before, last = found
    if last.verb in _views(root)[0] and not clause.own:
        made = replace(made, begin=verb.start, speaker=last.speaker, words=last.words, spokesman=False)
    return [*before, _cut(last, made.begin), made]


def _proposed(clauses: Sequence[Clause], clause: Clause, text: str, root: Path) -> Speech | None:
    """Return what somebody names as points: 张三提出3点建议：一是…; 《条例》主要规定了以下内容。"""
    named = points_of(clauses, clause, text, root)
    if named is None:
        return None
    return Speech(named.begin, named.end, len(text), named.verb, "opinion", named.head, named.head.text)


def _given_out(clause: Clause, text: str, root: Path) -> Speech | None:
    """Return what a body gives out as news: 据甲局发布的消息，…"""
    who = given_out(clause, text, root) if clause.start == 0 else None
    return None if who is None else Speech(0, clause.end + 1, len(text), NEWS, "factual", who, who.text)


def _is_no_speech(
    clauses: Sequence[Clause], clause: Clause, at: int, text: str, found: Sequence[Speech], root: Path
) -> bool:
    """Whether the verb only names what is heard, learnt of others, followed, called for or wished: 转达良好|祝愿."""
    data, verb = lexicon("attribution", root), clause.phrases[at]
    told = verb.word in data["wishing"] and text.endswith(tuple(data["wished"]), 0, verb.start)
    told = told or any(calls_meeting(clause, c, root) for c in clauses[clause.index + 1 : clause.index + 2])
    of_others = _of_others(clauses, clause, found, root)
    return told or of_others or is_heard(clause, at, text, root) or is_followed(clause, at, root)


def _of_others(clauses: Sequence[Clause], clause: Clause, found: Sequence[Speech], root: Path) -> bool:
    """Whether those wish of whom somebody learnt: 张三了解到，企业缺人，希望学校…"""
    if clause.own or not found or found[-1].verb not in lexicon("attribution", root)["learning"]:
        return False
    return any(c.own for c in clauses[: clause.index] if c.start >= found[-1].start)


def _message(clause: Clause, at: int, root: Path) -> Phrase | None:
    """Return the message that ends a clause as what somebody put out: 委员会发布公告，我国将…"""
    if at + 2 != len(clause.phrases):
        return None
    data = lexicon("attribution", root)["message"]
    if clause.phrases[at].word not in data["verbs"]:
        return None
    last = clause.phrases[at + 1]
    nameless = last.kind == "np" and len(last.members) == 1 and last.members[0].head is None
    noun = last.members[0].noun if nameless else last.word
    return replace(last, word=noun) if noun in data["nouns"] else None


def _introduces(clause: Clause, at: int, text: str, root: Path) -> bool:
    """The verb ends its clause, or words that are no object follow: 指出要加强…, 显示：…, 要求各级工会督促…"""
    phrase = clause.phrases[at]
    if phrase.word in lexicon("attribution", root)["denying"]:
        # 予以否认：“…”; without the colon what follows is what is denied.
        return text[phrase.end : phrase.end + 1] == "："
    if phrase.word in {"发布", "公布"} and text.startswith("“", phrase.end):
        # 发布“最美医生”事迹: a thing.
        return False
    if at + 1 == len(clause.phrases) or text[phrase.end : phrase.end + 1] in "，：,:“":
        return True
    if _thing(root).match(text, phrase.start):
        return False
    direct, ruling = _direct(root)
    following = clause.phrases[at + 1]
    if following.word in words(root).localisers and following.start == phrase.end:
        # 面对工会要求时: a noun.
        return False
    framed = following.kind in {"pp", "prep"} and phrase.word in lexicon("attribution", root)["clausal"]
    if phrase.word in direct and (following.kind in {"adv", "verb"} or framed) and phrase.end == following.start:
        # 明确新定位: a thing, not a rule.
        return following.word != "新"
    if not clause.own and at == 0 and phrase.word in _stressing(root) and bare_message(text, phrase):
        return True
    verbs = sum(p.kind == "verb" and not p.relative for p in clause.phrases[at + 1 :])
    bare = phrase.end - phrase.start == len(phrase.word)
    # 明确了1140处繁殖地，认定… is no rule.
    return bare and phrase.word in ruling and following.kind == "np" and verbs > 0


@lru_cache(maxsize=4)
def _stressing(root: Path) -> frozenset[str]:
    return frozenset(lexicon("attribution", root)["stressing"])


@lru_cache(maxsize=4)
def _thing(root: Path) -> re.Pattern[str]:
    """Return what tells that a verb of saying has a thing behind it: 表示感谢, 提出将…相结合的建议."""
    return re.compile(lexicon("attribution", root)["thing"])


@lru_cache(maxsize=4)
def _direct(root: Path) -> tuple[frozenset[str], frozenset[str]]:
    data = lexicon("attribution", root)
    return frozenset(data["direct"]), frozenset(data["addressing"])


def _seen(clause: Clause, at: int, text: str) -> Speech | None:
    """Return the view of 在张三看来，…"""
    phrase, after = clause.phrases[at], clause.phrases[at + 1] if at + 1 < len(clause.phrases) else None
    if phrase.kind != "pp" or phrase.word != "在" or after is None or after.word != "看来" or after.end != clause.end:
        return None
    member = phrase.members[-1]
    if member.head is None or member.head.cls != "Person":
        return None
    start = min(after.end + 1, len(text))
    name = text[member.start : member.end]
    return Speech(phrase.start, start, len(text), after.word, "opinion", member.head, name)


def _listed(clause: Clause, at: int, text: str, root: Path) -> Speech | None:
    """Return what a paper names with its kind: 《意见》提出的战略任务是，… · 《意见》明确的重点工作包括：…"""
    verb = clause.phrases[at]
    if not verb.relative or verb.word not in lexicon("attribution", root)["ruling"] or at == 0 or clause.index:
        return None
    last, before = clause.phrases[-1], clause.phrases[at - 1]
    if last.kind != "verb" or last.word not in {"是", "为", "包括"} or before.kind != "np":
        return None
    member, start = before.members[-1], min(last.end + 1, len(text))
    if member.head is None or member.head.cls not in PAPERS or text[last.end : start] not in {"，", "："}:
        return None
    return Speech(before.start, start, len(text), verb.word, "opinion", member.head, text[member.start : member.end])


def _quoting(words_before: str) -> bool:
    """Whether a quotation that began is still open."""
    return words_before.count("“") > words_before.count("”")


def _judged(clause: Clause, at: int, text: str, root: Path) -> Speech | None:
    """Return a person's view of what follows, or a paper's decree: 普京高度评价…取得的进展, 通知鼓励企业…; the words
    begin with the verb.
    """
    phrase = clause.phrases[at]
    views, decrees = _views(root)
    decreeing = phrase.word in decrees
    if (
        phrase.relative
        or not (decreeing or phrase.word in views)
        or at == 0
        or at + 1 == len(clause.phrases)
        or at != clause.main
        or not clause.own
    ):
        return None
    before = [p for p in clause.phrases[:at] if p.kind not in {"adv", "time"}]
    head = before[0].members[-1].head if len(before) == 1 and before[0].kind == "np" else None
    if head is None or not (head.cls in PAPERS if decreeing else head.cls == "Person"):
        return None
    member = before[0].members[-1]
    return Speech(
        before[0].start, phrase.start, len(text), phrase.word, "opinion", head, text[member.start : member.end]
    )


@lru_cache(maxsize=4)
def _views(root: Path) -> tuple[frozenset[str], frozenset[str]]:
    data = lexicon("attribution", root)
    return frozenset(data["judging"]), frozenset(data["decreeing"])


def _cut(speech: Speech, at: int) -> Speech:
    return replace(speech, end=min(speech.end, max(at, speech.start)))


def _speech(member: Member, begin: int, verb: Phrase, text: str, mode: str, root: Path) -> Speech:
    speaker, spokesman = visitor(member, text) or member.head, False
    if speaker is None and member.before:
        lends = words(root).spokesmen | sources(root)
        if any(member.noun.endswith(n) for n in lends):
            speaker, spokesman = member.before[-1], True
    start, end = verb.end, len(text)
    while start < end and text[start] in "，：,: ":
        start += 1
    if not text[start:].strip("。！”’ ") and "”" in text[max(0, begin - 2) : begin + 1]:
        # “…。”张三说。 The words stand before their speaker.
        start, end = 0, begin
    return Speech(begin, start, end, verb.word, mode, speaker, text[member.start : member.end], spokesman)
