"""Which segments of a sentence the paper tells, not somebody whose words go on or who has no name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.relations.reading.narrating import final, others_say, signs
from kg.relations.reading.sentence import Reading
from kg.relations.situations.concerned import SURE, Concern
from kg.relations.situations.segments import Segment

# In a sentence of the paper's own: a time, a number, what has been done.
_FACTS = frozenset({"Time", "Quantity"})
_DONE = ("了", "已")
# Papers without a name hold what they go on to say.
_PAPERS = ("报告", "研究", "文章", "评论", "白皮书")


def tellers(
    reading: Reading,
    before: Reading | None,
    rows: Sequence[Segment],
    concerns: Sequence[Concern | None],
    root: Path,
) -> list[tuple[Segment, Concern]]:
    """Return the segments that tell of a name; 与会同志们表示，要贯彻张三的讲话 tells nothing of one in the words.

    Nor does what somebody goes on to say: 部长张三表示，关税是主因。甲国以此要挟各方.
    """
    if _goes_on(reading, before):
        return []
    found = [(s, c) for s, c in zip(rows, concerns, strict=True) if c is not None and (c.how in SURE or s.opens)]
    if found and not reading.speeches and others_say(reading.text, signs(root), root):
        return [(s, c) for s, c in found if c.how != "within"]
    return found


def _goes_on(reading: Reading, before: Reading | None) -> bool:
    """Whether a sentence with nothing that only a paper tells stands behind one that ends in a person's opinion."""
    said = final(before) if before is not None and not reading.speeches else None
    if before is None or said is None or said.mode != "opinion":
        return False
    if said.speaker is None and said.words.endswith(_PAPERS):
        # 报告认为，复苏加快。甲国保持主导地位，增速每提高1个百分点，产出就增加3%.
        dated = any(m.cls == "Time" for m in reading.mentions)
        return not dated and not any(w in reading.text for w in _DONE)
    person = said.speaker is not None and said.speaker.cls == "Person"
    if not person or said.end < len(before.text.rstrip("。！”")):
        return False
    return not any(m.cls in _FACTS for m in reading.mentions) and not any(w in reading.text for w in _DONE)
