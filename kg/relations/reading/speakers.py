"""Who the speaker before a verb of saying is: 张三在会上|表示 · 国家能源局发布数据|显示 · 印发《意见》，|要求…"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member, Phrase
from kg.relations.reading.words import words
from kg.resources import lexicon

PAPERS = frozenset(
    {"Policy", "Law", "Regulation", "Plan", "Notice", "Opinion", "Resolution", "Standard", "Proposal", "PolicyReport",
     "Draft", "Agreement"}
)  # fmt: skip
# The saying of what a body gives out: 据甲局发布的消息.
NEWS = "发布消息"
_SPEAKERS = frozenset({"Person", "GovernmentBody", "PartyBody", "Organization", "TradeUnion", "Company", "Media"}) | {
    "SocialOrganization", "MassOrganization", "ResearchInstitute", "InternationalBody", "LegislativeBody",
}  # fmt: skip
# Right before the place that somebody came to.
_COMING = ("来", "来到", "赴", "抵")
# Say nothing themselves.
_MUTE = frozenset({"Concept", "Post", "Campaign", "Program", "Project"})


def is_side(member: Member) -> bool:
    """Whether a noun phrase is the side of a country: 中方."""
    return member.head is not None and member.head.by.endswith("#side-of-country")


def visitor(member: Member, text: str) -> Mention | None:
    """Return the person who came to the place that a noun phrase ends in: 张三主席专程来甲省听取汇报，强调…"""
    came = member.head is not None and text[: member.head.start].endswith(_COMING)
    return next((m for m in member.before if came and m.cls == "Person"), None)


def is_within(member: Member, verb: Phrase, personal: bool, text: str, root: Path) -> bool:
    """Whether who seems to speak is only told of: 中方|希望, and in a `personal` speech 张三表示，…，两国|都希望….

    A side of a country is whom somebody speaks for; what a country holds in a person's words is in those words.
    """
    data = lexicon("attribution", root)
    if is_side(member):
        return personal or verb.word in data["wishing"]
    country = member.head is not None and member.head.cls == "Country" and not member.noun
    both = text[member.start : member.end] in data["going_on"]["own"]
    return personal and (country or both) and verb.word in data["voicing"]


def is_told_of(member: Member, clause: Clause, said: tuple[int, int]) -> bool:
    """Whether a clause would go on with one in the words `said` before: 张三称，反对甲国谈判，|并提出条件."""
    return said[0] <= member.start < said[1] and not clause.own and member in clause.subject


@lru_cache(maxsize=4)
def sources(root: Path) -> frozenset[str]:
    """Return the nouns behind a source: 数据, 报告."""
    return frozenset(lexicon("attribution", root)["sources"])


@lru_cache(maxsize=4)
def sources_again(root: Path) -> tuple[str, ...]:
    """Return the bare nouns for a source named before: 报告, 白皮书."""
    return tuple(lexicon("attribution", root)["again"])


def paper(clauses: Sequence[Clause], clause: Clause, at: int, root: Path) -> tuple[Member, int] | None:
    """Return the paper that the clause before puts out, where it is what rules: 印发《意见》，要求各地…"""
    data = lexicon("attribution", root)
    if clause.own or not clause.index or clause.phrases[at].word not in data["ruling"]:
        return None
    earlier = clauses[clause.index - 1]
    if earlier.main is None or not earlier.phrases[earlier.main].word.endswith(tuple(data["making"])):
        return None
    last = earlier.phrases[-1]
    if last.kind != "np" or last.members[-1].head is None or last.members[-1].head.cls not in PAPERS:
        return None
    return last.members[-1], clause.phrases[0].start


def speaker(clause: Clause, at: int, root: Path) -> tuple[Member, int] | None:
    """Return who speaks by the verb `at`, and where naming them begins; None where nobody does."""
    nameless: tuple[Member, int] | None = None
    closed = False
    for phrase in reversed(clause.phrases[:at]):
        closed = closed or (phrase.kind == "adv" and phrase.word in words(root).localisers)
        if phrase.kind == "prep" and (closed or phrase.word in words(root).roles["at"]):
            # 张三在主持讲话中表示 · 张三在会上表示
            continue
        if phrase.kind == "pp" and phrase.word == "关于":
            return None
        nobody = phrase.kind == "np" and not (phrase.members[0].head or phrase.members[0].before)
        if nobody and nameless is not None and nameless[0].noun.endswith(sources_again(root)):
            # 甲组织发布最新经济|展望|报告|说
            continue
        if phrase.kind == "np" and nameless is None and not (phrase.members[0].head or phrase.members[0].before):
            # 国家能源局发布数据显示: the data are nameless, the body before them is not.
            nameless = phrase.members[0], phrase.start
        elif phrase.kind == "np" or (phrase.kind == "pp" and _sourced(phrase, clause.phrases[at], root)):
            if closed and phrase.kind == "np" and _framed(clause, phrase):
                continue
            if all(m.head is not None and m.head.cls in _MUTE for m in phrase.members):
                # 就推进新型工业化作出指示强调: no speaker.
                continue
            return _first_of(phrase.members), phrase.start
        if phrase.kind not in {"adv", "pp", "time", "verb", "join", "mark", "np"}:
            return None
    if nameless is not None:
        return nameless
    if not clause.own and clause.subject and clause.phrases[at].kind == "verb":
        return _first_of(clause.subject), clause.phrases[0].start
    return None


def beside(clause: Clause, member: Member, root: Path) -> tuple[tuple[Mention, ...], bool]:
    """Return who say it together with the one named first, people or else bodies and places, and whether they only
    lend their names: 甲国、乙国等国表示 · 甲国、乙国|领导人表示.
    """
    if len(clause.subject) < 2 or member not in clause.subject:
        return (), False
    *others, last = clause.subject
    lends = last.head is None and bool(last.before) and bool(last.noun)
    end = last.before[-1] if lends else last.head
    names = [m.head for m in others if m.head is not None]
    if end is None or len(names) != len(others):
        return (), False
    together = tuple(h for h in (*names, end) if h != member.head)
    if all(h.cls == "Person" for h in (*names, end)):
        return ((), False) if lends else (together, False)
    bare = not any(m.before or m.noun for m in others) and (lends or not (last.before or last.noun))
    if not bare or member != others[0] or any(h.cls == "Person" for h in (*names, end)):
        return (), False
    return together, lends and not last.noun.endswith(tuple(sorted(words(root).spokesmen)))


def given_out(clause: Clause, text: str, root: Path) -> Mention | None:
    """Return the body that gives out the news which a clause names: 据甲局10日发布的消息，…"""
    if len(clause.phrases) < 3:
        return None
    opening, verb = clause.phrases[0], clause.phrases[-2]
    if opening.kind != "pp" or opening.word not in words(root).roles["sources"]:
        return None
    data = lexicon("attribution", root)["news"]
    told = verb.kind == "verb" and verb.word in data["verbs"] and text.endswith(tuple(data["nouns"]), 0, clause.end)
    last = opening.members[-1] if opening.members else None
    return last.head if told and last is not None and not last.noun else None


def happens_at(clause: Clause, text: str) -> bool:
    """Whether whom a clause goes on with are places at which it happens: 甲省、乙省等地将有暴雨，|提醒公众防范."""
    return not clause.own and bool(clause.subject) and text.startswith("等地", clause.subject[-1].end)


def _sourced(phrase: Phrase, verb: Phrase, root: Path) -> bool:
    """Whether a phrase names whose words follow: 据张三介绍 · 经事故调查组调查认定."""
    found = phrase.word == "经" and verb.word in lexicon("attribution", root)["finding"]
    return found or phrase.word in words(root).roles["sources"]


def _first_of(members: Sequence[Member]) -> Member:
    """Return the first person, else the first member: 政治局常委、国务院总理|李强."""
    return next((m for m in members if m.head is not None and m.head.cls == "Person"), members[0])


def _framed(clause: Clause, noun: Phrase) -> bool:
    """Whether a noun is the object of a verb in a frame: 栾敏接受|本报记者采访|时认为, 在会见来访的|李四|时表示."""
    at = clause.phrases.index(noun)
    verb = clause.phrases[at - 1] if at > 1 else None
    if verb is None or verb.kind != "verb":
        return False
    return not verb.relative or any(p.kind == "prep" for p in clause.phrases[: at - 1])


def speaks(member: Member, text: str, root: Path) -> bool:
    """Whether a noun phrase can be a source: a name, a spokesman or data of a name, or nameless people."""
    if member.head is not None:
        return True
    named = words(root).spokesmen | sources(root)
    return text[member.start : member.end].endswith(
        (
            *sorted(named),
            *sources_again(root),
            "者",
            "人士",
            "专家",
            "记者",
            "委员",
            "学者",
            "代表",
            "部门",
            "官员",
            "民众",
        )
    )


def put_out(member: Member, phrase: Phrase, root: Path) -> bool:
    """Whether a paper is what is made known: 条例公布."""
    return member.head is not None and member.head.cls not in _SPEAKERS and phrase.word in _issuing(root)


@lru_cache(maxsize=4)
def _issuing(root: Path) -> frozenset[str]:
    """Return the verbs that say something only of people and bodies; a paper is itself 公布, 发布."""
    return frozenset(lexicon("attribution", root)["issuing"])


@lru_cache(maxsize=4)
def _heard(root: Path) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = lexicon("attribution", root)
    return frozenset(data["hearing"]), frozenset(data["raising"]), frozenset(data["raised"])


def is_heard(clause: Clause, at: int, text: str, root: Path) -> bool:
    """Whether the verb of saying is a noun: 听取企业介绍, 提出新要求; not 听取介绍后指出."""
    hearing, raising, raised = _heard(root)
    verb = clause.phrases[at]
    if verb.word in raised and text.endswith(
        tuple(lexicon("attribution", root)["nominal"]), clause.start, verb.start
    ):
        # 按照省委部署要求，…
        return True
    joined = [p for p in clause.phrases[max(0, at - 2) : at] if p.kind == "join" and text[p.start] == "、"]
    if joined and text.startswith("，", verb.end):
        # 反复叮嘱、悉心嘱托，…: told of, not opened.
        return True
    verbs = hearing | raising if clause.phrases[at].word in raised else hearing
    for phrase in reversed(clause.phrases[:at]):
        if phrase.kind == "adv" and phrase.word in words(root).localisers:
            return False
        if phrase.kind == "verb" and phrase.word in verbs:
            return True
    return False


def is_followed(clause: Clause, at: int, root: Path) -> bool:
    """Whether a demand is the ground of what follows: 按照国务院要求，各地开展了检查."""
    data = lexicon("attribution", root)
    opening = next((p for p in clause.phrases[:at] if p.kind not in {"adv", "time", "join"}), clause.phrases[at])
    return opening.kind == "pp" and opening.word in data["obeying"] and clause.phrases[at].word in data["obeyed"]
