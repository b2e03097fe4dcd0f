"""Newspaper pages cut into each other on purpose: texts set in columns, their owner known line by line.

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


BASE = 1000
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
    (
        "夜校点亮青年职工的晚上",
        "下班铃响过半小时，南山机械园的三楼教室坐满了人。数控编程班的四十名学员来自十一家工厂，年纪最小的才十九岁，最大的已经抱了孙子。",
        "夜校开在园区里，是工会跑了二十多趟才定下的事。企业腾出会议室，职业学校派来老师，学费由工会经费补一半，职工自己只掏一顿饭钱。",
        "“以前图纸看不懂，只会按按钮。”车工孟小虎说，结业考试那天他一次就调好了程序，当月工资涨了四百元。",
        "三年下来，夜校办了二十七个班，两千三百名职工拿到技能等级证书，有六十一人当上班组长。今年秋天，园区打算把课堂搬到宿舍楼下。",
    ),
    (
        "老楼装电梯有了新办法",
        "住在六楼的蒋阿婆七年没有赶过早市。膝盖不好，上下一趟要歇四回，买菜全靠邻居捎带，家里的轮椅一直锁在楼道。",
        "装电梯难在一楼不同意。街道请来规划师和律师，把采光、噪声、管线一项项量给大家看，再由高层住户拿出一笔钱补偿低层，账目贴在单元门口。",
        "北江市住房和城乡建设局今年出台细则，明确三分之二业主同意就能立项，财政每台补助十八万元，审批时间从九十天缩短到二十五天。",
        "到八月底，全市已有三百一十六台电梯投入使用。蒋阿婆说，头一回坐电梯下楼，她在花坛边坐了整整一个下午。",
    ),
    (
        "县城医院来了省里的大夫",
        "心内科门诊外的长椅上，云峰县的病人不再往省城挤。去年三月起，省立医院每周派五名专家到县里坐诊、查房、带徒弟。",
        "专家留下的不只是处方。骨科主任范书平带着县医院的三名医生做了一百四十台手术，如今髋关节置换他们自己就能上台。",
        "医联体打通了检查结果，县里拍的片子省里当天出报告，一张片子不用拍两回。医保部门算过账，病人转外就医少了三成，自付费用降了五百多元。",
        "也有新的烦恼：病人多了，床位紧了，护士一个人要顾十二张床。县里正在招聘，省里承诺把轮转时间延长到两年。",
    ),
    (
        "合作社把橘子卖到海外",
        "霜降一过，青岩镇的山坡黄了大半。分拣线上，橘子按糖度和个头滚进八条通道，最甜的那一批贴上英文标签，三天后装船去新加坡。",
        "五年前这里的果子论车卖，一斤不到八毛钱。合作社理事长骆长河去广州学了半年外贸，回来第一件事就是教果农记账、停用三种农药。",
        "海关关员把检验检疫点设在镇上，出口手续由原来的一周压缩到一天。今年合作社出口柑橘二千六百吨，社员户均增收一万四千元。",
        "骆长河最近在琢磨橘皮。广东的药厂愿意收陈皮，他想建一座仓库，让卖相差的果子也有个好去处。",
    ),
    (
        "图书馆搬进了地铁站",
        "早高峰的人民广场站，三面玻璃围出一间四十平方米的小屋。刷脸进门，取书还书不用一分钟，最抢手的是育儿书和侦探小说。",
        "市图书馆馆长叶知秋说，读者不来，书就去找读者。第一批十座地铁书屋开张四个月，借出图书九万册，其中六成读者此前从没有办过借书证。",
        "管理靠志愿者。一百二十名退休教师排了班，上午理书，傍晚给放学的孩子讲故事，电费和网络由地铁公司承担。",
        "有乘客嫌书屋关门太早，末班车还有两小时就熄了灯。馆里答应从下月起延长到晚上十点，并把丢失率控制在千分之三以内。",
    ),
)


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
    lines = [*_wrap(article.title, wide, style.indent, None), style.indent + article.author]
    for paragraph in article.paragraphs:
        lines += _wrap(paragraph, wide, style.indent, strewn)
    return lines + _wrap(article.affiliation, wide, style.indent, None)


def page(seed: int) -> Page:
    """Return page `seed` (0–7); the same for the same seed."""
    rng = random.Random(BASE + seed)
    style = STYLES[seed % len(STYLES)]
    texts = _texts() + [list(text) for text in MADE]
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
