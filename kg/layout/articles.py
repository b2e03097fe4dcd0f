"""Paragraphs of a page → articles: where one ends and the next begins, and what each paragraph is in it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.layout.base import APART, Para
from kg.layout.words import Words
from kg.replacing import replace

_CLOSING = frozenset({"affiliation", "byline", "names", "furniture", "day"})
_LONG_TITLE = 120
_HEADLINES, _SUBHEADS = 4, 2
# A line over a headline is no part of it where it is so much shorter.
_KICKER = 0.7


def articles(paras: Sequence[Para], words: Words) -> list[list[Para]]:
    """Return the paragraphs of each article, in source order.

    A new article begins at a headline that follows the end of another (an affiliation) or comes with a column
    head, a by-line, a dateline or a break much wider than the page's rhythm; a headline without any of these is
    a sub-head.
    """
    paras = _first_line_is_title(paras)
    cuts = [0]
    at, text_seen = 0, False
    while at < len(paras):
        if paras[at].role == "text":
            at, text_seen = at + 1, True
            continue
        end = next((j for j in range(at, len(paras)) if paras[j].role == "text"), len(paras))
        run = paras[at:end]
        closed = _closed(run)
        if text_seen and end < len(paras) and _begins(run[closed:], run[:closed], paras[end], words):
            cuts.append(at + closed)
        at = end
    return [list(paras[a:b]) for a, b in zip(cuts, [*cuts[1:], len(paras)], strict=True) if a < b]


def _first_line_is_title(paras: Sequence[Para]) -> list[Para]:
    """A plain file's first line, set off by a blank one, is its headline however long."""
    first = next((i for i, p in enumerate(paras) if p.role not in APART), None)
    found = list(paras)
    if first is None or first + 1 >= len(paras) or paras[first].role != "text":
        return found
    line, below = paras[first], paras[first + 1]
    if len(line.lines) == 1 and below.gap and len(line.text) <= _LONG_TITLE and line.text[-1] not in "。，；：,;:、":
        found[first] = replace(line, role="short")
    return found


def _closed(run: Sequence[Para]) -> int:
    """How many paragraphs at the start of a run still belong to the article above."""
    last = max((i for i, p in enumerate(run) if p.role == "affiliation"), default=-1) + 1
    while last < len(run) and run[last].role in _CLOSING:
        last += 1
    return last


def _begins(head: Sequence[Para], closing: Sequence[Para], body: Para, words: Words) -> bool:
    titles = [i for i, p in enumerate(head) if p.role == "short"]
    if not titles:
        return False
    if any(p.role == "affiliation" for p in closing):
        return True
    if any(p.role == "columnhead" for p in head):
        return True
    if any(p.role in ("byline", "names") for p in head[titles[0] :]):
        return True
    return bool(words.dateline.match(body.text)) or head[0].gap >= 3 + max(p.gap for p in head[1:] or [body])


def settle(paras: Sequence[Para], words: Words) -> list[Para]:
    """Return the paragraphs of one article with their final roles (those of `kg.model.Block` and `Apart`)."""
    body = next((i for i, p in enumerate(paras) if p.role == "text"), len(paras))
    paras = _lists(paras)
    items = sum(p.role in ("short", "subhead") for p in paras[body:])
    brief = next((i for i, p in enumerate(paras[:body]) if p.role == "short" and words.brief.search(p.text)), body)
    head = _head(paras[:body], brief if items > 1 else body, words)
    rest = [_below(p, i, len(paras) - body) for i, p in enumerate(paras[body:])]
    return head + rest


def _lists(paras: Sequence[Para]) -> list[Para]:
    """Short lines in a row are a list or a table, not headlines: only the first of a head may be one."""
    found = list(paras)
    at = 0
    top = next((i for i, p in enumerate(found) if p.role not in (*APART, "day")), 0)
    while at < len(found):
        end = at
        while end < len(found) and found[end].role == "short":
            end += 1
        if end - at > (_HEADLINES if at == top else _SUBHEADS):
            for i in range(at + (at == top), end):
                found[i] = replace(found[i], role="row")
        at = max(end, at + 1)
    return found


def _below(para: Para, index: int, size: int) -> Para:
    if para.role in APART or para.role in ("affiliation", "dateline"):
        return para
    if para.role in ("byline", "names") and (para.role == "byline" or index >= size - 2):
        return replace(para, role="byline")
    return replace(para, role={"text": "body", "row": "body", "day": "date"}.get(para.role, "subhead"))


def _head(paras: Sequence[Para], brief: int, words: Words) -> list[Para]:
    """Roles in a head: headlines before the by-line, a sub-head after it; below the title of a brief, at `brief`,
    stands the headline of its first item.
    """
    found = list(paras)
    titles: list[int] = []
    authored = False
    for i, para in enumerate(paras):
        if para.role in ("byline", "names"):
            authored = authored or bool(titles)
            found[i] = replace(para, role="byline")
        elif para.role == "dateline":
            authored = True
        elif para.role == "short" and any(_bare(paras[j]) == _bare(para) for j in titles):
            found[i] = replace(para, role="furniture")
        elif para.role == "short" and not authored and i <= brief and (not titles or _adjacent(paras, titles[-1], i)):
            titles.append(i)
        elif para.role == "short" or para.role not in (*APART, "affiliation"):
            found[i] = replace(para, role={"day": "furniture", "row": "body"}.get(para.role, "subhead"))
    for i, role in zip(titles, _title_roles([paras[i] for i in titles], words), strict=True):
        found[i] = replace(paras[i], role=role)
    return found


def _bare(para: Para) -> str:
    return "".join(para.text.split())


def _adjacent(paras: Sequence[Para], i: int, j: int) -> bool:
    return j == i + 1 or all(p.role == "furniture" for p in paras[i + 1 : j])


def _title_roles(titles: Sequence[Para], words: Words) -> list[str]:
    """Kicker, title (over up to three lines of like length), subtitle."""
    if len(titles) < 2:
        return ["title"] * len(titles)
    marked = [i for i, p in enumerate(titles) if p.lines[0].mark.startswith("#")]
    if marked:
        return ["kicker"] * marked[0] + ["title"] + ["subtitle"] * (len(titles) - marked[0] - 1)
    wide = [sum(x.width for x in p.lines) for p in titles]
    for i in range(1, len(titles)):
        if titles[i].text.startswith(("—", "－", "-", "──")):
            kicker = i == 2 and wide[0] <= _KICKER * wide[1]
            return ["kicker" if kicker else "title"] + ["title"] * (i - 1) + ["subtitle"] * (len(titles) - i)
    alike = min(wide[:-1]) >= 0.5 * max(wide) and (wide[-1] >= 0.5 * max(wide) or len(titles) == 2)
    if len(titles) <= 3 and max(wide) <= 26 and alike:
        at = next(
            (i for i in range(1, len(titles)) if _parted(titles[i - 1].text, titles[i].text, words)), len(titles)
        )
        return ["title"] * at + ["subtitle"] * (len(titles) - at)
    main = wide.index(max(wide))
    return ["kicker"] * main + ["title"] + ["subtitle"] * (len(titles) - main - 1)


def _parted(upper: str, lower: str, words: Words) -> bool:
    """Whether two lines of a headline are two sentences: 某省召开恳谈会 / 纪要写明算法规则, not 规则 / 可以商量."""
    if not (words.clause.match(upper) and words.clause.match(lower)) or words.no_end.search(upper):
        return False
    from kg.text.segment import small_words

    ends, at = set(), 0
    for word in small_words(upper + lower, 4):
        at += len(word)
        ends.add(at)
    return len(upper) in ends
