"""A thing named just before is taken up by its kind: 大桥位于…, 该片将上映; another kind or none stays open."""

from __future__ import annotations

import pytest
from stage import linked


def meant(text: str, point: str) -> tuple[str, ...]:
    """Return what the last `point` of a text means, () where it is left open or is no pointing word."""
    result, _ = linked(text)
    found = [m for m in result.mentions if m.text == point and "coreference.toml" in m.by]
    return found[-1].entities if found else ()


@pytest.mark.parametrize(
    ("text", "point", "means"),
    [
        ("海州江龙黄河特大桥贯通。大桥位于江口县。", "大桥", "place/海州江龙黄河特大桥"),
        (
            "江海航运应对极端天气联合演练今天在海州举行。演练设置5项场景。",
            "演练",
            "event/江海航运应对极端天气联合演练",
        ),
        ("我国成功将中星91号卫星发射升空，卫星顺利进入预定轨道。", "卫星", "work/中星91号卫星"),
        ("大型纪录片《山河回响》今晚播出。纪录片依托考古发现讲述历史。", "纪录片", "work/山河回响"),
        ("山东海州海上风电场今天并网发电。该项目总装机容量150万千瓦。", "该项目", "place/山东海州海上风电场"),
        ("江北河湾大集今天开集。大集上年货丰富，大集位于海州。", "大集", "event/江北河湾大集"),
        ("电影《山河回响》今天首映。该片将于8月15日上映。", "该片", "work/山河回响"),
    ],
)
def test_a_kind_means_the_thing_of_that_kind_named_before(text: str, point: str, means: str) -> None:
    assert meant(text, point) == (means,)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("海州新区启动建设。大桥位于江口县。", "大桥"),
        ("海州江龙黄河特大桥贯通。大桥建设者欢呼。", "大桥"),
        ("中星91号卫星、中星92号卫星发射升空，卫星顺利进入预定轨道。", "卫星"),
    ],
)
def test_a_kind_that_was_not_named_or_is_no_pointer_stays_open(text: str, point: str) -> None:
    assert meant(text, point) == ()
