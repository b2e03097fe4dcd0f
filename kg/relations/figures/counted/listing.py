"""Counts in a row: what is told of one holds for all: 覆盖|18个省、73个城市, 推出|27个剧目|52场演出."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, is_thing, row_of


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a number beside one that is told: the same measure of other things."""
    row = row_of(left)
    noun = row.noun(left.number)
    if len(row.numbers) < 2 or not is_thing(left, noun) or left.number.unit in left.words["parts"]:
        return
    for told in left.told:
        number = next((t for t in row.numbers if t.mention is told.mention), None)
        said = row.noun(number) if number is not None else ""
        if number is None or not said or said not in told.measure or told.tie.change or left.number.mention is None:
            continue
        if any(n.startswith(tuple(left.words["lands"])) for n in row.nouns):
            return  # 通达欧洲25个国家以及|11个亚洲国家
        spans = told.measure.startswith(tuple(left.words["spanning"]))
        if any("的" in gap for gap in row.gaps) and not spans:
            return
        measure = noun.join(told.measure.rsplit(said, 1))
        yield replace(told, mention=left.number.mention, measure=measure, behind=noun, own=True)
        return
