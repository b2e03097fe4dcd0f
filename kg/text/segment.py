"""Words with their parts of speech, from jieba: quiet, in linear time, with a cache in the user's own folder."""

from __future__ import annotations

import logging
import math
import os
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.text.listed import Route
from kg.text.unlisted import unlisted_words

# jieba's tagger keeps a lattice of the whole piece; safe cuts keep that small and the time linear.
_LONGEST = 512
_CUTS = "\n。！？；!?;，,：:、 "
# Enough to hold a long name together, not so much that a short one breaks the words around it.
_FREQUENCY = 3_000
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
    tagger = _tagger()
    words: list[Word] = []
    for low, high in _pieces(text):
        at = low
        for word, flag in tagger.cut(text[low:high]):
            words.append(Word(at, at + len(word), word, flag))
            at += len(word)
    return tuple(words)


def teach(words: Iterable[tuple[str, str]]) -> None:
    """Make `segment` keep each `(word, flag)` together from now on; teaching a word again changes nothing."""
    tagger = _tagger()
    known = _known()
    for word, flag in words:
        if word and word not in known:
            known[word] = tagger.tokenizer.FREQ.get(word, 0)
            tagger.add_word(word, _FREQUENCY, flag)


def small_words(text: str, longest: int = 3) -> tuple[str, ...]:
    """Return `text` cut into its likeliest words of at most `longest` characters: 人力 资源 和 社会 保障部.

    Taught words do not count, so what was read before does not change the cut.
    """
    frequency, known = _tagger().tokenizer.FREQ, _known()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        choices = []
        for start in range(max(0, end - longest), end):
            word = text[start:end]
            count = known[word] if word in known else frequency.get(word, 0)
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
def _known() -> dict[str, int]:
    """Return the taught words with the frequency that jieba's own dictionary gives them."""
    return {}


@lru_cache(maxsize=1)
def _tagger() -> Any:
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
    route = Route(tokenizer)
    tokenizer.get_DAG, tokenizer.calc = route.graph, route.weigh
    tagger = jieba.posseg.POSTokenizer(tokenizer)
    # jieba's own way to words it does not list (POSTokenizer.__cut) takes most of its time.
    tagger._POSTokenizer__cut = unlisted_words
    return tagger


def cache_folder() -> Path | None:
    """Return the folder for what may be thrown away (`$XDG_CACHE_HOME/zhiluo`), or None if none can be made."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    folder = (Path(base) if base else Path("~/.cache").expanduser()) / "zhiluo"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder if os.access(folder, os.W_OK) else None
