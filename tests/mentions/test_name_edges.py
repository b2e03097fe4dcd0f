"""Names run over brackets, verbs and quotations in their middle; what is counted or of a kind is no name at all."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("上合组织（连云港）国际物流园自2031年建立以来发展迅速。", "上合组织（连云港）国际物流园"),
        ("2031（中国）亚欧茶叶博览会开幕。", "2031（中国）亚欧茶叶博览会"),
        ("内蒙古海州左旗通勤机场升级为支线机场项目昨天开工建设。", "内蒙古海州左旗通勤机场升级为支线机场项目"),
        ("川气东送二线东段建设加速。", "川气东送二线"),
        ("中国物流等企业积极参与“国聘行动”秋季招聘专项活动。", "“国聘行动”秋季招聘专项活动"),
        ("广东实施“百万工匠汇岭南”行动计划，聚焦制造业。", "“百万工匠汇岭南”行动计划"),
        ("今天，南通至宁波高铁杭州湾大桥北航道桥正式开工。", "南通至宁波高铁杭州湾大桥北航道桥"),
        ("我国首个百兆瓦时钠离子电池储能电站投运。", "我国首个百兆瓦时钠离子电池储能电站"),
        ("国家级经开区经营主体超490万家。", "国家级经开区"),
        ("市长主持召开专家、企业家等领域代表座谈会，听取意见。", "专家、企业家等领域代表座谈会"),
        ("大会批准十八届中央纪律检查委员会工作报告。", "十八届中央纪律检查委员会工作报告"),
    ],
)
def test_a_name_runs_over_what_stands_in_its_middle(text: str, name: str) -> None:
    assert name in [m.text for m in extract(text) if not m.generic]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今年前两个月，全国氢能备案项目82个，总投资470亿元。", "全国氢能备案项目"),
        ("友好省州市增至26对。", "省州市"),
        ("相对落后的山区海岛县就有28个。", "海岛县"),
        ("我国经开区发展迅速。", "经开区"),
        ("部长同海莱王储举行会谈。", "海莱王"),
        ("江西海州工信部门的工作人员前往企业。", "江西海州工信"),
        ("观众们看展览、听讲解。", "观众们看展览"),
        ("双方共同主持四个双边合作机制会议。", "合作机制会议"),
        ("省长主持召开一系列相关会议。", "一系列相关会议"),
        ("西藏建立社会主义制度和人民民主政权。", "社会主义制度"),
    ],
)
def test_what_is_counted_torn_or_of_a_kind_is_no_name(text: str, name: str) -> None:
    assert name not in [m.text for m in extract(text) if not m.generic]
