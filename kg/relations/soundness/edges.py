"""What stands at the edges of a name and of the words told: there what was cut off or glued on gives itself away."""

from __future__ import annotations

from collections.abc import Iterator

from kg.relations.soundness.told import Told, span

_GLUED = "nvMad"
_DASHES = "—－-至"


def joined(told: Told) -> Iterator[str]:
    """Yield what a name is joined to without a mark: 美国共和党|主席, 亚洲|象, 甲市|—乙市班列."""
    for what, start, end, _ in _names(told):
        before, behind = told.ending.get(start), told.starting.get(end)
        if before is not None and before.kind in "nvMa":
            yield f"{what} glued before:{before.kind}{span(len(before.text), 1, 2, 3)}"
        if behind is not None and behind.kind in _GLUED:
            yield f"{what} glued behind:{behind.kind}{span(len(behind.text), 1, 2, 3)}"
        if behind is not None and behind.text in _DASHES:
            yield what + " goes on behind a dash"


def letters(told: Told) -> Iterator[str]:
    """Yield with what names and the words told begin and end, what stands around the words, how long the quote is."""
    for what, _, _, text in _names(told):
        yield f"{what} first:{text[0]}"
        yield f"{what} last:{text[-1]}"
    claim, text = told.claim, told.reading.text
    if claim.predicate != "situation":
        yield "quote length:" + span(claim.end - claim.start, 4, 8, 16, 32, 64)
    value = claim.value
    if not isinstance(value, str) or not value:
        return
    yield "words open with:" + value[0]
    yield "words end with:" + value[-1]
    yield "words end with:" + value[-2:]
    place = text.find(value)
    if place >= 0:
        of = "action" if claim.predicate == "action" else "other"
        end = place + len(value)
        yield f"behind words {of}:" + _mark(text[end : end + 1])
        yield "mark before words:" + _mark(text[place - 1 : place] if place else "")


def _names(told: Told) -> Iterator[tuple[str, int, int, str]]:
    """Yield the last place of the subject's and of the object's name in the sentence, up to the end of the quote."""
    for what, names in (("subject", told.subject_names), ("object", told.object_names)):
        if names:
            yield what, names[-1].start, names[-1].end, names[-1].text


def _mark(letter: str) -> str:
    return "word" if "\u4e00" <= letter <= "\u9fff" else letter
