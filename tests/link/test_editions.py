"""Short names inside one text: the edition of a fair, the text's own fair, 国家, 公司, 机场 and 村里."""

from __future__ import annotations

import pytest
from stage import linked

CASES = [
    ("第140届中国进出口商品交易会开幕。广交会吸引了20万名采购商。", "广交会", "event/第140届中国进出口商品交易会"),
    ("第140届中国进出口商品交易会开幕。历届广交会都很热闹。", "广交会", "event/中国进出口商品交易会"),
    (
        "2031世界工业与能源互联网博览会开幕。本届工博会有百家企业参展。",
        "工博会",
        "event/2031世界工业与能源互联网博览会",
    ),
    ("今年，国家将深入实施节能降碳改造。", "国家", "place/中国"),
    ("海州振华机械有限公司位于江口。公司今年投入2亿元。", "公司", "org/海州振华机械有限公司"),
    (
        "纪录片《青川四季》今晚在海州卫视播出。导演张立说，拍摄用了两年。节目还将在海州网同步上线。",
        "节目",
        "work/青川四季",
    ),
    (
        "习近平总书记来到海州市青山村。村委会主任张立迎上来。总书记指出，要发展好产业。",
        "总书记",
        "person/习近平(中国共产党)",
    ),
    ("客机在海州国际机场降落后起火。机场方面称，飞机着火后被扑灭。", "机场", "place/海州国际机场"),
]


@pytest.mark.parametrize(("text", "word", "means"), CASES)
def test_a_short_name_means_what_its_own_text_names_in_full(text: str, word: str, means: str) -> None:
    result, sentences = linked(text)
    starts = {s.id: s.pieces[0].start for s in sentences}
    where = text.rindex(word)
    found = [m for m in result.mentions if starts[m.sentence] + m.start == where and m.text == word]
    assert [m.entities for m in found] == [(means,)]


@pytest.mark.parametrize("text", ["国家发展改革委发布通知。", "国家主席会见外宾。", "他认为国家正在变化。"])
def test_the_state_is_no_part_of_a_body_or_a_post(text: str) -> None:
    result, _ = linked(text)
    assert not [m for m in result.mentions if m.by.endswith("#the-state")]
