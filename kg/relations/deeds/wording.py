"""What words tell a deed: the verb that opens it, and what is a frame, slogan, state or quotation instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.model import Polarity, Sentence
from kg.relations.reading.clauses import Clause
from kg.relations.reading.scope import Scope
from kg.relations.reading.sentence import Reading
from kg.relations.reading.words import Words
from kg.resources import lexicon

MARKS = " ，。：；:！？、"
SHORTEST = 4
# From this many characters on a thing is told, not only praised.
_FULL = 10
# So many characters and more tell something beside a slogan at their end.
_SLOGAN = 60
_UNNAMED = frozenset({"Concept", "Occupation", "Profession", "Post"})
NUMBER = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千多]+余?[项个大批家类条级种座所]|“|、.*等")

# Whom or what they mean nobody can tell from the words alone.
_POINTING = re.compile("(?<!其)[他她](?![国乡人])|(?<!应)该|^[^，。；]{0,8}(?:，[^，。；]{0,4})?上述")
# 突破600家: a figure.
_AMOUNT = re.compile(r"[近超约]?[0-9.]+余?[万亿]?\w{1,3}")


@lru_cache(maxsize=4)
def sets(root: Path) -> Mapping[str, frozenset[str]]:
    """Return the word lists of ontology/lexicon/deeds.toml."""
    return {k: frozenset(v) for k, v in lexicon("deeds", root).items()}


def listed(words: str) -> str:
    """Return words without 等 where it only ends a list: 推出大礼包、住宿补贴|等."""
    return words[:-1] if words.endswith("等") and "、" in words else words


def verb_of(clause: Clause, lists: Mapping[str, frozenset[str]]) -> int | None:
    """Return the phrase of the deed's verb: the clause's first verb but for those that only help it."""
    if clause.phrases and clause.phrases[0].kind == "prep" and (at := _last_benefit(clause, lists)) is not None:
        return at
    for at, phrase in enumerate(clause.phrases):
        if phrase.kind != "verb":
            continue
        if relative(clause, at):
            return None
        if phrase.word == "通过" and _by_ways(clause, at, lists):
            return at
        after = clause.phrases[at + 1] if at + 1 < len(clause.phrases) else None
        done = phrase.end - phrase.start > len(phrase.word) and phrase.word in lists["verbs"]
        # 加大了|拓展新场景的力度: what is done is the deed.
        if phrase.word in lists["helping"] and after is not None and after.kind not in {"np", "join"} and not done:
            continue
        drawn = phrase.word + after.word if after is not None and after.kind == "adv" else ""
        return at if phrase.word in lists["verbs"] or drawn in lists["verbs"] else None
    return None


def _last_benefit(clause: Clause, lists: Mapping[str, frozenset[str]]) -> int | None:
    """Return the verb behind those for whom it is done, whose own verbs describe them: 为脱贫劳动力务工提供政策."""
    found = [k for k, p in enumerate(clause.phrases) if p.kind == "verb" and p.word in lists["benefit"]]
    return found[0] if len(found) == 1 and not relative(clause, found[0]) else None


def benefiting(clause: Clause, at: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the clause opens with those for whom the verb at `at` does something."""
    return clause.phrases[0].kind == "prep" and clause.phrases[at].word in lists["benefit"]


def sunk(text: str, clause: Clause, lists: Mapping[str, frozenset[str]]) -> str | None:
    """Return the verb that was read as the first word of the noun that a clause is: 深化农村人居环境整治."""
    first = clause.phrases[0] if clause.phrases else None
    if (
        first is None
        or clause.main is not None
        or first.kind != "np"
        or first.members[0].head is not None
        or not clause.index
    ):
        return None
    verb = text[clause.start : clause.start + 2]
    return verb if verb in lists["verbs"] and verb not in lists["nouns"] else None


def _by_ways(clause: Clause, at: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a verb's ways are told before a deed: 通过发展设施农业等方式带动村民增收."""
    for phrase, after in pairwise(clause.phrases[at + 1 :]):
        if phrase.kind == "np" and phrase.members[-1].noun in lists["ways"]:
            return after.kind == "verb" and after.word in lists["verbs"]
    return False


def sound_noun(reading: Reading, clause: Clause, verb: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause that was read as one noun tells a deed of some length."""
    thing = reading.text[clause.start + len(verb) : clause.end].strip(MARKS)
    before = reading.text[: clause.start]
    if len(thing) < SHORTEST + 1 or thing in lists["bare"] or thing.endswith(tuple(lists["frames"])):
        return False
    if any(w in thing for w in lists["empty"] | lists["slogans"]) or thing.endswith(tuple(lists["abstract"])):
        return False
    quoted = before.count("“") > before.count("”") or any(s.start <= clause.start < s.end for s in reading.speeches)
    return not quoted and all(p.kind in {"np", "join", "mark", "adv"} for p in clause.phrases)


def denied(words: str, scope: Scope, sets: Mapping[str, frozenset[str]]) -> tuple[str, Polarity]:
    """Return the words without the denial at their head, which the polarity tells; one inside them stays theirs."""
    if scope.polarity == "positive":
        return words, "positive"
    head = max((w for w in sets["denying"] if words.startswith(w)), key=len, default="")
    if head and words.startswith(tuple(sets["halfway"]), len(head)):
        # 不|完全依赖进口: not all of it is denied.
        return words, "positive"
    inside = any(w in words for w in sets["denying"])
    return words[len(head) :], "positive" if inside and not head else "negative"


def pointing(words: str) -> bool:
    """Whether words point at somebody outside them: 第一时间为他办理了手续."""
    return _POINTING.search(words) is not None


def cut_short(words: str, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether words stop before what is heard: 听取了甲、乙双方|代表工作汇报."""
    return words.startswith("听取") and not words.endswith(tuple(sets["heard"]))


def hollow(words: str, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether words tell a formality without its meeting or matter, only that a work bears fruit, or half a list.

    甲省负责同志作了交流发言; 精心部署实施，确保取得实效; 主要包括：组建数据局.
    """
    formal = "到会" in words or words.endswith(tuple(sets["formalities"]))
    if formal and not any(w in words for w in sets["about"]):
        return True
    opened = next((words[words.find(w) + len(w) :] for w in sorted(sets["listing"]) if w in words), "，")
    if not any(mark in opened for mark in "，、；"):
        return True
    said = any(c.isdigit() or c in "“《" for c in words)
    return len(words) < _SLOGAN and words.endswith(tuple(sets["fruits"])) and not said


def of_a_part(words: str, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether words behind a place tell of one thing in it, or of a time alone: 亚洲|首艘平台完成安装, 实施首月."""
    return words.startswith(tuple(sets["firsts"])) or words.endswith(tuple(sets["first_times"]))


def half_named(text: str, start: int) -> bool:
    """Whether a name goes on to the left: 中国-|某国海关, 张三/|李四."""
    return text[max(start - 1, 0) : start] in {"-", "－", "/"}


def aimed_at(reading: Reading, deed: Clause, time: int, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a time stands in a clause of what is aimed at: 锚定2035年建成强国的目标，我国加大培养."""
    one = next((c for c in reading.clauses[: deed.index] if c.start <= time < c.end), None)
    return one is not None and reading.text.startswith(tuple(sets["using"]), one.start)


def spaced(sentence: Sentence, source: str, start: int, end: int) -> bool:
    """Whether a space parts the words of a clean range in text or source, as between two headings; no line break."""
    at, before = 0, None
    for piece in sentence.pieces:
        gap = "" if before is None or not start < at < end else source[before : piece.start]
        parted = gap.isspace() and "\n" not in gap and not _lettered(sentence.text, at, at)
        if parted and not _inside_quotes(sentence.text[start:at]):
            return True
        before, at = piece.end, at + piece.end - piece.start
    text = sentence.text
    return any(text[k].isspace() and not _lettered(text, k, k + 1) for k in range(start, end))


def _inside_quotes(before: str) -> bool:
    """Whether a quotation or title is open behind words: 发表题为《传承友好精神| |共创未来》的文章."""
    return any(before.count(first) > before.count(last) for first, last in ("“”", "《》"))


def _lettered(text: str, low: int, high: int) -> bool:
    """Whether a gap stands inside a name in letters or figures: 波音737| |MAX| |9客机."""
    near = text[low - 1 : low] + text[high : high + 1]
    return len(near) == 2 and near.isascii() and near.isalnum()


def relative(clause: Clause, at: int) -> bool:
    """Whether the verb only describes a noun: 发布的规划, 培育孵化的企业, 建成后的工厂."""
    for phrase in clause.phrases[at:]:
        if phrase.kind == "verb" and phrase.relative:
            return True
        if phrase.kind == "mark":
            return phrase.start == clause.phrases[at + 1].end
        if phrase.kind not in {"verb", "adv"}:
            break
    return False


def framed(reading: Reading, clause: Clause, at: int, known: Words, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a preposition rules the verb: 在打造集群上发力, 就推进工业化作出指示, 根据部委部署."""
    if benefiting(clause, at, lists):
        return False
    opened, rest = False, clause.phrases[at + 1 :]
    for phrase in clause.phrases[:at]:
        if phrase.kind == "adv" and phrase.word in known.localisers:
            opened = False
        about = phrase.kind == "adv" and reading.text[phrase.start : phrase.end] == "就"
        opened = opened or phrase.kind == "prep" or (about and any(p.kind == "verb" for p in rest))
    before = clause.phrases[at - 1] if at else None
    spurred = (
        before is not None and before.kind == "adv" and reading.text[before.start : before.end] in lists["spurs"]
    )
    if spurred and at > 1 and clause.phrases[at - 2].kind == "pp" and clause.phrases[at - 2].word == "对":
        # 对我省加快培育重点产业提出建议
        return True
    if opened or before is None or before.kind != "pp" or before.close:
        return opened
    under = before.word in known.roles["at"] and any(p.kind == "adv" and p.word in known.localisers for p in rest)
    return under or before.word in lists["grounds"]


def _counted(clause: Clause, at: int, thing: str) -> bool:
    """Whether a thing is counted, named or quoted."""
    return bool(NUMBER.search(thing)) or any(
        h.cls not in _UNNAMED for p in clause.phrases[at + 1 :] if p.kind in {"np", "pp"} for h in p.heads
    )


def sound(reading: Reading, clause: Clause, at: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the words from the verb on tell a deed: a thing of some length, no frame, slogan, state or quote."""
    text, verb = reading.text, clause.phrases[at]
    thing = text[verb.end : clause.end].strip(MARKS + "“”")
    if verb.word in lists["whole"] and not thing and any(p.kind == "pp" for p in clause.phrases[:at]):
        return True
    if thing.startswith((*lists["limits"], *lists["officers"])) or (
        verb.word in lists["nouns"] and thing.startswith(tuple(lists["heads"]))
    ):
        return False
    if len(thing) < SHORTEST or thing in lists["bare"] or listed(thing).endswith(tuple(lists["frames"])):
        return False
    if text[: verb.start].count("“") > text[: verb.start].count("”") or text.startswith("：", clause.end):
        return False
    whole = text[clause.start : clause.end]
    if whole.count("“") != whole.count("”") or any(w in thing for w in lists["empty"]):
        return False
    rest = clause.phrases[at + 1 :]
    if not any(p.kind in {"np", "pp"} for p in rest):
        return False
    if any(p.kind == "adv" and text[p.start : p.end] in lists["later"] for p in rest):
        # 自贸港建设已经走过五年
        return False
    if text.startswith(tuple(lists["copulas"]), clause.end + 1):
        # 建设新通道，是…的部署
        return False
    stated = lists["stating"] if verb.word in lists["causing"] else lists["stating"] | lists["happening"]
    if any(p.kind == "verb" and not p.relative and p.word in stated for p in rest):
        return False
    plain = len(thing) < _FULL and not _counted(clause, at, thing)
    if plain and verb.word in lists["broad"] and thing.endswith(tuple(lists["abstract"])):
        return False
    if plain and any(w in thing for w in lists["slogans"]):
        return False
    if verb.word in lists["vague"] and _AMOUNT.fullmatch(thing):
        return False
    weak = verb.word in lists["vague"] and not any(thing.endswith(w) for w in lists["things"])
    if weak and (plain or not clause.own):
        return False
    return not spoken(reading, clause, verb.start, verb.start)


def spoken(reading: Reading, clause: Clause, start: int, end: int) -> bool:
    """Whether somebody's words reach into a range; what is only reported or shown is told: 据某社报道，…."""
    for speech in reading.speeches:
        if not (speech.begin <= end and start < speech.end):
            continue
        source = clause.index if clause.own else clause.source
        inside = source is not None and reading.clauses[source].start >= speech.start
        declared = speech.verb == "宣布" and speech.speaker is not None and start < speech.speaker.start < end
        if declared:
            # 两国元首共同见证双方宣布签署协议
            continue
        if speech.mode != "factual" or not inside or start < speech.start:
            return True
    return False
