"""Who wrote: the names of a by-line, and those behind 本报记者 and 通讯员 in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.mentions.base import Candidate, Line
from kg.mentions.surnames import FILE, HAN, is_chinese_name, names_of


def byline(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 赵坤 and 熊军 of 赵坤 熊军, and those of 本报记者 张三 通讯员 李四."""
    text = names_of(root).byline.sub(lambda m: " " * len(m.group()), line.text)
    for match in re.finditer(rf"{HAN}+(?:\s{HAN}(?!{HAN}))?", text):
        name = match.group().replace(" ", "")
        if is_chinese_name(name, root):
            yield Candidate(match.start(), match.end(), "Person", f"rule:{FILE}#byline", 1.5, "署名行")


def after_reporter(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield 张三 of 本报记者张三 and （记者 张三、李四）."""
    for match in names_of(root).byline.finditer(line.text):
        at = match.end()
        while name := re.match(rf"({HAN}{{2,4}}?)(?=[\s、，,）)】/；;。]|通讯员|记者|摄影|报道|$)", line.text[at:]):
            writer = "记者" in match.group() or "通讯员" in match.group()
            if not writer or not is_chinese_name(name.group(1), root):
                break
            end = at + len(name.group(1))
            yield Candidate(at, end, "Person", f"rule:{FILE}#reporter", 1.2, f"在“{match.group().strip()}”之后")
            gap = re.match(r"[\s、，,]+", line.text[end:])
            if not gap:
                break
            at = end + gap.end()


def two_reporters(line: Line, start: int, end: int, root: Path) -> list[Candidate]:
    """Return 谭昕 and 贺知微 of 记者谭昕贺知微, whose gap the page lost."""
    before = line.text[max(0, start - 6) : start]
    if not any(m.end() == len(before) for m in names_of(root).byline.finditer(before)):
        return []  # 瓦努阿图总统武罗巴拉武: 图 is no credit
    for middle in (start + 3, start + 2):
        pieces = [(start, middle), (middle, end)]
        if all(is_chinese_name(line.text[a:b], root) for a, b in pieces):
            return [Candidate(a, b, "Person", f"rule:{FILE}#reporter", 1.3, "两名记者连写") for a, b in pieces]
    return []
