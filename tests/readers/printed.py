"""Pages made with reportlab: sentences of our own in columns, the stream of the file in any order."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"  # named, not embedded: readers bring their own, so no font file is needed
WIDTH, HEIGHT = 595, 842
BODIES = ("东海省总工会", "滨海市人力资源和社会保障局", "青山县教育局", "东海职业技术学院", "西河市总工会")
DEEDS = ("印发了技能提升行动方案", "组织开展了冬季送温暖活动", "举办了首届职工技能大赛", "启动了新就业群体服务月")
HEADLINE = "产业工人队伍建设改革走深走实"

pdfmetrics.registerFont(UnicodeCIDFont(FONT))
Words = tuple[float, float, float, str]  # left, baseline from the top, size, text


def paragraphs(count: int, seed: int = 1) -> list[list[str]]:
    """Return paragraphs of two to four sentences, no two sentences alike."""
    rng = random.Random(seed)
    found: list[list[str]] = []
    for number in range(count):
        tail = rng.choice(("", f"，共有{rng.randint(20, 999)}名职工参加", f"，比上年增长{rng.randint(1, 40)}.5%"))
        day = f"{rng.randint(2019, 2025)}年{rng.randint(1, 12)}月"
        said = f"第{number}项工作中，{day}{rng.choice(BODIES)}{rng.choice(DEEDS)}{tail}。"
        if not found or len(found[-1]) >= rng.randint(2, 4):
            found.append([])
        found[-1].append(said)
    return found


def wrapped(texts: Iterable[str], characters: float) -> list[str]:
    """Return texts cut into lines of so many widths of a character, each text indented by two."""
    lines: list[str] = []
    for text in texts:
        lines.append("\u3000\u3000")
        for character in text:
            if pdfmetrics.stringWidth(lines[-1] + character, FONT, 1) > characters:
                lines.append("")
            lines[-1] += character
    return lines


def columns(texts: Sequence[Sequence[str]], count: int, size: float = 9, top: float = 110) -> list[list[Words]]:
    """Return the lines of texts set in columns, one list for each row of lines."""
    gutter, margin = 1.6 * size, 40.0
    characters = int((WIDTH - 2 * margin - (count - 1) * gutter) / count / size)
    lines = wrapped(map("".join, texts), characters)
    rows = -(-len(lines) // count)
    placed: list[list[Words]] = [[] for _ in range(rows)]
    for number, line in enumerate(lines):
        column, row = divmod(number, rows)
        bare = line.lstrip("\u3000")
        left = margin + column * (characters * size + gutter) + (len(line) - len(bare)) * size
        placed[row].append((left, top + row * 1.5 * size, size, bare))
    return placed


def pdf(*pages: Iterable[Words], password: str | None = None) -> bytes:
    """Return a PDF of pages, the words written in the order given."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=password)
    for words in pages:
        for left, low, size, text in words:
            canvas.setFont(FONT, size)
            canvas.drawString(left, HEIGHT - low, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def newspaper(order: str, count: int, sentences: int = 50) -> tuple[bytes, list[list[str]]]:
    """Return a page with a running head, a headline and columns; its stream logical, row by row or shuffled."""
    texts = paragraphs(sentences)
    rows = columns(texts, count)
    body = [words for row in rows for words in row]
    if order == "logical":
        body.sort(key=lambda words: (words[0] // 60, words[1]))
    elif order == "shuffled":
        random.Random(7).shuffle(body)
    head = [(40.0, 30.0, 9.0, "2025年3月5日 星期三"), (470.0, 30.0, 9.0, "第4版 要闻"), (130.0, 70.0, 24.0, HEADLINE)]
    return pdf([*head, (265.0, 90.0, 10.0, "本报记者 李明"), *body]), texts
