"""The weighing of candidates: the best set, never overlapping, whatever the order they come in."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.mentions import PARTS
from kg.mentions.base import Candidate
from kg.mentions.choice import choose, worth

candidates = st.builds(
    lambda start, length, cls, strength: Candidate(start, start + length, cls, f"rule:x#{cls}", strength, "试"),
    st.integers(0, 30),
    st.integers(1, 10),
    st.sampled_from(["Person", "Place", "Company"]),
    st.sampled_from([0.3, 0.5, 0.7, 1.0]),
)


@given(st.lists(candidates, max_size=25), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_overlaps(given_: list[Candidate], chance: random.Random) -> None:
    chosen = choose(given_)
    shuffled = list(given_)
    chance.shuffle(shuffled)
    assert choose(shuffled) == chosen
    assert all(a.end <= b.start for a, b in pairwise(chosen))


@given(st.lists(candidates, max_size=8))
def test_no_single_candidate_beats_the_choice(given_: list[Candidate]) -> None:
    total = sum(worth(c) for c in choose(given_))
    assert all(total >= worth(c) - 1e-6 for c in given_)


def test_long_name_beats_its_pieces_and_says_so() -> None:
    whole = Candidate(0, 12, "School", "rule:organization.toml#School", 0.8, "以“学院”收尾")
    pieces = [
        Candidate(0, 6, "School", "gazetteer:x.csv#甲", 0.9, "词表"),
        Candidate(6, 12, "School", "rule:y#z", 0.6, "x"),
    ]
    chosen = choose([*pieces, whole])
    assert [(c.start, c.end) for c in chosen] == [(0, 12)]
    assert "得分" in chosen[0].because


def test_the_strongest_class_of_a_range_wins_and_names_the_loser() -> None:
    person = Candidate(0, 2, "Person", "tagger:lac", 0.85, "标注器")
    place = Candidate(0, 2, "Place", "tagger:zhiluo", 0.6, "模型")
    (chosen,) = choose([place, person])
    assert chosen.cls == "Person" and "Place" in chosen.because


def test_parts_have_names_of_their_own() -> None:
    assert len({p.name for p in PARTS}) == len(PARTS)
    assert all(p.makes for p in PARTS)
