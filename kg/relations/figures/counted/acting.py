"""Things that are counted and do something: 150多家剧场、500多家书店|对公众开放 → 对公众开放的剧场 150."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.figures.base import COUNTRY, Found
from kg.relations.figures.bearer.nationwide import nationwide
from kg.relations.figures.counted.base import Left, figure, is_share, is_thing, joined, named, row_of
from kg.relations.figures.counted.setting import beside, nearest, place_of, scene
from kg.relations.reading.tokens import Token

# Longer than that, what is said of the things counted is a story of its own.
_LONGEST = 28
# What may have things that do something: 园区每天有200名工人进出.
_HOLDERS = ("Place", "Event", "Organization", "Program")
_AHEAD = frozenset({"d", "T", "c", ",", "a", "u", "x", "-", '"', "f"})


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a number whose things are the subject of the clause."""
    row = row_of(left)
    noun = row.noun(left.number)
    told = _told(left, left.behind(row.end))
    if not told and is_share(left):
        told = _told(left, left.behind(left.number.end))
    if not told or left.number.unit in left.words["parts"]:
        return
    ahead = left.before(row.start)
    joins = _takes_part(left, told)
    # 某行行长，以及各界代表等|约750人|参加开幕式: whoever else takes part.
    guests = _guests(left, ahead) if joins else ""
    where = "" if (joins and guests) or _listed(left, ahead) else _where(left, ahead)
    if where is None:
        return
    share = is_share(left)
    goes = tuple(left.words["goes"])
    if share and (not noun or noun.startswith(goes)) and told.startswith(goes):
        # 一半以上|用于产业发展: of what was just counted.
        found = _of_whole(left, told)
        if found is not None:
            yield found
        return
    if not noun and left.number.unit in left.words["people"]:
        measure = f"{told}的{guests}人数" if guests else told + ("人数" if len(told) <= 4 else "的人数")
    elif row.owns(left.number):
        things = row.nouns[-1]
        come = any(t.text == "来自" for t in ahead)
        measure = f"{told}的{things}来自的{noun}" if come and things else ""
    elif joins and noun.startswith(tuple(left.words["homes"])) and "的" in noun:
        home, _, things = noun.partition("的")
        measure = f"{told}的{things}来自的{home}"
    else:
        of_homes = noun.startswith(tuple(left.words["homes"])) and "的" in noun
        measure = f"{told}的{noun}" + ("的比例" if share else "") if is_thing(left, noun) and not of_homes else ""
    own = _event(left, told) if joins else where or scene(left) or beside(left) or _entered(left, told)
    own = own or (nearest(left, ("Event",)) if joins else place_of(left))
    if not own and not joins and nationwide(left.context, left.reading, left.around):
        own = COUNTRY
    if not own and noun.startswith("国内") and left.context.is_a(COUNTRY, ("Place",)):
        own = COUNTRY
    found = figure(left, measure, own, noun) if own else None
    if found is not None:
        yield found


def _entered(left: Left, told: str) -> str | None:
    """Return the place that the clause before tells of, where those counted move in: 某新街区开业，40家首店|入驻."""
    if told not in left.words["moving_in"] or not left.clause.index:
        return None
    before = left.reading.clauses[left.clause.index - 1].subject
    return named(left.context, before[0].head, ("Site", "Program", "Event")) if len(before) == 1 else None


def _takes_part(left: Left, told: str) -> bool:
    """Whether those counted are at an event: 参展, 参加开幕式; not 参加培训, which they may do anywhere."""
    word = next((w for w in left.words["taking_part"] if told.startswith(w)), "")
    rest = told.removeprefix(word).lstrip("了")
    return bool(word) and (not rest or rest.endswith(tuple(left.words["occasions"])))


def _of_whole(left: Left, told: str) -> Found | None:
    """Return the share of a thing that goes somewhere, as one of the thing just counted."""
    near = [f for f in left.told if left.clause.index - f.clause == 1 and f.mention.end <= left.number.start]
    return figure(left, told + "的比例", near[-1].subject) if near and near[-1].subject else None


def _listed(left: Left, ahead: Sequence[Token]) -> bool:
    """Whether a list of names ends right before a number: 英国、法国等|9个国家."""
    near = [t for t in ahead if t.kind not in {"d", "a"}]
    return bool(near) and near[-1].text == "等"


def _guests(left: Left, ahead: Sequence[Token]) -> str:
    """Return who all take part where a list before sums them up: 甲、乙等|各方嘉宾|约400人参加了典礼."""
    near = [t for t in ahead if t.kind != "d"]
    at = max((k for k, t in enumerate(near) if t.text == "等"), default=-1)
    rest = near[at + 1 :] if at >= 0 else []
    plain = 0 < len(rest) <= 3 and all(t.kind in {"n", "e", "a", "m"} for t in rest)
    return joined(rest) if plain and left.number.unit in left.words["people"] else ""


def _told(left: Left, rest: Sequence[Token]) -> str:
    """Return what is said of the things counted, '' where it is nothing, cut off or a story of its own."""
    rest = [t for t in rest if t.text not in {"”", "“"}] if joined(rest).count("”") % 2 else list(rest)
    while rest and (rest[0].kind in {"d", "u", "T", "e"} or rest[0].text in left.words["by_the_way"]):
        rest = rest[1:]
    while rest and rest[-1].kind in {",", ";"}:
        rest = rest[:-1]
    verbs = [t for t in rest if t.kind == "v"]
    if not verbs or any(t.kind in {"Q", "T", ",", ";", "("} for t in rest):
        return ""
    if not (rest[0].kind in {"v", "p"} or rest[0].text in left.words["unable"]):
        return ""
    if rest[0].text in left.words["not_said"] or rest[-1].text in left.words["says"]:
        return ""
    if rest[-1].kind in {"p", "c", "j", "m"} or len(joined(rest)) > _LONGEST:
        return ""
    return joined(rest)


def _where(left: Left, ahead: Sequence[Token]) -> str | None:
    """Return the place or event that the words before the number name, '' where they name none; None where a doer
    or a doing stands there, so that what is counted is no subject.
    """
    own = ""
    cause = max((k for k, t in enumerate(ahead) if t.text.removesuffix("了") in left.words["causing"]), default=-1)
    near = [t.text for t in ahead if t.kind not in {"d", "a", "f"}]
    classes = _HOLDERS if near and near[-1] in {"有", "会有", "仍有"} else ("Place", "Event")
    coming = False
    if ahead and ahead[-1].kind == "c" and cause < 0 and any(t.kind == "M" for t in ahead):
        return None  # 甲市、乙省和|37家单位: they do it together
    for k, token in enumerate(ahead):
        coming = coming or token.text == "来自"
        place = named(left.context, token.mention, classes) if token.kind == "M" else None
        if place is not None and not coming:
            own = place
        elif k <= cause or coming or token.kind in _AHEAD or token.text in left.words["opening"]:
            continue
        elif not (cause >= 0 and token.kind in {"n", "m"}) and not (token.text == "在" and k + 1 < len(ahead)):
            return None
    return own


def _event(left: Left, told: str) -> str | None:
    """Return the event that those counted take part in: named behind the doing, else what the text is about."""
    for token in left.behind(left.number.end) if told else ():
        if token.kind == "M" and (own := named(left.context, token.mention, ("Event",))):
            return own
    return left.reading.scene
