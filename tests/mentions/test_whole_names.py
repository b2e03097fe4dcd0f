"""Names come whole or not at all: none cut at a head, a dash or a word's edge, none of two side by side."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在湖南岳阳，洞庭湖北岸二期工程岳阳泵站项目即将通水。", "洞庭湖北岸二期工程岳阳泵站项目"),
        ("学校举行2031年秋季学期毕业典礼。", "2031年秋季学期毕业典礼"),
        ("贵州道真成立了茶叶合作社。", "道真"),
        ("民政部财政部部署今年工作。", "财政部"),
        ("他在联合国内罗毕办事处工作。", "联合国内罗毕办事处"),
        ("斐济议会今天上午召开会议。", "斐济议会"),
        ("乌克兰军方称击落多架无人机。", "乌克兰军方"),
        ("江城市委书记李明主持会议，北京市委书记王力出席。", "北京市委"),
        ("国务院总理李明在京同俄罗斯总理伊万诺夫会谈。", "俄罗斯"),
        ("印尼公共工程和住房部长巴苏基出席。", "公共工程和住房部长"),
        ("美交通部长达菲表示，航班减少。", "交通部长"),
        ("韩国国会议长禹元植当天发表讲话。", "韩国国会"),
        ("捷克众议长冈村富夫访华。", "众议长"),
        ("中国驻印尼大使陆明到机场送行。", "驻印尼大使"),
        ("德国智库海岳经济研究所发布报告。", "海岳经济研究所"),
        ("企查查科技股份有限公司负责人发言。", "企查查科技股份有限公司"),
    ],
)
def test_a_name_comes_whole(text: str, name: str) -> None:
    assert name in [m.text for m in extract(text) if not m.generic]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("浙江人社部门发放补贴。", "浙江人社"),
        ("来到华南最大的水果交易中心参观。", "水果交易中心"),
        ("法国德国5月1日恢复谈判。", "法国德国"),
        ("五大商业银行公布年报。", "五大商业银行"),
        ("来到静态展区参观。", "静态展区"),
        ("人们不断探寻前沿科技边界。", "前沿科技"),
        ("尼泊尔内阁部长汗说，机场已关闭。", "尼泊尔内阁"),
        ("牢固树立绿水青山就是金山银山的理念。", "金山银山"),
        ("中央安排资金支持夏粮促壮稳产。", "夏粮"),
    ],
)
def test_a_piece_or_a_kind_is_no_name(text: str, name: str) -> None:
    assert name not in [m.text for m in extract(text) if not m.generic]
