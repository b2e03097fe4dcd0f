"""What the readers of numbers left over share: the number with what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import LISTED, SUBJECTS, Found, pick
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.resources import lexicon

_NOMINAL = frozenset({"n", "M", "a", "m", "e", "f"})
# What may stand between two counts of the same things: 4300项|约|3.9万场次活动.
_ROUNDING = frozenset({"", "约", "近", "超", "共", "、"})
_TOLD = Tie("", None, None, True)


@dataclass(frozen=True, slots=True)
class Left:
    """A number that no other reader took: its clause with the tokens, the sentences that it may go by.

    `told` are the figures stated so far in the sentence, in order.
    """

    context: Context
    reading: Reading
    around: Sequence[Reading]
    clause: Clause
    tokens: Sequence[Token]
    number: Token
    told: Sequence[Found]

    @property
    def text(self) -> str:
        """The clean text of the sentence."""
        return self.reading.text

    @property
    def words(self) -> Mapping[str, Any]:
        """The lexicon of numbers left over."""
        return counted_words(self.context.ontology.path)

    def before(self, offset: int) -> list[Token]:
        """Return the tokens of the clause before an offset."""
        return [t for t in self.tokens if t.end <= offset]

    def behind(self, offset: int) -> list[Token]:
        """Return the tokens of the clause behind an offset."""
        return [t for t in self.tokens if t.start >= offset]


@lru_cache(maxsize=4)
def counted_words(root: Path) -> Mapping[str, Any]:
    """Return the lexicon of numbers left over of the ontology folder `root`, ready for look-up."""
    return {k: frozenset(v) for k, v in lexicon("counted", root).items()}


def figure(left: Left, measure: str, subject: str | None, behind: str = "", start: int | None = None) -> Found | None:
    """Return the figure of a number with its measure and what it is of, if that is known."""
    mention = left.number.mention
    if mention is None or len(measure) < 2:
        return None
    at = left.number.start if start is None else start
    return Found(mention, measure, at, _TOLD, subject or None, own=bool(subject), behind=behind)


def noun_from(left: Left, number: Token) -> list[Token]:
    """Return the run of nouns right behind a number: 公安|出入境|窗口, 市|（州）, not the verb behind it.

    A doing word right behind the number belongs to the noun where one follows: 155项|开放|任务.
    """
    row: list[Token] = []
    rest = left.behind(number.end)
    at, depth = number.end, 0
    for k, token in enumerate(rest):
        after = rest[k + 1].kind if k + 1 < len(rest) else ""
        if token.start != at or token.kind == "Q" or (token.text in left.words["no_noun"] and not depth):
            break
        bare = not row or (len(row) == 1 and row[0].kind == "j")
        first = token.kind == "v" and bare and after in {"n", "M"} and number.unit not in left.words["people"]
        joins = token.kind == "j" and (after in {"n", "a"} or not row)
        # 首店、旗舰店: the segmenter takes a long noun for a verb.
        long = token.kind == "v" and len(token.text) > 2 and bool(row) and row[-1].text in LISTED
        follows = after in {"n", "a"} or (after == "v" and len(rest[k + 1].text) > 2)
        joins = joins or long or (token.text in LISTED and bool(row) and follows)
        opens = token.kind == "(" and bool(row)
        if not (token.kind in _NOMINAL or first or joins or opens or depth or token.kind == '"'):
            break
        depth += (token.kind == "(") - (token.kind == ")")
        row.append(token)
        at = token.end
    while row and (row[-1].kind in {"j", "c", "f"} or row[-1].text in {"“", "‘", "等", *left.words["and_some"]}):
        row.pop()
    if row and row[0].kind == "j":
        row = row[1:]
    return row


def joined(tokens: Sequence[Token]) -> str:
    """Return the words of tokens, quotation marks left out where they do not pair."""
    text = "".join(t.text for t in tokens)
    return text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "")


def named(context: Context, mention: Mention | None, classes: Sequence[str] = SUBJECTS) -> str | None:
    """Return the entity of a mention where figures may be of it and it is one of `classes`."""
    own = pick(context, mention) if mention is not None else None
    return own if own is not None and context.is_a(own, classes) else None


@dataclass(frozen=True, slots=True)
class Row:
    """Counts that stand in a row: 9个市（州）、88个县 or 23个国家的180个城市; each a number and its nouns.

    `gaps` are the words between one and the next.
    """

    numbers: tuple[Token, ...]
    nouns: tuple[str, ...]
    gaps: tuple[str, ...]
    start: int
    end: int

    def noun(self, number: Token) -> str:
        """Return what one of the numbers counts."""
        return self.nouns[self.numbers.index(number)]

    def owns(self, number: Token) -> bool:
        """Whether a number only says whose the next ones are: 78个国家和地区|的|1500多位专家."""
        at = self.numbers.index(number)
        return any("的" in gap for gap in self.gaps[at:])


def row_of(left: Left) -> Row:
    """Return the row of counts that a number stands in; it may be alone."""
    rows: list[list[tuple[Token, list[Token], str]]] = []
    end = -1
    for token in left.tokens:
        if token is not left.number and (token.kind != "Q" or token.unit in left.words["parts"]):
            continue
        gap = left.text[end : token.start] if end >= 0 else " "
        joins = gap in {"", "的", "、"} or gap.strip("、，的") in left.words["and_some"]
        doubled = bool(rows) and gap in _ROUNDING and rows[-1][-1][0].unit not in left.words["masses"]
        if not (rows and (rows[-1][-1][1] or doubled) and joins):
            rows.append([])
        nouns = noun_from(left, token)
        rows[-1].append((token, nouns, gap))
        end = nouns[-1].end if nouns else token.end
    row = next(r for r in rows if any(t is left.number for t, _, _ in r))
    if len(row) > 1 and not row[-2][1]:
        # 举办4300项约3.9万场次|活动: both count the same.
        row[-2] = (row[-2][0], row[-1][1], row[-2][2])
    last, nouns, _ = row[-1]
    until = nouns[-1].end if nouns else last.end
    return Row(
        tuple(t for t, _, _ in row), tuple(joined(n) for _, n, _ in row), tuple(g for _, _, g in row[1:]),
        row[0][0].start, until,
    )  # fmt: skip


def is_thing(left: Left, noun: str) -> bool:
    """Whether a noun is of things in the world, not of the points of a text or a part of a name: 方面, 措施, …级."""
    return bool(noun) and not noun.endswith(tuple(left.words["no_thing"]))


def is_share(left: Left) -> bool:
    """Whether a number is a part of a whole: 94%, 三成, 近3/4."""
    kind = getattr(left.number.mention.detail, "kind", "") if left.number.mention is not None else ""
    return left.number.unit in {"%", "成"} or kind == "fraction"
