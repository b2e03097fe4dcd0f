"""By default all that is done is the measure: 博览会|累计吸引|100多万人次|参会 → 吸引参会, of whoever does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import COUNTRY, Found, figure_words
from kg.relations.figures.bearer.nationwide import nationwide
from kg.relations.figures.counted.base import Left, figure, is_thing, joined, noun_from
from kg.relations.figures.counted.setting import doers, shared
from kg.relations.reading.tokens import Token

_LONGEST = 26
_SPARE = frozenset({"d", "T", "c", "u", "x", ","})
_ROUND = frozenset({"d", "u", "a"})
_STOPS = frozenset({"Q", "T", ",", ";", "(", "-"})
_TOWARD = frozenset({"对", "向", "为", "与", "同", "给"})


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a number in the object of a doing, measured by all the words of the doing."""
    ahead, rest = _doing(left), _object(left)
    if not ahead or any(t.kind in _STOPS for t in (*ahead, *rest)) or not _sound(left, ahead, rest):
        return
    measure, noun = _measure(left, ahead, rest)
    if not measure or len(measure) > _LONGEST:
        return
    owners = doers(left)
    if not owners and (own := shared(left)):
        owners = [own]
    if not owners and (thing := _thing(left)):
        owners, measure = [COUNTRY], thing + measure
    for own in owners:
        found = figure(left, measure, own, noun)
        if found is not None:
            yield found


def _measure(left: Left, ahead: Sequence[Token], rest: Sequence[Token]) -> tuple[str, str]:
    """Return the words of a doing with what it counts: things, those reached, or the share of things reached."""
    words, unit = left.words, left.number.unit or ""
    said, behind = joined(ahead), joined(rest)
    reaches = ahead[-1].text in words["reaching"]
    if not rest:
        return (said + words_for(unit), "") if reaches and unit in words["crowds"] else ("", "")
    if unit == "%":
        whole = reaches and rest[0].kind == "j" and all(t.kind in {"n", "M", "a", "j", "m"} for t in rest)
        return (said + joined(rest[1:]) + "的比例", "") if whole else ("", "")
    barred = (unit in words["parts"] and unit not in {"条", "次"}) or unit in words["masses"]
    if barred or unit in words["lengths"] or unit.endswith("元") or rest[0].kind == "j":
        return "", ""
    noun = joined(noun_from(left, left.number)) or behind
    return (said + behind, noun) if is_thing(left, noun) else ("", "")


def words_for(unit: str) -> str:
    """Return what a count of people or homes is called: 惠及|3.2亿人次 is a 人次, 500万户 a 户数."""
    return unit if unit == "人次" else {"户": "户数", "家": "家数"}.get(unit, "人数")


def _thing(left: Left) -> str:
    """Return the thing without a name that does it, where the text tells of the country: 工业机器人|覆盖…大类."""
    subject = left.clause.subject
    if len(subject) != 1 or subject[0].head is not None or subject[0].before or len(subject[0].noun) < 3:
        return ""
    noun = subject[0].noun
    vague = noun.endswith(tuple(left.words["somebody"])) or any(w in noun for w in left.words["pointing"])
    inside = left.clause.own and subject[0].end > left.number.start
    return "" if vague or inside or not nationwide(left.context, left.reading, left.around) else noun


def _doing(left: Left) -> Sequence[Token]:
    """Return the words from the verb of the clause to the number, those that round it left out."""
    at = left.clause.start
    if left.clause.own and left.clause.subject[-1].end <= left.number.start:
        at = left.clause.subject[-1].end
    ahead = [t for t in left.before(left.number.start) if t.start >= at]
    while ahead and (ahead[0].kind in _SPARE or ahead[0].text in left.words["by_the_way"]):
        ahead = ahead[1:]
    while ahead and (ahead[-1].kind in _ROUND or ahead[-1].text in left.words["opening"]):
        ahead = ahead[:-1]
    verb = next((k for k, t in enumerate(ahead) if t.kind == "v"), -1)
    if ahead and ahead[-1].text == "等" and verb >= 0:
        # 新增|甲市、乙市等|9个试点: those named are among them.
        ahead = ahead[: verb + 1]
    return ahead


def _object(left: Left) -> Sequence[Token]:
    """Return the words from the number to the end of the clause."""
    rest = left.behind(left.number.end)
    while rest and rest[-1].kind in {",", ";"}:
        rest = rest[:-1]
    return rest


def _sound(left: Left, ahead: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the words are one doing that is meant, no frame for the next clause, whole and of nothing else."""
    words, doing = left.words, figure_words(left.context.ontology.path)["doing"]
    first = ahead[0]
    verbs = [t for t in ahead if t.kind == "v" or t.text in doing]
    if not verbs or not (first is verbs[0] or first.text in _TOWARD) or len(verbs[0].text) < 2:
        return False
    if first.text in words["not_done"] or first.text in words["framing"] or verbs[-1].text in words["not_done"]:
        return False
    if ahead[-1].kind not in {"v", "n", "M"} or any(t.text in words["refusing"] for t in ahead):
        return False
    if rest and (rest[-1].text in words["says"] or rest[-1].text in words["framed"]):
        return False
    if rest and rest[-1].kind not in {"n", "v", "M", "m"}:
        return False
    at = next((k for k, t in enumerate(rest) if t.kind == "j"), len(rest))
    if any(t.kind == "v" for t in rest[at:]) or joined(rest).endswith("全覆盖"):
        # 汇聚50家老店|的早市开张: it only describes.
        return False
    said = joined([*ahead, *rest])
    return not any(w in said for w in words["pointing"]) and said.count("“") == said.count("”")
