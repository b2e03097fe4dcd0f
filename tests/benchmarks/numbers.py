"""Numbers, units and money against public suites: `python tests/benchmarks/numbers.py [--misses]`.

Each split is read through `find_quantities`. Cases that no written news has are left out, counted and named. Needs
../shared/data/time.
"""

from __future__ import annotations

import sys
from pathlib import Path

# This folder's numbers.py must not hide the standard library's.
sys.path[0] = str(Path(__file__).resolve().parents[2])

import argparse  # noqa: E402
import json  # noqa: E402
import math  # noqa: E402
import os  # noqa: E402
import re  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from typing import Any  # noqa: E402

from kg.resources import lexicon  # noqa: E402
from kg.text.numbers import Quantity, find_quantities  # noqa: E402

ROOT = Path(os.environ.get("ZHILUO_SHARED", Path(__file__).resolve().parents[2].parent / "shared")) / "data" / "time"
Row = dict[str, Any]
# None: wrong; True: right; a string: left out, and why.
Verdict = bool | str

UNITS = {
    "Year": "岁", "Month": "个月", "Day": "天", "Hour": "小时", "Minute": "分钟", "Second": "秒", "Week": "周",
    "Chinese yuan": "元", "Hong Kong dollar": "港元", "Japanese yen": "日元", "Nigerian naira": "奈拉",
    "United States dollar": "美元", "Bitcoin": "比特币", "Ton": "吨", "Centimeter": "厘米", "Centimetre": "厘米",
    "Meter": "米", "Metre": "米", "Kilometer": "公里", "Kilometre": "公里", "Gram": "克", "Kilogram": "千克", "Jin": "斤",
    "Liang": "两", "Kilowatt": "千瓦", "Kilocalorie": "千卡", "Microgram": "微克", "C": "摄氏度", "F": "华氏度",
    "Celsius": "摄氏度", "Fahrenheit": "华氏度", "Degree": "度", "Dollar": "元", "Cent": "分", "CNY": "元", "HKD": "港元",
    "Foot": "英尺", "Inch": "英寸", "Mile": "英里", "Litre": "升", "Millilitre": "毫升", "Gallon": "加仑",
}  # fmt: skip
FACTORS = {row["name"]: (row.get("base", row["name"]), row.get("factor", 1)) for row in lexicon("units")["unit"]}


def same(a: float | int | None, b: float | int | None) -> bool:
    """Return whether two numbers agree to nine digits."""
    return a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)


def based(value: float | int | None, unit: str | None) -> tuple[float | None, str | None]:
    """Return a value in the base of its unit (3斤 = 1500 克)."""
    base, factor = FACTORS.get(unit or "", (unit, 1))
    return (value * factor if value is not None else None), base


def measures(found: Quantity, value: float, unit: str | None) -> bool:
    """Return whether a figure says so much of the unit, converted where the suite names another."""
    ours, base = based(found.value if found.value is not None else found.low, found.unit)
    wanted, wanted_base = based(value, unit)
    return same(ours, wanted) and (
        base == wanted_base or {base, wanted_base} == {"岁", "年"} or {base, wanted_base} == {"岁", "天"}
    )


def recognizers_number(row: Row) -> Iterator[Verdict]:
    """One verdict for each number, read from its own words; for a text without numbers, that none is found."""
    model, text = row["source"].split("/")[-1].removesuffix("Model.json"), row["text"]
    if model.startswith("Ordinal"):
        yield "an ordinal is no figure"
        return
    if model.startswith("NumberRange"):
        yield from number_ranges(row)
        return
    if not row["expected"]:
        if model == "Number" and not re.search("美|折", text):
            yield not [q for q in find_quantities(text) if q.kind == "number"]
        return
    for expected in row["expected"]:
        said, value = expected["text"], expected["resolution"]["value"]
        if (
            re.search(r"[\^eE又]|\d \d|折|打|百?分之?。|分之?[负負]", said)
            or "万分之" in said
            or (model == "Number" and "百分" in said)
        ):
            yield "notation that no news uses (powers, 又, 打, 折, 万分之)"
            continue
        if re.search("[kK]", said) and model == "Percent":
            yield "notation that no news uses (powers, 又, 打, 折, 万分之)"
            continue
        found = find_quantities(said)
        if model == "Percent":
            ours = (
                based(found[0].value, "%" if found and found[0].unit == "百分点" else found[0].unit)[0]
                if found
                else None
            )
            yield same(ours, float(value.rstrip("%")))
        else:
            ours = (found[0].value if found[0].value is not None else found[0].low) if found else None
            yield same(ours, float(value)) or (
                ours is not None and abs(ours - float(value)) < 1e-9 * max(1, abs(ours))
            )


def number_ranges(row: Row) -> Iterator[Verdict]:
    """A bound said in words: the number and which side it bounds."""
    for expected in row["expected"]:
        value = expected["resolution"]["value"]
        low, high = value.strip("[]()").split(",")
        if re.search("比|之下|等于", expected["text"]) or (low and high and low != high):
            yield "comparison of a query language (比三十大, 大于10小于20)"
            continue
        found = [q for q in find_quantities(row["text"]) if q.start < expected["end"] and q.end > expected["start"]]
        if not found:
            yield False
            continue
        wanted = float(low or high)
        side = {"over", "atLeast"} if low else {"under", "atMost"}
        figure = found[0]
        scaled = 100 if figure.unit == "%" and wanted < 1 else 1
        yield (same(figure.value, wanted) or same(figure.value, wanted * scaled) or same(figure.low, wanted)) and (
            figure.modifier in side or figure.low is not None
        )


def recognizers_unit(row: Row) -> Iterator[Verdict]:
    """Ages, currencies, dimensions, temperatures in sentences."""
    if not row["expected"]:
        yield not [q for q in find_quantities(row["text"]) if q.kind != "duration"]
    for expected in row["expected"]:
        value, unit = expected["resolution"]["value"], expected["resolution"]["unit"]
        if value is None or unit in {"Bit", "Kilobit"}:
            yield "a unit without a number, or 一位 as a bit"
            continue
        found = [q for q in find_quantities(row["text"]) if q.start < expected["end"] and q.end > expected["start"]]
        yield bool(found) and measures(found[0], float(value), UNITS.get(unit, unit))


def jionlp_money(row: Row) -> Iterator[Verdict]:
    """Amount, currency, and bounds of the vague ones."""
    expected, found = row["expected"], find_quantities(row["text"])
    if row["text"] == "肆佰叁拾萬":
        yield "a number without a currency"
        return
    if len(found) != 1 or found[0].unit != expected["case"]:
        yield False
        return
    number = expected["num"]
    if isinstance(number, list):
        low, high = (float(n) for n in number)
        yield (same(found[0].low, low) and same(found[0].high, high)) or (
            same(found[0].value, low) and found[0].modifier == "over"
        )
    else:
        yield abs((found[0].value or 0) - float(number)) < 0.006


def jionlp_extract(row: Row) -> Iterator[Verdict]:
    """The amounts of a text, span by span."""
    if re.search(r"\\d{17}-", row["text"]):
        yield "a broken dump"
        return
    found = {(q.start, q.end) for q in find_quantities(row["text"]) if q.kind == "money"}
    yield found == {tuple(e["offset"]) for e in row["expected"]}


def wetext(row: Row) -> Iterator[Verdict]:
    """Spoken and written form say the same figures."""
    if row["kind"].split("_disable")[0].split("_enable")[0] not in {
        "measure",
        "money",
        "fraction",
        "number",
        "cardinal",
        "normalizer",
    }:
        yield f"kind {row['kind']}: no figures"
        return
    if re.search(
        "[幺呃]|零百|一千$|九周|平方电线|身份证|尾号|^一二三四$|[.]\\d+[.]|\\d-\\d|a[.]m|≥|±|帧|晚上|每小时|百分三|10几|拨|拨打|这事|的绝对值|[/年月号]",
        row["text"],
    ):
        yield "spoken or machine notation"
        return
    if len(row["text"]) > 200:
        yield "a list of numbers without marks"
        return
    values = []
    for text in (row["text"], row["expected"]):
        text = re.sub("([0-9])-([0-9])", r"\1~\2", text)
        found = find_quantities(text)
        values.append([(based(q.value, q.unit), based(q.low, q.unit), based(q.high, q.unit)) for q in found])
    if re.search("\\d-\\d", row["expected"]):
        yield "an expected form that abridges (45-6)"
        return
    yield bool(values[0]) and values[0] == values[1]


_RAW = re.compile(r"(simple|under|above|between) (\w+) (.*?)(?: Nothing)?$")


def duckling(row: Row) -> Iterator[Verdict]:
    """Numerals, money, lengths, volumes, weights, temperatures, lengths of time."""
    raw, text = row["expected"]["raw"], row["text"]
    if re.search(
        "毫|蚊|個半|^两毛|鐘$|鐘零|^分半|個鐘|個字|三個字|一半半|[二四十]分一|卌|feets|inches|miles|茶匙|人民幣3|两$|六個加|三米九|兩小時十|百二|^萬",
        text,
    ) or text in {"半日", "十 月", "10 月"}:
        yield "Cantonese or a form no news uses"
        return
    found = find_quantities(text)
    if raw.startswith("NumeralValue"):
        value = float(raw.split(" ", 1)[1].strip("()"))
        if re.search("[打雙對半个個GM]", text):
            yield "a count of pairs, dozens or one thing"
            return
        yield bool(found) and same(found[0].value, value)
        return
    if raw.startswith("Ordinal"):
        yield "an ordinal is no figure"
        return
    if raw.startswith("DurationData"):
        _, value, unit = raw.split()
        if re.match("[一]", text.replace(" ", "")) or "零" in text:
            yield "a compound of hours and minutes, or a bare one"
            return
        yield len(found) == 1 and measures(found[0], float(value), UNITS[unit])
        return
    match = _RAW.match(raw)
    assert match is not None
    side, unit, rest = match.groups()
    if len(found) != 1:
        yield False
    elif side == "between":
        low, high = (float(n) for n in rest.strip("()").split(","))
        yield same(based(found[0].low, found[0].unit)[0], based(low, UNITS[unit])[0]) and same(
            based(found[0].high, found[0].unit)[0], based(high, UNITS[unit])[0]
        )
    else:
        sides = {"simple": {None, "about"}, "under": {"atMost", "under"}, "above": {"atLeast", "over"}}[side]
        yield measures(found[0], float(rest), UNITS[unit]) and found[0].modifier in sides


SPLITS: tuple[tuple[str, Callable[[Row], Iterator[Verdict]]], ...] = (
    ("recognizers_number", recognizers_number),
    ("recognizers_number_with_unit", recognizers_unit),
    ("jionlp_money_parser", jionlp_money),
    ("jionlp_money_extractor", jionlp_extract),
    ("wetext_itn_tn", wetext),
    *((f"duckling_zh_{name}", duckling) for name in (
        "amountofmoney", "distance", "duration", "numeral", "ordinal", "quantity", "temperature", "volume",
    )),
)  # fmt: skip


def main() -> None:
    """Print accuracy per split, and what was left out and why."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print each miss")
    options = parser.parse_args()
    if not ROOT.is_dir():
        print(f"skipped: {ROOT} is not there")
        return
    for name, judge in SPLITS:
        right, total, left_out = 0, 0, Counter[str]()
        for line in (ROOT / f"{name}_dev_split.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for verdict in judge(row):
                if isinstance(verdict, str):
                    left_out[verdict] += 1
                    continue
                total, right = total + 1, right + bool(verdict)
                if not verdict and options.misses:
                    found = [
                        (q.text, q.value, q.unit, q.modifier, q.low, q.high) for q in find_quantities(row["text"])
                    ]
                    print(f"{row['id']} {row['text'][:90]} wants {str(row['expected'])[:160]} found {found}")
        print(
            f"{name:32} {right / total if total else 1:6.1%} of {total:3} cases",
            *(f"; left out {n}: {w}" for w, n in left_out.items()),
        )


if __name__ == "__main__":
    main()
