"""Who does what a verb says: the phrases of a clause searched from it to the left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member, Phrase
from kg.relations.reading.words import Words

# A length or count of times.
_LENGTH = re.compile(r"[\d一二三四五六七八九十两几百多]+余?个?(?:年|天|月|日|次|周|小时|届)")
# Between a verb and the relative verb of its object they name no doer.
_WHEN = frozenset({"time", "adv"})


def doer(clause: Clause, at: int, words: Words) -> tuple[tuple[Member, ...], bool, int | None] | None:
    """Return the members that do the verb at phrase `at`, whether they were carried into this clause, and the
    index of the 由 or 被 phrase that holds them; None where the doer is unnamed or unclear.
    """
    phrases = clause.phrases
    partners: tuple[Member, ...] = ()
    closed = False
    k = at - 1
    while k >= 0:
        phrase = phrases[k]
        if phrase.kind == "pp" and phrase.word in words.roles["agent"]:
            return phrase.members + partners, False, k
        if phrase.kind == "pp" and phrase.word in words.roles["joint"]:
            partners = phrase.members + partners
        elif phrase.kind == "prep" and phrase.word in words.roles["at"]:
            # 张三在参加座谈会时强调: who says it does what stands in the frame.
            pass
        elif (phrase.kind == "prep" and not closed) or (phrase.kind == "pp" and phrase.word == "关于"):
            # 通过规范项目、建立制度，…: a verb in a phrase has no doer here; 森林法关于…的规定: nor has its topic.
            return None
        elif phrase.kind == "adv" and phrase.word in words.localisers:
            closed = True
        elif phrase.kind == "verb":
            if _hides(phrases, k, at, words):
                return None
        elif phrase.kind == "np" and _LENGTH.fullmatch(phrase.members[-1].noun):
            # 公安部连续十年组织…: how long is no doer.
            pass
        elif phrase.kind == "np":
            before = _before(phrases, k)
            if before is not None and before.kind == "verb" and not before.relative:
                gathered = before.word in words.roles["gathering"] and all(m.head is None for m in phrase.members)
                # 购买新华社拍摄的纪录片: what stands right before a relative verb does it.
                if (before.word in words.pivots and not gathered) or (phrases[at].relative and k == at - 1):
                    return phrase.members + partners, False, None
            elif before is not None and before.kind == "join" and before.word in words.roles["together"]:
                partners = phrase.members + partners
            elif (verb := _governed(phrases, k)) is not None:
                # 张三出席|教育部举办的|论坛并致辞: the forum does not speak.
                k = verb
                continue
            else:
                return _listed(clause, phrase) + partners, False, None
        k -= 1
    if clause.own or not clause.subject:
        return None
    return clause.subject + partners, True, None


def _hides(phrases: Sequence[Phrase], k: int, at: int, words: Words) -> bool:
    """Whether the verb at `k` leaves unsaid who does the verb at `at`."""
    phrase = phrases[k]
    if (
        phrases[at].relative
        and k == at - 2
        and phrases[k + 1].kind == "pp"
        and phrases[k + 1].word in words.roles["at"]
    ):
        # 出席|在厦门大学举行的研讨会: who attends does not hold it.
        return True
    if phrases[at].relative and not phrase.relative and all(p.kind in _WHEN for p in phrases[k + 1 : at]):
        # 举行发布会，解读|日前公布的《意见》: who made known what is read is not said.
        return True
    return phrase.relative or (phrase.word in words.pivots and phrase.word not in words.roles["control"])


def _listed(clause: Clause, phrase: Phrase) -> tuple[Member, ...]:
    """Return the members of a phrase, with those of the clause before whose list it ends: 财政部，以及农民代表."""
    ends = clause.own and clause.subject[-len(phrase.members) :] == phrase.members
    return clause.subject if ends else phrase.members


def _governed(phrases: Sequence[Phrase], k: int) -> int | None:
    """Return the verb whose object the noun at `k` is, a relative clause between them; None where there is none."""
    at = k - 1
    if at < 1 or phrases[at].kind != "verb" or not phrases[at].relative:
        return None
    doers = 0
    for j in range(at - 1, -1, -1):
        phrase = phrases[j]
        if phrase.kind == "verb" and not phrase.relative:
            return j if any(p.kind == "np" for p in phrases[:j]) else None
        doers += phrase.kind == "np"
        if phrase.kind in {"join", "prep"} or doers > 1:
            return None
    return None


def _before(phrases: Sequence[Phrase], k: int) -> Phrase | None:
    """Return the phrase before `k`, adverbs, marks and times passed over."""
    for phrase in reversed(phrases[:k]):
        if phrase.kind not in {"adv", "mark", "time"}:
            return phrase
    return None
