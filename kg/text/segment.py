"""Words with their parts of speech, from jieba: quiet, in linear time, with a cache in the user's own folder."""

from __future__ import annotations

import logging
import math
import os
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.text.listed import Cutter

# Safe cuts keep the sums over a piece small and the time linear.
_LONGEST = 512
_CUTS = "\n。！？；!?;，,：:、 "
# The size of jieba's dictionary, as a logarithm: what a word more costs when small words are chosen.
_LOG_TOTAL = 17.9


class Word(NamedTuple):
    """A word: code points `[start, end)` of the text, the word itself, jieba's part-of-speech flag."""

    start: int
    end: int
    text: str
    flag: str


def segment(text: str) -> tuple[Word, ...]:
    """Return the words of `text` in order; joined they are the text, white space and punctuation included.

    Flags are jieba's (`nr` person, `ns` place, `nt` organisation, `v`, `n`, `m`, `x` mark …). Offsets are code
    points into `text`, end exclusive.
    """
    cutter = _cutter()
    words: list[Word] = []
    at = 0
    for low, high in _pieces(text):
        for word, flag in cutter.cut(text[low:high]):
            end = at + len(word)
            words.append(Word(at, end, word, flag))
            at = end
    return tuple(words)


@lru_cache(maxsize=1 << 12)
def small_words(text: str, longest: int = 3) -> tuple[str, ...]:
    """Return `text` cut into its likeliest words of at most `longest` characters: 人力 资源 和 社会 保障部."""
    frequency = _cutter().frequency
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        choices = []
        for start in range(max(0, end - longest), end):
            word = text[start:end]
            count = frequency.get(word, 0)
            if count or end - start == 1:
                choices.append((best[start][0] + math.log(count or 0.5) - _LOG_TOTAL, start))
        best.append(max(choices))
    found: list[str] = []
    end = len(text)
    while end:
        found.append(text[best[end][1] : end])
        end = best[end][1]
    return tuple(reversed(found))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield ranges of at most `_LONGEST` characters that end behind a mark where there is one."""
    start = 0
    while len(text) - start > _LONGEST:
        cut = max(text.rfind(mark, start, start + _LONGEST) for mark in _CUTS) + 1
        end = cut if cut > start else start + _LONGEST
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


@lru_cache(maxsize=1)
def _cutter() -> Cutter:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        import jieba.posseg

    jieba.setLogLevel(logging.CRITICAL)
    folder = cache_folder()
    tokenizer = jieba.Tokenizer()
    if folder is None:
        # Without a folder of the user's own jieba would write into the shared temporary one.
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    else:
        tokenizer.tmp_dir = str(folder)
        tokenizer.cache_file = f"jieba-{jieba.__version__}.cache"
        tokenizer.initialize()
    return Cutter(tokenizer.FREQ, tokenizer.total, jieba.posseg.POSTokenizer(tokenizer).word_tag_tab)


def cache_folder() -> Path | None:
    """Return the folder for what may be thrown away (`$XDG_CACHE_HOME/zhiluo`), or None if none can be made."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    folder = (Path(base) if base else Path("~/.cache").expanduser()) / "zhiluo"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder if os.access(folder, os.W_OK) else None
