"""What a figure is: something observed, a target, a forecast."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kg.model import Modality
from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.planning import bounded, fulfilled, joined, meant, of_plan, set_by_paper, set_or_allowed
from kg.relations.figures.time.timing import ahead_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading

# 32支代表队、|2000名演员
_MORE = re.compile(r"[、和][^，。；、将]{0,6}\d[^，。；、将]{2,12}(?=将)")
# 预期指数 is a name; 比预期减少25%: what was expected is only compared with.
_EXPECTED = re.compile(
    r"(?:预期|预测)(?=指数|寿命|目标|收益|值|性)"
    r"|(?:比|较|于|超|超出|超过|不及|达到|符合)(?:市场|此前|原先|分析师)?(?:的)?(?:预期|预测|预计)"
)
_WILL_REACH = re.compile("将(?:会|首次|有望)?(?:超|达|突破|接近|近|增至|升至|降至)[过到]?(?:约|近|逾)?$")
# 关税提高至50%|的决定
_DECIDED = re.compile("的(?:决定|计划|目标|方案|提议|提案|承诺)")
# 低于政府1.3%|的增长预期
_OTHERS = re.compile("的[^，。；]{0,6}(?:预期|目标|预测|水平)")
# 33位经济学家参与的|预测调查显示|，…
_SURVEYED = re.compile("(?:预测|预期)(?:性)?(?:的)?(?:调查|报告|模型|研究)(?:结果)?(?:显示|表明|称|指出|认为)")
_WILL = re.compile("将(?:再|还|继续|新|进一步|陆续|逐步|分批|集中|全面|重点|会)*")
_CHANCES = ("概率", "可能性")
_WEATHER = frozenset({"摄氏度", "℃", "毫米"})


def kind_of(
    context: Context, reading: Reading, clause: Clause, found: Found, dated: Phrase | None, last: Found | None
) -> tuple[str, Modality, Scope]:
    """Return the predicate and modality: what lies ahead is a target, what is foretold a forecast."""
    root = context.ontology.path
    at = phrase_at(clause, found.mention.start)
    scope = scope_of(reading.clauses, clause.index, at, root, reading.text)
    said = _EXPECTED.sub("", reading.text[clause.start : found.mention.start])
    if _reached(context, reading, clause, dated, found, scope) or fulfilled(context, said):
        scope = replace(scope, modality="asserted", settled=True)
    if scope.modality == "asserted" and not scope.settled:
        scope = _carried(context, reading, clause, scope)
    if (
        scope.modality == "forecast"
        or any(w in said for w in figure_words(root)["foretold"])
        or _foretold(reading, clause, figure_words(root)["foretold"])
        or _predicted(context, reading, found, dated)
    ):
        return "forecast", "forecast", scope
    ahead = dated is not None and ahead_of(context, dated, scope.settled)
    likely = found.measure.endswith(_CHANCES) and (ahead or not _over(context, dated)) and not scope.settled
    maybe = scope.modality == "possible" and dated is not None and not scope.settled and not _over(context, dated)
    if likely or maybe or _of_weather(context, dated, found):
        # 未来10年，美国政府可能征收…; 衰退的可能性约为50%; 未来三天，东部降温6℃
        return "forecast", "forecast", scope
    bare = dated is None and not scope.settled and scope.modality not in {"planned", "required"}
    if _goes_on(context, reading, clause, found, last, ahead or bare):
        return "forecast", "forecast", scope
    once = not scope.settled and _once(reading, clause, figure_words(root)["stages"], found)
    if once or (scope.modality == "planned" and _drifts(context, found, said)):
        return "forecast", "forecast", scope
    if decided(reading, found):
        return "target", "planned", scope
    if (fixed := set_or_allowed(said, scope.modality)) is not None and not ahead:
        return "observation", fixed, scope
    if dated is None and bounded(context, reading, found):
        return "target", "required", scope
    opened = dated is not None and not scope.settled and _of_planned_time(reading, clause, dated, root)
    bidden = not scope.settled and (of_plan(context, found) or set_by_paper(context, reading, found, dated))
    aimed = bidden or _aimed(context, reading, clause, found, dated, scope)
    aimed = aimed or (not scope.settled and _will_do(context, reading, clause, found))
    if meant(scope, said) or ahead or opened or aimed:
        return "target", "planned", scope
    if _tells_of(found) and _to_come(reading, found, figure_words(root)["purposes"]):
        # 15个成员国|将|继续削减关税
        drifts = found.subject is not None and context.is_a(found.subject, ("Place",))
        return ("forecast", "forecast", scope) if drifts else ("target", "planned", scope)
    if scope.modality == "possible":
        return "observation", "possible", scope
    return "observation", "asserted", scope


def _predicted(context: Context, reading: Reading, found: Found, dated: Phrase | None) -> bool:
    """Whether somebody predicts it, or a survey of forecasts: 经济学家参与的预测调查显示，今年第二季度物价上涨6%."""
    speech = reading.speech_at(found.mention.start)
    if speech is not None and speech.mode == "predicting":
        return True
    return _SURVEYED.search(reading.text, 0, found.mention.start) is not None and not _over(context, dated)


def _goes_on(
    context: Context, reading: Reading, clause: Clause, found: Found, last: Found | None, ahead: bool
) -> bool:
    """Whether the forecast before reaches a figure `ahead`, or of what it foretells: 预计超3亿人次，|比去年增长8%."""
    if last is None or last.kind != "forecast" or last.index != reading.sentence.index:
        return False
    # 预计游客将增长10%，|达到|3000万人次
    if not ahead and last.measure != found.measure:
        return False
    return not shown_there(context, reading, clause, found)


def _over(context: Context, dated: Phrase | None) -> bool:
    """Whether a time is wholly past: 上月|的概率, 去年."""
    latest = getattr(dated.mention.detail, "latest", None) if dated is not None and dated.mention else None
    return bool(latest and context.document.date and latest < context.document.date)


def _of_weather(context: Context, dated: Phrase | None, found: Found) -> bool:
    """Whether a figure is one of the weather to come: 未来三天|降温6℃, 明天|降雨量80毫米."""
    detail = dated.mention.detail if dated is not None and dated.mention else None
    latest, unit = getattr(detail, "latest", None), found.unit
    return unit in _WEATHER and bool(latest and context.document.date and latest > context.document.date)


def shown_there(context: Context, reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether a clause of its own tells what an event has: 新技术发布将超过1200项，|各类产品总数超2万件."""
    event = found.subject is not None and context.is_a(found.subject, ("Event",))
    foretold = figure_words(context.ontology.path)["foretold"]
    return event and clause.own and not any(w in reading.text[: found.start] for w in foretold)


def _will_do(context: Context, reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether 将 stands right before what is done: 今年全国将|新开工改造小区5.4万个."""
    ends = reading.text[found.mention.end : clause.end].removeprefix(found.behind).strip("，。；、 ") == ""
    doing = found.measure.removeprefix("新").startswith(figure_words(context.ontology.path)["doing"])
    return ends and doing and reading.text.endswith("将", clause.start, found.start)


def disposed(context: Context, reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether a number only says with how many something is done: 将原有17个项目|整合, 将5000万元|投入建设.

    Or only with what: 增长0.9%，低于政府1.3%|的预期.
    """
    if (found.tie.comparison or "").endswith(("的", "的均值", "的平均值")):
        return True  # 远高于2月的1.9%: the number is that of then.
    if (found.tie.comparison or found.tie.change or "").startswith(("低于", "高于")) and _OTHERS.match(
        reading.text, found.mention.end
    ):
        return True
    at = reading.text.rfind("将", clause.start, found.mention.start)
    known = figure_words(context.ontology.path)
    if found.measure.startswith(("将", "把")):
        # 将300种药品|调入目录: the measure tells it.
        return False
    if at < 0 or reading.text[at + 1 : found.mention.start].strip() in {*known["near"], *known["level"]}:
        return False
    gap = [t for t in reading.tokens if at + 1 <= t.start and t.end <= found.mention.start]
    after = [t for t in reading.tokens if found.mention.end <= t.start and t.end <= clause.end and t.kind not in ",;"]
    held = all(t.kind in {"n", "a", "M", "j", "m"} or t.text in {"原有", "原来", "现有", "这", "其"} for t in gap)
    return held and bool(after) and any(t.kind == "v" for t in after[1:])


def _of_planned_time(reading: Reading, clause: Clause, dated: Phrase, root: Path) -> bool:
    """Whether the clause that gives the time is a plan: 4月，新一批集采|将|落地，平均降价70%."""
    other = next((c for c in reading.clauses[: clause.index] if c.start <= dated.start < c.end), None)
    end = reading.clauses[other.index + 1] if other is not None and other.main is None else other
    if end is None or end.index >= clause.index:
        return False
    scope = scope_of(reading.clauses, end.index, len(end.phrases), root, reading.text)
    said = reading.text[end.start : end.end]
    return scope.modality == "planned" and not scope.settled and "将" in said


def decided(reading: Reading, found: Found) -> bool:
    """Whether a number is only that of a decision or an aim: 关税提高至50%|的决定将冲击…; whenever that was told."""
    return _DECIDED.match(reading.text, found.mention.end) is not None


def _to_come(reading: Reading, found: Found, purposes: tuple[str, ...]) -> bool:
    """Whether what the things counted do is still to come: 400余项新产品|将首发."""
    at = reading.text.find(found.behind, found.mention.end) + len(found.behind) if found.behind else 0
    if at > 0 and (more := _MORE.match(reading.text, at)):
        # 32支代表队|、2000名演员|将演出
        at = more.end()
    return at > 0 and reading.text.startswith(("将", "还将", "也将", "均将", "都将", *purposes), at)


def _tells_of(found: Found) -> bool:
    """Whether a measure opens with the things counted: 全国32支|代表队|演出."""
    opens = bool(found.behind) and found.measure.startswith(found.behind) and found.measure != found.behind
    return opens or found.start == found.mention.start


def is_deed(context: Context, clause: Clause) -> bool:
    """Whether the subject of a clause is only a doing word: 将提升能力，|布局|实施100项项目."""
    alone = clause.subject[0] if clause.index and clause.own and len(clause.subject) == 1 else None
    bare = alone is not None and alone.head is None and not alone.before
    return bare and alone is not None and alone.noun in figure_words(context.ontology.path)["doing"]


def _carried(context: Context, reading: Reading, clause: Clause, scope: Scope) -> Scope:
    """Return the scope of the clause before for one that is only a deed: 预计保障航班2万班，|运输旅客240万人次."""
    root = context.ontology.path
    alone = clause.subject[0] if clause.index and clause.main is None and len(clause.subject) == 1 else None
    only = alone is not None and alone.head is None and alone.noun.startswith(figure_words(root)["doing"])
    deed = is_deed(context, clause)
    if not deed and not only:
        return scope
    before = reading.clauses[clause.index - 1]
    found = scope_of(reading.clauses, before.index, len(before.phrases), root, reading.text)
    return found if deed or found.modality == "forecast" else scope


def _reached(
    context: Context, reading: Reading, clause: Clause, dated: Phrase | None, found: Found, scope: Scope
) -> bool:
    """Whether a figure is told up to a day that is over: 在决定产能的订单上，截至3月底，订单2500万吨.

    Or members have done what their clause says, whatever that before is for.
    """
    if scope.modality == "planned" and joined(context, reading, clause, found):
        return True
    if dated is None:
        return False
    day, latest = context.document.date, getattr(dated.mention and dated.mention.detail, "latest", None)
    known = figure_words(context.ontology.path)
    between = reading.text[max(dated.end, clause.start) : found.mention.start].replace("将近", "")
    return (
        reading.text[dated.start : dated.end].startswith(("截至", "截止"))
        and bool(day and latest and latest <= day)
        and not any(w in between for w in ("将", *known["purposes"], *known["foretold"]))
    )


def _once(reading: Reading, clause: Clause, stages: re.Pattern[str], found: Found) -> bool:
    """Whether a figure holds once something is built: 项目建成后，可年产电池20万组."""
    before = reading.clauses[clause.index - 1].start if clause.index else clause.start
    said = reading.text[before : found.mention.start]
    return stages.search(said) is not None and "了" not in said and "已" not in said


def once_built(context: Context, reading: Reading, clause: Clause, found: Found, back: int = 0) -> bool:
    """Whether a clause, or one of `back` before it, says what holds once something runs: 投产后产值可达8亿元."""
    stages: re.Pattern[str] = figure_words(context.ontology.path)["stages"]
    start = reading.clauses[max(0, clause.index - back)].start
    return stages.search(reading.text, start, found.mention.start) is not None


def _foretold(reading: Reading, clause: Clause, words: tuple[str, ...]) -> bool:
    """Whether the clause before is only who foretells: 公司预计，全年营业收入将达390亿元."""
    before = reading.clauses[clause.index - 1] if clause.index else None
    return before is not None and reading.text[before.start : before.end].endswith(words)


def _aimed(
    context: Context, reading: Reading, clause: Clause, found: Found, dated: Phrase | None, scope: Scope
) -> bool:
    """Whether the clause opens with an aim: 力争港口货物吞吐量突破20亿吨; 确保…, where its time is not over."""
    known = figure_words(context.ontology.path)
    opens = next((t for t in reading.tokens if t.start >= clause.start and t.kind not in {"T", "d", "c", ","}), None)
    if opens is None or opens.start >= found.mention.start or scope.settled:
        return False
    planned = reading.text.endswith("计划", clause.start, found.start) and not found.measure.startswith("总投资")
    planned = planned or (reading.text.endswith("规划", clause.start, found.start) and found.measure.startswith("建"))
    # 确保了…, 争取了…: it is done.
    done = reading.text.startswith("了", opens.end)
    if ((opens.text in known["aiming"] or opens.text == "确保") and not done) or planned:
        return True
    latest = getattr(dated.mention.detail, "latest", None) if dated is not None and dated.mention else None
    day = context.document.date
    # 今年钻探的油井，实现新建产能20亿立方米: what is reached in the year that runs.
    return (
        opens.text in known["ensuring"]
        and opens.text != "实现"
        and bool(latest and day and latest > day)
        and clause.index > 0
    )


def _drifts(context: Context, found: Found, said: str) -> bool:
    """Whether what lies ahead comes by itself: 将 alone, of a place or a concept, with no doing in it (将降温8℃)."""
    known = figure_words(context.ontology.path)
    if "将" not in said or any(w in said for w in known["purposes"]) or found.subject is None:
        return False
    if _WILL_REACH.search(said) and not context.is_a(found.subject, ("Policy",)):
        # 2025年某公司投资将超6500亿元
        return not found.measure.startswith((*known["willed"], *known["doing"]))
    willed = ("为", "对", "把", "将", *known["willed"], *known["doing"])
    # 国家|将再|投入3亿元, 某国|将|收取100%的关税: somebody does it.
    does = _WILL.split(said)[-1].startswith((*willed, *known["levying"]))
    return context.is_a(found.subject, ("Place",)) and not does and not found.measure.startswith(willed)


def phrase_at(clause: Clause, offset: int) -> int:
    """Return the index of the first phrase that reaches behind `offset`."""
    return next((k for k, p in enumerate(clause.phrases) if p.end > offset), len(clause.phrases))
