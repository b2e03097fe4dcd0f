"""Which paper a document is: what names it, who issued it, its date; and claims about it.

国务院办公厅关于…的意见 / 国办发〔2018〕123号 / 各省…： / … / 国务院办公厅 / 2018年12月7日
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.adoption import adoption, is_adoption, opening_body
from kg.relations.reading.notices import patterns_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.signature import Signature, bodies_of, signature
from kg.relations.reading.tokens import settle

BY = "rule:policy_documents#"
_BODIES = ("Organization", "AdministrativeArea")
_HEAD = 3
_FIRST = ("第一条", "第一章")


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper that a document is: its entity, the sentence and mention that name it, its issuers and date."""

    id: str
    reading: Reading
    mention: Mention
    issuers: tuple[tuple[Reading, Mention], ...]
    dated: tuple[Reading, Mention] | None
    announced: bool = False


def paper_of(context: Context, readings: Sequence[Reading]) -> Paper | None:
    """Return the government paper that the document is, None where it is none."""
    kinds = {r.sentence.role for r in readings}
    announced = next((m for r in readings[:_HEAD] if (m := _announcement(context, r))), None)
    titled = _titled(context, readings)
    signed = signature(context, readings)
    statute = any(r.text.startswith(_FIRST) for r in readings) or any(map(is_adoption, readings))
    opened = titled is not None and titled[1].text.startswith(("关于", "对")) and _opened(context, *titled)
    marked = (
        opened or kinds & {"number", "issuer", "signature", "addressee"} or announced is not None or signed.bodies
    )
    if not marked and not statute:
        return None
    named = announced or titled
    if named is None:
        return None
    adopted = adoption(context, readings, patterns_of(context.ontology.path))
    issuers = _issuers(context, readings, named[1], signed) or adopted.bodies
    issuers = issuers or (opening_body(context, readings, named) if statute else ())
    dated = _dated(readings) or signed.dated or adopted.dated
    return Paper(named[1].entities[0], *named, issuers, dated, announced is not None)


def _opened(context: Context, reading: Reading, title: Mention) -> bool:
    """Whether bodies and nothing else open the title: 国务院关于修改《条例》的决定."""
    before = [m for m in settle(reading.mentions) if m.end <= title.start]
    left = reading.text[: title.start]
    for mention in reversed(before):
        left = left[: mention.start] + left[mention.end :]
    bodies = bool(before) and all(m.entities and context.is_a(m.entities[0], _BODIES) for m in before)
    return bodies and not left.strip("、 ，和")


def _announcement(context: Context, reading: Reading) -> tuple[Reading, Mention] | None:
    """国家某局公告（2024年第1号）（…）: the number is the name of the paper."""
    for mention in reading.mentions:
        number = mention.start == 0 and mention.value is not None and mention.text.rstrip("）)").endswith("号")
        if number and mention.entities and context.is_a(mention.entities[0], ("Policy",)) and len(mention.text) > 8:
            return (reading, mention) if reading.sentence.role not in {"number", "issuer"} else None
    return None


def _titled(context: Context, readings: Sequence[Reading]) -> tuple[Reading, Mention] | None:
    named: tuple[Reading, Mention] | None = None
    for reading in readings:
        if reading.sentence.role in {"title", "subtitle"} and not is_adoption(reading):
            for mention in settle(reading.mentions):
                if mention.entities and not mention.generic and context.is_a(mention.entities[0], ("Policy",)):
                    named = (reading, mention)
    for reading in readings:
        if named is None and reading.sentence.role == "number":
            named = next(((reading, m) for m in reading.mentions if m.entities and m.cls == "Policy"), None)
    return named


def _issuers(
    context: Context, readings: Sequence[Reading], title: Mention, signed: Signature
) -> tuple[tuple[Reading, Mention], ...]:
    """Return who issued it: the bodies that open the title, else the head line, else the signatures.

    Where more bodies sign than open the title, the title's names were glued or left out: the signatures count.
    """
    own = tuple((r, m) for r in readings if r.sentence.role == "signature" for m in bodies_of(context, r))
    own = own or signed.bodies
    for role in ("subtitle", "title", "issuer", "number"):
        found: list[tuple[Reading, Mention]] = []
        for reading in readings:
            if reading.sentence.role != role or is_adoption(reading):
                continue
            edge = 0
            for mention in settle(reading.mentions):
                if not mention.entities or not context.is_a(mention.entities[0], _BODIES):
                    continue
                gap = reading.text[edge : mention.start].strip("、 ，和")
                if role in {"title", "subtitle"} and (
                    gap or (mention.start > title.start and reading.sentence.id == title.sentence)
                ):
                    break
                found.append((reading, mention))
                edge = mention.end
        if found:
            return own if len(own) > len(found) else tuple(found)
    return own


def _dated(readings: Sequence[Reading]) -> tuple[Reading, Mention] | None:
    for role in ("date", "signature"):
        for reading in reversed(readings):
            if reading.sentence.role == role:
                times = [m for m in reading.mentions if m.cls == "Time" and m.value]
                if times:
                    return reading, times[-1]
    return None


def claim_of(reading: Reading, shown: Mention, subject: str, predicate: str, object: str | None = None) -> Claim:
    """Return a claim that shows a mention of a sentence."""
    return Claim(reading.sentence, shown.start, shown.end, BY + predicate, subject, predicate, object)
