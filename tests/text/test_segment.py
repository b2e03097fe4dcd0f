"""Words of a text: they are the text, and known names stay whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jieba import Tokenizer
from jieba.posseg import POSTokenizer

from kg.text.listed import Route
from kg.text.segment import cache_folder, segment, teach
from kg.text.unlisted import unlisted_words


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="人社部近日印发《通知》，要求2024年\n abc。", max_size=60))
def test_words_joined_are_the_text(text: str) -> None:
    words = segment(text)
    assert "".join(w.text for w in words) == text
    assert all(text[w.start : w.end] == w.text for w in words)


_COMMON = st.sampled_from("一人大中国陈建王秀英李晓明赴会见之的了曾市长说在和工作年来到可以学生化家")
_ANY = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)


@settings(max_examples=300, deadline=None)
@given(st.text(_COMMON | _ANY, min_size=1, max_size=8))
@example("一丁七")
@example("\u9fcb\u9fcc")
def test_words_that_no_dictionary_lists_are_those_of_jieba(text: str) -> None:
    assert unlisted_words(text) == tuple((w, flag) for w, flag in POSTokenizer._POSTokenizer__cut(None, text))


_JIEBA = Tokenizer()


@settings(max_examples=300, deadline=None)
@given(st.text(_COMMON | _ANY | st.sampled_from("全国总工会发布通知，2024"), max_size=20))
@example("中华人民共和国全国总工会在京召开会议")
def test_the_route_over_listed_words_is_that_of_jieba(text: str) -> None:
    route, theirs = Route(_JIEBA), {}
    _JIEBA.calc(text, _JIEBA.get_DAG(text), theirs)
    ours: dict[int, tuple[float, int]] = {}
    route.weigh(text, route.graph(text), ours)
    assert ours == theirs
    _JIEBA.add_word("全国总工会发布", 3000)
    _JIEBA.calc(text, _JIEBA.get_DAG(text), theirs)
    route.weigh(text, None, ours)
    assert ours == theirs


def test_long_text_is_cut_only_behind_marks() -> None:
    text = "全国总工会召开会议，" * 200
    words = segment(text)
    assert "".join(w.text for w in words) == text
    assert max(len(w.text) for w in words) < 10


def test_a_taught_name_stays_whole() -> None:
    teach([("甲乙丙丁促进会", "nt")])
    assert [w.flag for w in segment("昨天甲乙丙丁促进会成立") if w.text == "甲乙丙丁促进会"] == ["nt"]


def test_importing_loads_no_jieba() -> None:
    code = "import sys, kg.text.segment; sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_cache_lies_in_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "zhiluo"
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert cache_folder() is None
