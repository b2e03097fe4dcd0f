"""Names begin and end where they do: brackets, verbs that hang on, names glued, words that only start alike."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract
from kg.ontology import load_ontology


def names(text: str, root: str) -> list[str]:
    ontology = load_ontology()
    return [m.text for m in extract(text) if ontology.root(m.cls) == root and not m.generic]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("他任海州振华科技（香港）有限公司董事长。", ["海州振华科技(香港)有限公司"]),
        ("振华（集团）股份有限公司公布年报。", ["振华(集团)股份有限公司"]),
        ("海州队vs江城队的比赛今晚进行。", ["海州队", "江城队"]),
        ("日前联合国家发展改革委、司法部等部门印发通知。", ["国家发展改革委", "司法部"]),
        ("联合国教科文组织联合国家文物局发布报告。", ["联合国教科文组织", "国家文物局"]),
        ("国家林草局近日会同人力资源社会保障部印发通知。", ["国家林草局", "人力资源社会保障部"]),
        ("会同县政府会同财政部下达了资金。", ["会同县政府", "财政部"]),
        ("北航联合中科院海洋所发布成果。", ["北航", "中科院海洋所"]),
        ("海洋大学协同之江实验室建设平台。", ["海洋大学", "之江实验室"]),
        ("全面贯彻新时代党的方略。", []),
        ("当好党和国家联系群众的桥梁。", []),
        ("全国首家外商独资公司落地。", []),
        ("央行前段时间出台了新规。", ["央行"]),
        ("日美军演将持续三天。", []),
        ("冬奥会上，中国队刷新了成绩。", ["中国队"]),
        ("“丝路海运”联盟昨天成立。", ["“丝路海运”联盟"]),
        ("围绕“侨汇天下才·智创新时代”的主题，大会设置16场活动。", []),
        ("他在兰州军区84564部队服役。", ["兰州军区84564部队"]),
        ("2008年1月至今任蓝湖光标总经理。", ["蓝湖光标"]),
        ("1965年生，中共党员。", []),
        ("电信业务收入增长7.9%。", []),
        ("中俄蒙三国优质文旅资源丰富。", []),
    ],
)
def test_organisations_begin_and_end_where_they_do(text: str, bodies: list[str]) -> None:
    assert [n.replace("（", "(").replace("）", ")") for n in names(text, "Organization")] == bodies


def test_cities_are_teams_where_the_sentence_is_about_football() -> None:
    assert "罗马" in names("英超和意甲的豪门都想签下罗马的前锋。", "Organization")
    assert "罗马" in names("代表团昨天抵达罗马。", "Place")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("纠治以推进工作为名搞文山会海。", []),
        ("建制村通硬化路难题得到解决。", []),
        ("成都至黄胜关段年内通车。", ["成都", "黄胜关"]),
        ("下周中东部气温回升。", ["中东部"]),
        ("大国工匠是中华民族大厦的基石。", []),
        ("长江干流江西段工程完工。", ["长江干流江西段"]),
        ("明天华北中南部有雨。", ["华北中南部"]),
    ],
)
def test_places_begin_and_end_where_they_do(text: str, places: list[str]) -> None:
    assert names(text, "Place") == places


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("国务院安全生产委员会全体会议昨天在京召开。", ["国务院安全生产委员会全体会议"]),
        ("他出席亚太经合组织第三十三次领导人非正式会议。", ["亚太经合组织第三十三次领导人非正式会议"]),
        ("十五届全国人大常委会第二次会议闭幕。", ["十五届全国人大常委会第二次会议"]),
        ("省长主持召开外贸形势专家和企业家座谈会。", ["外贸形势专家和企业家座谈会"]),
        ("国家防总召开会议。", []),
        ("“红厅论坛：读懂长征主题研讨会”2日举行。", ["“红厅论坛：读懂长征主题研讨会”"]),
        ("他出席全国高校毕业生等青年就业创业工作视频会议。", ["全国高校毕业生等青年就业创业工作视频会议"]),
        ("全国大会上，他发言。", []),
        ("海州推出美食节等系列活动。", []),
        ("有关部门、单位负责人列席会议。", []),
        ("他参观了中国建筑科技展。", ["中国建筑科技展"]),
    ],
)
def test_events_are_whole(text: str, events: list[str]) -> None:
    assert names(text, "Event") == events


def test_projects_keep_their_lines_and_phases() -> None:
    assert names("西气东输四线开工。", "Program") == ["西气东输四线"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("调研中，李强察看样板房。", ["李强"]),
        ("副主任王国才作的报告获得通过。", ["王国才"]),
        ("吴为山常委代表民盟中央发言提出意见。", ["吴为山"]),
        ("关于张茂于同志不再担任常委职务的决定。", ["张茂于"]),
        ("宪法和法律委员会主任委员信春鹰作了报告。", ["信春鹰"]),
        ("艾山江·依明副委员长主持会议。", ["艾山江·依明"]),
        ("李强同朔尔茨举行会谈。", ["李强", "朔尔茨"]),
        ("匈牙利总理欧尔班4日表示将访问。", ["欧尔班"]),
        ("国家副主席韩正在京会见客人。", ["韩正"]),
        ("大会选举刘桂生为副委员长，各位同志鼓掌。", ["刘桂生"]),
        ("中国人民银行行长易纲受国务院委托作报告。", ["易纲"]),
    ],
)
def test_verbs_and_adverbs_do_not_cut_people(text: str, people: list[str]) -> None:
    assert names(text, "Person") == people


def test_what_hangs_on_a_person_is_cut() -> None:
    assert names("今年8月，王伟家的房子成了危房。", "Person") == ["王伟"]


def test_confidence_is_how_often_readers_judged_such_mentions_right() -> None:
    found = {m.text: m.confidence for m in extract("国务院总理李强昨天在《海州日报》发表文章。")}
    assert 0.7 < found["李强"] < found["国务院"] < 1


@pytest.mark.parametrize(
    ("text", "root", "expected"),
    [
        ("这趟列车经哈萨克斯坦，跨里海抵达阿塞拜疆。", "Place", ["哈萨克斯坦", "里海", "阿塞拜疆"]),
        ("据美国爱达荷州警方消息，该州发生枪击。", "Place", ["美国爱达荷州"]),
        ("安徽黄山的西湾南浦村落新增竹筏等项目。", "Place", ["安徽黄山", "西湾南浦村落"]),
        ("在中心城区，群众反映问题。", "Place", []),
        ("中哈工商界代表开展研讨。", "Place", []),
        ("届时，综合保税区政策将全面落地。", "Place", []),
        ("今天，阿拉格齐抵达俄罗斯圣彼得堡。", "Person", ["阿拉格齐"]),
        ("美国加利福尼亚州州长纽森16日提起诉讼。", "Person", ["纽森"]),
        ("美国加利福尼亚州州长纽森16日提起诉讼。", "Place", ["美国加利福尼亚州"]),
        ("我国陆生野生动植物栖息地质量向好。", "Person", []),
        ("白糖、苹果、纸浆等商品需求增加。", "Organization", []),
        ("数字人民币国际运营中心正式运营。", "Organization", ["数字人民币国际运营中心"]),
        ("江州今年计划全市高速公路通车里程突破九百公里。", "Place", ["江州"]),
        ("福建厦门以征求意见座谈会、热线等形式开展查摆。", "Event", []),
    ],
)
def test_a_name_holds_all_its_words_and_no_others(text: str, root: str, expected: list[str]) -> None:
    assert names(text, root) == expected
