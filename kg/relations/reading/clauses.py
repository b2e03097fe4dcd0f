"""Clauses of a sentence with their phrases and the subject that each has, inherits or lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.relations.reading.phrases import Member, Phrase, chunk
from kg.relations.reading.tokens import Token
from kg.relations.reading.words import Words


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas. `subject` is the phrase before its main verb; `own` whether it stands in the
    clause itself. `subject` is None where nothing names the doer; `bare` where a nameless noun does (各地).
    `after` is the index of the clause that the subject came from.
    """

    index: int
    start: int
    end: int
    phrases: tuple[Phrase, ...]
    subject: tuple[Member, ...] = ()
    own: bool = False
    main: int | None = None
    source: int | None = None


Range = tuple[int, int, tuple[Phrase, ...]]
"""Where a clause starts and ends, and its phrases."""


def split(tokens: Sequence[Token], words: Words) -> list[Range]:
    """Return the ranges between clause marks with their phrases."""
    found: list[Range] = []
    row: list[Token] = []
    depth = 0
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        dash = token.kind == "-" and (after is None or after.kind == "-" or (bool(row) and row[-1].kind == "-"))
        depth += (token.kind == "(") - (token.kind == ")")
        if (token.kind in {",", ";"} or dash or _parts(token, row)) and depth <= 0:
            if row:
                found.append((row[0].start, row[-1].end, tuple(chunk(row, words))))
            row = []
        else:
            row.append(token)
    if row:
        found.append((row[0].start, row[-1].end, tuple(chunk(row, words))))
    return found


def _parts(token: Token, row: Sequence[Token]) -> bool:
    """Whether a space parts two clauses of a headline: 常委会会议闭幕|王沪宁主持并讲话; names it only joins."""
    if not token.text.isspace():
        return False
    return any(t.kind == "v" for t in row) and sum(t.kind == '"' for t in row) % 2 == 0


def clauses(
    tokens: Sequence[Token], ranges: Sequence[Range], words: Words, before: tuple[Member, ...] = ()
) -> list[Clause]:
    """Return the clauses of a sentence; `before` is the subject that its first clause may inherit.

    `ranges` is what `split` makes of the tokens.
    """
    found: list[Clause] = []
    carried: tuple[Member, ...] = before
    source: int | None = None
    quoting = (carried, source)
    open_at = _open_quotes(tokens, [at for start, end, _ in ranges for at in (start, end)])
    for index, (start, end, phrases) in enumerate(ranges):
        inside = open_at[start]
        quoting = quoting if inside else (carried, source)
        subject, main = _subject(
            phrases, words, alone=bool(carried) and (found[-1].main is not None if found else True)
        )
        own = subject is not None
        if subject is not None and found and _lists_on(found[-1], phrases, subject, words):
            subject = found[-1].subject + subject
        if subject is not None and main is None:
            subject += _partners(phrases, words)
        if subject is not None and main is not None:
            carried, source = subject, index
        elif subject is not None:
            # 人社部、教育部，… : a list before its comma, or an apposition; it waits for its verb.
            carried, source = (subject, index) if any(m.head or m.before for m in subject) else (carried, source)
        found.append(
            Clause(index, start, end, phrases, subject if subject is not None else carried, own, main, source)
        )
        if not own and main is None:
            if scene := _scene(phrases, words):
                carried, source = scene, index
            carried += _partners(phrases, words) if carried else ()
        carried = _renamed(phrases, main, words) or carried
        if inside and not open_at[end]:
            # 本届展会以“甲，乙”为主题，…: what the quotation names does nothing behind it.
            carried, source = quoting
    return found


def _open_quotes(tokens: Sequence[Token], offsets: Sequence[int]) -> dict[int, bool]:
    """Return for each of the rising offsets whether a quotation that opened before it is still open there."""
    found: dict[int, bool] = {}
    depth, at = 0, 0
    for offset in offsets:
        while at < len(tokens) and tokens[at].start < offset:
            if tokens[at].kind == '"':
                depth += (tokens[at].text == "“") - (tokens[at].text == "”")
            at += 1
        found[offset] = depth > 0
    return found


def _lists_on(before: Clause, phrases: Sequence[Phrase], subject: tuple[Member, ...], words: Words) -> bool:
    """Whether a clause adds to the list that the one before it ended in: 财政部、农业农村部，以及农民代表发言.

    One row of people goes on behind a comma without a word for it: 副总理张三、李四，国务委员王五出席会议.
    """
    if not before.own or before.main is not None:
        return False
    if phrases[0].kind == "join":
        return phrases[0].word in words.roles["lists"]
    people = [m.head for m in (*before.subject, *subject)]
    opens = len(before.phrases) == 1 and before.phrases[0].kind == "np" and phrases[0].members == subject
    named = {m.text for m in people if m is not None and m.cls == "Person"}
    # 张三，李四说…: spoken to.
    row = len(subject) > 1 or bool(subject[0].before)
    return opens and row and len(named) == len(people)


def _partners(phrases: Sequence[Phrase], words: Words) -> tuple[Member, ...]:
    """Return those who act with the subject of a clause without a verb: 国家医保局会同人社部，印发《意见》."""
    joint = [p for p in phrases if p.kind == "pp" and p.word in words.roles["joint"]]
    return tuple(m for p in joint for m in p.members)


def _scene(phrases: Sequence[Phrase], words: Words) -> tuple[Member, ...]:
    """Return the place of a clause that is nothing else, which does what follows: 在广东佛山，近日启动了…计划."""
    if len(phrases) != 1 or phrases[0].kind != "pp" or phrases[0].word not in words.roles["at"] or phrases[0].close:
        return ()
    return phrases[0].members if len(phrases[0].heads) == len(phrases[0].members) else ()


def _renamed(phrases: Sequence[Phrase], main: int | None, words: Words) -> tuple[Member, ...]:
    """Return the new name that the clauses behind speak of: 1978年更名为工学院，2003年并入大学."""
    if main is None or phrases[main].word not in words.roles["renaming"]:
        return ()
    return next((p.members for p in phrases[main + 1 :] if p.kind == "np" and p.heads), ())


def _with(before: Sequence[Phrase], words: Words) -> bool:
    """Whether a noun phrase behind `before` is only with whom its clause's doer acts: 并将|与|外长王五举行会谈."""
    if not before or before[-1].kind != "join" or before[-1].word not in words.roles["together"]:
        return False
    return all(p.kind in {"join", "adv", "time"} for p in before)


def _subject(phrases: Sequence[Phrase], words: Words, *, alone: bool) -> tuple[tuple[Member, ...] | None, int | None]:
    """Return the noun phrase before the main verb (None: there is none) and the index of that verb.

    `alone` where no row of names before the clause may go on in it: 与外长举行会谈 then has its doer from there.
    """
    subject: tuple[Member, ...] | None = None
    opened = False
    for at, phrase in enumerate(phrases):
        if phrase.kind == "prep" or (opened and phrase.kind == "adv" and phrase.word in words.localisers):
            # 为加快人才培养，… names no doer.
            opened = phrase.kind == "prep"
        elif phrase.kind == "np" and not opened:
            if subject is None and not (alone and _with(phrases[:at], words)):
                subject = phrase.members
        elif phrase.kind == "verb":
            if not phrase.relative:
                return subject, at
            subject = None
    return subject, None
