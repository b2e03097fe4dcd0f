"""Measures cut from the midst of a clause: 在距离海岸150公里的|平台有了信号, 建设由40米|口径望远镜."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.relations.figures.base import Draft
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 40米|口径望远镜, 5000吨|推力油缸: how big a thing is, no figure of what is done with it.
_SIZED = re.compile("的?(?:口径|推力|直径|跨径|跨度|主跨|高程|水深|埋深|射程|量程|载重|级)")
# 在距离海岸线|150公里|的平台
_FAR = re.compile("(?:距离?|相距|远离)[^，。；距]{1,12}$")
# 定制|一辆汽车颜色, 第三家|资产…的银行: another thing is counted there.
_OTHER = re.compile("(?<![进第统唯同])一[辆台座条艘架枚]|第[一二三四五六七八九十]+[家座个条艘]")
_LISTING = re.compile("(?<![平同对高中初])等$")
# 实现1亿度|上千秒稳定运行
_RUNS_ON = re.compile("[上数近约]?[0-9一二三四五六七八九十百千万]+(?:秒|分钟|小时|天|米)")
# 60场展览|让选择更多样
_LETS = re.compile("[^的让]{2,10}让")
# 开发建设|30年来|共入驻: what stands before the time says only since when.
_SINCE = re.compile("(?:[0-9]+|[一二两三四五六七八九十百]+)多?年来")
# 本届博览会|举办, 整个重庆|完成, 该轮|总长: who it is, pointed at.
_POINTED = re.compile(
    "(?:本届|本次|此次|这次|整个)[\u4e00-\u9fff]{2,4}?|该[\u4e00-\u9fff]{1,2}|[一二两三四五六七八九十]天的会期"
)
# 聚焦产业转型等|一共开工项目
_FOCUSED = re.compile("^(?:聚焦|围绕|针对)[^，。；]*?等(?:一共|共|累计)")

# 文旅部门|预计|游客将增长10%: who foretells it.
_FORETELLER = re.compile("[^，。；]{2,10}?(?:部门|机构|公司|协会|专家|平台|方面|人士)(?:预计|预测|估计)")


def trimmed(draft: Draft, reading: Reading, number: Token, words: Mapping[str, Any]) -> Draft:
    """Cut what opens a measure and is none of it: 此次博览会|吸引国家和地区, 共|出动无人机."""
    measure = _FOCUSED.sub("", draft.measure)
    ahead = reading.text[draft.start : number.start] if draft.start < number.start else ""
    since = _SINCE.search(ahead)
    if since is not None and since.start() and measure.startswith(ahead[: since.start()]):
        measure = measure[since.start() :] or measure
    if (who := _FORETELLER.match(ahead)) and measure.startswith(ahead[: who.end() - 2]):
        measure = measure[who.end() - 2 :] or measure
    if measure.startswith("共") or _POINTED.match(measure):
        deeds = (*(w for w in words["doing"] if len(w) > 1), "总长", "全长", "总面积")
        if measure.startswith("共") and measure[1:].startswith(deeds):
            measure = measure[1:]
        at = min((k for w in deeds if (k := measure.find(w, 2, 10)) > 1), default=0)
        if at and _POINTED.fullmatch(measure[:at]):
            measure = measure[at:]
    return draft if measure == draft.measure else replace(draft, measure=measure)


def torn(draft: Draft, reading: Reading, clause: Clause, number: Token, words: Mapping[str, Any]) -> bool:
    """Whether a number belongs to another thing than the words that stand as its measure.

    资产超过|1000亿美元|的银行关闭, 除枪手外4人|伤亡的事件已是司空见惯.
    """
    text, end = reading.text, number.end
    if _OTHER.search(draft.measure) or _LISTING.search(draft.measure) or draft.measure in words["directions"]:
        return True
    unit = number.unit or ""
    if draft.doing and _SIZED.match(text, end) and not draft.measure.endswith(("级", "口径", "推力")):
        return True
    if text.startswith(("的", "处", "外"), end) and _FAR.search(text[clause.start : number.start]):
        return True
    if draft.behind and draft.start < number.start and text.endswith(("让", "使", "令", "供"), 0, draft.start):
        # 让|游客在空中欣赏6000多亩樱花: what is made possible for somebody else.
        return True
    return _LETS.match(draft.measure) is not None or (unit != "%" and _RUNS_ON.match(text, end) is not None)
