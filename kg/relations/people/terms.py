"""When a post was held that its holder has no more: 前总理张三 · 2021年3月，时任总理张三辞职.

前 and 原 say no day: the post was held at some time before the paper came out, in EDTF `[..2024-05-01]`.
"""

from __future__ import annotations

from kg.relations.base import Context, When
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import resolve
from kg.resources import lexicon


def term(context: Context, reading: Reading, at: int) -> When | None:
    """Return when the post was held that is named at `at` behind a word like 前: some time up to the issue date;
    behind 时任 the day that the sentence tells of, None where it names none.
    """
    day = context.document.date
    if not reading.text.endswith(tuple(lexicon("posts", context.ontology.path)["then"]), 0, at):
        return When(f"[..{day}]", day, None, day) if day else None
    times = [m for m in reading.mentions if m.cls == "Time" and m.end <= at]
    if not times:
        return None
    edtf, earliest, latest = resolve(times[-1], context.anchor, False)
    return When(edtf, times[-1].text, earliest, latest) if edtf else None
