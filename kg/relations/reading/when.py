"""Which time belongs to a verb: the nearest adverbial before it in its clause, else one carried over a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day

from kg.model import Mention
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.words import Words
from kg.text.times import parse_time

_ABOVE_ALL = ("尤其", "特别")
# Between two like events the span dates neither: 15年来|首次.
_LASTING = ("以来", "年来", "月来", "周来", "天来", "日来")
_SINCE = re.compile("[^，。；]{0,24}以来")
_REACHING = ("到", "至")
_LATER = re.compile("[0-9０-９一二两三四五六七八九十几半数]+多?(?:天|日|周|个月|小时)(?:之|以)?后")
# A length of time or a recurrence dates nothing.
_UNDATED = frozenset({"duration", "set"})


def time_of(
    clauses: Sequence[Clause], index: int, verb: int, words: Words, until: int | None = None
) -> Phrase | None:
    """Return the time phrase of the verb at phrase `verb` of clause `index`, or None; its `mention` is the time.

    Looked for before the verb in its clause, behind it after 于, then in earlier clauses of the sentence, where
    it stands before the main verb (1931年11月，… or 近日，在…指导下，…) or is a limit (计划到2030年末，…). With
    `until` all times of the clause that end before that offset count, wherever its verb stands.
    """
    clause = clauses[index]
    if until is None and (goal := _goal(clause, verb, words)) is not None:
        return goal
    near = _best(
        [p for k, p in enumerate(clause.phrases[:verb]) if _dates(p, words) and not _taken(clause, k, verb, words)]
    )
    if until is not None:
        times = [p for k, p in enumerate(clause.phrases) if _dates(p, words) and not _taken(clause, k, verb, words)]
        near = _best([p for p in times if p.end <= until]) or near
    if near is None:
        behind = clause.phrases[verb + 1 : verb + 2]
        opened = verb < len(clause.phrases) and clause.phrases[verb].word.endswith(tuple(words.roles["behind"]))
        near = _best([p for p in behind if _dates(p, words) and (opened or p.word in words.roles["behind"])])
    if near is None and verb < len(clause.phrases) and clause.phrases[verb].word.startswith("现"):
        # 2009年至2018年任主任，现为会长: what is so now has no earlier time.
        return None
    while near is None and index > 0:
        index -= 1
        earlier = clauses[index]
        if learnt(earlier, words):
            continue
        stop = len(earlier.phrases) if earlier.main is None else earlier.main
        near = _best(
            [
                p
                for k, p in enumerate(earlier.phrases)
                if _dates(p, words)
                and not _near(earlier, k, words)
                and not is_gap(earlier, k, words)
                and not _is_itself(earlier, k)
                and (k < stop or limits(p, words) or _since(earlier, p) or _foretold_for(earlier, k, words))
            ]
        )
    return near


def _goal(clause: Clause, verb: int, words: Words) -> Phrase | None:
    """Return the time that a verb reaches, whatever stands before it: 2025年“春风行动”将持续到|3月中旬."""
    behind = clause.phrases[verb + 1 : verb + 2]
    word = clause.phrases[verb].word if behind else ""
    if len(word) < 3 or behind[0].kind != "time" or not word.endswith(_REACHING):
        return None
    touching = clause.phrases[verb].end == behind[0].start
    return behind[0] if touching and _dates(behind[0], words) else None


def learnt(clause: Clause, words: Words) -> bool:
    """Whether a clause only says how the paper came to know: its day is not that of the news: 今天从某部获悉，…"""
    last = clause.phrases[-1] if clause.phrases else None
    return last is not None and last.word in words.roles["learning"]


def limits(phrase: Phrase, words: Words) -> bool:
    """Whether a time phrase says until when: 到2030年末, 至2030年."""
    text = phrase.mention.text if phrase.mention else ""
    return phrase.word in words.roles["limits"] or text.startswith(tuple(words.roles["limits"]))


def _since(clause: Clause, phrase: Phrase) -> bool:
    """Whether a clause ends with a time that lasts until now: 专项行动启动一个月以来，…; 政策实施三年来，…"""
    return phrase is clause.phrases[-1] and phrase.mention is not None and phrase.mention.text.endswith(_LASTING)


def _foretold_for(clause: Clause, index: int, words: Words) -> bool:
    """Whether a clause says for when something is foretold: 预计今年，…; 预计|2023年|经济将陷入衰退，萎缩0.4%."""
    main = clause.main if clause.main is not None else -1
    foretold = 0 <= main == index - 1 and clause.phrases[main].word in words.roles["foretelling"]
    # 尤其是|12月|，进出口规模突破4万亿元
    above_all = 0 < main == index - 1 and clause.phrases[main].word == "是" and clause.phrases[0].kind == "adv"
    above_all = above_all and clause.phrases[0].word in _ABOVE_ALL and index == len(clause.phrases) - 1
    return foretold or above_all or _only_foretold(clause, clause.phrases[index], words)


def _only_foretold(clause: Clause, phrase: Phrase, words: Words) -> bool:
    """Whether a clause says nothing but for when something is foretold or planned: 预计今年，…; 力争2027年，…"""
    opens = clause.phrases[0].word in words.roles["foretelling"] and clause.main == 0
    return opens and phrase is clause.phrases[-1] and all(p.kind in {"time", "adv"} for p in clause.phrases[1:])


def _dates(phrase: Phrase, words: Words) -> bool:
    if (
        phrase.kind != "time"
        or phrase.mention is None
        or phrase.relative
        or phrase.word in words.roles["against"]
        or phrase.mention.text in words.roles["echoes"]
    ):
        return False
    return getattr(phrase.mention.detail, "kind", "") not in _UNDATED


def _taken(clause: Clause, index: int, verb: int, words: Words) -> bool:
    """Whether a time dates a verb that describes a noun (2019年印发的《办法》同时废止) or is only near (春节临近)."""
    if _near(clause, index, words) or is_gap(clause, index, words):
        return True
    following = next((k for k in range(index + 1, len(clause.phrases)) if clause.phrases[k].kind == "verb"), None)
    return following is not None and following != verb and clause.phrases[following].relative


def _is_itself(clause: Clause, index: int) -> bool:
    """Whether a clause only tells what a year is: 今年是协定生效的第四年，…"""
    following = clause.phrases[index + 1].word if index == 0 and len(clause.phrases) > 1 else ""
    return following in {"是", "正值", "恰逢", "适逢"}


def _near(clause: Clause, index: int, words: Words) -> bool:
    return index + 1 < len(clause.phrases) and clause.phrases[index + 1].word in words.roles["nearing"]


def is_gap(clause: Clause, index: int, words: Words) -> bool:
    """Whether a time only says how long nothing of the kind had happened: 15年来首次联合演练 · 时隔三年再次停摆."""
    phrase, after = clause.phrases[index], clause.phrases[index + 1 : index + 2]
    lasting = phrase.mention is not None and phrase.mention.text.endswith(_LASTING)
    return lasting and bool(after) and after[0].word in words.roles["firsts"]


def _best(phrases: Sequence[Phrase]) -> Phrase | None:
    """Return the last resolved time, else the last: 今天（11月22日） → 11月22日."""
    dated = [p for p in phrases if p.mention is not None and p.mention.value]
    chosen = dated or list(phrases)
    return chosen[-1] if chosen else None


def resolve(mention: Mention, anchor: Day | None, ahead: bool) -> tuple[str | None, str | None, str | None]:
    """Return EDTF and bounds of a time mention; `ahead` reads an incomplete date as the next, not the last."""
    detail = mention.detail
    if not ahead and _LATER.fullmatch(mention.text):
        # 10天后，他来到甲区: counted from the day that the text tells of.
        return None, None, None
    if ahead:
        again = parse_time(mention.text, anchor, "future")
        later = again is not None and again.edtf and not _just_past(detail, again, anchor)
        detail = again if later else detail
    edtf = getattr(detail, "edtf", None) or (str(mention.value) if mention.value and not detail else None)
    return edtf, getattr(detail, "earliest", None), getattr(detail, "latest", None)


def resolve_in(
    text: str, mention: Mention, anchor: Day | None, ahead: bool
) -> tuple[str | None, str | None, str | None]:
    """Resolve a time where it stands: what goes on since then has no end: 自10月冲突爆发以来，…"""
    edtf, earliest, latest = resolve(mention, anchor, ahead)
    since = text.endswith(("自", "自从", "从"), 0, mention.start) or mention.text.startswith(("自", "从"))
    if edtf and "/" not in edtf and "~" not in edtf and since and _SINCE.match(text, mention.end):
        return edtf + "/..", earliest, None
    return edtf, earliest, latest


def _just_past(last: object, following: object, anchor: Day | None) -> bool:
    """Whether the date is rather the one just gone: 29日签署法令，…, told on the 30th with what it shall bring."""
    over, opens = getattr(last, "latest", None), getattr(following, "earliest", None)
    if anchor is None or not over or not opens:
        return False
    since, till = (anchor - Day.fromisoformat(over)).days, (Day.fromisoformat(opens) - anchor).days
    return since >= 0 and 4 * since < till
