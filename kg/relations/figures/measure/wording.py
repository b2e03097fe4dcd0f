"""The words of a measure as they stand in the text, without the times and adverbs among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.relations.base import Context, When
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

_AFTER_TIME = frozenset({"前", "内", "以前", "之前", "以来", "期间", "起"})
# 新增59家，|累计达到|432家
_TOTAL = re.compile("(?:累计|总数|总量)(?:已?达到?|增至|超过?|突破)?$")
# 增速|连续4年|高于20%
_IN_A_ROW = re.compile("连续第?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:年|个月|个季度|周|天)")
# 正加快|建设5座电站: not yet built.
_GOING_ON = re.compile("正在?(?:加快|加速|全力|抓紧|紧张|有序|稳步|逐步|积极|持续|大力|同步|推进){0,2}$")
# 累计|开行列车, 已累计|推出
_LEFT = ("结余", "结存", "余额")
_SUMMED = re.compile("累计(?:结余|结存|余额)$")
_SUM = re.compile("累计(?:已经?|共)?([一-龥A-Za-z]{2})")
# 成交量|增长
_MOVES = re.compile("(?:增长|下降|上升|上涨|回落|下跌|回升)$")
_TOGETHER = frozenset("担享建赢管治用")
_FORETELLING = frozenset({"预期", "预测"})
# 2026年|春节|档电影票房
_SEASON = re.compile("“?[一-龥]{2}”?$")


def measure_of(context: Context, reading: Reading, body: Sequence[Token], high: int) -> tuple[str, int]:
    """Return the words of a measure up to clean offset `high`, and where they start."""
    if not body:
        return "", high
    start = body[0].start
    season = _SEASON.search(reading.text[max(0, start - 6) : start]) if body[0].text.startswith("档") else None
    text, at = season[0] if season else "", start
    for low, end in _left_out(context, body):
        text, at = text + reading.text[at:low], end
    text = (text + reading.text[at:high]).strip("，、：的 ")
    if start and reading.text[start - 1] == "“" and text.count("”") == text.count("“") + 1:
        # “|离岛免税”购物金额
        text, start = "“" + text, start - 1
    return balanced(text), start


def _left_out(context: Context, body: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the ranges inside a measure that are none of it: times (到2025年底), 预计, 累计, 已."""
    inner = figure_words(context.ontology.path)["inner"]
    for before, token, after in zip((None, *body), body, (*body[1:], None), strict=False):
        if token.kind == "T" and not _inside_noun(before, token, after):
            low = before.start if before is not None and before.kind == "p" else token.start
            yield low, after.end if after is not None and after.text in _AFTER_TIME else token.end
        elif token.text in inner and not _names(token, after):
            yield token.start, token.end


def _names(token: Token, after: Token | None) -> bool:
    """Whether a word that mostly says how is part of a name: 生产经营活动|预期|指数, |计划|总投资."""
    if after is None:
        return False
    if token.text == "共":
        # 风险|共|担, |共|建项目
        return after.text[:1] in _TOGETHER
    return (token.text in _FORETELLING and after.kind == "n") or (token.text + after.text).startswith("计划总")


def _inside_noun(before: Token | None, token: Token, after: Token | None) -> bool:
    """Whether a time without a number stands between nouns, as a part of what they name: 毕业生春季招聘会."""
    if after is not None and after.text.startswith("档"):
        # 国庆|档|票房
        return True
    around = before is not None and after is not None and {before.kind, after.kind} <= {"n", "M", "a"}
    return around and not any(c.isdigit() or c in "年月" for c in token.text)


def balanced(text: str) -> str:
    """Return the text without a quotation mark that has lost its partner, or without the pair around all of it."""
    if text.count("“") != text.count("”"):
        return text.replace("“", "").replace("”", "")
    return text[1:-1] if text.startswith("“") and text.endswith("”") and text.count("“") == 1 else text


def going_on(context: Context, reading: Reading, measure: str, start: int) -> str:
    """Return the measure of what is being done as such: 正加快|建设5座电站 is no figure of what was built."""
    doing = figure_words(context.ontology.path)["doing"]
    again = measure.startswith("正") or not measure.startswith(doing)
    return measure if again or not _GOING_ON.search(reading.text[max(0, start - 8) : start]) else "正在" + measure


def _in_a_row(reading: Reading, start: int, number: int) -> str:
    """Return the words for how long something has held, where they stand before a number: 增速|连续4年|高于20%."""
    found = _IN_A_ROW.findall(reading.text[start:number])
    return found[-1] if found else ""


def running(reading: Reading, found: Found, measure: str) -> str:
    """Return a measure with how long it has held: 贷款增速|连续4年|高于20% is no figure of one year."""
    row = _in_a_row(reading, found.start, found.mention.start)
    if row.startswith("连续第"):
        # 登记数量|连续第5年|超过100万件: of this year.
        return measure.removesuffix(row)
    return f"{measure.removesuffix(row)}（{row}）" if row and row not in measure.removesuffix(row) else measure


def summed(reading: Reading, clause: Clause, found: Found, measure: str, when: When | None) -> str:
    """Return a measure with the 累计 before it, where no span is told that it sums: 累计|开行列车 1.1万列."""
    if "累计" in measure or found.tie.change is not None:
        return measure
    if measure.endswith(_LEFT) and reading.text.startswith(_LEFT, found.mention.start - 2):
        # 上半年，基金|累计结余|…: what there is by its end, no surplus of the half-year.
        return (
            f"{measure[:-2]}累计{measure[-2:]}" if _SUMMED.search(reading.text, 0, found.mention.start) else measure
        )
    if when is not None and "/" in (when.edtf or ""):
        return measure
    total = _SUM.search(reading.text, clause.start, found.mention.start)
    # 全年累计进口: of the year.
    yearly = when is not None and when.earliest != when.latest and not (when.edtf or "").endswith("~")
    # 发|电机组…并网以来累计|发电: the doing that it stands before is the last.
    at = measure.rfind(total[1]) if total is not None and not yearly else -1
    return f"{measure[:at]}累计{measure[at:]}" if at >= 0 else measure


def against_then(reading: Reading, found: Found, measure: str) -> str:
    """Return the measure of things that move with what that is held against: 11个省份成交量|同比|增长."""
    moves = _MOVES.search(measure) if found.unit != "%" and found.tie.change is None else None
    if moves is None:
        return measure
    at = reading.text.find(moves[0], found.mention.end)
    told = reading.text[max(at - 2, found.mention.end) : at] if at > 0 else ""
    held = told in {"同比", "环比"} and told not in measure and "，" not in reading.text[found.mention.end : at]
    return measure[: moves.start()] + told + moves[0] if held else measure


def of_span(reading: Reading, clause: Clause, dated: Phrase | None, found: Found, last: Found | None) -> bool:
    """Whether a time told before may be that of a figure: not in 增速连续4年高于20%, nor of a total.

    两年间，新增总部59家，|累计达|432家: the total is older.
    """
    if dated is not None and dated.start >= clause.start:
        return True
    ahead = reading.text[max(0, found.mention.start - 8) : found.mention.start]
    total = _TOTAL.search(ahead) is not None and last is not None and last.measure.startswith("新增")
    row = _in_a_row(reading, found.start, found.mention.start)
    return not total and (not row or row.startswith("连续第"))
