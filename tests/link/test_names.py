"""Names without documents: which are one body, and which only look alike."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest

from kg.link import resolve_names

GOLD = Path(__file__).parents[1] / "gold" / "names" / "strict.tsv"
FLOOR = Path(__file__).parents[1] / "gold" / "names" / "floor.toml"


def strict() -> tuple[dict[str, str], set[str]]:
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {r[1]: r[0] for r in rows}, {r[1] for r in rows if len(r) > 2 and r[2] == "x"}


def test_the_strict_list_is_as_long_as_it_must_be() -> None:
    group, traps = strict()
    assert len(group) >= 150 and len(traps) >= 60


def test_names_of_one_body_meet_and_look_alikes_do_not() -> None:
    import tomllib

    floor = tomllib.loads(FLOOR.read_text(encoding="utf-8"))
    group, traps = strict()
    names = sorted(group)
    ids = dict(zip(names, resolve_names(names), strict=True))
    found = {p for p in combinations(names, 2) if ids[p[0]] == ids[p[1]]}
    gold = {p for p in combinations(names, 2) if group[p[0]] == group[p[1]]}
    precision, recall = len(found & gold) / len(found), len(found & gold) / len(gold)
    assert 2 * precision * recall / (precision + recall) >= floor["f1"], sorted(gold - found)
    assert precision >= floor["precision"], sorted(found - gold)
    merged = [p for p in found - gold if set(p) & traps]
    assert len(merged) <= floor["traps_merged"], merged


def test_the_order_of_names_changes_nothing() -> None:
    group, _ = strict()
    names = sorted(group)
    mixed = names[:]
    random.Random(7).shuffle(mixed)
    assert dict(zip(names, resolve_names(names), strict=True)) == dict(zip(mixed, resolve_names(mixed), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("人社部", "人力资源和社会保障部"),
        ("人力资源社会保障部", "人力资源和社会保障部"),
        ("全总", "中华全国总工会"),
        ("全国总工会", "中华全国总工会"),
        ("美团集团", "美团"),
        ("浙江省人社厅", "浙江省人力资源和社会保障厅"),
        ("浙江人社厅", "浙江省人力资源和社会保障厅"),
        ("杭州市医保局", "杭州市医疗保障局"),
        ("江西省南昌市人社局", "南昌市人力资源和社会保障局"),
        ("共青团浙江省委", "中国共产主义青年团浙江省委员会"),
        ("浙江省委组织部", "中共浙江省委组织部"),
        ("浙江省委", "中共浙江省委员会"),
        ("浙江省政协", "政协浙江省委员会"),
        ("国家发改委就业司", "国家发展和改革委员会就业司"),
        ("青山湖机械集团有限公司", "青山湖机械集团"),
        ("临江商大", "临江商业大学"),
    ],
)
def test_two_names_of_one_body(one: str, other: str) -> None:
    ids = resolve_names([one, other])
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("湖北省总工会", "湖南省总工会"),
        ("第十三届全国人民代表大会", "第十四届全国人民代表大会"),
        ("中铁一局", "中铁二局集团有限公司"),
        ("浙江省人社厅", "杭州市人社局"),
        ("浙江省委", "浙江省委组织部"),
        ("中国社会科学院", "中国社会科学院财经战略研究院"),
        ("排球协会", "中国排球协会"),
        ("青山湖机械集团有限公司", "青山湖机械股份有限公司"),
        ("北京市朝阳区总工会", "长春市朝阳区总工会"),
        ("土耳其政府", "土耳其人民政府"),
        ("京东", "京东方"),
    ],
)
def test_look_alikes_stay_two(one: str, other: str) -> None:
    ids = resolve_names([one, other])
    assert ids[0] != ids[1]


def test_the_id_is_the_full_name() -> None:
    assert resolve_names(["人社部", "全总", "浙江省人社厅", "从未听说的某某协会"]) == [
        "org/人力资源和社会保障部",
        "org/中华全国总工会",
        "org/浙江省人力资源和社会保障厅",
        "org/从未听说的某某协会",
    ]


def test_other_roots_resolve_too_and_nothing_is_nothing() -> None:
    assert resolve_names(["浙江", "浙江省"], root="Place") == ["place/浙江省"] * 2
    assert resolve_names([]) == []
