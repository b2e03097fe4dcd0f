"""Words of a text: they are the text, and known names stay whole."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jieba import Tokenizer
from jieba.posseg import POSTokenizer

from kg.text.segment import cache_folder, segment
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


_JIEBA = POSTokenizer(Tokenizer())
_MIXED = st.sampled_from(
    ["全国", "总工会", "发布", "通知", "，", "2024", "3.5", "AI", "C++", "&", "_", " ", "\r\n", "\u3000"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_COMMON | _ANY | _MIXED, max_size=20).map("".join))
@example("中华人民共和国全国总工会在京召开会议")
@example("丁1A.b+#七\r\n \n")
def test_words_are_those_of_jieba(text: str) -> None:
    assert [(w.text, w.flag) for w in segment(text)] == [(p.word, p.flag) for p in _JIEBA.cut(text)]


def test_long_text_is_cut_only_behind_marks() -> None:
    text = "全国总工会召开会议，" * 200
    words = segment(text)
    assert "".join(w.text for w in words) == text
    assert max(len(w.text) for w in words) < 10


def test_importing_loads_no_jieba() -> None:
    code = "import sys, kg.text.segment; sys.exit('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_cache_lies_in_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "zhiluo"
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert cache_folder() is None
