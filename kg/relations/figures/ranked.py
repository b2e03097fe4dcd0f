"""Places in a ranking: 乙国|贸易总额全球排名|由第二位升至|第一位 → the measure, 1 位, and the place before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.base import Claim, Context, Figure
from kg.relations.figures.base import Found, pick
from kg.relations.figures.bearer.rightful import rightful
from kg.relations.figures.counted.former import BEFORE
from kg.relations.figures.time.settling import settle
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie
from kg.relations.reading.sentence import Reading
from kg.text.numbers import find_quantities

_PLACE = r"第([一二三四五六七八九十百\d]{1,4})(?:位|名)?(?![一二三四五六七八九十\d个大次届批期季产代轮])"
_RANK = re.compile(
    r"(?P<what>[^，。；：、“”\d]{0,24}?(?:排名|位次|排位))"
    rf"(?:(?:已|也|再)?(?:由|从)(?P<when>[^，。；\d第]{{0,6}}|\d{{4}}年的?){_PLACE})?"
    r"(?:已|也|再)?(?:上升|提升|提高|跃升|升|下降|降|下滑)?(?:至|到|为|居|列|位列|位居)?"
    rf"(?P<where>全球|世界|全国|全省|亚洲)?(?:的)?{_PLACE}(?=[，。；、）])"
)
_LEVEL = Tie("", None, None, True)
_ASIDE = ("将", "力争", "有望", "预计", "目标", "如果", "争取")
_LANDS = ("AdministrativeArea", "Organization")


def ranked(context: Context, reading: Reading, around: Sequence[Reading], row: Sequence[Found]) -> Iterator[Claim]:
    """Yield the places that a sentence says something has in a ranking, the one before a rise too.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence.
    around: the sentences that it may go by.
    row: the figures told in it.
    """
    for clause in reading.clauses if "第" in reading.text else ():
        rank = _RANK.search(reading.text, clause.start, min(len(reading.text), clause.end + 1))
        if rank is None or any(w in reading.text[: rank.end()] for w in _ASIDE):
            continue
        subject, measure = _whose(context, reading, clause, rank, row)
        if subject is None or len(measure) < 3:
            continue
        if rank["where"] and rank["where"] not in measure:
            measure = measure.replace("排名", rank["where"] + "排名")
        first, last = rank.group(3), rank.group(5)
        yield from _claim(context, reading, around, clause, (rank.start(5), last, measure), subject)
        if first:
            then = f"{measure}（{BEFORE}）"
            yield from _claim(context, reading, around, clause, (rank.start(3), first, then), subject)


def _whose(
    context: Context, reading: Reading, clause: Clause, rank: re.Match[str], row: Sequence[Found]
) -> tuple[str | None, str]:
    """Return whose ranking it is and in what: the name that opens it, else of the figure right before."""
    names = [m for m in reading.mentions if clause.start <= m.start and m.end <= rank.end("what")]
    name = next((m for m in names if (own := pick(context, m)) and context.is_a(own, _LANDS)), None)
    if name is not None:
        return pick(context, name), reading.text[name.end : rank.end("what")].removeprefix("的")
    near = [f for f in row if f.kind == "observation" and f.clause in {clause.index, clause.index - 1}]
    if not near or near[-1].tie.change is not None or (clause.own and len(rank["what"]) > 6):
        return None, ""
    return near[-1].subject, near[-1].measure + rank["what"]


def _claim(
    context: Context, reading: Reading, around: Sequence[Reading], clause: Clause, told: tuple[int, str, str],
    subject: str,
) -> Iterator[Claim]:  # fmt: skip
    """Yield the claim of one place: where its numeral stands, the numeral, the measure."""
    at, numeral, measure = told
    value = next((q.value for q in find_quantities(numeral + "个")), None)
    mention = Mention(reading.sentence.id, at, at + len(numeral), (), numeral, numeral, "Quantity", "rule:figures")
    found = rightful(context, reading, around, Found(mention, measure, at, _LEVEL, subject, own=True))
    if value is None or found.subject is None:
        return
    settled = settle(context, reading, around, clause, found, None, None)
    then = measure.endswith("）")
    if settled.modality != "asserted" or settled.scope.hypothetical:
        return
    start = min(clause.start, settled.dated.start) if settled.dated is not None else clause.start
    yield Claim(
        reading.sentence, start, mention.end, "rule:figures#observation", found.subject, "observation",
        figure=Figure(value, "位", measure=measure), when=None if then else settled.when,
    )  # fmt: skip
