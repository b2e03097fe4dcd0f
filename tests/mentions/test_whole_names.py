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
    ],
)
def test_a_piece_or_a_kind_is_no_name(text: str, name: str) -> None:
    assert name not in [m.text for m in extract(text) if not m.generic]
