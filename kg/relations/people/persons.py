"""Posts by apposition: 国务院副总理丁薛祥 · 中国劳动关系学院教授孟泉 · 张三（省总工会副主席）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.link import body_of, know
from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.people.terms import term
from kg.relations.reading.describing import NOMINAL
from kg.relations.reading.fiction import is_character
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon

_BODIES = ("Organization", "AdministrativeArea")
_TRADE = 7
_GAP = 12
_OPENING = 10


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a chain before or behind a name: its body, its title, whether it is a past one."""

    body: Mention | None
    title: Mention | None
    former: bool


@lru_cache(maxsize=4)
def _words(root: Path) -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in lexicon("posts", root).items() if isinstance(v, list)}


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield affiliations, posts and honours of the people of every sentence."""
    for reading in readings:
        names = [m for m in settle(reading.mentions) if m.cls not in {"Time", "Quantity"}]
        last: tuple[Mention, list[Post]] | None = None
        for at, person in enumerate(names):
            if person.cls != "Person" or not person.entities:
                continue
            if is_character(reading.text, person.start, context.ontology.path):
                continue
            posts = _before(context, reading, names, at) or _behind(context, reading, names, at)
            if not posts and last is not None and _joined(reading, last[0], person):
                posts = [p for p in last[1] if p.title is not None and _shared(context, p.title)]
            for post in posts:
                yield from _claims(context, reading, person, post)
            last = (person, posts)


@lru_cache(maxsize=4)
def _middle(root: Path) -> re.Pattern[str]:
    words = sorted(_words(root)["praise"] | _words(root)["fields"], key=lambda w: (-len(w), w))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})*")


def _describes(gap: str, root: Path) -> bool:
    """Whether words praise a person or say the field of a post, and name nothing else: 南非传奇总统, 中国射击名将."""
    return len(gap) <= _GAP and _middle(root).fullmatch(gap) is not None


def _between(context: Context, reading: Reading, body: Mention, edge: int) -> bool:
    """Whether words between a body and a post belong to the post: 南非|传奇|总统, 联合国|气候问题|特使.

    By default any nouns do, as long as they name no further body: not 某国|某某集团|董事长.
    """
    gap = reading.text[body.end : edge]
    if _describes(gap, context.ontology.path):
        return True
    employs = context.is_a(body.entities[0], ("Organization", "Country"))
    inside = [t for t in reading.tokens if body.end <= t.start and t.end <= edge]
    nouns = bool(inside) and all(t.kind in NOMINAL and t.text.isalpha() for t in inside)
    return employs and nouns and len(gap) <= _GAP and not gap.endswith(tuple(_words(context.ontology.path)["bodies"]))


def _area_of_work(context: Context, names: Sequence[Mention], place: Mention) -> bool:
    """Whether a place before words of a post is what a body's post is for: 联合国|甲国|问题|特使."""
    body = next((m for m in names if m.end == place.start), None)
    organization = body is not None and bool(body.entities) and context.is_a(body.entities[0], ("Organization",))
    return organization and context.is_a(place.entities[0], ("Place",))


def _kind(context: Context, mention: Mention) -> str:
    if mention.entities and context.is_a(mention.entities[0], _BODIES):
        return "body"
    return "title" if mention.entities and context.is_a(mention.entities[0], ("Occupation",)) else ""


def _before(context: Context, reading: Reading, names: Sequence[Mention], at: int) -> list[Post]:
    """Read the chain of bodies and posts that touches the name from the left."""
    words = _words(context.ontology.path)
    chain: list[Mention] = []
    edge = names[at].start
    if at and _first_holder(context, reading, names[at - 1], names[at]):
        # 学校创办于1938年，首任校长为齐怀远: of the body that the sentence opens with.
        body = names[0] if _kind(context, names[0]) == "body" and names[0].start <= _OPENING else None
        touching = at > 1 and names[at - 2].end >= names[at - 1].start - 2 and _kind(context, names[at - 2]) == "body"
        return [Post(names[at - 2] if touching else body, names[at - 1], False)]
    for name in reversed(names[:at]):
        gap = reading.text[name.end : edge]
        fits = (
            gap in words["between"] - {"，", "（", "）", "：", "的"}
            or gap in words["former"]
            or gap[1:] in words["former"]
            or (gap.rstrip("、") in words["holders"] and _honour(context, name))
            or (bool(chain) and _kind(context, name) == "body" and _between(context, reading, name, edge))
            or (not chain and _kind(context, name) == "title" and _nameless(gap, words["extra"]))
            or (not chain and _belongs(context, reading, name, names[at]))
        )
        if not fits or not _kind(context, name):
            break
        if chain and gap and _area_of_work(context, names, name):
            edge = name.start
            continue
        if not chain and _kind(context, name) == "body" and gap and not _belongs(context, reading, name, names[at]):
            break
        chain.insert(0, name)
        edge = name.start
    gap = reading.text[chain[-1].end : names[at].start] if chain else ""
    touching = gap in {"、", "和", "及"} and any(m.cls == "Person" and m.end == chain[0].start for m in names)
    if touching or ("、" in gap and reading.text.endswith(("为", "任"), 0, chain[0].start)):
        # 选举王长庚为委员长、刘桂生为副委员长 · 张三主席和李四总统: the post before is another's.
        return []
    return _posts(context, reading, chain)


def _member(context: Context, reading: Reading, body: Mention, person: Mention) -> bool:
    """Whether somebody is told of a school, firm or hospital by 的 alone: 海州市第一中学的王建国."""
    between = reading.text[body.end : person.start] == "的" and not reading.text.startswith("的", person.end)
    return between and context.is_a(body.entities[0], ("School", "Company", "Hospital", "ResearchInstitute"))


def _belongs(context: Context, reading: Reading, body: Mention, person: Mention) -> bool:
    """Whether somebody is told of a body by 的 alone, or by what they are to it: 甲党|党首|张三."""
    gap = reading.text[body.end : person.start]
    inside = [t for t in reading.tokens if body.end <= t.start and t.end <= person.start]
    people = tuple(_words(context.ontology.path)["people"])
    nouns = bool(inside) and len(gap) <= _GAP and gap.endswith(people) and all(t.kind in NOMINAL for t in inside)
    # 在野党|党首: a short word is no name.
    named = nouns and len(body.text) > 3 and context.is_a((body.entities or ("",))[0], ("Organization",))
    return named or (_kind(context, body) == "body" and _member(context, reading, body, person))


def _honour(context: Context, mention: Mention) -> bool:
    return bool(mention.entities) and context.is_a(mention.entities[0], ("Honour",))


def _first_holder(context: Context, reading: Reading, title: Mention, person: Mention) -> bool:
    """Whether a post is said to be a person's: 首任校长为齐怀远, 现任会长是冯若兰."""
    ordered = reading.text.endswith(("首任", "现任", "第一任", "新任"), 0, title.start)
    said = reading.text[title.end : person.start] in {"为", "是", "由"}
    return ordered and said and _kind(context, title) == "title"


def _behind(context: Context, reading: Reading, names: Sequence[Mention], at: int) -> list[Post]:
    """Read 张三（省总工会副主席） and 张三是…教授; a title right behind the name is one too (张三教授)."""
    words = _words(context.ontology.path)
    chain: list[Mention] = []
    edge = names[at].end
    for name in names[at + 1 :]:
        gap = reading.text[edge : name.start]
        first = not chain
        fits = (
            gap in words["is"] or (gap == "" and _kind(context, name) == "title")
            if first
            else gap in {"", "、", "兼", "的"} or (_kind(context, name) == "title" and _trade(gap))
        )
        if not fits or not _kind(context, name) or (first and gap == "为" and _proposed(reading, names[at], words)):
            break
        chain.append(name)
        edge = name.end
    if chain and _kind(context, chain[-1]) == "body":
        return []
    following = next(iter(names[at + 1 + len(chain) :]), None)
    # 王建国是某某集团董事长李明的朋友: the post touches another's name.
    other = following if following is not None and following.cls == "Person" else None
    if (
        other is not None
        and other.start - edge < 2
        and (other.start == edge or reading.text[names[at].end] in "、，和")
    ):
        return []
    return _posts(context, reading, chain)


def _proposed(reading: Reading, person: Mention, words: dict[str, frozenset[str]]) -> bool:
    """Whether somebody is only to become what stands behind 为: 拟选举王建国为会长."""
    before = reading.text[max(0, person.start - 8) : person.start]
    return any(word in before for word in words["proposed"])


def _nameless(gap: str, ends: frozenset[str]) -> bool:
    """Whether the gap is a further title that is no name: 主任、金融专家薛洪言."""
    return gap.startswith("、") and len(gap) <= _TRADE and gap[1:].isalpha() and gap.endswith(tuple(ends))


def _trade(gap: str) -> bool:
    """Whether the gap is what a post is for: 某某基地的技能培训导师."""
    return gap.startswith("的") and len(gap) <= _TRADE and gap.isalpha() and "的" not in gap[1:]


def _posts(context: Context, reading: Reading, chain: Sequence[Mention]) -> list[Post]:
    words = _words(context.ontology.path)
    found: list[Post] = []
    body: Mention | None = None
    fresh = False
    former = False
    aides = tuple(words["aides"])
    for at, mention in enumerate(chain):
        before = reading.text[: mention.start]
        if mention.cls == "Post" and any(m.start == mention.end and m.text.endswith(aides) for m in chain[at + 1 :]):
            # 总统|新闻秘书: whose aide it is.
            continue
        marked = any(before.endswith(w) for w in words["former"])
        if _kind(context, mention) == "body":
            if before.endswith("驻"):
                # 驻朝鲜大使: where the post is held, not who gives it.
                continue
            body, fresh, former = mention, True, marked
        else:
            found.append(Post(body, mention, former or marked))
            fresh = False
    if fresh and body is not None and context.is_a(body.entities[0], ("Organization",)) and not found:
        found.append(Post(body, None, former))
    return found


def _joined(reading: Reading, one: Mention, other: Mention) -> bool:
    return reading.text[one.end : other.start] in {"、", "和", "及", " "}


def _shared(context: Context, title: Mention) -> bool:
    shared = _words(context.ontology.path)["shared"]
    trade = bool(title.entities) and context.is_a(title.entities[0], ("Profession",))
    return trade or any(title.text.startswith(w) or title.text.endswith(w) for w in shared)


def _claims(context: Context, reading: Reading, person: Mention, post: Post) -> Iterator[Claim]:
    shown = [m for m in (person, post.body, post.title) if m is not None]
    start, end = min(m.start for m in shown), max(m.end for m in shown)
    when = term(context, reading, start) if post.former else None
    if post.former and context.document.date is None:
        return
    for who in person.entities:
        claim = Claim(reading.sentence, start, end, "", who, "", when=when)
        if post.title is not None:
            yield from _titled(context, claim, post.title)
        if post.body is None and post.title is not None:
            named = body_of(post.title.text, know(context.ontology))
            if named is not None and named.id in context.entities:
                yield _made(claim, "affiliatedWith", named.id)
        if post.body is not None and _employs(context, reading, post):
            for body in post.body.entities:
                if context.is_a(body, _BODIES):
                    yield _made(claim, "affiliatedWith", body)
        elif post.body is not None and _hails(context, post):
            yield _made(claim, "nationality", post.body.entities[0])


def _titled(context: Context, claim: Claim, title: Mention) -> Iterator[Claim]:
    if title.text in _words(context.ontology.path)["ranks_none"]:
        return
    for one in title.entities:
        honour = context.is_a(one, ("Honour",))
        if context.is_a(one, ("Occupation",)):
            yield _made(claim, "receivedHonour" if honour else "jobTitle", one)


def _employs(context: Context, reading: Reading, post: Post) -> bool:
    """A place employs only by a post (浙江省省长), a body by any title: 河北村民 has no employer."""
    if post.body is None or context.is_a(post.body.entities[0], ("Organization",)):
        return post.title is None or not context.is_a(post.title.entities[0], ("Honour",))
    if post.title is None or reading.text.endswith("来自", 0, post.body.start):
        return False
    represents = _words(context.ontology.path)["represents"]
    return context.is_a(post.title.entities[0], ("Post",)) or post.title.text.endswith(tuple(represents))


def _hails(context: Context, post: Post) -> bool:
    """A country has by nationality who has a trade and no post: 英国萨克斯风演奏家汤普森."""
    known = "nationality" in context.ontology.properties
    country = post.body is not None and context.is_a(post.body.entities[0], ("Country",))
    return known and country and post.title is not None and not post.former


def _made(claim: Claim, predicate: str, object: str) -> Claim:
    return Claim(
        claim.sentence, claim.start, claim.end, f"rule:persons#{predicate}", claim.subject, predicate, object,
        when=claim.when,
    )  # fmt: skip
