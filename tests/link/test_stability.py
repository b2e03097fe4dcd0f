"""A thing keeps its id whatever the order and number of documents and the hash seed, the evidence being the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from stage import linked

TEXTS = (
    "浙江省总工会联合美团召开恳谈会。双方形成《会议纪要》，该省骑手受益。",
    "全总发布倡议书，人社部、财政部联合印发《关于做好稳岗工作的通知》。两部门要求抓好落实。",
    "中国劳动关系学院教授孟泉认为，国民警卫队与此无关。",
    "中国劳动关系学院教授孟泉表示，中俄合作深化，两国将签署协议。",
    "记者孟泉报道，朝阳区教委与人社局召开会议。",
    "杭州市人社局、民政局举办招聘会，发改委提供支持。江南纺织厂派人参加。",
    "江南纺织厂有限公司与美团集团签约，第十五届全运会开幕式举行。",
    "第十五届全国运动会开幕式在广州举行，特朗普未出席。",
)
_RUN = """
import json, sys
from stage import linked
found, _ = linked(json.loads(sys.argv[1]))
print(json.dumps([[m.sentence, m.start, list(m.entities), m.because] for m in found.mentions], ensure_ascii=False))
print(json.dumps([[e.id, e.label, list(e.aliases), [k.reason for k in e.links]] for e in found.entities]))
"""


def ids(texts: list[str]) -> dict[tuple[str, int, int], tuple[str, ...]]:
    return {(m.sentence, m.start, m.end): m.entities for m in linked(texts)[0].mentions}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), unique=True, min_size=2), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(texts: list[str], chance: object) -> None:
    mixed = list(texts)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = linked(texts)[0], linked(mixed)[0]
    assert one.entities == other.entities
    assert ids(texts) == ids(mixed)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), unique=True, min_size=1))
def test_an_entity_with_the_same_evidence_has_the_same_id_among_more_documents(texts: list[str]) -> None:
    few, all_ = linked(texts)[0], linked(list(TEXTS))[0]
    more = {e.id: e for e in all_.entities}
    where = {(m.sentence, m.start, m.end): m.entities for m in all_.mentions}
    for mention in few.mentions:
        there = where[mention.sentence, mention.start, mention.end]
        if mention.entities != there:
            # Only another document that tells more of the same thing may have renamed it.
            assert all(set(more[e].documents) - {mention.sentence.split("#")[0]} for e in there)


def test_every_order_of_three_persons_of_one_name_gives_the_same_two() -> None:
    found = {tuple(e.id for e in linked(list(order))[0].entities) for order in permutations(TEXTS[2:5])}
    assert len(found) == 1
    assert sum(e.startswith("person/孟泉(") for e in found.pop()) == 2


def test_the_hash_seed_changes_nothing() -> None:
    def run(seed: str) -> bytes:
        paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
        words = [sys.executable, "-c", _RUN, json.dumps(TEXTS)]
        return subprocess.run(
            words, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}, check=True, capture_output=True
        ).stdout

    assert run("0") == run("31")
