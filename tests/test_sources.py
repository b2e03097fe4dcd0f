"""The sample corpus: what the README builds, in the shapes that readers and layout have to stand."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "sources"
TEXTS = sorted(p for p in FOLDER.iterdir() if p.suffix in {".txt", ".md", ".html"})


def rows() -> list[dict[str, str]]:
    with (FOLDER / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_the_catalogue_names_every_text_once_with_kind_and_licence() -> None:
    assert [row["path"] for row in rows()] == sorted(p.name for p in TEXTS)
    assert all(row["kind"] and row["licence"] for row in rows())


def test_the_corpus_has_the_kinds_that_it_is_there_to_show() -> None:
    assert len(TEXTS) >= 8
    assert {row["kind"] for row in rows()} >= {"page", "notice", "brief", "report", "opinion", "news", "history"}
    assert any(p.suffix == ".html" for p in TEXTS)


def test_one_text_is_in_gb18030() -> None:
    others = [p for p in TEXTS if not is_utf8(p)]
    assert len(others) == 1
    assert "齐鲁数字工匠培育计划" in others[0].read_bytes().decode("gb18030")


def test_the_page_is_as_messy_as_a_page() -> None:
    lines = (FOLDER / "观点版.txt").read_text(encoding="utf-8").split("\n")
    widths = {len(a) for a, b in itertools.pairwise(lines) if len(a) > 10 and not b}
    assert len(widths) > 3, "hard wraps of different widths, blank lines between"
    assert any(a and b and len(a) > 20 for a, b in itertools.pairwise(lines)), "lines without blanks between"
    assert sum(line == "●观 点" for line in lines) >= 2
    assert any("就 业 人 员" in line for line in lines)
