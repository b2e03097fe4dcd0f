"""Names that need their text: a department without its place, a name of other years, two countries in one word."""

from __future__ import annotations

import pytest
from stage import document, linked

from kg.link import Linked, resolve_names


def read(text: str, day: str | None = None) -> Linked:
    return linked(text, documents=[document(text, day)])[0]


def meant(found: Linked, text: str) -> tuple[str, ...]:
    return next(m.entities for m in found.mentions if m.text == text)


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("浙江省日前印发方案。发改委负责统筹。", "发改委", "org/浙江省发展和改革委员会"),
        ("浙江省日前印发方案。药监局负责落实。", "药监局", "org/浙江省药品监督管理局"),
        ("浙江省杭州市召开会议，人社局参加。", "人社局", "org/杭州市人力资源和社会保障局"),
        ("杭州市召开会议，民政局参加。", "民政局", "org/杭州市民政局"),
        ("国务院办公厅印发通知。发改委在浙江省开展调研。", "发改委", "org/国家发展和改革委员会"),
        ("全国总工会、工商联共同发文。", "工商联", "org/中华全国工商业联合会"),
    ],
)
def test_a_department_without_its_place_is_that_of_the_place_near_it(text: str, name: str, id: str) -> None:
    assert meant(read(text), name) == (id,)


def test_a_department_that_nobody_places_meets_no_other_texts() -> None:
    found, _ = linked(["人社局负责人参加会议。", "会议由人社局召开。"])
    assert len({e for m in found.mentions if m.text == "人社局" for e in m.entities}) == 2


def test_any_such_body_is_not_one() -> None:
    found = read("山西省发展改革委召开会议，各市发展改革委负责同志参加。")
    assert meant(found, "山西省发展改革委") == ("org/山西省发展和改革委员会",)
    assert "(" in meant(found, "发展改革委")[0]


@pytest.mark.parametrize(
    ("day", "id"),
    [
        ("2010-01-01", "org/国家食品药品监督管理局"),
        ("2024-06-01", "org/国家药品监督管理局"),
        (None, "org/国家药品监督管理局"),
    ],
)
def test_a_name_that_two_bodies_bore_is_the_one_of_its_year(day: str | None, id: str) -> None:
    assert meant(read("药监局通报抽检结果。", day), "药监局") == (id,)


def test_a_name_out_of_its_years_says_so() -> None:
    links = next(e for e in read("银保监会发布办法。", "2024-05-01").entities if "银行保险" in e.label).links
    assert "of 2018–2023; the text is of 2024" in links[0].reason


@pytest.mark.parametrize(
    ("text", "name", "ids"),
    [
        ("两办印发意见。", "两办", ("org/中共中央办公厅", "org/国务院办公厅")),
        ("两高联合发布司法解释。", "两高", ("org/最高人民法院", "org/最高人民检察院")),
        ("中俄关系深入发展，两国务实合作成果丰硕。", "两国", ("place/中国", "place/俄罗斯")),
        ("越南和老挝同意建铁路。两国见证签约。", "两国", ("place/越南", "place/老挝")),
    ],
)
def test_a_joint_name_is_all_that_it_names(text: str, name: str, ids: tuple[str, ...]) -> None:
    assert meant(read(text), name) == ids


def test_a_joint_name_inside_another_word_is_none() -> None:
    assert "两高" not in [m.text for m in read("严控两高项目，市两办印发通知。").mentions if m.entities]


def test_a_shorter_name_is_the_one_its_text_gives_in_full() -> None:
    assert meant(read("美国国民警卫队进入华盛顿。国民警卫队表示不评论。"), "国民警卫队") == ("org/美国国民警卫队",)
    two = read("湖北省足球协会、湖南省足球协会举办比赛。足球协会表示支持。")
    assert "org/湖北省足球协会" in [e.id for e in two.entities] and "org/湖南省足球协会" in [
        e.id for e in two.entities
    ]


def test_the_paper_is_the_one_on_its_page() -> None:
    text = "本报记者李明报道，浙江省举办技能竞赛。"
    open_, _ = linked(text)
    ours = next(m for m in open_.mentions if m.text == "本报")
    assert ours.entities == () and "does not say which paper" in ours.because


def test_somebody_whom_all_know_is_one_person_and_others_stay_apart() -> None:
    found, _ = linked(["特朗普发表讲话。", "特朗普签署文件。", "李强走进车间。", "工程师李强获奖。"])
    persons = {e.id: e for e in found.entities if e.id.startswith("person/")}
    assert len(persons["person/特朗普(美国)"].documents) == 2
    apart = [e for e in persons.values() if e.label == "李强"]
    assert len(apart) == 2 and all("kept apart" in k.reason for e in apart for k in e.near)


@pytest.mark.parametrize("name", ["全国工会", "全国法院", "省工会", "本市工会", "全国银行"])
def test_a_kind_of_body_abbreviates_no_body(name: str) -> None:
    full = ["中华全国工商业联合会", "黑龙江省总工会", "最高人民法院", "中国人民银行", "本溪市总工会"]
    assert resolve_names([name, *full])[0] == f"org/{name}"


def test_a_province_beside_its_cities_is_no_city_of_its_name() -> None:
    found = read("张三在吉林调研。长春市南关区的情况好转。", "2025-07-10")
    assert meant(found, "吉林") == ("place/吉林省",)
