"""Modality, polarity and condition of a verb, from the words that stand before it in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.model import Modality, Polarity
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.replacing import replace
from kg.resources import lexicon

_ORDER: tuple[Modality, ...] = ("forbidden", "permitted", "required", "forecast", "planned", "possible", "reported")
_CARRIED = frozenset({"planned", "forecast", "required", "forbidden"})


@dataclass(frozen=True, slots=True)
class Scope:
    """How a verb is meant; `hypothetical` means: do not state it."""

    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    hypothetical: bool = False
    settled: bool = False


@lru_cache(maxsize=4)
def _lexicon(root: Path) -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in lexicon("modality", root).items()}


def scope_of(clauses: Sequence[Clause], index: int, verb: int, root: Path, text: str) -> Scope:
    """Return the scope of the verb at phrase `verb` of clause `index`.

    The nearest modal word before it in the clause wins. Where the clause inherits its subject it inherits an
    open plan too (计划到2030年末，…，培育…); a condition in the clause before reaches into this one.
    """
    own = _own(clauses[index].phrases, verb, root, text)
    if index == 0:
        return own
    clause, before = clauses[index], clauses[index - 1]
    earlier = scope_of(clauses, index - 1, len(before.phrases), root, text)
    if earlier.hypothetical:
        return replace(own, hypothetical=True)
    open_plan = not clause.own or _only_modal(before, _lexicon(root)["scheduled"])
    # 预计到2030年，规模可达600亿元: what is foretold, not what is allowed.
    able = earlier.modality == "forecast" and own.modality in {"permitted", "possible"}
    bare = own.modality == "asserted" or able
    if bare and not own.settled and calls_meeting(before, clause, root):
        return replace(own, modality="planned")
    if bare and not own.settled and open_plan and earlier.modality in _CARRIED:
        return replace(own, modality=earlier.modality)
    return own


def _only_modal(clause: Clause, scheduled: frozenset[str]) -> bool:
    """Whether a clause is nothing but a plan and its time: 预计到今年底，…, 按计划，…"""
    if len(clause.phrases) == 1 and clause.phrases[0].kind == "np":
        return clause.phrases[0].members[-1].noun in scheduled
    return (
        not clause.own
        and sum(p.kind == "verb" for p in clause.phrases) <= 1
        and clause.phrases[-1].kind in {"time", "adv"}
    )


def calls_meeting(before: Clause, clause: Clause, root: Path) -> bool:
    """Whether a clause calls the meeting that the next one tells of: 甲会议决定，乙会议6月举行."""
    last = before.phrases[-1] if before.phrases else None
    if last is None or last.kind != "verb" or not before.own or not clause.own:
        return False
    if not clause.subject or clause.subject[0].start != clause.phrases[0].start:
        # 会议决定，|自全国两会后至7月开展…
        return False
    meetings = all(s.head.cls == "Meeting" if s.head else s.noun.endswith("会议") for s in clause.subject)
    return meetings and last.word in _lexicon(root)["calling"]


def _agreed(phrases: Sequence[Phrase], verb: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether what is done is only agreed on: 双方同意|建立甲机制; not 经甲同意，乙印发…"""
    named = next((k for k, p in enumerate(phrases[:verb]) if p.kind == "verb" and p.word in words["agreeing"]), None)
    if named is None or phrases[named].relative:
        return False
    return any(p.kind == "verb" for p in phrases[named + 1 : verb + 1])


def _modal(phrases: Sequence[Phrase], phrase: Phrase, text: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether a word may be modal where it stands: not the 计划 of 计划总投资, not the 要 of 要比常年高."""
    following = next((p for p in phrases if p.start >= phrase.end), None)
    if following is None:
        return True
    if text[phrase.start : phrase.end] == "将" and _puts(phrases, phrase, text, words):
        return False
    if phrase.kind == "join" and text[following.start : following.end] in words["ways"]:
        # 视频|或现场|致辞: one of two ways in which it is done.
        return False
    if phrase.kind == "verb" and following.kind == "join" and text[following.start : following.end] == "、":
        # 亲自谋划、亲自部署改革: one of what is done.
        return False
    if phrase.kind == "verb" and following.kind == "np" and following.start == phrase.end:
        return not following.members[0].noun
    return not (following.kind in {"pp", "prep", "time"} and following.word in {"比", "较"})


def _made(phrases: Sequence[Phrase], at: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether the word that ends a clause is what its verb makes: 加强战略谋划."""
    if at + 1 < len(phrases) or at < 2:
        return False
    if phrases[at].kind == "np" and phrases[at].members[-1].noun in words["foretold"]:
        # 下调|经济增长|预期
        return any(p.kind == "verb" and p.word in words["moving"] for p in phrases[:at])
    if phrases[at].word not in words["things"]:
        return False
    return (
        phrases[at - 1].kind == "np" and phrases[at - 2].kind == "verb" and phrases[at - 1].end == phrases[at].start
    )


def _moved(phrases: Sequence[Phrase], phrase: Phrase, words: dict[str, frozenset[str]]) -> bool:
    """Whether 将 says what is done with a thing: 将有开发需求的资源开放给市场."""
    described = False
    rest = [p for p in phrases if p.start >= phrase.end]
    for after, following in pairwise(rest):
        if after.kind == "join" or after.word == "把":
            return False
        if after.kind == "verb":
            if after.word in words["held"]:
                # 将促进妇女发展|放在突出位置
                return True
            if described and not after.relative:
                return following.kind == "pp"
            described = described or after.relative
    return False


def puts(phrases: Sequence[Phrase], phrase: Phrase, text: str, root: Path) -> bool:
    """Whether 将, the phrase, says what is done with a thing, no plan: 将学习与工作|结合起来, 将响应|提升至二级."""
    return _puts(phrases, phrase, text, _lexicon(root))


def unites(text: str, start: int, end: int, root: Path) -> bool:
    """Whether 将 at `start` has two things brought together, whatever was read as a verb: 将|智能制造与航天融合."""
    return _unites(text, start, end, _lexicon(root))


def _unites(text: str, start: int, end: int, words: dict[str, frozenset[str]]) -> bool:
    said = text[start:end].rstrip("，。；")
    return said.startswith("将") and said.endswith(tuple(words["uniting"])) and any(w in said for w in "与和同跟")


def _puts(phrases: Sequence[Phrase], phrase: Phrase, text: str, words: dict[str, frozenset[str]]) -> bool:
    together = text.endswith(tuple(words["together"]), phrase.end, phrases[-1].end)
    return together or _moved(phrases, phrase, words) or _put(phrases, phrase, text, words)


def _put(phrases: Sequence[Phrase], phrase: Phrase, text: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether 将 says what a thing is put to: 将防汛应急响应|提升至Ⅱ级, 将甲与乙|相结合; not 将带动投资|增加到3亿元.

    A thing stands first behind it, and a verb that leads somewhere with nothing else before it.
    """
    rest = [p for p in phrases if p.start >= phrase.end]
    if not rest or text.startswith(tuple(words["efforts"] | words["making"]), rest[0].start):
        return False
    if rest[0].kind not in {"verb", "time", "mark", "np"} or (rest[0].kind == "time" and rest[1:2] == []):
        return False
    thing = False
    for at, one in enumerate(rest):
        if one.word == "把" or (one.kind == "join" and text[one.start : one.end] in words["either"]):
            return False
        if thing and _leads(one, text, words):
            return not _counts(rest[0], rest[1:2])
        thing = thing or one.kind in {"np", "mark"} or (one.kind == "pp" and at > 0)
    return False


def _leads(phrase: Phrase, text: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether a verb leads a thing somewhere: 提升|至, 列为, 相结合; read as a noun too: 200元调整|为."""
    if phrase.kind not in {"verb", "prep", "pp"}:
        return False
    said = text[phrase.start : phrase.end]
    if phrase.kind == "pp":
        return said.endswith(tuple(words["shifting"])) and text.startswith(tuple(words["onto"]), phrase.end)
    if said in words["held"] or said.startswith(tuple(words["uniting"])):
        return True
    shifts = said.startswith(tuple(words["shifting"])) or said.endswith(tuple(words["shifting"]))
    return shifts and (said.endswith(tuple(words["onto"])) or text.startswith(tuple(words["onto"]), phrase.end))


def _counts(verb: Phrase, after: Sequence[Phrase]) -> bool:
    """Whether a verb behind 将 has a number as its thing, so that it is one: 将投资|3亿元建设为…."""
    return verb.kind == "verb" and any(p.kind == "np" and p.members[0].noun[:1].isdigit() for p in after)


def _looks_ahead(phrases: Sequence[Phrase], at: int, text: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether the thing behind 将 is a verb that was not read as one: 将充分利用边角地带; not 将重点人群|纳入医保."""
    phrase = phrases[at]
    if phrase.word != "将" or phrase.kind != "pp" or _unites(text, phrase.start, phrases[-1].end, words):
        return False
    if at + 1 < len(phrases) and phrases[at + 1].kind == "verb" and _leads(phrases[at + 1], text, words):
        return False
    return phrase.members[0].noun.startswith(tuple(words["efforts"])) or all(p.kind != "verb" for p in phrases[at:])


def _announced(phrases: Sequence[Phrase], words: dict[str, frozenset[str]]) -> bool:
    """Whether the last verb is only announced: 宣布在甲市|投资|设立某中心."""
    verbs = [p.word for p in phrases if p.kind == "verb"]
    at = next((k for k, w in enumerate(verbs) if w in words["announcing"]), len(verbs))
    return any(w in words["undertaken"] for w in verbs[at + 1 :])


def _own(phrases: Sequence[Phrase], verb: int, root: Path, text: str) -> Scope:
    words = _lexicon(root)
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    hypothetical = False
    settled = False
    done = False
    for at, phrase in reversed(list(enumerate(phrases[:verb]))):
        if not settled and modality == "asserted" and _looks_ahead(phrases, at, text, words):
            modality = "planned"
        word = text[phrase.start : phrase.end] if phrase.kind in {"adv", "mark"} else phrase.word
        word = word.rstrip("了")
        if phrase.kind == "np":
            word = phrase.members[-1].noun if phrase.members[-1].head is None else ""
        if word in words["hypothetical"] and (word not in words["weak_hypothetical"] or phrase is phrases[0]):
            hypothetical = True
        done = done or (phrase.kind == "verb" and not phrase.relative and text.endswith("了", 0, phrase.end))
        if phrase.kind not in {"adv", "verb", "join", "mark", "np"}:
            continue
        if not _modal(phrases, phrase, text, words) or _made(phrases, at, words):
            continue
        if word in words["negative"]:
            polarity = "negative"
        if word in words["done"]:
            settled = True
        for name in _ORDER:
            if name == "planned" and done:
                # 对对方计划用于停放飞机的设施实施了打击: the plan is another's.
                continue
            if not settled and modality == "asserted" and word in words[name]:
                modality = name
    ahead = _announced(phrases[: verb + 1], words) or _agreed(phrases, verb, words)
    if modality == "asserted" and not settled and ahead:
        modality = "planned"
    if modality == "forbidden":
        polarity = "positive"
    if settled and modality == "planned":
        # 已将流量加大: the 将 belongs to what is done, not to the time.
        modality = "asserted"
    return Scope(modality, polarity, hypothetical, settled)
