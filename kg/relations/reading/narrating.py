"""What in a sentence shows that it is told by the paper, not in the words of who spoke before: 会后，双方签署文件."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import PAPERS
from kg.relations.reading.speech import Speech
from kg.resources import lexicon

# Characters in which the sign must stand.
HEAD = 48
# Times so near that a paper tells what happened then; a speaker looks back on years.
_NEAR = ("日", "旬", "月", "天", "周", "晚", "午", "晨", "末", "初", "底", "时", "日前", "此前", "近期")
# Of how many characters a term in quotation marks.
_TERM = 12
# In which sentences of an item it shows what it reports.
_LEAD = 2
# Whose words somebody who speaks cites and goes on with his own.
_CITED = frozenset({"Person", "Meeting", "Event"})
# Nobody is at them.
_POSTS = frozenset({"Occupation", "Profession", "Post"})
# What a demand may turn on without being told of a doer.
_THINGS = frozenset({"Concept", "Policy", "Program", "Project", "Campaign", "Occupation"})


@lru_cache(maxsize=4)
def signs(root: Path) -> dict[str, tuple[str, ...]]:
    return {k: tuple(v) for k, v in lexicon("attribution", root)["going_on"].items()}


@lru_cache(maxsize=4)
def sayings(root: Path) -> tuple[str, ...]:
    data = lexicon("attribution", root)
    return tuple(w for w in (*data["opinion"], *data["factual"]) if w not in data["raised"])


def final(reading: Reading) -> Speech | None:
    """Return the speech that a sentence ends in; his who cites another's words: 张三表示，李四主席指出，…

    So with a meeting's words too: 张三表示，今年7月的会议强调，…
    """
    if len(reading.speeches) < 2:
        return reading.speeches[0] if reading.speeches else None
    outer, last = reading.speeches[-2:]
    one, two = outer.speaker, last.speaker
    if one is None or two is None or one.cls != "Person" or not last.words.startswith(two.text):
        return last
    citing = two.cls in _CITED and last.begin >= outer.start and not _says(reading, outer)
    return replace(outer, start=last.start, end=last.end) if citing else last


def _says(reading: Reading, speech: Speech) -> bool:
    """Whether somebody says anything beside the time of what follows."""
    words = reading.text[speech.start : speech.end]
    for mention in reading.mentions:
        if mention.cls == "Time" and speech.start <= mention.start and mention.end <= speech.end:
            words = words.replace(mention.text, "")
    return bool(words.strip("，：: 的"))


def others_say(text: str, signs: dict[str, tuple[str, ...]], root: Path) -> bool:
    """Whether nameless others speak: 干部群众表示，要… · 据甲国媒体报道，…; not 我们一致认为，… nor 对企业来说，…"""
    head = text[:HEAD].split("，")[0]
    if head.startswith("据") and head.endswith(tuple(lexicon("attribution", root)["raised"])):
        return True
    return head.endswith(sayings(root)) and not head.endswith("来说") and not head.startswith(signs["own"])


def quotes(text: str) -> bool:
    """Whether a text begins with words of somebody in quotation marks, not with a term: “十五五”时期…."""
    close = text.find("”")
    return text.startswith("“") and (close < 0 or close > _TERM or not text[close + 1 :].strip("。！？，"))


def told(text: str, signs: dict[str, tuple[str, ...]]) -> bool:
    """Whether words of a text tell something as done or going on; not the 过 of 通过."""
    for word in signs["not_done"]:
        text = text.replace(word, "")
    return any(w in text for w in signs["done"])


def dated(reading: Reading) -> bool:
    """Whether a sentence opens with a time of its own, as what the paper tells does: 7月下旬，日元走弱."""
    return any(
        m.cls == "Time" and m.start == 0 and m.text.endswith(_NEAR) and reading.text.startswith("，", m.end)
        for m in reading.mentions
    )


def acting(reading: Reading) -> bool:
    """Whether a clause names its own doer: 加快转型步伐，某市今年新建…"""
    return any(m.head is not None and m.head.cls not in _THINGS for c in reading.clauses if c.own for m in c.subject)


def accuses(reading: Reading, speech: Speech, root: Path) -> bool:
    """Whether a sentence accuses as who spoke before does, and no day says that it is told: 甲国代表指出，….
    乙国编造虚假信息，抹黑甲国.
    """
    views = speech.mode == "opinion" and not any(m.cls == "Time" for m in reading.mentions)
    return views and any(w in reading.text for w in signs(root)["accusing"])


def turns(speech: Speech, reading: Reading) -> bool:
    """Whether a part behind ； turns from the one who spoke to another of the kind: 甲省提出…；乙省鼓励…"""
    subject = [m.head for c in reading.clauses[:1] if c.own for m in c.subject if m.head is not None]
    return speech.speaker is not None and any(
        h.cls == speech.speaker.cls and h.entities != speech.speaker.entities for h in subject
    )


def wished_on(reading: Reading, speech: Speech | None, root: Path) -> Reading:
    """Return a sentence that opens with a wish of whoever speaks (希望展会扩大开放) without the speech that seems
    to be of somebody whom the sentence before names.
    """
    if speech is None or speech.speaker is None or speech.speaker.cls != "Person" or len(reading.speeches) != 1:
        return reading
    first, wishing = reading.speeches[0], lexicon("attribution", root)["wishing"]
    lent = first.speaker is None or first.speaker.sentence != reading.sentence.id
    opens = lent and first.verb in wishing and reading.text.startswith(first.verb)
    return replace(reading, speeches=()) if opens else reading


def holds_the_floor(speech: Speech) -> bool:
    """Whether a person speaks, or the meeting that is reported."""
    return (speech.speaker is not None and speech.speaker.cls == "Person") or speech.words.startswith("会议")


def tells_of_paper(reading: Reading) -> bool:
    """Whether a part behind ； turns to a paper of its own: …；《暂行规定》同时废止."""
    return any(m.head is not None and m.head.cls in PAPERS for c in reading.clauses[:1] if c.own for m in c.subject)


def talks(readings: Sequence[Reading], root: Path) -> tuple[frozenset[int | None], frozenset[int | None]]:
    """Return the items that report a talk or press conference, as their headings and first sentences say, and those
    of them whose headings do.
    """
    occasions, addresses = signs(root)["occasions"], signs(root)["addresses"]
    seen: dict[int | None, int] = {}
    found: set[int | None] = set()
    headed: set[int | None] = set()
    for reading in readings:
        item = reading.sentence.item
        body = reading.sentence.role in {"lead", "body"}
        seen[item] = seen.get(item, 0) + body
        words = occasions if body else (*occasions, *addresses)
        if seen[item] <= _LEAD and any(w in reading.text for w in words):
            found.add(item)
            if not body:
                headed.add(item)
    return frozenset(found), frozenset(headed)


def is_scene(reading: Reading) -> bool:
    """Whether a sentence turns from a paper to what is seen at a place: 在海州桥东社区，老人们…"""
    at_place = any(m.start == 1 and m.cls not in _POSTS and not m.generic and m.entities for m in reading.mentions)
    return (reading.text[0] == "在" and at_place) or reading.text.endswith("……")


def of_country(speech: Speech, root: Path) -> bool:
    """Whether a country wishes what the one wishes whose paragraph it is: 甲国渴望稳定，希望深化合作."""
    who = speech.speaker
    bare = who is not None and who.cls == "Country" and speech.words == who.text
    return bare and speech.verb in lexicon("attribution", root)["voicing"]


def of_its_own(reading: Reading) -> bool:
    """Whether a sentence has a figure, or opens with a time or place of its own: 在甲州，暴风雨造成3人死亡."""
    return any(
        m.cls == "Quantity" or (m.start <= 1 and (m.cls == "Time" or (m.start and reading.text[0] == "在")))
        for m in reading.mentions
    )
