"""What holds together: how a statement was read, with what that says of it; a rule's slip is seldom another's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

JOINED = " & "
_SPEECH = ("speech opinion", "speech factual", "speech predicting")
_LOST = ("left out", "left out before")
_LENGTHS = ("quote length", "words action", "words said")
_CUTS = ("mark before words", "behind words action", "behind words other")
_NAMED = ("subject stands", "subject by", "role of name", "opens", "clause subject")
_TOLD = ("subject", "before", "own subjects", "opens pointing", "words point", "numbers told")
_STANDS = ("role of name", "own subjects", "opens", *_LOST)
# Kind of statements → what says how it was read → what counts otherwise by that.
_TOGETHER: Mapping[str, Mapping[tuple[str, ...], tuple[str, ...]]] = {
    "figures": {
        ("bearer",): (*_STANDS, "left out before M", "subject"),
        ("bearer", "clause subject"): _STANDS,
        ("subject",): (*_LOST, "left out M"),
        ("kind",): ("time",),
    },
    "facts": {
        ("family",): (*_LENGTHS, *_CUTS, *_NAMED),
        **{("family", cut): _NAMED for cut in _CUTS},
    },
    "situations": {
        ("by",): (*_SPEECH, *_TOLD, "clauses told"),
        ("by", "clauses told"): _TOLD,
        ("role of name",): ("opens", "behind subject"),
    },
}


def crossed(kind: str, held: Iterable[str]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield what says how a statement was read, one feature or two, with those that count otherwise by it:
    ("family:rule:deeds",), ["opens:v", …].

    `kind` is the table of soundness.toml, `held` what holds, each once.
    """
    by: dict[str, list[str]] = {}
    for name in held:
        by.setdefault(name.partition(":")[0], []).append(name)
    for ways, others in _TOGETHER[kind].items():
        names = [name for what in others for name in by.get(what, ())]
        for way in product(*(by.get(what, ()) for what in ways)):
            yield way, names
