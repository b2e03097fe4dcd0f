"""Tokens of a clause → phrases: noun phrases with their heads, prepositional phrases, verbs, adverbs, times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Mention
from kg.relations.reading.describing import NOMINAL, bare
from kg.relations.reading.tokens import Token
from kg.relations.reading.words import Words


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list of nouns: its head is a name, or the words `noun` that an `owner` may lend itself to.

    国务院副总理张三: head 张三, before 国务院 and 副总理 · 人社部有关负责人: noun 有关负责人, owner 人社部.
    """

    start: int
    end: int
    head: Mention | None
    noun: str = ""
    before: tuple[Mention, ...] = ()
    owned: bool = False

    @property
    def owner(self) -> Mention | None:
        """The name nearest before a nameless head."""
        return self.before[-1] if self.head is None and self.before else None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a clause; `kind` is np, pp, prep, verb, adv, time, join or mark; offsets are clean.

    pp: `word` the preposition, `close` the localiser; prep: a preposition before a verb (为保障…). verb: `word`,
    and `relative` where 的 follows (发布的《报告》). time: `mention`.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    members: tuple[Member, ...] = ()
    close: str = ""
    relative: bool = False
    mention: Mention | None = None
    inner: tuple[Phrase, ...] = field(default=())

    @property
    def heads(self) -> tuple[Mention, ...]:
        """The names that head its members."""
        return tuple(m.head for m in self.members if m.head is not None)


_TITLES = frozenset({"Occupation", "Profession", "Post"})
_SITES = frozenset(
    {"Place", "AdministrativeArea", "Country", "Province", "Prefecture", "County", "Township", "Region", "Site",
     "NaturalFeature", "Event", "Meeting", "Fair", "Competition", "Ceremony", "HistoricalEvent"}
)  # fmt: skip


def chunk(tokens: Sequence[Token], words: Words) -> list[Phrase]:
    """Return the phrases of one clause, in order; text in round brackets is passed over but for its times."""
    return _parted(_Chunker(bare(tokens, words), words).run(), words)


def _parted(phrases: list[Phrase], words: Words) -> list[Phrase]:
    """Part 在 from a body that is the doer of what stands between it and 上: 在|国新办|今天举行的|发布会|上."""
    for at, phrase in enumerate(phrases):
        if phrase.kind != "pp" or phrase.close or phrase.word not in words.roles["at"] or not _acts(phrase):
            continue
        rest = iter(phrases[at + 1 :])
        verb = next((p for p in rest if p.kind not in {"adv", "time", "mark", "pp"}), None)
        noun, last = next(rest, None), next(rest, None)
        closed = last is not None and last.kind == "adv" and last.word in words.localisers
        if closed and verb is not None and verb.kind == "verb" and verb.relative and noun and noun.kind == "np":
            start = phrase.members[0].start
            opened = Phrase("prep", phrase.start, start, phrase.word)
            doer = Phrase("np", start, phrase.end, members=phrase.members)
            return [*phrases[:at], opened, doer, *phrases[at + 1 :]]
    return phrases


def _counts(token: Token) -> bool:
    """Whether a token counts the list before it: 快递员、外卖配送员|四类群体."""
    return token.kind == "m" and token.text[0] in "一二两三四五六七八九十几多"


def _acts(phrase: Phrase) -> bool:
    """Whether bodies or people head a phrase; a place does not act behind 在."""
    return bool(phrase.heads) and all(m.cls not in _SITES for m in phrase.heads)


class _Chunker:
    """Reads tokens from left to right; `at` is the next one."""

    def __init__(self, tokens: Sequence[Token], words: Words) -> None:
        self.tokens = tokens
        self.words = words
        self.at = 0

    def run(self) -> list[Phrase]:
        found: list[Phrase] = []
        while self.at < len(self.tokens):
            phrase = self._next(found)
            if phrase is not None:
                found.append(phrase)
        return found

    def _peek(self, ahead: int = 0) -> Token | None:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def _next(self, found: list[Phrase]) -> Phrase | None:
        token = self.tokens[self.at]
        if token.kind == "T":
            self.at += 1
            return Phrase(
                "time", token.start, token.end, token.text, relative=self._kind(0) == "j", mention=token.mention
            )
        compared = token.kind == "c" and token.text in self.words.roles["against"] and self._kind(1) == "T"
        if token.kind == "p" or compared:
            return self._prepositional(token)
        if token.kind in {"v", "Q"} or (token.kind in NOMINAL or token.kind == '"'):
            if token.kind == "v":
                return self._verb(token)
            return self._nouns() or self._single(token, "mark")
        if token.kind in {"d", "u"}:
            return self._single(token, "adv")
        if token.kind in {"c", "e"}:
            return self._single(token, "join")
        if token.kind == "f":
            return self._single(token, "adv")
        return self._single(token, "mark")

    def _single(self, token: Token, kind: str) -> Phrase:
        self.at += 1
        return Phrase(kind, token.start, token.end, token.text)

    def _verb(self, token: Token) -> Phrase:
        self.at += 1
        end = token.end
        while (after := self._peek()) is not None and after.kind == "u":
            end = after.end
            self.at += 1
        relative = after is not None and after.kind == "j"
        if relative:
            self.at += 1
        return Phrase("verb", token.start, end, token.text, relative=relative)

    def _prepositional(self, token: Token) -> Phrase:
        """在全国总工会指导下 · 由人社部 · 自2021年以来 · 将 (an adverb where no noun follows)."""
        start = self.at
        self.at += 1
        after = self._peek()
        if after is not None and after.kind == "T":
            self.at += 1
            if self._kind(0) == "j" and self._nominal(1) and token.text in self.words.roles["at"]:
                # 在今年的全国两会上: the time belongs to the noun.
                self.at += 1
                if (dated := self._nouns(places=True)) is not None:
                    close, end = self._close(dated.end)
                    return Phrase("pp", token.start, end, token.text, dated.members, close)
            close, end = self._close(after.end)
            return Phrase(
                "time", token.start, end, token.text, close=close, relative=self._kind(0) == "j",
                mention=after.mention,
            )  # fmt: skip
        nouns = self._nouns(token.text in self.words.roles["at"])
        if nouns is None:
            self.at = start + 1
            kind = "adv" if token.text in self.words.roles["bare"] else "prep"
            return Phrase(kind, token.start, token.end, token.text)
        close, end = self._close(nouns.end)
        return Phrase("pp", token.start, end, token.text, nouns.members, close)

    def _close(self, end: int) -> tuple[str, int]:
        token = self._peek()
        if token is not None and token.kind == "f":
            self.at += 1
            return token.text, token.end
        return "", end

    def _nouns(self, places: bool = False) -> Phrase | None:
        """A list of nouns: A、B和C等部门, each with what stands before its head; with `places` no people."""
        members: list[Member] = []
        start = self.tokens[self.at].start if self.at < len(self.tokens) else 0
        end = start
        while (member := self._member(len(members) > 0)) is not None:
            members.append(member)
            end = member.end
            joint = self._peek()
            if joint is None or not self._joins(joint, members[-1]):
                break
            mark = self.at
            self.at += 1
            after = self._peek()
            strange = places and after is not None and after.mention is not None and after.mention.cls == "Person"
            if after is None or strange or after.kind not in {"M", "n", '"', "m", "a"}:
                self.at = mark
                break
        if not members:
            return None
        listed = len(members) > 1 and members[-1].head is not None
        while (tail := self._peek()) is not None and (tail.kind == "e" or (listed and self._goes_on(tail))):
            listed = listed or tail.text in self.words.roles["etc"]
            end = tail.end
            self.at += 1
        return Phrase("np", start, end, members=tuple(members))

    def _goes_on(self, token: Token) -> bool:
        """Whether a token belongs to what stands behind a list: 甲、乙等|部门, 甲等|十二部门, 甲等|数字领域."""
        mention = token.mention
        behind = mention is not None and (mention.cls == "Concept" or (mention.generic and not mention.entities))
        return token.kind in {"Q", "n", "m"} or (token.kind == "M" and behind)

    def _joins(self, joint: Token, last: Member) -> bool:
        """Whether a token joins two nouns; in headlines a space does (中共中央办公厅 国务院办公厅印发…)."""
        if joint.kind == "c":
            return joint.text in self.words.roles["lists"]
        after = self._peek(1)
        return joint.text == " " and last.head is not None and after is not None and after.kind == "M"

    def _member(self, listed: bool) -> Member | None:
        """A run of nouns and 的; the last noun or name is the head. In a list a number ends it: 甲、乙两家企业."""
        start = self.at
        names: list[Mention] = []
        head: Mention | None = None
        noun = ""
        owned = False
        while (token := self._peek()) is not None:
            if listed and head is not None and (token.kind == "Q" or _counts(token)):
                break
            lent = token.kind == "M" and token.text in self.words.spokesmen and bool(names or head)
            if token.kind == "M" and token.mention is not None and not lent:
                if head is not None and head.cls == "Person" and token.mention.cls in _TITLES:
                    names.append(token.mention)
                else:
                    if head is not None:
                        names.append(head)
                    head, noun = token.mention, ""
            elif (
                lent
                or token.kind in {"n", "m", "a", "Q"}
                or (token.kind == "v" and (self._after_de(start) or (owned and self._kind(1) == "v")))
            ):
                if head is not None and not self._keeps(head, token):
                    names.append(head)
                    head = None
                noun += token.text
            elif token.kind == "-" and self.at > start and self._kind(1) != "-":
                # 中国—中亚贸易畅通合作平台 is not 中国.
                names, head, noun = [*names, *([head] if head else [])], None, noun + token.text
            elif token.kind == "j" and self._nominal(1) and self.at > start:
                if head is not None:
                    names.append(head)
                head, noun, owned = None, "", True
            elif token.kind != '"':
                break
            self.at += 1
        if self.at == start or (head is None and not noun):
            self.at = start
            return None
        low, high = self.tokens[start].start, self.tokens[self.at - 1].end
        return Member(low, high, head, noun, tuple(names), owned)

    def _nominal(self, ahead: int) -> bool:
        token = self._peek(ahead)
        return token is not None and (token.kind in NOMINAL or token.kind in {'"', "v"})

    def _kind(self, ahead: int) -> str:
        token = self._peek(ahead)
        return token.kind if token is not None else ""

    def _after_de(self, start: int) -> bool:
        """Whether a verb stands behind 的 and so is a noun: 张三的建议."""
        return self.at > start and self.tokens[self.at - 1].kind == "j"

    def _keeps(self, head: Mention, token: Token) -> bool:
        """Whether a noun behind a person leaves the person the head: 张三教授, 李四总理."""
        return head.cls == "Person" and len(token.text) <= 3 and token.kind == "n"
