"""Rates laid on something, and how many times one thing is another: 加征|25%|的关税, 是平日的|4倍."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import Found
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.counted.base import Left, figure, is_share, joined, noun_from
from kg.relations.figures.counted.setting import doer, place_of
from kg.relations.reading.tokens import Token

_LONGEST = 26


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a rate laid on something, or of a size against another."""
    found = None
    if left.number.unit == "%":
        found = _laid(left)
    elif left.number.unit == "倍" or (is_share(left) and left.number.unit not in {"%", "成"}):
        found = _against(left)
    if found is not None:
        yield found


def _laid(left: Left) -> Found | None:
    """对进口汽车|加征|25%|的关税: on what, and what is laid on it."""
    noun = joined(noun_from(left, left.number))
    ahead = [t for t in left.before(left.number.start) if t.kind not in {"u", "d"} or t.text == "对"]
    if not ahead or ahead[-1].text.removesuffix("了") not in left.words["laying"]:
        return None
    if not noun.endswith(tuple(left.words["duties"])):
        return None
    at = max((k for k, t in enumerate(ahead) if t.text == "对"), default=-1)
    on = joined(ahead[at:-1]) if at >= 0 else ""
    measure = on + ahead[-1].text.removesuffix("了") + noun
    if any(t.text in left.words["threatening"] for t in ahead):
        return None
    own = doer(left) or (_place_before(left, ahead[:at]) if at >= 0 else None)
    return figure(left, measure, own, start=ahead[at].start) if own and len(measure) <= _LONGEST else None


def _place_before(left: Left, ahead: Sequence[Token]) -> str | None:
    """Return the country that opens a clause or a threat: 美国威胁|对欧盟酒类征收200%关税."""
    subject, _ = lead(left.context, [t for t in ahead if t.kind == "M"])
    return subject if subject and left.context.is_a(subject, ("Place", "Organization")) else None


def _against(left: Left) -> Found | None:
    """流量峰值预计为平日流量的|2.1倍: what, and what it is set against."""
    if not left.text.endswith("的", 0, left.number.start) or left.behind(left.number.end):
        return None
    ahead = left.before(left.number.start)
    at = next((k for k, t in enumerate(ahead) if t.text in left.words["equals"]), -1)
    other = joined(ahead[at + 1 : -1]) if at >= 0 else ""
    if not 2 <= len(other) <= 12:
        return None
    body = [t for t in ahead[:at] if t.kind not in {"d", "T", "c", ","} and t.text not in left.words["by_the_way"]]
    subject, rest = lead(left.context, body)
    what = joined([t for t in rest if t.text not in left.words["says"]])
    near = [f for f in left.told if left.clause.index - f.clause == 1 and f.mention.end <= left.number.start]
    if not what and near:
        what, subject = near[-1].measure, near[-1].subject
    own = subject or (place_of(left) if what else None)
    kind = "倍数" if left.number.unit == "倍" else "比例"
    named_whole = what and not what.startswith(tuple(left.words["pronouns"]))
    return figure(left, f"{what}相当于{other}的{kind}", own) if named_whole and own else None
