"""What a reader sees as names is found, with its class and its whole extent, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract
from kg.model import Mention
from kg.ontology import load_ontology


def found(text: str) -> dict[str, str]:
    return {m.text: m.cls for m in extract(text)}


def roots(text: str, root: str) -> list[str]:
    ontology = load_ontology()
    return [m.text for m in extract(text) if ontology.root(m.cls) == root and not m.generic]


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("中共南昌市委党校组织了一次调研。", "中共南昌市委党校", "School"),
        ("他是浙江工业大学机械工程学院教授。", "浙江工业大学机械工程学院", "School"),
        ("中国社会科学院财经战略研究院发布报告。", "中国社会科学院财经战略研究院", "ResearchInstitute"),
        ("国网青海省电力公司超高压公司运维检修部副主任王强说。", "国网青海省电力公司超高压公司运维检修部", "Company"),
        ("1932年8月，江西省职工联合会提出竞赛。", "江西省职工联合会", "TradeUnion"),
        ("1933年，中共苏区中央局作出决议。", "中共苏区中央局", "PartyBody"),
        ("昨天，俄罗斯国防部发布消息。", "俄罗斯国防部", "GovernmentBody"),
        ("会上，山东省总工会联合美团集团召开座谈会。", "山东省总工会", "TradeUnion"),
        ("会上，山东省总工会联合美团集团召开座谈会。", "美团集团", "Company"),
        ("中国足球协会宣布了名单。", "中国足球协会", "SocialOrganization"),
        ("国际劳工组织发表声明。", "国际劳工组织", "InternationalBody"),
        ("北京市第一中级人民法院开庭审理此案。", "北京市第一中级人民法院", "JudicialBody"),
        ("在华西医院，医生们正在会诊。", "华西医院", "Hospital"),
    ],
)
def test_organisations_are_whole_and_of_their_kind(text: str, name: str, cls: str) -> None:
    assert found(text).get(name) == cls


@pytest.mark.parametrize(
    "text",
    [
        "各级工会要主动作为。",
        "有关部门已经介入。",
        "用人单位不得扣押证件。",
        "教育等四部门要求加强管理。",
        "平台企业与劳动者签订合同。",
        "年金保险和两全保险都可以购买。",
        "程红常委代表发言提出，加快基础设施建设。",
    ],
)
def test_groups_are_no_organisations(text: str) -> None:
    assert roots(text, "Organization") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报记者张三丰、李明报道", ["张三丰", "李明"]),
        ("新华社记者王小明赵丽从现场获悉", ["王小明", "赵丽"]),
        ("欧盟委员会主席乌尔苏拉·冯德莱恩表示欢迎。", ["乌尔苏拉·冯德莱恩"]),
        ("中央财办副主任韩文秀介绍了情况。", ["韩文秀"]),
    ],
)
def test_people_without_title(text: str, names: list[str]) -> None:
    assert roots(text, "Person") == names


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("他来自安徽省庐江县万山镇。", "安徽省庐江县万山镇", "Township"),
        ("中西部地区发展加快。", "中西部地区", "Region"),
        ("船队沿长江而下。", "长江", "NaturalFeature"),
        ("据报道，爆炸发生在苏尔哈德附近。", "苏尔哈德", "Place"),
    ],
)
def test_places(text: str, name: str, cls: str) -> None:
    assert found(text).get(name) == cls


def test_deictic_places_are_generic() -> None:
    mentions = {m.text: m for m in extract("我国在全国范围内推行这一做法。")}
    assert mentions["我国"].generic and mentions["我国"].cls == "Country"
    assert mentions["全国"].generic


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("会议通过《关于查田运动的决议》。", "《关于查田运动的决议》", "Resolution"),
        ("国务院公布《工伤保险条例》。", "《工伤保险条例》", "Regulation"),
        ("两部门印发《关于进一步做好稳就业工作的通知》。", "《关于进一步做好稳就业工作的通知》", "Notice"),
        ("研究院发布《平台就业研究报告》。", "《平台就业研究报告》", "Report"),
        ("必选课程为《智能制造共性技术》。", "《智能制造共性技术》", "Course"),
        ("方案中有课程《甲乙应用》《丙丁管理》。", "《丙丁管理》", "Course"),
        ("司法部就《社会救助法（草案）》征求意见。", "《社会救助法（草案）》", "Draft"),
        ("《关于修改〈人口与计划生育法〉的决定》已经通过。", "《关于修改〈人口与计划生育法〉的决定》", "Resolution"),
        ("党的二十大报告提出新要求。", "党的二十大报告", "PolicyReport"),
        ("劳动法规定了工时。", "劳动法", "Law"),
        ("“十四五”规划已经收官。", "“十四五”规划", "Plan"),
        ("双方签署《战略合作协议》。", "《战略合作协议》", "Agreement"),
    ],
)
def test_documents_by_their_kind(text: str, name: str, cls: str) -> None:
    assert found(text).get(name) == cls


def numbers(text: str) -> list[tuple[str, object, bool]]:
    return [(m.text, m.value, m.generic) for m in extract(text) if load_ontology().root(m.cls) == "Policy"]


def test_number_of_a_document_is_the_value_of_its_title() -> None:
    assert numbers("按照《关于某事的意见》（国发〔2024〕12号）办理。")[0] == (
        "《关于某事的意见》",
        "国发〔2024〕12号",
        False,
    )


def test_number_alone_is_a_generic_reference() -> None:
    assert ("人社部发[2024]36号", "人社部发[2024]36号", True) in numbers("人社部发[2024]36号文件已经下发。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("人社部启动实施数字技术工程师培育项目。", "数字技术工程师培育项目"),
        ("各地推进集中入会行动。", "集中入会行动"),
        ("全国总工会组织开展“春风行动”。", "“春风行动”"),
        ("1933年，查田运动在苏区展开。", "查田运动"),
        ("县里把“粤菜师傅”“广东技工”等三项工程抓实。", "“广东技工”"),
    ],
)
def test_programmes(text: str, name: str) -> None:
    assert name in roots(text, "Program")


@pytest.mark.parametrize("text", ["要把“最后一公里”走好。", "会上强调“以人为本”的理念。", "加快重大项目建设。"])
def test_emphasis_and_bare_heads_are_no_programmes(text: str) -> None:
    assert roots(text, "Program") == []


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("省总工会召开省级骑手权益保障恳谈会。", "省级骑手权益保障恳谈会", "Meeting"),
        ("第七届中国国际进口博览会在上海开幕。", "第七届中国国际进口博览会", "Fair"),
        ("红军踏上长征。", "长征", "HistoricalEvent"),
    ],
)
def test_events(text: str, name: str, cls: str) -> None:
    assert found(text).get(name) == cls


def test_bare_meetings_are_no_events() -> None:
    assert roots("会议指出，要开好这次会议。", "Event") == []


@pytest.mark.parametrize(
    ("text", "name", "cls"),
    [
        ("他担任市总工会副主席。", "副主席", "Post"),
        ("他当了三年网约车司机。", "网约车司机", "Profession"),
        ("桥吊司机陈师傅获奖。", "桥吊司机", "Profession"),
        ("她被授予全国劳动模范称号。", "全国劳动模范", "Honour"),
        ("她荣获江苏省劳动模范。", "江苏省劳动模范", "Honour"),
    ],
)
def test_occupations(text: str, name: str, cls: str) -> None:
    ontology = load_ontology()
    mention = next(m for m in extract(text) if m.text == name)
    assert ontology.root(mention.cls) == "Occupation" and mention.cls == cls


def test_name_defined_once_is_found_again_in_short() -> None:
    text = "海州振华机械制造有限公司（以下简称“振华机械”）昨日发布公告。随后，振华机械回应了质疑。"
    again = [m for m in extract(text) if m.text == "振华机械"]
    assert again and again[-1].cls == "Company"


def test_every_mention_says_where_it_comes_from_and_why() -> None:
    mentions: list[Mention] = extract("国家统计局局长张三在《中国统计年鉴》发布会上表示，2024年增长5%。")
    assert mentions
    assert all(m.by.split(":")[0] in {"gazetteer", "rule", "tagger"} and m.because for m in mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2024年全国茶叶和咖啡消费促进活动启动仪式昨天在珠海举办。", "全国茶叶和咖啡消费促进活动启动仪式"),
        ("《湿地公约》第9届缔约方大会将在坎帕拉开幕。", "《湿地公约》第9届缔约方大会"),
        ("第七届联合国教科文组织扫盲奖颁奖典礼昨天在曲阜举行。", "第七届联合国教科文组织扫盲奖颁奖典礼"),
        ("第4届中国·吉林国际冰雪节在长春举行。", "第4届中国·吉林国际冰雪节"),
    ],
)
def test_events_are_whole(text: str, name: str) -> None:
    assert name in found(text)


def test_as_many_of_a_kind_are_no_site() -> None:
    assert not [c for c in found("安徽已创建160多家国家级绿色工厂。").values() if c == "Site"]
