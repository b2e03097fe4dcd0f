"""Names that have no figure, whoever reads it: 会议决定，缓缴收费14项 is not the meeting's, nor 甲、丙|2国 of 丙."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, LISTED, Found, figure_words, pick
from kg.relations.figures.bearer.absent import of_absent
from kg.relations.figures.bearer.bystanders import (
    nowhere,
    of_everywhere,
    of_phase,
    of_renamed,
    of_struck,
    of_told,
    stands_by,
)
from kg.relations.figures.bearer.misplaced import of_awareness, of_quake
from kg.relations.reading.sentence import Reading

# How many sentences back, with the one itself, may name what a figure is of.
_BEFORE = 4
# Why a figure has lost its name, as the walk (bearer/walk.py) says it.
STANDS_BY = "a name that only stands by"
_LIST = ("、", "和", "与", "及", "包括", "涵盖")
# 丙中心|试点项目等|30个: the list goes on behind the name.
_AND_MORE = re.compile("[^，。；、的]{0,6}等")
# 甲行、丙联|共处理…
_ALL_OF = re.compile("^[^，。；]{1,8}?(?:共同|共|一共|合计|均|都)")
# 丙盟第一大经济体|丁国|国内生产总值
_SORT = re.compile(
    "[^，。；、占与对]{0,10}(?:经济体|成员国|大国|产油国|进口国|出口国|生产国|贸易伙伴|首都|首府|省会)$"
)
_SAID = re.compile("会议(?:还)?(?:指出|强调|决定|认为|要求|明确|提出|部署|听取|通过)")
# 记者从今天召开的某会议上|获悉: it is only where that was told.
_LEARNT = re.compile("从[^，。；]{0,40}(?:会议|全会)(?:上)?(?:获悉|了解到|获知)")
# 骨干工程|——|丙丁输水工程
_DASH = re.compile("[^，。；、“”]{0,6}——“?")
_OF_THAT = re.compile("该([省州市县区国])")
_COUNTED = re.compile("[\\d一二两三四五六七八九十]+[个国]“?$")
_MOVED = re.compile("(?:将|已)?(?:上调|下调|调高|调低|维持)(?:对|了)?")
_AREA = ("AdministrativeArea", "Region")


def rightful(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Return a figure with whom it is truly of, where a name was taken for that which only stands by; None if unsure.

    `around` are the sentences that it may go by. The figures of all readers pass here, those left over too.
    """
    if found.subject is None:
        return found
    if of_absent(context, reading, found) or stands_by(context, reading, found):
        return _nobody(found)
    found = of_told(context, reading, of_struck(context, reading, found))
    if found.subject is None:
        return _nobody(found)
    ahead = [m for m in reading.mentions if m.end <= found.mention.start]
    mine = [m for m in ahead if found.subject in m.entities]
    if (
        _listed(reading, mine, found)
        or _summed(reading, mine, ahead, found)
        or _only_quoted(context, reading, mine, found)
        or _of_a_land(context, found)
    ):
        return _nobody(found)
    if (
        _of_this(context, found)
        or nowhere(found)
        or (mine and _not_the_doer(context, reading, mine[-1], ahead, found))
    ):
        return _nobody(found)
    named = (_of_meeting, of_awareness, of_quake, _of_dash, _of_that, _of_apposed, of_everywhere)
    for step in (*named, _of_area, _of_built, _of_its_trains, _of_outlook):
        found = step(context, reading, around, found)
        if found.subject is None:
            return _nobody(found)
    found = of_phase(context, reading, around, of_renamed(context, reading, around, found))
    return _of_members(context, reading, mine, _of_trade(context, reading, found))


def _nobody(found: Found) -> Found:
    return replace(found, subject=None, settled=True, reason=STANDS_BY)


def _listed(reading: Reading, mine: Sequence[Mention], found: Found) -> bool:
    """Whether a measure begins with who shares the figure with the name before it: 甲行、|丙联|共处理交易254亿笔."""
    if not mine or mine[-1].end + 1 != found.start or reading.text[mine[-1].end] not in "、和及":
        return False
    together = reading.text[found.start : found.mention.start]
    return bool(_ALL_OF.search(together)) and reading.text.startswith(found.measure[:2], found.start)


def _summed(reading: Reading, mine: Sequence[Mention], ahead: Sequence[Mention], found: Found) -> bool:
    """Whether a name only stands in a list that a number sums up: 甲、|丙|2个成员, 甲行、|丙行|贷款余额合计."""
    if not mine:
        return False
    name = mine[-1]
    at = found.mention.start
    listed = reading.text.endswith(_LIST, 0, name.start)
    between = reading.text[name.end : at]
    if listed and bool(found.behind) and (between == "" or _AND_MORE.fullmatch(between)):
        return True
    if between == "等" and bool(found.behind):
        # 丙市等|7个先导区: it is one of them.
        return True
    gaps = [gap for m in ahead for gap in (reading.text[m.end : name.start], reading.text[name.end : m.start])]
    beside = any(gap in LISTED for gap in gaps) and not found.measure.startswith(("与", "同", "对"))
    return beside and any(w in between or w in found.measure for w in ("合计", "共计", "总计"))


def _of_a_land(context: Context, found: Found) -> bool:
    """Whether a meeting would bear what is of a whole land: 会议召开。全市新建工会1320家."""
    whole = found.measure.startswith(tuple(figure_words(context.ontology.path)["whole_lands"]))
    return whole and context.is_a(found.subject or "", ("Event",))


def _only_quoted(context: Context, reading: Reading, mine: Sequence[Mention], found: Found) -> bool:
    """Whether a place is the given name of a thing: “丙河”|超级计算机."""
    return bool(mine) and context.is_a(found.subject or "", ("AdministrativeArea", "NaturalFeature")) and all(
        reading.text.endswith("“", 0, m.start) and re.match("”[^，。；、和与]", reading.text[m.end : m.end + 2])
        for m in mine
    )  # fmt: skip


def _not_the_doer(context: Context, reading: Reading, name: Mention, ahead: Sequence[Mention], found: Found) -> bool:
    """Whether somebody else did it, or did it not: 甲国撤销签证，以报复|丙国拒绝|向2名官员发放签证."""
    known = figure_words(context.ontology.path)
    if name.start and reading.text.endswith(known["downing"], 0, name.start) and not found.own:
        # 防空系统击落|丙军|飞机，拦截导弹6枚: by the other side.
        return not found.measure.removesuffix("人数").endswith(tuple(known["befallen"]))
    if "拒绝" in reading.text[max(name.end, found.mention.start - 6) : found.mention.start]:
        return "拒绝" not in found.measure
    others = [m for m in ahead if m.start >= name.end and pick(context, m) not in {None, found.subject}]
    return any(
        reading.text.endswith(tuple(known["blaming"]), 0, m.start)
        and context.is_a(pick(context, m) or "", ("AdministrativeArea", "Organization"))
        and reading.text[m.end : m.end + 1] not in "，。；、的"
        and "，" not in reading.text[m.end : found.mention.start]
        for m in others
    )


def _of_this(context: Context, found: Found) -> bool:
    """Whether a measure points at something without a name that a place was taken for: 此次民调对象."""
    pointing = found.measure.removeprefix("据悉").startswith(("此次", "本次", "这次"))
    befallen = tuple(figure_words(context.ontology.path)["befallen"])
    return (
        pointing and context.is_a(found.subject or "", ("Place",)) and not any(w in found.measure for w in befallen)
    )


def _of_meeting(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give what a meeting decides to the country where it is a national one: 国务院常务会议决定，缓缴收费14项.

    Of a plenum of the party too, and what a text tells once it has named one.
    """
    name = (found.subject or "").rpartition("/")[2]
    known = figure_words(context.ontology.path)
    if not name.endswith(("会议", "全会")) or found.measure.startswith(tuple(known["of_meeting"])):
        return found
    national = name.startswith(tuple(known["national"]))
    if not national and not any(_SAID.search(r.text) or _LEARNT.search(r.text) for r in around[-_BEFORE:]):
        return found
    return replace(found, subject=COUNTRY if national and context.is_a(COUNTRY, ("Place",)) else None)


def _of_dash(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give a figure to what stands behind a dash, where its kind was taken for it: 国家工程|——丙丁输水工程."""
    if not context.is_a(found.subject or "", ("Program", "Policy", "Site", "Work", "Event")):
        return found
    for other in reversed(around[-_BEFORE:]):
        named = [m for m in other.mentions if found.subject in m.entities and m.text[0] not in "该此本"]
        if not named:
            continue
        dash = _DASH.match(other.text, named[-1].end)
        if dash is None:
            return found
        behind = next((m for m in other.mentions if m.start == dash.end()), None)
        return replace(found, subject=pick(context, behind) if behind is not None else None)
    return found


def _of_that(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give a figure to the place that 该省 means, not to the one around it: 丙国|丁省是…，该省商会说，…2万家."""
    that = _OF_THAT.search(reading.text, 0, found.mention.start)
    if that is None or found.own or not context.is_a(found.subject or "", ("AdministrativeArea",)):
        return found
    before = [m for m in reading.mentions if m.end <= that.start() and m.text[0] not in "该全"]
    meant = [m for m in before if m.text[-1] == that[1]]
    own = pick(context, meant[-1]) if meant else None
    return replace(found, subject=own) if own and context.is_a(own, ("AdministrativeArea",)) else found


def _of_apposed(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give a figure to the place behind what it is called: 丙盟|第一大经济体|丁国|国内生产总值增长0.1%."""
    if not reading.text.startswith(found.measure[:2], found.start):
        return found
    for name in reading.mentions:
        own = pick(context, name) if found.start < name.start < found.mention.start else None
        sort = reading.text[found.start : name.start]
        rest = found.measure.removeprefix(sort + name.text)
        if own and context.is_a(own, ("AdministrativeArea",)) and rest != found.measure and _SORT.fullmatch(sort):
            return replace(found, subject=own, measure=rest, start=name.end, own=True) if len(rest) > 1 else found
    return found


def _of_built(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give a figure to what was spoken of as built, not to where it is: 大桥合龙。建成后|惠及群众达30万人."""
    known = figure_words(context.ontology.path)
    if found.own or not context.is_a(found.subject or "", _AREA) or not known["built"].match(reading.text):
        return found
    here = reading.sentence
    near = [r for r in around[-_BEFORE:] if r.sentence.block == here.block and r.sentence.index < here.index]
    things = [
        own
        for r in near
        for c in r.clauses
        for s in c.subject
        if c.own and s.head is not None and (own := pick(context, s.head))
        if context.is_a(own, ("Site", "Program"))
    ]
    return replace(found, subject=things[-1] if things else None)


def _of_area(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Part a place from 地区生产总值: 丙省|地区生产总值."""
    name = (found.subject or "").rpartition("/")[2]
    stem = name.removesuffix("地区")
    taken = stem != name and any(reading.text.startswith(name + "生产总值", m.start) for m in reading.mentions)
    if not taken:
        return found
    own = sorted(e.id for e in context.entities.values() if e.label.startswith(stem) and len(e.label) - len(stem) < 2)
    lands = [e for e in own if e != found.subject and context.is_a(e, ("AdministrativeArea",))]
    measure = "地区" + found.measure if found.measure.startswith("生产总值") else found.measure
    return replace(found, subject=lands[0] if len(lands) == 1 else None, measure=measure)


def _of_its_trains(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give the figures of a place's own trains to it: 丁省|中欧班列进出口6万标箱, not to all of them."""
    name = (found.subject or "").rpartition("/")[2]
    if not name.endswith("班列"):
        return found
    here = reading.sentence
    near = [r for r in around[-_BEFORE:] if (r.sentence.block, r.sentence.item) == (here.block, here.item)]
    named = [(r, m) for r in near for m in r.mentions if found.subject in m.entities]
    if not named:
        return found
    other, train = named[-1]
    before = next((m for m in other.mentions if m.end == train.start), None)
    own = pick(context, before) if before is not None else None
    if own is None or not context.is_a(own, ("AdministrativeArea",)) or train.text in found.measure:
        return found
    return replace(found, subject=own, measure=train.text + found.measure)


def _of_trade(context: Context, reading: Reading, found: Found) -> Found:
    """Give the trade of two to the first of them: 内地|与香港进出口; 东盟为我国贸易伙伴，|对东盟进出口."""
    known = figure_words(context.ontology.path)
    mainland = found.measure.startswith(("内地与香港", "内地与澳门", "大陆与台湾"))
    partner = next((m for m in reading.mentions if m.text and found.subject in m.entities), None)
    if partner is not None and found.measure.startswith(tuple(w + partner.text for w in ("对", "与", "同", "向"))):
        ours = any(COUNTRY in m.entities for m in reading.mentions)
        return replace(found, subject=COUNTRY if ours else None)
    mainland = mainland and any(w in found.measure for w in ("贸易", *known["trade"]))
    return replace(found, subject=COUNTRY) if mainland and context.is_a(COUNTRY, ("Place",)) else found


def _of_outlook(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give an outlook to the land it is of, not to who moves it: 丙组织上调|丁国经济增长|预期至5%."""
    moved = _MOVED.match(found.measure)
    if moved is None or not context.is_a(found.subject or "", ("Organization", "Work", "Policy")):
        return found
    rest = found.measure[moved.end() :]
    land = next((m for m in reading.mentions if m.end <= found.mention.start and rest.startswith(m.text)), None)
    own = pick(context, land) if land is not None else None
    if land is None or own is None or not context.is_a(own, ("AdministrativeArea", "Region")):
        return found
    what = rest.removeprefix(land.text).removeprefix("的")
    return replace(found, subject=own, measure=what if what.endswith(("预期", "预测")) else what + "预期")


def _of_members(context: Context, reading: Reading, mine: Sequence[Mention], found: Found) -> Found:
    """Say whose a figure of some members of a body is: 8个“丙组织”主要产油国|日均增产."""
    if not mine or not context.is_a(found.subject or "", ("InternationalBody",)):
        return found
    name = mine[-1]
    some = _COUNTED.search(reading.text, 0, name.start)
    members = re.match("”?((?:主要)?(?:产油国|成员国|成员))", reading.text[name.end : name.end + 8])
    if some is None or members is None or found.mention.start < some.end() or members[1] in found.measure:
        return found
    return replace(found, measure=some[0].rstrip("“") + members[1] + found.measure)
