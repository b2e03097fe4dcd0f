"""Who says what in a sentence: 张三表示，… · 据国家统计局介绍，… · 国家统计局数据显示，…"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member, Phrase
from kg.relations.reading.words import words
from kg.resources import lexicon

_SPEAKERS = frozenset({"Person", "GovernmentBody", "PartyBody", "Organization", "TradeUnion", "Company", "Media"}) | {
    "SocialOrganization", "MassOrganization", "ResearchInstitute", "InternationalBody", "LegislativeBody",
}  # fmt: skip
_PAPERS = frozenset(
    {"Policy", "Law", "Regulation", "Plan", "Notice", "Opinion", "Resolution", "Standard", "Proposal", "PolicyReport",
     "Draft", "Agreement"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """`speaker` says `[start, end)` of the sentence; `begin` is where naming the speaker starts.

    mode: opinion, factual or predicting. `speaker` is None where only words name the speaker (`words`).
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


@lru_cache(maxsize=4)
def _verbs(root: Path) -> dict[str, str]:
    data = lexicon("attribution", root)
    return {w: mode for mode in ("factual", "predicting", "opinion") for w in data[mode]}


@lru_cache(maxsize=4)
def _sources(root: Path) -> frozenset[str]:
    return frozenset(lexicon("attribution", root)["sources"])


def speeches(clauses: Sequence[Clause], text: str, root: Path) -> list[Speech]:
    """Return the speeches of a sentence, in order; each reaches to the next one or the sentence's end."""
    verbs = _verbs(root)
    found: list[Speech] = []
    for clause in clauses:
        for at, phrase in enumerate(clause.phrases):
            if (seen := _seen(clause, at, text)) is not None:
                found.append(seen)
                break
            if (judged := _judged(clause, at, text, root)) is not None:
                found = [*found[:-1], _cut(found[-1], judged.begin)] if found else found
                found.append(judged)
                break
            mode = verbs.get(phrase.word) if phrase.kind == "verb" and not phrase.relative else None
            message = _message(clause, at, root)
            if message is None and (mode is None or not _introduces(clause, at, text, root)):
                continue
            if found and _quoting(text[found[-1].start : phrase.start]):
                # “过去说了没人听”: said inside what somebody says.
                continue
            speaker = _paper(clauses, clause, at, root) or _speaker(clause, at, root)
            if speaker is None or any(p.kind == "verb" and p.word in _heard(root) for p in clause.phrases[:at]):
                continue
            member, begin = speaker
            paper = (
                member.head is not None
                and phrase.word in _issuing(root)
                and message is None
                and member.head.cls not in _SPEAKERS
            )
            if paper or not _speaks(member, text, root):
                continue
            if found:
                found[-1] = _cut(found[-1], begin)
            opened = message or phrase
            found.append(_speech(member, begin, opened, text, "factual" if message else mode or "", root))
            break
    return found


def _message(clause: Clause, at: int, root: Path) -> Phrase | None:
    """Return the message that ends a clause as what somebody put out: 委员会发布公告，我国将…"""
    data = lexicon("attribution", root)["message"]
    if clause.phrases[at].word not in data["verbs"] or at + 2 != len(clause.phrases):
        return None
    last = clause.phrases[at + 1]
    nameless = last.kind == "np" and len(last.members) == 1 and last.members[0].head is None
    noun = last.members[0].noun if nameless else last.word
    return replace(last, word=noun) if noun in data["nouns"] else None


@lru_cache(maxsize=4)
def _issuing(root: Path) -> frozenset[str]:
    """Return the verbs that say something only of people and bodies; a paper is itself 公布, 发布."""
    return frozenset(lexicon("attribution", root)["issuing"])


def _introduces(clause: Clause, at: int, text: str, root: Path) -> bool:
    """The verb ends its clause, or words that are no object follow: 指出要加强…, 显示：…, 要求各级工会督促…"""
    phrase = clause.phrases[at]
    if phrase.word in lexicon("attribution", root)["denying"]:
        # 予以否认：“…”; without the colon what follows is what is denied.
        return text[phrase.end : phrase.end + 1] == "："
    if at + 1 == len(clause.phrases) or text[phrase.end : phrase.end + 1] in "，：,:“":
        return True
    direct, ruling = _direct(root)
    following = clause.phrases[at + 1]
    if following.word in words(root).localisers and following.start == phrase.end:
        # 面对工会要求时: a noun.
        return False
    if phrase.word in direct and following.kind in {"adv", "verb"} and phrase.end == following.start:
        # 明确新定位: a thing, not a rule.
        return following.word != "新"
    verbs = sum(p.kind == "verb" and not p.relative for p in clause.phrases[at + 1 :])
    bare = phrase.end - phrase.start == len(phrase.word)
    # 明确了1140处繁殖地，认定… is no rule.
    return bare and phrase.word in ruling and following.kind == "np" and verbs > 0


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


def _quoting(words_before: str) -> bool:
    """Whether a quotation that began is still open."""
    return words_before.count("“") > words_before.count("”")


def _judged(clause: Clause, at: int, text: str, root: Path) -> Speech | None:
    """Return a person's view of what follows, or a paper's decree: 普京高度评价…取得的进展, 通知鼓励企业…; the words
    begin with the verb.
    """
    phrase = clause.phrases[at]
    data = lexicon("attribution", root)
    decreeing = phrase.word in data["decreeing"]
    judging = phrase.kind == "verb" and not phrase.relative and (decreeing or phrase.word in data["judging"])
    if not judging or at == 0 or at + 1 == len(clause.phrases) or at != clause.main or not clause.own:
        return None
    before = [p for p in clause.phrases[:at] if p.kind not in {"adv", "time"}]
    head = before[0].members[-1].head if len(before) == 1 and before[0].kind == "np" else None
    if head is None or not (head.cls in _PAPERS if decreeing else head.cls == "Person"):
        return None
    member = before[0].members[-1]
    return Speech(
        before[0].start, phrase.start, len(text), phrase.word, "opinion", head, text[member.start : member.end]
    )


@lru_cache(maxsize=4)
def _heard(root: Path) -> frozenset[str]:
    """Return the verbs behind which a verb of saying is a noun: 听取介绍."""
    return frozenset(lexicon("attribution", root)["hearing"])


def _paper(clauses: Sequence[Clause], clause: Clause, at: int, root: Path) -> tuple[Member, int] | None:
    """Return the paper that the clause before puts out, where it is what rules: 印发《意见》，要求各地…"""
    data = lexicon("attribution", root)
    if clause.own or not clause.index or clause.phrases[at].word not in data["ruling"]:
        return None
    earlier = clauses[clause.index - 1]
    if earlier.main is None or not earlier.phrases[earlier.main].word.endswith(tuple(data["making"])):
        return None
    last = earlier.phrases[-1]
    if last.kind != "np" or last.members[-1].head is None or last.members[-1].head.cls not in _PAPERS:
        return None
    return last.members[-1], clause.phrases[0].start


def _speaker(clause: Clause, at: int, root: Path) -> tuple[Member, int] | None:
    nameless: tuple[Member, int] | None = None
    closed = False
    for phrase in reversed(clause.phrases[:at]):
        closed = closed or (phrase.kind == "adv" and phrase.word in words(root).localisers)
        if phrase.kind == "prep" and (closed or phrase.word in words(root).roles["at"]):
            # 张三在主持讲话中表示 · 张三在会上表示
            continue
        if phrase.kind == "pp" and phrase.word == "关于":
            return None
        if phrase.kind == "np" and nameless is None and not (phrase.members[0].head or phrase.members[0].before):
            # 国家能源局发布数据显示: the data are nameless, the body before them is not.
            nameless = phrase.members[0], phrase.start
        elif phrase.kind == "np" or (phrase.kind == "pp" and phrase.word in words(root).roles["sources"]):
            if closed and phrase.kind == "np" and _framed(clause, phrase):
                continue
            people = [m for m in phrase.members if m.head is not None and m.head.cls == "Person"]
            return (people or list(phrase.members))[0], phrase.start
        if phrase.kind not in {"adv", "pp", "time", "verb", "join", "mark", "np"}:
            return None
    if nameless is not None:
        return nameless
    if not clause.own and clause.subject and clause.phrases[at].kind == "verb":
        return clause.subject[0], clause.phrases[0].start
    return None


def _framed(clause: Clause, noun: Phrase) -> bool:
    """Whether a noun is the object of a verb in a frame: 栾敏接受|本报记者采访|时认为."""
    at = clause.phrases.index(noun)
    verb = clause.phrases[at - 1] if at > 1 else None
    return verb is not None and verb.kind == "verb" and not verb.relative


def _speaks(member: Member, text: str, root: Path) -> bool:
    """Whether a noun phrase can be a source: a name, a spokesman or data of a name, or nameless people."""
    if member.head is not None:
        return True
    named = words(root).spokesmen | _sources(root)
    return text[member.start : member.end].endswith(
        (*sorted(named), "者", "人士", "专家", "记者", "委员", "学者", "代表")
    )


def _cut(speech: Speech, at: int) -> Speech:
    return Speech(
        speech.begin, speech.start, min(speech.end, max(at, speech.start)), speech.verb, speech.mode, speech.speaker,
        speech.words, speech.spokesman,
    )  # fmt: skip


def _speech(member: Member, begin: int, verb: Phrase, text: str, mode: str, root: Path) -> Speech:
    speaker, spokesman = member.head, False
    if speaker is None and member.before:
        lends = words(root).spokesmen | _sources(root)
        if any(member.noun.endswith(n) for n in lends):
            speaker, spokesman = member.before[-1], True
    start, end = verb.end, len(text)
    while start < end and text[start] in "，：,: ":
        start += 1
    if not text[start:].strip("。！”’ ") and "”" in text[max(0, begin - 2) : begin + 1]:
        # “…。”张三说。 The words stand before their speaker.
        start, end = 0, begin
    return Speech(begin, start, end, verb.word, mode, speaker, text[member.start : member.end], spokesman)
