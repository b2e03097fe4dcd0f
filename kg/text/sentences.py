"""Sentences and clauses of a clean text: where 。！？； and ，： end something and where they do not.

An end mark inside 《》（）“” ends nothing. A quotation that ends with 。 ends its sentence too (他说：“好。”)
unless the sentence goes on behind it (“好。”他说). A quotation longer than a paragraph should be is cut inside.
"""

from __future__ import annotations

_PAIRS = dict(zip("（(《〈“‘「『【［〔", "）)》〉”’」』】］〕", strict=True))
_OPENERS = {close: opener for opener, close in _PAIRS.items()}
_QUOTES = frozenset("”’」』")
_ENDS = frozenset("。！？!?…；;")
_FULL = frozenset("。！？!?…")
_CLAUSES = frozenset("，,：:")
# A quotation longer than this holds several sentences and is cut at them; a bracket longer than this was
# never closed and must not swallow the rest of the paragraph.
_REACH = 200
# What follows a closed quotation when the sentence goes on.
_GOES_ON = frozenset("，,、。；;：:的地得等是为和与及或，”’」』）)》")
_SAYING = ("说", "道", "表示", "告诉", "介绍", "强调", "指出", "称", "认为", "感叹", "坦言", "回忆", "解释")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences of `text`, in order, without the white space around them.

    Offsets are code points into `text`, end exclusive; the marks that end a sentence and the quotation marks
    that close behind them belong to it. A line break always ends a sentence. White space alone is no sentence.
    """
    return _split(text, _ENDS)


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the clauses of `text`: sentences cut further at ，： and —— outside brackets.

    、 is no clause break, nor are the marks in 1,234 and 9:30. Offsets as in `split_sentences`; the mark that
    ends a clause belongs to it.
    """
    return _split(text, _ENDS | _CLAUSES)


def _split(text: str, marks: frozenset[str]) -> list[tuple[int, int]]:
    closes = _closes(text)
    ranges: list[tuple[int, int]] = []
    start = at = 0
    while at < len(text):
        character = text[at]
        close = closes.get(at)
        if character == "\n":
            at += 1
            _add(ranges, text, start, at)
            start = at
        elif close is not None:
            ended = text[close] in _QUOTES and text[close - 1] in _FULL and not _goes_on(text, close + 1)
            at = close + 1
            if ended:
                _add(ranges, text, start, at)
                start = at
        elif (character in marks and not _in_number(text, at)) or (marks >= _CLAUSES and text.startswith("——", at)):
            at = _after_marks(text, at + 1, marks)
            _add(ranges, text, start, at)
            start = at
        else:
            at += 1
    _add(ranges, text, start, len(text))
    return ranges


def _closes(text: str) -> dict[int, int]:
    """Return, for each opening mark whose partner stands near and on the same line, where the partner stands."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            waiting.append(at)
        elif character == "\n":
            waiting.clear()
        elif character in _OPENERS:
            while waiting and text[waiting[-1]] != _OPENERS[character]:
                waiting.pop()
            if waiting:
                opener = waiting.pop()
                if at - opener <= _REACH:
                    found[opener] = at
    return found


def _goes_on(text: str, at: int) -> bool:
    if at >= len(text) or text[at] == "\n":
        return False
    return text[at] in _GOES_ON or any(verb in text[at : at + 8] for verb in _SAYING)


def _in_number(text: str, at: int) -> bool:
    """Return whether the mark stands between two digits, as in 1,234 and 9:30."""
    return (
        text[at] in ",:：，"
        and text[at - 1 : at].isdigit()
        and text[at + 1 : at + 2].isdigit()
        and (text[at] in ":：" or text[at + 1 : at + 4].isdigit())
    )


def _after_marks(text: str, at: int, marks: frozenset[str]) -> int:
    while at < len(text) and (text[at] in marks or text[at] in _OPENERS or text[at] == "—"):
        at += 1
    return at


def _add(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        ranges.append((start, start + len(stripped)))
