"""Bodies, places and countries before a post and a name, through the whole pipeline."""

from __future__ import annotations

import hashlib

import pytest

from kg.model import Source
from kg.pipeline import build_graph


def facts(text: str) -> set[tuple[str, str, str]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")])
    label = {e.id: e.label for e in made.entities}
    return {
        (label[s.subject], s.predicate, label.get(s.object or "", str(s.value)))
        for s in made.statements
        if s.modality == "asserted" and s.subject.startswith("person/")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("辽宁省委书记许建林在沈阳调研。", ("许建林", "affiliatedWith", "中共辽宁省委员会")),
        ("澄江市委副书记、市长李建国讲话。", ("李建国", "affiliatedWith", "中共澄江市委员会")),
        ("英外长卡梅伦抵达东京。", ("卡梅伦", "affiliatedWith", "英国")),
        ("西河镇党委书记刘建国介绍了情况。", ("刘建国", "affiliatedWith", "西河镇")),
        ("中国射击名将王丽华夺得金牌。", ("王丽华", "affiliatedWith", "中国")),
        ("该规划由中国艺术研究院博士陈思远执笔。", ("陈思远", "jobTitle", "博士")),
        ("布隆迪总统恩达伊施、赞比亚总统希奇莱发言。", ("恩达伊施", "jobTitle", "总统")),
        ("加纳总统阿库福-阿多发言。", ("阿库福-阿多", "jobTitle", "总统")),
        ("中共中央政治局委员、上海市委书记陈建华出席。", ("陈建华", "affiliatedWith", "中共中央政治局")),
        ("栗战书委员长出席。", ("栗战书", "jobTitle", "委员长")),
        ("艾力更·依明巴海副委员长主持会议。", ("艾力更·依明巴海", "jobTitle", "副委员长")),
        ("伊朗议会成员卡里米批评了西方国家。", ("卡里米", "affiliatedWith", "伊朗议会")),
        ("华新汽车公司负责人黄伟介绍了情况。", ("黄伟", "affiliatedWith", "华新汽车公司")),
        ("全国五一劳动奖章获得者李明来到车间。", ("李明", "receivedHonour", "全国五一劳动奖章")),
        ("“全国劳动模范”获得者、中车大连公司高级技师刘洋介绍经验。", ("刘洋", "receivedHonour", "全国劳动模范")),
    ],
)
def test_what_stands_before_a_name(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in facts(text)


def test_a_letter_before_a_common_noun_is_no_country() -> None:
    assert not any(o in {"美国", "英国"} for _, _, o in facts("英俊演员张建国参加了演出。"))


CHOSEN = "南山省快递协会10月8日在太原召开第一次代表大会，选举白新宇为会长，冯莉、杜建国为副会长。"


def test_a_body_chooses_its_own_people() -> None:
    found = facts(CHOSEN)
    assert {("冯莉", "jobTitle", "副会长"), ("杜建国", "affiliatedWith", "南山省快递协会")} <= found


def test_who_is_only_proposed_holds_no_post() -> None:
    assert not facts("协会拟选举王建国为会长。")
    assert not any(
        s == "方志远" for s, _, _ in facts("国务院决定，免去方志远的民政部副部长职务。") if _ == "jobTitle"
    )


def test_the_chair_of_a_federation_of_unions_is_its_chair() -> None:
    found = facts("山东省总工会主席樊立群致辞。")
    assert {("樊立群", "jobTitle", "主席"), ("樊立群", "affiliatedWith", "山东省总工会")} <= found


def test_a_reporter_whose_name_begins_like_a_weekday() -> None:
    assert any(s == "周一鸣" for s, _, _ in facts("本报讯（记者 周一鸣 通讯员 赵丽）工会送来清凉。"))
