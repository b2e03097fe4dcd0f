"""Whether what is counted is planned, bidden by a paper or proposed, or a plan told as done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Modality
from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading

# 提前完成|全年任务
# 新开工项目|计划总投资|同比增长23%: of what it is the sum, no plan.
_SUM_OF_PLANS = re.compile("计划总?投资额?")
_DONE = re.compile(r"(?:提前|超额|如期|圆满|顺利|已)[^，。；]{0,8}?(?:完成|实现|达成)")
# 最多时每天|要|收购200万斤: what is usual.
_USUAL = re.compile(r"(?:每[天年月日周次]|平均|最多时|通常|往往)[^，。；]{0,6}要")
# 通知明确，今年…
_PAPER_SAYS = re.compile(
    r"(?:通知|意见|方案|规划|办法|文件|纲要|要点|计划)》?(?:还|也)?(?:明确|提出|要求|部署|规定)(?:了)?[，：]"
)
_PROPOSED = re.compile(r"提议|建议(?:对|将|把)")
# 丙央行|决定将三大利率|上调25个基点: it is set with that.
_RATE_SET = re.compile(
    "决定将?[^，。；]{0,16}(?:利率|准备金率)(?:均|分别|再次|再)?(?:上调|下调|提高|降低|维持|加|降)"
)
# 补贴比例|可提高至|40%
_ALLOWED = re.compile("可(?:以|再)?(?:提高|上浮|放宽|延长|降低|下浮|申请|享受|领取)[^，。；]{0,4}$")


def meant(scope: Scope, said: str) -> bool:
    """Whether the words before a number say that it is to come: 计划, 要, 提议; not 每天要收购200万斤."""
    if scope.modality == "required":
        return _USUAL.search(said) is None
    return scope.modality == "planned" or (scope.modality == "reported" and _PROPOSED.search(said) is not None)


def fulfilled(context: Context, said: str) -> bool:
    """Whether a plan is told as done: 某省|提前完成|全年13亿吨煤炭产量任务."""
    bare = _SUM_OF_PLANS.sub("", said)
    done = bare != said or _DONE.search(said)
    known = figure_words(context.ontology.path)
    return bool(done) and not any(w in bare for w in ("将", "确保", *known["purposes"], *known["foretold"]))


def set_by_paper(context: Context, reading: Reading, found: Found, dated: Phrase | None) -> bool:
    """Whether a paper sets what the year that runs shall bring: 通知明确，今年支持招募3万名毕业生.

    Or a plan the level to be reached: 规划纲要提出…，非化石能源占比提高到20%.
    """
    latest = getattr(dated.mention.detail, "latest", None) if dated is not None and dated.mention else None
    day = context.document.date
    runs = bool(day and latest and latest > day)
    if runs and _PAPER_SAYS.search(reading.text, 0, found.mention.start):
        return True
    plan = found.subject is not None and not found.own and context.is_a(found.subject, ("Policy",))
    plans = tuple(figure_words(context.ontology.path)["plans"])
    if not plan or not (found.subject or "").endswith(plans) or (dated is not None and not runs):
        return False
    said = reading.text[: found.mention.start]
    raised = reading.text[found.start : found.mention.start].rstrip("约近超").endswith(("到", "至", "达到"))
    return raised and any(w in said for w in ("提出", "明确", "要求", "部署"))


def of_plan(context: Context, found: Found) -> bool:
    """Whether a plan bids what shall be reached: 《方案》提出，…，发展承诺单位150万家以上."""
    known = figure_words(context.ontology.path)
    if found.subject is None or not context.is_a(found.subject, ("Policy",)) or found.own:
        return False
    bids = found.measure.startswith((*known["doing"], *known["ensuring"])) and not any(
        found.measure.startswith(w) for w in (*known["covering"], "设置", "明确", "部署", "制定")
    )
    return bids and found.subject.endswith(tuple(known["plans"]))


def bounded(context: Context, reading: Reading, found: Found) -> bool:
    """Whether a paper or a body sets a bound: 《办法》规定，津贴不低于300元; 教育部要求，每天活动不少于2小时."""
    known = figure_words(context.ontology.path)
    if not any(w in reading.text[found.start : found.mention.start] for w in known["bounds"]):
        return False
    paper = found.subject is not None and context.is_a(found.subject, ("Policy",))
    speech = reading.speech_at(found.mention.start)
    bids = any(w in reading.text[: found.mention.start] for w in known["bidding"])
    return bids or (paper and speech is not None)


def joined(context: Context, reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether members or guests have done what their clause says: 旨在建立规则，|110个成员联署."""
    known = figure_words(context.ontology.path)
    opens = reading.text[clause.start : found.mention.start].removeprefix("已有").removeprefix("共有")
    done = reading.text[found.mention.end : clause.end].removeprefix(found.behind)
    return clause.index > 0 and opens in ("", *known["near"]) and done.startswith(tuple(known["joining"]))


def goes_on_planned(context: Context, reading: Reading, readings: Sequence[Reading], until: int) -> bool:
    """Whether a clause is one more item of a plan before a semicolon: 某部|将|开展行动；|支持1万个图书馆改造."""
    head = reading.tokens[0] if reading.tokens else None
    first = reading.clauses[0] if reading.clauses else None
    if head is None or head.kind != "v" or first is None or first.own or "已" in reading.text[:until]:
        return False
    if "了" in reading.text[:until]:
        return False
    at = next((k for k, r in enumerate(readings) if r.sentence.index == reading.sentence.index), 0)
    while at > 0 and readings[at - 1].text[-1:] in {"；", ";"}:
        at -= 1
        other = readings[at]
        if not other.clauses:
            continue
        clause = other.clauses[-1]
        scope = scope_of(other.clauses, clause.index, len(clause.phrases), context.ontology.path, other.text)
        if scope.settled or any(w in other.text for w in ("已", "了")):
            return False
        if scope.modality == "planned":
            return "将" in other.text
    return False


def set_or_allowed(said: str, modality: Modality) -> Modality | None:
    """Return how a figure is meant that a decision sets or a rule allows: 决定将利率上调|25个基点, 可提高至|40%."""
    if _RATE_SET.search(said):
        return "asserted"
    return "permitted" if modality == "permitted" and _ALLOWED.search(said) else None
