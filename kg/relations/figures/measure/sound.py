"""Numbers that only look like figures: 相当于3.6亿户家庭一年的用电量, 《条例》共13章85条, 交由204家单位办理."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.relations.figures.base import Draft
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 11地市|项目, 3天假期|消费: a number opens the measure; 5G基站, 60岁以上人口 are none.
_OPENED = re.compile(
    r"[二两]年(?!级|龄)|(?!20\d\d年[^，。；]*档)[\d三四五六七八九十]+(?:多|余)?(?:[天秒个家省市县区名位支条届场次]|地市|年(?!级|龄))"
)
# 下降0.7%|至|46.5%: a movement and the level it leads to, no range.
_LEADS = re.compile(r"[\d.]+[%％](?:至|到)[\d.]+[%％]")
# 上合组织（连云港）|物流园集装箱运量: the measure opens with a name that was taken for its subject.
_NAMED = re.compile("[^（）]{2,6}（[^（）]+）[^（）]{0,6}(?:园|区|港|中心|公司)")
# 证件|由86种精简|到41种: the value that a change starts from stands in the measure.
_MOVED = re.compile(r"[由从]\d")
# 一座占地…的公园, 相当于…, 1. 某号升空, 作为实事之一, 加征84%|所谓: no measure by itself.
_BROKEN = re.compile(
    r"^(?:一[座家条处款台]|相当于|其次|其余|因(?![素子])|被|\d{1,2}[.．、]\D)"
    r"|(?:之一|所谓)$|.该(?:公司|企业|项目|机构)|在.+等.{0,4}(?:行业|领域|地区|城市)$"
)
# 举办|2300项|约1.9万场次活动
_DOUBLED = re.compile(r"(?:约|近|超过?|共)?[\d.]+[万余多]*(?:场次|场|件|名|家|项|个|张|部|台)")
# 投资500万元以上|技改项目: which things are meant.
_SORT = re.compile("(?:及)?以[上下](?=[\u4e00-\u9fff])")
# 在200多亩荒地|上|建起大棚: where something is done.
_WHERE = re.compile("(?!以)[^，。；、在以]{2,8}?[上里中内](?![下述海级游市])")


def unsound(draft: Draft, reading: Reading, number: Token, words: Mapping[str, Any]) -> bool:
    """Whether the words before a number make it no figure of its measure: a likeness, a need, a part of a text."""
    unit = number.unit or ""
    ahead = reading.text[: number.start]
    for near in words["near_sorted"]:
        ahead = ahead.removesuffix(near)
    if ahead.endswith(tuple(words["likening"])) or any(w in draft.measure for w in words["likened"]):
        return True
    if (
        "相当于" in draft.measure + ahead[-3:]
        and "的" in reading.text[number.end : number.end + 14].partition("，")[0]
    ):
        return True
    if (
        draft.doing in words["gathering"]
        and "的" in draft.measure
        and draft.body
        and draft.body[0].text == draft.doing
    ):
        # 汇聚了50家老字号的|市集开市: it is the market that holds them.
        return True
    if ahead.endswith("在") and draft.behind and _WHERE.match(reading.text, number.end):
        return True
    parts = tuple(words["articles"])
    if unit in parts and (ahead.endswith(parts) or any(w in draft.measure for w in words["texts"])):
        return True
    if "全覆盖" in reading.text[number.end : number.end + 12].partition("，")[0]:
        return True
    if "（）" in draft.measure or _MOVED.search(draft.measure) or _BROKEN.search(draft.measure):
        return True
    if "占地" in draft.measure and not draft.measure.endswith(("占地", "面积")):
        # 建起一个占地800平方米的|中心
        return True
    if draft.measure.endswith("占") and unit != "%":
        # 省份中，中西部|占到了10个
        return True
    if draft.measure in words["hollow"] or _NAMED.match(draft.measure):
        return True
    if draft.doing and draft.measure.endswith(draft.doing) and _DOUBLED.match(reading.text, number.end):
        return True
    if unit.endswith("元") and _SORT.match(reading.text[number.end :]):
        return True
    if ahead.endswith("、") and draft.behind and _glued(draft, reading, len(ahead) - 1):
        return True
    if draft.tie.change and _LEADS.fullmatch(number.text):
        return True
    return _OPENED.match(draft.measure) is not None


def _glued(draft: Draft, reading: Reading, mark: int) -> bool:
    """Whether a member of a list that has no number stands in the measure: 开展主论坛、6场|平行论坛."""
    row = [t for t in reading.tokens if mark - 14 <= t.start and t.end <= mark]
    return bool(row) and row[-1].text in draft.measure and not any(t.kind == "Q" for t in row)
