"""What a clause behind a deed tells that is no deed of its doer: what is hoped of it, what the thing opened does."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.relations.deeds.deed import Deed
from kg.relations.deeds.wording import NUMBER
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

Lists = Mapping[str, frozenset[str]]
_UNNAMED = frozenset({"Concept", "Occupation", "Profession", "Post", "Honour"})
# 证实了|这一消息, 否认|上述说法: of what nobody can tell.
_POINTED = re.compile(r"\w{2,4}?[了过]?(?:这[一些种个项]|此[一种项]?|上述|该)\w{2,4}")
# A slogan in a row of slogans is no longer: 抓紧抓实、抓出成效.
_CHANTED = 4
# 新增|30个, 增设了|近5家
_COUNT = re.compile(r"[了至到]?[近超约]?[0-9]+[余多]?[个家项条座件名位处]")


def only_hoped(reading: Reading, deed: Deed, value: str, lists: Lists) -> bool:
    """Whether the last clause of a sentence tells only what is hoped of the one before: 开展研制，|有效甄别危害因素.

    A number, a time, a name that no slogan ends, or that it is done, makes it a deed.
    """
    clause, text = deed.clause, reading.text
    behind = [text[c.start : c.end] for c in reading.clauses[clause.index + 1 :] if c.phrases]
    if not deed.doer.carried or not clause.index or not all(w.startswith(tuple(lists["hoped"])) for w in behind):
        return False
    phrases = [p for p in clause.phrases if p.end > deed.start]
    done = "了" in value or any(p.kind == "time" or text[p.start : p.end] in lists["done"] for p in phrases)
    if done or NUMBER.search(value) or "《" in value:
        return False
    if value.endswith(tuple(lists["lofty"])):
        return True
    named = any(h.cls not in _UNNAMED for p in phrases for h in p.heads)
    return not named and value.startswith(tuple(lists["hoped"]))


def slogan(reading: Reading, deed: Deed, value: str, lists: Lists) -> bool:
    """Whether words are a row of slogans of up to four characters each: 补短板、强弱项; 坚持以文塑旅、以旅彰文."""
    start = next((len(w) for w in sorted(lists["upholding"]) if value.startswith(w)), 0)
    row = re.split("[、，]", value[start:])
    if any(m.entities and m.cls not in _UNNAMED for m in reading.mentions if deed.start <= m.start < deed.end):
        # 在甲省、乙省调研
        return False
    return len(row) > 1 and all(len(w) <= _CHANTED and not NUMBER.search(w) for w in row)


def bare_count(value: str, lists: Lists) -> bool:
    """Whether words say how many and not of what: 新增30个."""
    verb = next((w for w in sorted(lists["adding"]) if value.startswith(w)), "")
    return bool(verb) and _COUNT.fullmatch(value, len(verb)) is not None


def points(value: str) -> bool:
    """Whether all that something is done to is pointed at: 证实了这一消息."""
    return _POINTED.fullmatch(value) is not None


def of_the_opened(reading: Reading, clause: Clause, lists: Lists) -> bool:
    """Whether what was just opened does what a clause tells: 某部启动实验室，|以河口为研究对象，开展研究."""
    text = reading.text
    for row in reading.clauses[(clause.source or 0) + 1 : clause.index + 1]:
        words, before = text[row.start : row.end], reading.clauses[row.index - 1]
        themed = not row.own and words.startswith("以") and words.endswith(tuple(lists["themes"]))
        if not themed or before.main is None:
            continue
        opened = any(p.kind == "verb" and p.word in lists["founding"] for p in before.phrases)
        object_ = text[before.start : before.end].partition("《")[0] if text.endswith("》", 0, before.end) else ""
        if opened and (object_ or text[before.start : before.end]).endswith(tuple(lists["founded"])):
            return True
    return False


def demanded(reading: Reading, deed: Deed, lists: Lists) -> bool:
    """Whether a clause goes on with what the one before it says must be: 双方应该珍惜成果，|挖掘合作潜力."""
    if not deed.doer.carried and deed.clause.own:
        return False
    source = next((c for c in reversed(reading.clauses[: deed.clause.index]) if c.own), None)
    if source is None or source.main is None:
        return False
    opened = source.phrases[: source.main + 1]
    return any(p.kind in {"adv", "verb"} and reading.text[p.start : p.end] in lists["musts"] for p in opened)
