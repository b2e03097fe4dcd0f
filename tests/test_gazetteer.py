"""The gazetteers as users of the graph rely on them: names that are found, told apart, and safe."""

from __future__ import annotations

import csv
import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.gazetteer import COLUMNS, Entry, load_gazetteers
from kg.mentions.extract import extract
from kg.ontology import load_ontology
from kg.resources import lexicon

FOLDER = load_ontology().path / "gazetteers"
FILES = sorted(FOLDER.glob("*.csv"))


@cache
def entries() -> dict[str, Entry]:
    return {e.key: e for e in load_gazetteers(load_ontology())}


@cache
def bearers() -> dict[str, tuple[Entry, ...]]:
    names: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries().values():
        for name in {entry.label, *entry.aliases}:
            names[name].append(entry)
    return {name: tuple(found) for name, found in names.items()}


def the(name: str) -> Entry:
    found = bearers().get(name, ())
    assert len(found) == 1, f"{name}: {[e.key for e in found]}"
    return found[0]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_file_says_its_licence_and_origin_and_is_sorted(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = " ".join(line for line in lines if line.startswith("#"))
    assert "licence" in head.lower() and "origin" in head.lower()
    keys = [row["key"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))]
    assert keys == sorted(keys)
    assert not path.read_bytes().count(b"\r")


def test_every_source_has_a_notice() -> None:
    notice = (Path(__file__).parents[1] / "NOTICE").read_text(encoding="utf-8")
    assert {e.source for e in entries().values()} == set(re.findall(r"source = (\S+)", notice))


def test_only_places_and_bodies_of_other_years_share_a_name() -> None:
    def years(entry: Entry) -> tuple[str, str]:
        return (entry.valid_from or "0")[:7], (entry.valid_until or "9")[:7]

    def apart(found: Sequence[Entry]) -> bool:
        spans = sorted(years(e) for e in found)
        return all(one[1] <= other[0] for one, other in itertools.pairwise(spans))

    shared = {
        name: sorted(e.key for e in found)
        for name, found in bearers().items()
        if len(found) > 1 and any(not load_ontology().is_a(e.cls, "Place") for e in found) and not apart(found)
    }
    assert not shared


def test_a_name_is_never_a_single_character_nor_padded() -> None:
    bad = [n for n in bearers() if len(n) < 2 or n != n.strip() or re.search(r"[|《》]|[^!-~]\s|\s[^!-~]", n)]
    assert not bad


ORDINARY = """
合作 资源 通道 大方 共和 富裕 比如 延长 平和 同心 互助 民权 新兴 中方 东方 和平 莲花 好未来 浪潮 美的 荣耀 企业
工人 会议 负责人 代表 城区 郊区 矿区 新城区 市区 学校 日照 安康 招行 人大 我国 全国 本市 该省 双方 社科院
巴中 鄂温克族
"""


@pytest.mark.parametrize("word", ORDINARY.split())
def test_ordinary_words_are_no_names(word: str) -> None:
    assert word not in bearers()


@pytest.mark.parametrize(
    "text",
    [
        "会议中通过了三项决议。",
        "其中通信行业和涉农行业发展平稳。",
        "我国航天事业取得成效，外交行动继续。",
        "点点滴滴的进步。",
        "商务部门、教育部门和公安部门负责。",
        "人力资源和社会保障部门、应急管理部门、农业农村部门应当配合。",
        "江浙大地与东北大地。",
        "安全总是第一位的。",
    ],
)
def test_a_short_name_is_not_found_inside_other_words(text: str) -> None:
    assert not [m.text for m in extract(text) if m.by.startswith("gazetteer") and m.cls != "Concept"]


def test_banks_are_found_by_their_short_names() -> None:
    found = [m.text for m in extract("工行、农行、中行、建行、交行、邮储银行分别下调利率。")]
    assert found[:6] == ["工行", "农行", "中行", "建行", "交行", "邮储银行"]


@pytest.mark.parametrize(
    ("name", "key", "cls"),
    [
        ("人社部", "人力资源和社会保障部", "GovernmentBody"),
        ("人力资源社会保障部", "人力资源和社会保障部", "GovernmentBody"),
        ("国办", "国务院办公厅", "GovernmentBody"),
        ("中组部", "中共中央组织部", "PartyBody"),
        ("最高法", "最高人民法院", "JudicialBody"),
        ("全国人大常委会", "全国人民代表大会常务委员会", "LegislativeBody"),
        ("全总", "中华全国总工会", "TradeUnion"),
        ("山东总工会", "山东省总工会", "TradeUnion"),
        ("美团集团", "美团", "Company"),
        ("支付宝", "支付宝", "Product"),
        ("中共江西省委党校", "中共江西省委党校", "School"),
        ("江西省社科院", "江西省社会科学院", "ResearchInstitute"),
        ("社科院财经战略研究院", "中国社会科学院财经战略研究院", "ResearchInstitute"),
        ("新华社", "新华通讯社", "Media"),
        ("世卫组织", "世界卫生组织", "InternationalBody"),
        ("骑手", "外卖配送员", "Profession"),
        ("工会法", "中华人民共和国工会法", "Law"),
        ("长三角", "长江三角洲", "Region"),
        ("恩施州", "恩施土家族苗族自治州", "Prefecture"),
        ("苏区中央局", "中共苏区中央局", "PartyBody"),
    ],
)
def test_a_short_name_leads_to_its_entry(name: str, key: str, cls: str) -> None:
    assert (the(name).key, the(name).cls) == (key, cls)


def test_same_named_districts_stay_apart() -> None:
    assert {e.key for e in bearers()["朝阳区"]} >= {"朝阳区(北京市)", "朝阳区(长春市)"}
    assert {e.parent for e in bearers()["朝阳区"]} >= {"北京市", "长春市"}


def test_former_bodies_and_places_say_until_when() -> None:
    assert the("劳动和社会保障部").valid_until == "2008-03"
    assert the("银保监会").valid_until == "2023-05-18"
    former = [e for e in bearers()["崇文区"] if e.parent == "北京市"]
    assert [e.valid_until for e in former] == ["2010"]
    for entry in entries().values():
        for day in (entry.valid_from, entry.valid_until):
            assert day is None or re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", day), entry.key
        if entry.valid_from and entry.valid_until:
            assert entry.valid_from <= entry.valid_until, entry.key


def test_every_province_has_its_union_and_academy() -> None:
    provinces = [e.key for e in entries().values() if e.cls == "Province"]
    unions = {e.place for e in entries().values() if e.file == "unions.csv"}
    academies = {e.place for e in entries().values() if e.cls == "ResearchInstitute"}
    assert len(provinces) == 34
    beyond = {"台湾省", "香港特别行政区", "澳门特别行政区"}
    assert set(provinces) - beyond <= unions
    assert set(provinces) - beyond <= academies


def test_the_tree_of_parents_ends() -> None:
    for entry in entries().values():
        seen = {entry.key}
        while entry.parent:
            entry = entries()[entry.parent]
            assert entry.key not in seen, entry.key
            seen.add(entry.key)


def test_single_characters_lead_to_provinces() -> None:
    for letter, key in lexicon("place_abbr")["provinces"].items():
        assert len(letter) == 1
        assert entries()[key].cls == "Province"


def _broken(tmp_path: Path, row: str) -> Path:
    root = tmp_path / "ontology"
    (root / "gazetteers").mkdir(parents=True)
    for name in ("kg.ttl", "display.ttl"):
        (root / name).write_bytes((FOLDER.parent / name).read_bytes())
    (root / "gazetteers" / "mine.csv").write_text(f"# x\n{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("甲局,甲局,,NoClass,,,,,own", "NoClass"),
        ("甲局,甲局,,GovernmentBody,乙部,,,,own", "乙部"),
        ("甲局,,,GovernmentBody,,,,,own", "甲局"),
        ("甲局,甲局,GovernmentBody", "甲局"),
        ("甲局,甲局,,GovernmentBody,,,,,own\n甲局,甲局,,GovernmentBody,,,,,own", "甲局"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(OntologyError, match=said) as caught:
        load_gazetteers(load_ontology(_broken(tmp_path, row)))
    assert "mine.csv" in str(caught.value)
    assert "\n" not in str(caught.value)
