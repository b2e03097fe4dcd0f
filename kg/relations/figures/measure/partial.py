"""Numbers whose clause is no figure that can be told without the rest of its sentence.

产出每提高1个百分点，甲国出口就会增加0.3%; 在2100名受访者中; 52%的受访者认为…; 两部门下达5亿元.
"""

from __future__ import annotations

import re

from kg.relations.figures.base import COUNTRY, Found
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# 增速|每提高|1个百分点
_EACH = re.compile(r"每(?:提高|提升|增加|增长|上升|上涨|下降|降低|减少|下调|上调|投入|生产|消耗|多|少)了?约?[\d一]")
# 出口|就会|增加, 产值|将|减少
_THEN = re.compile("就|会|将|可|能|带动|拉动|意味着|相当于")
_BECAUSE = ("是由于", "是因为", "原因是", "主要由于", "受此影响")
# 两部门|下达…: who does it is not what is counted.
_DOERS = re.compile("(?:[两二三四五六七八九十多各]|\\d+)个?(?:部门|部委|单位|方)")
# 52%的受访者|认为|…: not what they think.
_THINKING = re.compile("(?:认为|表示|觉得|相信|预计|担心|认同|希望|称)的(?:比例|占比|人数)$")
# 在2100名|受访民众|中，…: among whom something else is counted.
_AMONG = re.compile("[^，。；]{0,12}[中里]，")
# 两市|4县, 3省|26个县
_LANDS = re.compile(r"[一二两三四五六七八九十\d][多余]?个?[省市州县区镇乡村国]$")
_POINTED = re.compile(
    "(?:其他|其余|部分|个别|少数)(?:地区|国家|省份|城市|区域)|(?:这|那|上述|该)(?:[一二两三四五六七八九十几\\d]|些|家|座|个|项(?!目))"
)
# 有时|能见度不足1米
# 建成|由9颗卫星、842部雷达组成的系统: what it is made of.
_MADE_OF = re.compile("(?:建成|形成|建立|构建|组建)了?由")
# |以182个片区为载体|启动了更新: with what it is done.
_WITH = re.compile("[^，。；\\d]{1,12}为(?:载体|抓手|重点|依托|牵引|核心|支撑|主体|基础|单位|对象|契机|引领|中心)")
# 集聚了|80%的全国重点实验室|: no share that a whole country holds.
_HOLDS = re.compile("(?:聚集|集聚|汇聚|汇集|拥有)了?(?:全国|国家)")
# 某银行股价下跌38%，|另一银行|下跌33%: a body is nothing that falls.
_BODY = ("银行", "公司", "集团", "股份")
# 铁路网覆盖97%|的50万人口以上城市
_OF_A_SIZE = re.compile(r"以?上?的\d")
_NOT = re.compile("(?:不|未|没有|尚无)([一-龥]{2})")
_AT_TIMES = ("有时", "偶尔", "时而", "往往", "常常", "一度")


def partial(reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether a figure says something else, or nothing, without the words around it.

    Parameters
    ----------
    reading: the sentence of the figure.
    clause: its clause.
    found: the figure.
    """
    measure, number = found.measure, found.mention
    if measure.endswith(("每", "显示")) or measure.startswith(_AT_TIMES) or any(w in measure for w in _BECAUSE):
        return True
    if measure.count("（") != measure.count("）") or _DOERS.fullmatch(measure) or _THINKING.search(measure):
        return True
    if _POINTED.match(measure) or _LANDS.search(reading.text, clause.start, number.start):
        return True
    if _MADE_OF.match(measure) or (found.tie.change is not None and measure.endswith(_BODY)):
        return True
    if (
        _denied(reading, clause, found)
        or _with(reading, found)
        or (found.subject == COUNTRY and found.unit == "%" and _HOLDS.match(measure))
    ):
        return True
    if found.unit == "%" and measure.endswith("覆盖") and _OF_A_SIZE.match(reading.text, number.end):
        return True
    sample = reading.text.endswith("在", 0, number.start) and measure.endswith(("中", "里"))
    return (sample and _AMONG.match(reading.text, number.end) is not None) or conditional(
        reading, clause, number.start
    )


def _denied(reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether the things counted are those that do not do what the measure says: 八成个体工商户|不|需要缴税."""
    after = re.split("[，。；]", reading.text[found.mention.end : clause.end])[0]
    return any(m[1] in found.measure and m[0] not in found.measure for m in _NOT.finditer(after))


def _with(reading: Reading, found: Found) -> bool:
    """Whether what is counted is only what something is done with: |以182个片区为载体|启动了更新."""
    ahead = reading.text[max(0, found.mention.start - 3) : found.mention.start].rstrip("近约超逾")
    return ahead.endswith("以") and _WITH.match(reading.text, found.mention.end) is not None


def conditional(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether a number is a step or what follows from each: 每|提高1个百分点|，产出就会增加|0.3%|."""
    step = _EACH.search(reading.text)
    if step is None or step.start() > at:
        return False
    end = reading.text.find("，", step.end())
    if end < 0:
        return False
    then = next((c for c in reading.clauses if c.start >= end), None)
    follows = then is not None and _THEN.search(reading.text[then.start : then.end]) is not None
    return follows and then is not None and at < then.end
