"""The numbers that Word puts before paragraphs by itself (一、 （一） 1.), and which paragraphs are headings."""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading|title|subtitle|标题|副标题", re.I)
_SLOT = re.compile(r"%([1-9])")
_HAN = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
     "taiwaneseCountingThousand", "koreanDigital2"}
)  # fmt: skip


def chinese(number: int) -> str:
    """Return a number below 100 in Chinese: 21 → 二十一."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens < 1 else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones else "")


class Numbers:
    """Counters of one file, from `word/numbering.xml` and `word/styles.xml` (either may be missing)."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.lists: dict[str, str] = {}
        self.styles: dict[str, tuple[str, tuple[str, int] | None]] = {}
        for node in numbering.iter(_W + "abstractNum") if numbering is not None else ():
            self.levels[_value(node, "abstractNumId")] = dict(map(_level, node.iter(_W + "lvl")))
        for node in numbering.iter(_W + "num") if numbering is not None else ():
            self.lists[_value(node, "numId")] = _child(node, "abstractNumId")
        for node in styles.iter(_W + "style") if styles is not None else ():
            self.styles[_value(node, "styleId")] = (_child(node, "name"), _numbered(node.find(_W + "pPr")))

    def is_heading(self, paragraph: Any) -> bool:
        """Return whether the style of a paragraph is one for titles."""
        name, _ = self.styles.get(self._style(paragraph), ("", None))
        return bool(_HEADING.match(name))

    def label(self, paragraph: Any) -> str:
        """Return the number that stands before a paragraph, counting it; "" for none and for bullets."""
        own = _numbered(paragraph.find(_W + "pPr")) or self.styles.get(self._style(paragraph), ("", None))[1]
        if own is None:
            return ""
        base = self.lists.get(own[0], "")
        levels = self.levels.get(base, {})
        kind, pattern, start = levels.get(own[1], ("none", "", 1))
        counts = self.counts.setdefault(base, {})
        counts[own[1]] = counts.get(own[1], start - 1) + 1
        for deeper in [level for level in counts if level > own[1]]:
            del counts[deeper]
        if kind in ("bullet", "none"):
            return ""
        return _SLOT.sub(lambda m: _written(levels, counts, int(m[1]) - 1), pattern)

    def _style(self, paragraph: Any) -> str:
        settings = paragraph.find(_W + "pPr")
        return _child(settings, "pStyle") if settings is not None else ""


def _written(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int) -> str:
    kind, _, start = levels.get(level, ("decimal", "", 1))
    number = counts.get(level, start)
    if kind in _CHINESE:
        return chinese(number)
    if kind in ("lowerLetter", "upperLetter") and 0 < number < 27:
        return chr((96 if kind == "lowerLetter" else 64) + number)
    return str(number)


def _level(node: Any) -> tuple[int, tuple[str, str, int]]:
    return _number(_value(node, "ilvl")), (
        _child(node, "numFmt"),
        _child(node, "lvlText"),
        _number(_child(node, "start"), 1),
    )


def _numbered(settings: Any) -> tuple[str, int] | None:
    node = settings.find(_W + "numPr") if settings is not None else None
    if node is None:
        return None
    name = _child(node, "numId")
    return (name, _number(_child(node, "ilvl"))) if name not in ("", "0") else None


def _number(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def _value(node: Any, name: str) -> str:
    return str(node.get(_W + name) or "")


def _child(node: Any, name: str) -> str:
    child = node.find(_W + name)
    return str(child.get(_W + "val") or "") if child is not None else ""
