"""Credit lines: 来源：工人日报 作者：李明 2025年3月5日, 文｜李明 编辑｜王芳 — who wrote, who edited, where from."""

from __future__ import annotations

import re

from kg.layout.words import Words

_LONGEST = 90
_CLOSED = re.compile("[。；！？]")
_WHEN = re.compile(
    r"(?:\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|(?:星期|周)[一二三四五六日天]|[-—|｜·\s])+"
)
_BRACKETS = re.compile(r"[（(]([^（）()]{1,30})[）)]")
_PARTS = re.compile(r"[\s、/|｜·，,]+")
_SOURCE = 40


def credits(text: str, words: Words) -> tuple[str, ...] | None:
    """Return the authors that a credit line names, none where it names a source only; None for any other line."""
    if len(text) > _LONGEST or _CLOSED.search(text):
        return None
    labels = list(words.label.finditer(text))
    kinds = [m.lastgroup for m in labels]
    if not labels or not {"role", "source"} & set(kinds):
        return None
    if _WHEN.sub("", text[: labels[0].start()]):
        return None
    found: list[str] = []
    for i, label in enumerate(labels):
        value = text[label.end() : labels[i + 1].start() if i + 1 < len(labels) else len(text)]
        if label.lastgroup == "source":
            if not 1 < len(value.strip()) <= _SOURCE:
                return None
            continue
        names = _names(value, words)
        if names is None:
            return None
        found += names if label.lastgroup == "role" else []
    return tuple(dict.fromkeys(found))


def _names(value: str, words: Words) -> list[str] | None:
    """The names in the value of a label; None where anything else stands there."""
    kept = _WHEN.sub(" ", _BRACKETS.sub(" ", value)).strip(" |｜*　")
    parts = [p for p in _PARTS.split(re.sub(r"(?<!\w)(\w)\s+(\w)(?!\w)", r"\1\2", kept)) if p]
    if not parts or not all(words.name.fullmatch(p) and p not in words.no_names for p in parts):
        return None
    return parts
