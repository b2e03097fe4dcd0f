"""Periods that have names, and what is said without a calendar: “十四五”, 党的十八大以来, 近日, 每年."""

from __future__ import annotations

from datetime import date

from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import month_end, of_year, of_years
from kg.text.times.doubles import read_double
from kg.text.times.words import Words, number


def read_era(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """Return the named period at `at`, or None; only the last three need an issue date."""
    for read in (_plan, _since, _period, _set):
        hit = read(words, text, at)
        if hit is not None:
            return hit
    return read_double(words, text, at, context) or _near(words, text, at, context)


def _plan(words: Words, text: str, at: int) -> Hit | None:
    match = words.match("plan", text, at)
    if match is None:
        return None
    opened, closed = text[at] in '“"', match.group(0).count("”") + match.group(0).count('"') > (text[at] == '"')
    name = match["bare"] or match["quoted"]
    if opened != closed:
        return None
    plan = words.eras["plan"]
    which = name.removesuffix("五")
    count = number(which)
    if which in plan["special"]:
        first, last = (int(y) for y in plan["special"][which].split("/"))
    elif count and 3 <= count <= 30:
        first = plan["zero"] + 5 * count
        last = first + 4
    else:
        return None
    tail, edge = match["tail"], match["edge"] or ""
    if tail in plan["opening"] or edge.startswith("初"):
        return Hit(match.end(), of_year(first, explicit=True))
    if tail in plan["closing"]:
        return Hit(match.end(), of_year(last, explicit=True))
    if edge.startswith("末"):
        year = of_year(last, explicit=True)
        return Hit(match.end(), Stretch(year.first, year.last, "year", year.edtf, "point", True, True, year.last))
    if edge.startswith("中"):
        return Hit(match.end(), of_year(first + 2, explicit=True))
    return Hit(match.end(), of_years(first, last))


def _since(words: Words, text: str, at: int) -> Hit | None:
    for name in ("congress", "plenum", "since_event"):
        match = words.match(name, text, at)
        if match is None:
            continue
        groups = match.groupdict()
        key = groups.get("n") or groups.get("n2") or groups.get("n3") or ""
        table = words.eras[{"congress": "congress", "plenum": "plenum", "since_event": "since"}[name]]
        if key in table:
            return Hit(match.end(), open_from(table[key]))
    return None


def open_from(edtf: str) -> Stretch:
    """Return the stretch from a year or month with no end."""
    year, _, month = edtf.partition("-")
    grain = "month" if month else "year"
    return Stretch(date(int(year), int(month or 1), 1), None, grain, f"{edtf}/..", "open", explicit=True)


def _period(words: Words, text: str, at: int) -> Hit | None:
    match = words.match("period", text, at)
    if match is None:
        return None
    edtf = words.eras["period"][match.group(0)]
    (y1, m1), (y2, m2) = (tuple(int(n) for n in side.split("-")) for side in edtf.split("/"))
    return Hit(match.end(), Stretch(date(y1, m1, 1), month_end(y2, m2), "month", edtf, "period", explicit=True))


def _set(words: Words, text: str, at: int) -> Hit | None:
    match = words.match("set", text, at)
    if match is None:
        return None
    end, unit = match.end(), match["u"]
    for name in ("month", "day", "weekday", "edge_year", "half_month", "holiday", "clock"):
        more = words.match(name, text, end)
        if more and (name != "edge_year" or unit == "年"):
            end = more.end()
    if unit in {"星期", "周"}:
        day = words.patterns["weekday"].match(text, end - len(unit))
        end = max(end, day.end()) if day else end
    return Hit(end, Stretch(None, None, words.data["span"]["unit"].get(unit.lstrip("半个"), "day"), None, "set"))


def _near(words: Words, text: str, at: int, context: Context) -> Hit | None:
    anchor = context.anchor
    match = words.match("near", text, at)
    if match and text.startswith(tuple(words.data["near"]["not_before"]), match.end()):
        return None
    if match:
        if anchor is None:
            return Hit(match.end(), unresolved("day"))
        return Hit(match.end(), Stretch(anchor, anchor, "day", f"{anchor.isoformat()}~", "fuzzy"))
    for name in ("lately", "soon"):
        match = words.match(name, text, at)
        if match:
            if anchor is None:
                return Hit(match.end(), unresolved("year"))
            day = anchor.isoformat()
            if name == "lately":
                return Hit(match.end(), Stretch(None, anchor, "year", f"/{day}", "fuzzy"))
            return Hit(match.end(), Stretch(anchor, None, "year", f"{day}/", "fuzzy"))
    return None
