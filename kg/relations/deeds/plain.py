"""What a named thing does, is or has come to, in its clause's own words, whatever the verb: 山西从供给端发力."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.relations.base import Context
from kg.relations.deeds.another import of_another
from kg.relations.deeds.bearers import bearer_of
from kg.relations.deeds.both import Both, paired
from kg.relations.deeds.informing import briefing, informed, informs
from kg.relations.deeds.opening import words_behind
from kg.relations.deeds.states import stands
from kg.relations.deeds.wording import MARKS, NUMBER, hollow, listed, sets, spoken
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import is_side
from kg.relations.reading.words import Words

_SHORTEST = 4
_LONGEST = 70
# Of them others foretell something.
_FORETOLD = ("Event", "Site", "Program", "Work", "NaturalFeature")
# So many characters may stand before what says in view of what.
_VIEW = 7
# From this many characters on a slogan tells something.
_FULL = 16
# 张三等|6位组织负责人出席
_PEOPLE = re.compile(r"(?:\d+|[两三四五六七八九十多])[位名]")
# 分别|获得冠军、亚军: to each its own.
_PARTED = re.compile("[0-9、和与及]|[一二三四五六七八九十][项个名届]|冠|亚|季")
# 甲地和乙地|超过1万名护士罢工: of all of them together.
_SUM = re.compile(r"(?:超过?|约|近|共|累计|多达|至少)*\d")
# 以科技创新为引领: a ground, no deed.
_GROUND = re.compile(r"为\w{2,4}$")


@dataclass(frozen=True, slots=True)
class Plain:
    """The verb's phrase, who does it, where the words stand; `last` is the clause they end in.

    `lent` where the name only lends itself to the doer: 江苏|餐饮企业推出套餐.
    """

    at: int
    doer: Slot
    start: int
    end: int
    last: int
    lent: bool = False


def plain_of(
    context: Context, reading: Reading, clause: Clause, known: Words, both: Both | None = None
) -> Plain | None:
    """Return what a clause tells of the name it begins with; None where it tells nothing whole or plain."""
    lists = sets(context.ontology.path)
    if not _whole(reading, clause, lists) or only_noun(reading.text, clause, lists):
        return None
    if clause.main is None and not _predicates(reading, clause, lists) and not _opens_way(clause, lists):
        return None
    if reading.text.startswith(tuple(lists["demanding"])) or wishes(reading, clause, lists):
        return None
    found = paired(reading, clause, both) or bearer_of(context, reading, clause, known, lists)
    if found is None:
        return None
    doer = found.slot
    if doer.carried and any(is_side(m) for m in clause.subject):
        return None
    start = words_behind(reading.text, clause, found.start, lists, doer.carried or found.start == clause.start)
    foretold = all(context.is_a(e, _FORETOLD) for e in doer.entities) and reading.text.startswith("预计", start)
    if foretold:
        # 台风“普拉桑”预计明天|在沿海登陆
        start = next((p.start for p in clause.phrases if p.start > start and p.kind != "time"), start)
    taken = _reach(reading, clause, start, lists)
    if taken is None:
        return None
    words = reading.text[start : taken.end].strip(MARKS)
    if len(doer.entities) > 1 and of_all(words, lists):
        return None
    briefs = doer.carried and words.startswith("介绍") and briefing(reading, clause, lists)
    if of_others(reading.text, start, words, found.lends, lists):
        return None
    if len(words) < _SHORTEST + 3 * doer.carried or not (briefs or _tells(clause, start, words, lists)):
        return None
    taken = further(reading, taken, start, found.lends, lists)
    if hollow(reading.text[start : taken.end].strip(MARKS), lists):
        return None
    at = len(clause.phrases) if clause.main is None or foretold else clause.main
    other = of_another(reading.text, clause, start, lists, doer.carried)
    if other and doer.carried:
        return None
    lent = found.lends or other or stands(context, reading.text, clause, start, words, doer, lists)
    return Plain(at, doer, start, taken.end, taken.index, lent)


def of_others(text: str, start: int, words: str, lends: bool, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words behind a name tell of others: 某国|研究机构宣布; 甲等|一批展现历程的影片; 杭州|这家企业发展."""
    if text.endswith("等", 0, start) and (words.startswith(tuple(lists["batches"])) or _PEOPLE.match(words)):
        return True
    if text.endswith(("两国", "双方"), 0, start) and words.startswith(("是", "互为")):
        # 两国|是全天候朋友: neither is so alone.
        return True
    if text.startswith(("、", "/"), start) or words[2:].startswith(tuple(w for w in lists["lent"] if len(w) > 1)):
        return True
    return lends and any(w in words for w in lists["this_one"])


def wishes(reading: Reading, clause: Clause, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause says what must be, or its sentence what somebody is willing to do: 意方愿同中方加强交流."""
    before = clause.phrases if clause.main is None else clause.phrases[: clause.main + 1]
    if any(reading.text[p.start : p.end] in lists["demanding"] for p in before if p.kind in {"adv", "verb"}):
        return True
    return any(reading.text.startswith("愿", p.start) for c in reading.clauses for p in c.phrases if p.kind != "np")


def _predicates(reading: Reading, clause: Clause, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words that were read as one noun say something of a name: 观光巴士|进一步升级."""
    if not clause.own:
        return False
    last = clause.phrases[-1]
    if last.kind == "pp" and last.word == "将" and not last.close:
        # 北京将|深化更新行动: what it will do reads as one noun.
        return reading.text.startswith(tuple(lists["verbs"]), last.members[0].start)
    if any(p.kind == "adv" and reading.text[p.start : p.end] == "了" for p in clause.phrases[1:-1]):
        return True
    if last.kind == "pp" and last.word in lists["going"] and clause.subject[-1].head is not None:
        return clause.subject[-1].head.cls == "Person" and not last.close
    if any(p.kind not in {"np", "time", "adv", "mark"} for p in clause.phrases):
        return False
    names = [m for x in clause.subject for m in (*x.before, x.head) if m is not None]
    inside = [t for t in reading.tokens if names and names[0].end <= t.start and t.end <= clause.end]
    for phrase, after in pairwise(clause.phrases):
        if (
            phrase.kind == "adv"
            and after.kind == "np"
            and reading.text.startswith(tuple(lists["verbs"]), after.start)
        ):
            # 黑龙江不断|发展多元业态
            return after.end - after.start > _SHORTEST + 2
    acts = any(t.kind == "d" and t is not inside[-1] for t in inside)
    return acts and all(t.kind not in {"j", "p", "f", "M"} for t in inside)


def of_all(words: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words tell of several together, or to each its own: 超过1万名护士罢工, 分别获得冠军、亚军."""
    return (words.startswith(tuple(lists["each"])) and _PARTED.search(words) is not None) or bool(_SUM.match(words))


def only_noun(text: str, clause: Clause, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether what was read as a clause's verb is a noun: 大型市场和|重点超市; 清算安排的|建立; 深入车间时的鼓励."""
    last = clause.phrases[-1]
    if clause.own and last.kind == "verb" and text[: last.start].endswith("的"):
        return True
    if clause.main is None or (not clause.own and text.endswith("等方面", 0, clause.end)):
        # 从认识意义，|加强领导等方面，作了宣讲
        return clause.main is not None
    before, behind = clause.phrases[: clause.main], clause.phrases[clause.main + 1 :]
    if len(behind) == 1 and clause.own and text[behind[0].start : clause.end] in lists["sizes"]:
        # 我国基层诊疗|量
        return True
    nouns = [k for k, p in enumerate(before) if p.kind == "np"]
    joined = any(p.word in lists["pairing"] for p in before[nouns[-1] + 1 :]) if nouns else False
    when = next((k for k, p in enumerate(behind) if p.kind == "adv" and p.word == "时"), None)
    return joined or (when is not None and all(p.kind != "verb" for p in behind[when:]))


def _opens_way(clause: Clause, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause names somebody and by what means, so that the next one tells what: 上海依托平台，|扩大开放."""
    last = clause.phrases[-1]
    return len(clause.phrases) > 1 and last.kind == "pp" and last.word in lists["means"]


def _uses(rest: Sequence[Phrase], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words tell only what is used: 在发射中心使用运载火箭."""
    verbs = [p for p in rest if p.kind == "verb" and not p.relative]
    return len(verbs) == 1 and verbs[0].word in lists["wielding"] and rest[-1].kind == "np"


def further(reading: Reading, last: Clause, start: int, lends: bool, lists: Mapping[str, frozenset[str]]) -> Clause:
    """Return the last clause that goes on with what is told, where it could not stand alone: 车间爆炸，造成伤亡."""
    for after in reading.clauses[last.index + 1 :]:
        if after.own or after.main is None or after.end - start > _LONGEST or not _whole(reading, after, lists):
            break
        if after.phrases[0].kind not in {"verb", "adv", "pp", "prep", "join"}:
            break
        verb = after.phrases[after.main].word
        if not (lends or verb in lists["ensuing"]) or not _tells(
            after, after.start, reading.text[after.start : after.end], lists
        ):
            break
        if any(p.kind == "np" for p in after.phrases[: after.main]) or reading.text[last.end : after.start] != "，":
            break
        last = after
    return last


def _only_frames(text: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words say only in view of what: 针对群众的不同需求, 正围绕六大急需领域; not 围绕民生作了发言."""
    opened = next((w for w in lists["viewing"] if w in text[: _VIEW + len(w)]), "")
    return bool(opened) and "了" not in text and text.endswith(tuple(lists["viewed"]))


def _reach(reading: Reading, clause: Clause, start: int, lists: Mapping[str, frozenset[str]]) -> Clause | None:
    """Return the clause that ends what is told: the next one where this one says only by what means or about what."""
    text = reading.text[start : clause.end]
    rest = [p for p in clause.phrases if p.start >= start]
    after = reading.clauses[clause.index + 1] if clause.index + 1 < len(reading.clauses) else None
    if after is not None and (after.own or after.main is None or after.end - start > _LONGEST):
        after = None
    if after is not None and reading.text.startswith("从", after.start):
        # 围绕会议精神，从认识意义|…等方面，作了宣讲
        after = None
    if _only_frames(text, lists) or (rest and after is not None and _uses(rest, lists)):
        return after
    if after is not None and text in lists["taking_part"] and after.phrases[0].word == "对":
        # 公安部等参加，|对事故进行调查
        return after
    if text in lists["heading"]:
        behind_it = reading.clauses[clause.index + 1 :]
        return next((c for c in behind_it if not c.own and c.phrases and c.phrases[0].word == "对"), None)
    if not rest or informed(text, lists) or not text.startswith(tuple(lists["framing"])):
        return clause
    if (rest[0].kind, rest[0].word) == ("prep", "对") and not any(w in text for w in lists["answering"]):
        # 对推动改革，|在更多领域实现目标作出部署
        words = "" if after is None else reading.text[after.start : after.end]
        return after if any(w in words for w in lists["answering"]) else None
    opened = next((k for k, p in enumerate(rest) if p.kind in {"pp", "prep"}), 0)
    verbs = [p for p in rest[opened + 1 :] if p.kind == "verb" and not p.relative]
    done = any(p.kind == "adv" and reading.text[p.start : p.end] == "了" for p in rest)
    whole = rest[opened].kind == "pp" and (done or (bool(verbs) and verbs[0].word not in {"为", "作为"}))
    several = len(verbs) > 1 and (text.startswith("把") or (rest[opened].kind == "prep" and "、" not in text))
    whole = whole or several
    if whole and after is not None and rest[opened].word in lists["means"] and text.endswith(tuple(lists["stock"])):
        # 依托浦东引领区等平台，|扩大开放
        return after
    if whole and not (text.startswith("以") and _GROUND.search(text)):
        return clause
    return None if text.startswith("从") else after


def _whole(reading: Reading, clause: Clause, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause stands by itself: nobody says it, no quotation opens or closes in it."""
    text = reading.text
    if spoken(reading, clause, clause.start, clause.end - 1):
        return False
    before, own = text[: clause.start], text[clause.start : clause.end]
    said = tuple(lists["opening"])
    if any(text[c.start : c.end].endswith(said) for c in reading.clauses[: clause.index]):
        # 张三致辞时说，…
        return False
    quoted = before.count("“") != before.count("”") or own.count("“") != own.count("”")
    return not quoted and not text.startswith(("：", "？", "—"), clause.end)


def _tells(clause: Clause, start: int, words: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the words behind a name tell something: no frame, nobody's speech, no bare remark."""
    ends = (*(lists["frames"] - lists["acting"]), *lists["speaking"], *lists["idle"])
    opinions = words.endswith(tuple(lists["opinions"])) or informed(words, lists)
    ranked = words.endswith("之一") and words.startswith(tuple(lists["being"]))
    if (listed(words).endswith(ends) and not opinions and not ranked) or words.startswith(tuple(lists["broken"])):
        return False
    if words[2:] in lists["bare"] or any(w in words for w in lists["promising"]):
        return False
    if len(words) < _FULL and words.endswith(tuple(lists["slogans"])) and not NUMBER.search(words):
        return False
    for at, phrase in enumerate(clause.phrases):
        if (
            phrase.start < start
            or phrase.kind != "verb"
            or phrase.relative
            or (opinions and phrase.end == clause.phrases[-1].end)
        ):
            continue
        voiced = phrase.word.endswith(tuple(lists["voicing"])) and not informs(
            phrase, at == clause.main, words, lists
        )
        if phrase.word in lists["elsewhere"] or voiced:
            return False
        if phrase.word in lists["siting"] and at == clause.main:
            # 袭击了位于港口的炼油厂 tells a deed all the same.
            return False
        if phrase.word in lists["proposing"] and not words.endswith(tuple(lists["proposals"])):
            # 提出健全制度: what is proposed; not 提出辞职, 提出新理念.
            return False
    return True
