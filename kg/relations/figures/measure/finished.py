"""The finished measure read as a phrase: nothing said twice, no word torn at its ends, no clause that runs on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found, figure_words
from kg.relations.figures.measure.wording import balanced
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 水利建设|水利建设投资
_TWICE = re.compile(r"([^\d\s]{3,})\1")
# 正式落户|的研发中心|正式落户
_AGAIN = re.compile(r"([^的]{4,})的(.{2,})\1")
# 北京市|属公园, 省|属企业
_OWNED = ("属公园", "属企业", "属高校", "属医院", "属单位", "属国企", "属国有", "属景区", "属学校")
_RANKS = ("市", "省", "县", "区", "州", "部", "直")
# 两天|内美股
_SPANS = ("天", "日", "月", "年", "周", "季度", "小时")
_INNER = ("内需", "内贸", "内河", "内陆", "内地", "内蒙古", "内外", "内容", "内销", "内资", "内部")
# 商务活动指数|均位于高位景气区间
_LIES = re.compile("(.{2,}(?:指数|率|比重|额|量|规模))(?:均|仍|都|也)?(?:连续.{1,6})?(?:位于|处于|运行).*")
# 整改落实等25大类任务, 推出27个剧目: another number is told there.
_COUNTED = re.compile(r"等\d|%|％|的比例的")
_TOLD = ("表示", "宣布", "声称", "服务着", "基础上", "会见", "会谈", "应当", "贡献率拉动")
# 一是|新增事项, 产量能够|实现…目标: order and modal words are no part of it.
_ORDER = re.compile(
    "^(?:据悉|据了解|据统计|据介绍)(?:此次)?(?=.{2})|^(?:[一二三四五六七八九十]是|首先|其次)(?=.{2})|能够?(?:实现)?目标$|能够(?=实现|达到|完成|$)"
)
# 净出口对GDP增长的贡献率|拉动GDP
_HELPING = re.compile("对[^，。；]{2,12}贡献率(?=拉动)")
# 依托关爱服务阵地|开展活动, 通过双语平台|解决问题
_BY = re.compile("(?:依托|通过|借助)[^，。；、\\d]{1,10}$")
# 27个成员国的|贸易部长: the number is that of the countries.
_OF_LANDS = re.compile("[^的]{0,6}(?:国家|国|地区|省份|城市)的")
# 与|共建国家之间的航班
_WITH = ("与", "同")
_BESIDE = ("与", "同", "向", "在", "对", "为")
# 公安机关|共|立案
_TOGETHER = re.compile("(?<=机关|系统|部门|法院)共(?=[立查办抓破打受审起])")
# 设计建造的总重|3万吨|平台: the number only describes what stands behind it.
_DESCRIBING = re.compile("的(?:总重|总长|全长|总投资|面积|直径|高度|载重)$")
# 派出2个工作组|分赴两省
_WHITHER = re.compile("(?<=.{4})(?:分赴|赶赴|奔赴).*")
# 抵押登记5个工作日|内办结|
_WITHIN = re.compile("内(?:全部|可|即可)?(办结|送达|到账)[，。；]")
_LANDS = frozenset({"个", "座", "省", "省市", "市", "县", "国"})
_LAND_NOUNS = ("省", "市", "县", "城市", "地区", "地级", "成员国", "重点城市")
# What a name is only the first part of a word with: 全国|性社团.
_SUFFIXES = ("性", "版", "籍")
# 郑州|—卢森堡“空中丝绸之路”: the name goes on.
_DASHED = ("—", "–", "－", "-", "·")
_GRADES = re.compile("[Ⅰ-Ⅻ0-9A-Z一二三四五][—–－-]([Ⅰ-Ⅻ0-9A-Z一二三四五])(?=[类级型期])")
# 这部电影的|票房, 本次活动|参与人数: who it is, pointed at; the bearer says it.
_POINTED = re.compile("(?:这|该|此|本)(?:[部款座条家台套项次场届])[一-龥]{2,3}的(?=[一-龥]{2,}$)")
# |以甲和|乙等为代表的|新动能领域
_STANDS_FOR = re.compile("^[^以]{2,16}等?为代表的(?=.{2})")
# 某交易会|闭幕|意向成交金额
_OPENING = re.compile("^(?:圆满|今天|今日)?(?:闭幕|落幕|收官|开幕)(?=[一-龥]{3})")
# |该港口共有|航线, |该项目|设计年通过能力
_PRONOUN = re.compile(
    "^(?:该|此)(?:项目|工程|港口|港|企业|平台|线路|铁路|高铁|大桥|隧道|电站|机场|园区|基地|中心|景区|航线|系统|油田|气田)"
    "(?:目前|现|已|共)*(?:拥?有)?(?=[一-龥]{2})|^[这那]里(?=[一-龥]{3})"
)
# 增加值|占到|全省
_SHARE_OF = re.compile("占到了?(?=.)")
# 传统文化类景区|增速明显，|由2064个增加到4000个
_STATE = re.compile("(?<=.{2})(?:增速|增势|增长|发展|成效)(?:明显|显著|迅速|较快|强劲|迅猛)$")
# 对|欧盟钢铝产品|征收50%|关税
_LAID = re.compile("[^对，。；]{0,12}[征加]收?")
_ON = re.compile("对[^，。；对\\d]{0,20}$")
# 与|8个省份|建立|合作: both do it.
_JOINT = re.compile("(?:签署|签订|签|建立|缔结|达成|开展|有)")
# 保护修复的400处建筑|已全部对外开放
_OPEN_NOW = re.compile("(?<=.{6})已(?:经)?(?:全部|陆续|先后|相继|基本|全面)[^的]*$")
_CAUSED = re.compile("[^，。；的]{0,6}(?:带动|拉动|推动|促进|助推|支撑|提升|提高|扩大)了?(?:我国|全国)(?=.{4})")
# 推出共|三批|57家
_BATCH = re.compile("[一二三四五六七八九十两][批类]$|这$")
# A share that says neither of what nor in what.
_SHARES = frozenset({"占比", "比重", "份额", "比例", "数量占比"})
# 智能仿生机器人|中: of which, no part of the name.
_MIDST = re.compile("(?:企业|产品|项目|人员|国家|城市|省份|客户|游客|旅客|品牌|机构|专利|订单|群众)中$")


def mended(context: Context, reading: Reading, found: Found) -> Found:
    """Return a figure whose measure says nothing twice and has the first letter that its first word lost.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    found: the figure.
    """
    measure = _AGAIN.sub(r"\1的\2", _TWICE.sub(r"\1", balanced(found.measure))).replace("的的", "的")
    measure = _OPENING.sub("", _STANDS_FOR.sub("", measure))
    measure = _HELPING.sub("", _ORDER.sub("", _TOGETHER.sub("", measure)))
    measure = _LIES.sub(r"\1", _headed(context, reading, found, measure))
    if found.tie.change is not None and measure.startswith("将"):
        measure = measure[1:]
    measure = _WHITHER.sub("", measure) if measure.startswith("派") else measure
    measure = _SHARE_OF.sub("占", _PRONOUN.sub("", _OPEN_NOW.sub("", _POINTED.sub("", measure))))
    if not found.behind:
        measure = _STATE.sub("", measure)
    measure = _with_whom(reading, found, measure)
    measure = _on_whom(reading, found, measure)
    if (limit := _WITHIN.match(reading.text, found.mention.end)) and limit[1] not in measure:
        measure += limit[1] + "时限"
    if (caused := _CAUSED.match(measure)) and found.tie.change is not None:
        # 有力地带动了|我国高技术制造业投资: of whom it grew stands there.
        own = COUNTRY if context.is_a(COUNTRY, ("Place",)) else None
        return replace(found, subject=own, own=True, measure=measure[caused.end() :])
    if found.tie.change in {"多增", "少增"} and not any(w in measure for w in ("新增", "增量", "增加")):
        # 贷款增加22万亿元，同比多增1万亿元: not the loans but what was added to them.
        measure += "增量"
    return found if measure == found.measure else replace(found, measure=measure)


def _on_whom(reading: Reading, found: Found, measure: str) -> str:
    """Return a measure of a duty with whom it is laid on: |对欧盟钢铝产品|征收50%关税."""
    laid = measure.endswith("关税") and _LAID.match(measure) is not None and found.start < found.mention.start
    on = _ON.search(reading.text[max(0, found.start - 24) : found.start]) if laid else None
    return on[0] + measure if on is not None else measure


def _with_whom(reading: Reading, found: Found, measure: str) -> str:
    """Return a measure with the 与 before those that something is done together with: |与|8个省份建立了合作."""
    counted = bool(found.behind) and measure.startswith(found.behind)
    at = found.mention.start if counted else found.start
    ahead = reading.text[max(0, at - 3) : at].rstrip("近约超逾") if counted else reading.text[:at]
    told = measure.removeprefix(found.behind) if counted else measure
    joined = ahead.endswith(("与", "同")) and not ahead.endswith("共同") and _JOINT.search(told) is not None
    return ahead[-1] + measure if joined and not measure.startswith(("与", "同")) else measure


def _headed(context: Context, reading: Reading, found: Found, measure: str) -> str:
    """Return a measure with the letter before it that belongs to its first word, or without a scrap of a time."""
    text, start = reading.text, found.start
    if not start or start == found.mention.start or not text.startswith(measure[:2], start):
        return measure.removeprefix("此") if re.match("此(?![次类项前后外处])", measure) else measure
    before = text[start - 1]
    if measure.startswith("—") and before == "—":
        # 最大光伏电站——|乙光伏电站累计发电: the name behind the dash is whose it is.
        name = next((m.text for m in reading.mentions if m.start == start + 1), "")
        return measure[1:].removeprefix(name) if name else measure
    if measure.startswith(_DASHED) and (grades := _GRADES.match(text, start - 1)) is not None:
        # Ⅰ|—Ⅲ类水质断面比例
        return grades[0] + measure.lstrip("".join(_DASHED)).removeprefix(grades[1])
    if _BY.search(text[:start]):
        return _deed(context, reading, found, measure)
    if text.endswith("首批", 0, start):
        return "首批" + measure
    if before in _WITH and "之间" in measure:
        return before + measure
    counted = next((t for t in reading.tokens if t.kind == "Q" and t.end == start), None)
    if counted is not None and text.endswith(_BESIDE, 0, counted.start):
        # 与30个|国家签署协定|23个: what is counted before is no part of it.
        return _deed(context, reading, found, measure)
    whole = text.startswith(measure, start) and measure.startswith(_LAND_NOUNS)
    if counted is not None and counted.unit in _LANDS and whole:
        # 9个|省市传播率: not of all the land.
        return counted.text + measure
    if measure.startswith(_OWNED) and before in _RANKS:
        return before + measure
    if measure.startswith("内") and text.endswith(_SPANS, 0, start) and not measure.startswith(_INNER):
        return measure[1:]
    torn = figure_words(context.ontology.path)["torn_words"]
    if any(before + measure[:n] in torn for n in (1, 2)):
        # 上合示范区到|发中欧班列, 约|谈网站, 中|高端机型
        return before + measure
    named = next((m for m in reading.mentions if m.end == start), None)
    if named is not None and measure[0] in _SUFFIXES:
        # 全国|性社团
        return named.text + measure
    return measure


def _deed(context: Context, reading: Reading, found: Found, measure: str) -> str:
    """Return a measure from its deed on, where it begins in what that is done with: 依托关爱|服务阵地|开展活动."""
    deeds = figure_words(context.ontology.path)["doing"]
    tokens = [t for t in reading.tokens if found.start <= t.start and t.end <= found.mention.start]
    if not tokens or tokens[0].kind == "v":
        return measure
    verb = next((t.text for t in tokens[1:] if t.kind == "v" and t.text in deeds and t.text in measure), "")
    return measure[measure.find(verb) :] if verb else measure


def broken(context: Context, reading: Reading, found: Found) -> bool:
    """Whether a measure is no phrase that can be read without its text: 位于某市以北, 按计划, 企业中.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    found: the figure.
    """
    known = figure_words(context.ontology.path)
    measure = found.measure
    if measure.startswith((*known["no_start"], *_DASHED)) or measure.endswith(tuple(known["no_end"])):
        return True
    # 80%的受访者|表示满意: what they say is what is measured.
    asked = measure.endswith("的比例")
    told = any(w in measure for w in (_TOLD[1:] if asked else _TOLD))
    if _BATCH.search(measure) or measure in _SHARES or _MIDST.search(measure) or _COUNTED.search(measure) or told:
        return True
    if measure.startswith(known["doing"]):
        doing = next((w for w in known["doing"] if len(w) > 1 and measure.startswith(w)), "")
        if doing and re.match(r"了?\d+多?[个家项名场部]", measure[len(doing) :]):
            return True
    if measure.endswith(tuple(known["directions"])) and not measure.startswith(tuple(known["covering"])):
        return True
    if any(m.text == measure and context.is_a(next(iter(m.entities), ""), ("Place",)) for m in reading.mentions):
        # 迈阿密|有多达1000人被捕
        return True
    number = next((t for t in reading.tokens if t.start == found.mention.start), None)
    if number is None:
        return False
    after = next((t for t in reading.tokens if t.start >= number.end), None)
    if after is not None and after.kind == "n" and _DESCRIBING.search(measure):
        return True
    if number.unit == "个" and _OF_LANDS.match(measure) and reading.text.startswith(measure[:2], number.end):
        return True
    return _share_of_another(reading, number, measure, known) or _beside(reading, found, number)


def _share_of_another(reading: Reading, number: Token, measure: str, known: Mapping[str, Any]) -> bool:
    """Whether a share is one of what stands behind it and not of the measure: 科技巨头约30%|的利润来自欧盟."""
    if number.unit not in {"%", "成"} or not reading.text.startswith(("的", "以上的"), number.end):
        return False
    # 加征25%|的关税: the measure holds what stands behind.
    held = reading.text.startswith(measure[-2:], number.end + len("的")) and len(measure) > 3
    told = held or measure.endswith((*known["rates_end"], *known["nounlike"]))
    return not told and not any(len(w) > 1 and w in measure for w in (*known["doing"], *known["turning"]))


def _beside(reading: Reading, found: Found, number: Token) -> bool:
    """Whether a number only says where or on which basis a thing is done: 供销系统在|100多个|社区搭建自提柜."""
    ahead = reading.text[max(0, number.start - 4) : number.start]
    if re.search("以[东西南北]{1,2}(?:约|近|超)?$", ahead):
        # 港口位于市区以北|80公里
        return True
    if not re.search("(?:在|围绕|聚焦|位于)(?:超过?|近|约|逾)?$", ahead) or found.start >= number.start:
        return False
    after = next((t for t in reading.tokens if t.start >= number.end and t.kind != "j"), None)
    return after is not None and after.kind in {"n", "M", "a"} and after.text not in found.measure
