"""How long something lasts or is so: 运输量连续7年增长, 为期五天的博览会, 700多岁的古城, 2000多年历史的梯田."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import Found
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.counted.base import Left, figure, joined, named
from kg.relations.figures.counted.setting import doer, place_of
from kg.relations.reading.tokens import Token

_NEAR = ("约", "近", "超过", "超", "了", "逾")
_PLACED = ("大国地位", "第一大", "第二大", "首位", "榜首")
_LONGEST = 16


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a length of time or an age, as one of what lasts or is so old."""
    unit = left.number.unit
    if unit not in left.words["lengths"]:
        return
    ahead = left.text[left.clause.start : left.number.start]
    for word in _NEAR:
        ahead = ahead.removesuffix(word)
    if unit == "岁":
        found = _aged(left)
    elif ahead.endswith("连续"):
        found = _in_a_row(left)
    elif ahead.endswith("为期"):
        found = _planned_for(left)
    elif left.text.startswith(("历史的", "的"), left.number.end) and unit == "年":
        found = _old(left)
    else:
        found = None
    if found is not None:
        yield found


def _in_a_row(left: Left) -> Found | None:
    """运输量连续7年增长; what is so is named before it, else it is the measure of the figure before."""
    said = left.behind(left.number.end)
    stop = next((k for k, t in enumerate(said) if t.kind in {",", ";"}), len(said))
    said = said[:stop]
    if _is_list(left):
        return None
    opens = bool(said) and (said[0].kind in {"v", "d", "p"} or said[0].text in {"环比", "同比"})
    if not opens or any(t.kind in {"Q", "T"} for t in said) or len(joined(said)) > _LONGEST:
        return None
    subject, what, start = _what(left, "连续")
    near = [f for f in left.told if left.clause.index - f.clause <= 1 and f.mention.end <= left.number.start]
    stays = joined(said).startswith(tuple(left.words["staying"]))
    # 进出口总值达42万亿元，连续6年|保持第一大国地位: of the country, not of its trade.
    placed = "互为" not in joined(said) and any(w in joined(said) for w in _PLACED)
    if not what and near and stays and near[-1].behind == "" and (subject is None or not left.clause.own):
        subject, what = subject or near[-1].subject, "" if placed else near[-1].measure
    if what in left.words["bare_rates"]:
        what = f"{near[-1].measure}{what}" if near else ""
        subject = near[-1].subject if near else None
    if not what and not placed and not joined(said).startswith(tuple(left.words["ranking"])):
        # 中国|连续十年稳步提升: of what?
        return None
    if subject is None and not what:
        subject = doer(left)
    subject = subject or (place_of(left) if what else None)
    return figure(left, f"{what}连续{joined(said)}", subject, start=start) if subject else None


def _is_list(left: Left) -> bool:
    """Whether what stands before 连续 is a list or two lines of a headline, so that no one thing is so."""
    at = left.text.rfind("连续", left.clause.start, left.number.start)
    ahead = left.before(at)
    return any(t.text.isspace() for t in ahead) or any(
        t.text == "、" and k and ahead[k - 1].kind == "M" for k, t in enumerate(ahead)
    )


def _what(left: Left, mark: str) -> tuple[str | None, str, int]:
    """Return the thing and the words that stand before a mark in the clause, and where they begin."""
    at = left.text.rfind(mark, left.clause.start, left.number.start)
    body = [t for t in left.before(at) if t.text not in left.words["by_the_way"]]
    verbal = body[:-1] if len(body) > 1 and body[-1].text not in left.words["not_what"] else body
    if any(t.kind in {"v", "Q", "p"} for t in verbal):
        # 上半年实现增长、|连续…: told of a doing.
        return None, "", left.number.start
    subject, rest = lead(left.context, body)
    while rest and rest[-1].kind in {"d", "T", "c", ",", "u"}:
        rest = rest[:-1]
    return subject, joined(rest), rest[0].start if rest else at


def _planned_for(left: Left) -> Found | None:
    """为期五天的博览会: of the event named behind, else of what somebody carries out for so long."""
    behind = [t for t in left.behind(left.number.end) if t.text not in {"左右", "的", "“"}]
    own = named(left.context, behind[0].mention, ("Event", "Program")) if behind and behind[0].kind == "M" else None
    if own:
        return figure(left, "持续时间", own)
    if left.text.startswith("的", left.number.end):
        rest = _until_mark(behind)
        what = joined(rest).strip("“”")
        whole = 3 < len(what) <= _LONGEST and what.endswith(tuple(left.words["lasting_things"]))
        subject = doer(left) if whole else None
        return figure(left, what + "持续时间", subject) if subject else None
    near = [f for f in left.told if left.clause.index - f.clause == 1]
    if not behind and near and near[-1].subject and near[-1].behind:
        return figure(left, near[-1].measure + "持续时间", near[-1].subject)
    return None


def _until_mark(tokens: Sequence[Token]) -> list[Token]:
    stop = next((k for k, t in enumerate(tokens) if t.kind in {",", ";"}), len(tokens))
    return list(tokens[:stop])


def _old(left: Left) -> Found | None:
    """2000多年历史的龙脊梯田: the thing named right behind."""
    told = left.text.startswith("历史的", left.number.end)
    name = _named_behind(left, ("Place", "Work", "Event", "Organization"))
    return figure(left, "历史", name) if told and name else None


def _aged(left: Left) -> Found | None:
    """700多岁的古城, 70岁的市民张三: the thing or person named right behind."""
    if not left.text.startswith("的", left.number.end):
        return None
    name = _named_behind(left, ("Place", "Work"))
    return figure(left, "年龄", name) if name else None


def _named_behind(left: Left, classes: tuple[str, ...]) -> str | None:
    """Return the name right behind a number, 历史 and 的 passed over."""
    rest = left.behind(left.number.end)
    for token, after in zip(rest, [*rest[1:], None], strict=True):
        if token.kind == "M":
            longer = after is not None and after.kind in {"n", "e"}
            return None if longer else named(left.context, token.mention, classes)
        if token.text not in {"历史", "的", "“"}:
            return None
    return None
