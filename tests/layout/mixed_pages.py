"""Newspaper pages cut into each other on purpose: the texts of sources/, set in columns, their owner known line by line.

`pages()` gives eight pages of three to five articles: own widths, runs of three to nine lines, with and without
first-line indents and blank lines, one column head a page, pull quotes of one article printed in another.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "sources"
NAMES = (
    "2024-10-16-史话-瑞金城里的苏区工会.txt",
    "2025-03-25-评论-让算法听见骑手的声音.txt",
    "2025-04-18-江西召开平台企业恳谈会.txt",
    "2025-04-30-齐鲁数字工匠.txt",
    "报告-平台就业发展形势.txt",
)
_SPLIT = re.compile(r"(?<=[。！？])")


@dataclass(frozen=True)
class Article:
    """A headline, an author, paragraphs, an affiliation; all as they should come back."""

    title: str
    author: str
    paragraphs: tuple[str, ...]
    affiliation: str


@dataclass(frozen=True)
class Page:
    """The text of a page; the article of each of its lines: its number, None for head, furniture and pull quotes."""

    name: str
    text: str
    owners: tuple[int | None, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Style:
    """How a page is set and cut."""

    indent: str
    rhythm: int
    runs: tuple[int, int]
    spaces: bool
    quotes: int


STYLES = (
    Style("　　", 0, (3, 9), False, 1),
    Style("　　", 0, (5, 12), True, 2),
    Style("    ", 0, (4, 8), False, 1),
    Style("　　", 1, (3, 9), False, 1),
    Style("　　", 0, (4, 10), True, 2),
    Style("　　", 0, (2, 6), False, 1),
    Style("　　", 1, (4, 9), True, 1),
    Style("  ", 0, (4, 9), False, 2),
)


def _decoded(data: bytes) -> str:
    """A source is in UTF-8 or in GB18030."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _texts() -> list[list[str]]:
    """Sources that are one article each: headline and paragraphs."""
    found = []
    for path in sorted(SOURCES / name for name in NAMES):
        lines = [x.strip() for x in _decoded(path.read_bytes()).splitlines() if x.strip()]
        body = [x for x in lines[1:] if len(x) > 60 and x[-1] == "。" and "●" not in x]
        found.append([lines[0], *body])
    return found


MADE = (
    ("夜校点亮青年职工的晚上", "夜校", "学员", "课程", "园区"),
    ("老旧小区加装电梯有了新办法", "电梯", "住户", "楼栋", "街道"),
    ("快递驿站成了骑手的第二个家", "驿站", "骑手", "热饭", "网点"),
    ("县城医院来了省里的大夫", "医院", "病人", "门诊", "大夫"),
    ("合作社把橘子卖到了海外", "橘子", "果农", "合作社", "订单"),
)
FRAMES = (
    "{0}的变化是从去年春天开始的。那时{1}不多，{2}也少，负责人顾南乔一家一家去问，问出来的第一句话往往是“这事靠谱吗”。如今再问，{1}的回答已经不同。",
    "数字说明了这种变化。到今年{m}月底，{3}里已有{n}处{0}，登记在册的{1}超过{k}人，{2}的数量是两年前的{d}倍，满意率达到{p}%。",
    "难处同样摆在面前。一些{1}反映，{2}来得晚、走得早，{3}与{0}之间缺少一个说得上话的人；也有{1}担心，热闹过后没有人管。",
    "{3}的办法是把{1}请到桌边。每月第{d}个星期三，{0}、{3}和{1}代表坐在一起，把{2}的事情一件一件说清楚，能办的当场定下日子，不能办的讲明道理。",
    "做好{0}的事，说到底是把{1}放在心上。只有{2}跟得上，{3}舍得投入，{0}才不会变成一阵风，{1}的日子才会一天比一天有盼头。",
)


def _made(rng: random.Random) -> list[list[str]]:
    found = []
    for title, *words in MADE:
        values = {
            "m": rng.randint(3, 9),
            "n": rng.randint(12, 88),
            "k": rng.randint(1200, 9800),
            "d": rng.randint(2, 4),
        }
        found.append([title, *(f.format(*words, p=rng.randint(81, 99), **values) for f in FRAMES)])
    return found


def _article(rng: random.Random, text: list[str], author: str) -> Article:
    title, *body = text
    size = rng.randint(3, 5)
    body = body if len(body) <= size else body[:size]
    school = rng.choice(("东海大学", "南山社会科学院", "北江职业技术学院"))
    return Article(title, author, tuple(body), f"（作者单位：{school}）")


def _wrap(text: str, wide: int, indent: str, rng: random.Random | None) -> list[str]:
    """Set a paragraph: `indent` in front of the first line, at times a stray space inside."""
    whole = indent + text
    lines = [whole[: wide + indent.count(" ") // 2]]
    rest = whole[len(lines[0]) :]
    lines += [rest[i : i + wide] for i in range(0, len(rest), wide)]
    if rng is None:
        return lines
    return [_strew(x, rng) if rng.random() < 0.15 else x for x in lines]


def _strew(line: str, rng: random.Random) -> str:
    at = rng.randint(3, max(3, len(line) - 2))
    return line[:at] + " " + line[at:] if len(line) > 6 else line


def _quote(article: Article, rng: random.Random) -> list[str]:
    """A pull quote: clauses of two of its sentences, set narrow."""
    sentences = [s for p in article.paragraphs for s in _SPLIT.split(p) if len(s) > 24 and "“" not in s]
    chosen = sorted(rng.sample(range(len(sentences)), min(2, len(sentences))))
    text = "，".join(re.split("[，；]", sentences[i])[-1].rstrip("。？！") for i in chosen) + "。"
    wide = rng.choice((9, 10, 11))
    return [text[i : i + wide] for i in range(0, len(text), wide)]


def _set(article: Article, wide: int, style: Style, rng: random.Random) -> list[str]:
    strewn = rng if style.spaces else None
    lines = _wrap(article.title, wide, style.indent, None) + [style.indent + article.author]
    for paragraph in article.paragraphs:
        lines += _wrap(paragraph, wide, style.indent, strewn)
    return lines + _wrap(article.affiliation, wide, style.indent, None)


def page(seed: int) -> Page:
    """Return page `seed` (0–7); the same for the same seed."""
    rng = random.Random(1000 + seed)
    style = STYLES[seed % len(STYLES)]
    texts = _texts() + _made(rng)
    rng.shuffle(texts)
    authors = ["陈一鸣", "林可", "周思远", "吴雨桐", "赵青"]
    size = 3 + seed % 3
    articles = [_article(rng, texts[i], authors[i]) for i in range(size)]
    widths = rng.sample(range(12, 27), size)
    columns = [_set(a, w, style, rng) for a, w in zip(articles, widths, strict=True)]
    lines: list[tuple[str, int | None]] = [("东海工人报  2024年11月12日  星期二  第06版", None), ("●观 点", None)]
    quotes = [(rng.randrange(size), rng.uniform(0.2, 0.8)) for _ in range(style.quotes)]
    left = [list(c) for c in columns]
    total, done, begun = sum(map(len, columns)), 0, 0
    while any(left):
        open_ = [i for i in range(size) if left[i] and i <= begun]
        i = rng.choice(open_ or [next(i for i in range(size) if left[i])])
        begun = max(begun, i + 1)
        run = rng.randint(*style.runs) if any(left[j] for j in range(size) if j != i) else len(left[i])
        lines += [(x, i) for x in left[i][:run]]
        del left[i][:run]
        done += run
        for quote in [q for q in quotes if q[1] * total <= done]:
            quotes.remove(quote)
            other = (quote[0] + 1) % size if quote[0] == i else quote[0]
            lines += [(x, None) for x in _quote(articles[other], rng)]
    spaced = [pair for line in lines for pair in (line, *[("", None)] * style.rhythm)]
    return Page(f"mixed-{seed}", "\n".join(x for x, _ in spaced), tuple(o for _, o in spaced), tuple(articles))


def pages() -> list[Page]:
    """Return the eight pages."""
    return [page(seed) for seed in range(8)]
