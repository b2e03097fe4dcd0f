"""Sentences that go on with the words of the one before: 李强强调，要办好自己的事。要提高政策效能。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from kg.model import Sentence
from kg.relations.reading import narrating
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import PAPERS
from kg.relations.reading.speech import Speech
from kg.resources import lexicon
from kg.text.segment import segment

# How many sentences that show not whose they are stand between two that do.
_BRIDGED = 3
_PEOPLE = frozenset({"Person"})
_TITLES = frozenset({"Occupation", "Profession", "Post"})
# What firms do is told by the paper.
_FIRMS = frozenset({"Company"})
# What they hold is cited where their words are told.
_MEETINGS = frozenset({"Event", "Meeting"})
# What they tell goes no farther than they say.
_REPORTERS = frozenset({"Media"})
# 中方: who a person speaks for.
_SIDE = "#side-of-country"
# 会见张三时，李四表示
_FRAME = re.compile("[^，。；：]{2,30}(?:时|中|上|后|期间)，?")
# 11日，… tells what was done that day.
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日")
_AHEAD = re.compile("将|计划|进一步|拟")
# With such a title behind the name somebody is cited by others.
_HONOURED = ("主席", "总书记")
# In how many characters of a sentence who speaks names himself: 刚才我和李四见证了….
_FIRST = 6
Sign = Literal["goes on", "may", "ends"]


def go_on(readings: Sequence[Reading], root: Path) -> list[Reading]:
    """Return the readings, the sentences that go on with somebody's words given that speech.

    Only a person's or body's opinion or demand that reaches to the end of its sentence is carried, only inside its
    block, and only to a sentence with a duty, a wish or a counted point in it; what stands between two such too.
    A paragraph that opens with a person's bare name or a body's spokesman, or stands in the report of a talk or press
    conference, is all theirs, until something is told.
    A paragraph that opens with 文章 retells an article to its end.
    A paper's demands go on in the paragraphs behind that begin with 要.
    """
    found = list(readings)
    talks, titled = narrating.talks(readings, root)
    speech: Speech | None = None
    waiting: list[int] = []
    whole = cited = False
    for at, reading in enumerate(found):
        before = found[at - 1].sentence if at else None
        same = before is not None and (before.block, before.item) == (reading.sentence.block, reading.sentence.item)
        reading = narrating.wished_on(reading, speech if same else None, root)
        if same and whole and speech is not None:
            if _quotes_another(reading, speech):
                continue
            if _of_his_own(reading, speech, root):
                reading = replace(reading, speeches=())
        if reading.speeches or not same:
            if speech is not None and same and _same_speaker(speech, reading.speeches[0]):
                # 张三指出，甲。乙。张三强调，…: what stands between is his too.
                for one in waiting:
                    found[one] = replace(found[one], speeches=(_carried(speech, found[one]),))
            waiting = []
            if speech is None or reading.speeches or not _next_point(reading, before, root):
                known = talks if not same or whole else titled
                cited = _cited(reading)
                in_talk = reading.sentence.item in known and not cited
                whole = in_talk or _opens(reading, same and not whole, narrating.signs(root))
                speech = _open(reading, whole, frozenset(lexicon("attribution", root)["learning"]))
                continue
        listed = before is not None and before.text.endswith("；") and not waiting
        if listed and speech is not None and narrating.turns(speech, reading):
            speech = None
        sign = "ends" if speech is None else _next_sign(reading, speech, root, listed, cited)
        if sign != "goes on" and speech is not None and whole:
            in_talk = reading.sentence.item in talks
            goes = _still_says(reading, speech, root, sign, in_talk) or _in_essay(reading, speech, root)
            sign = "goes on" if goes else sign
        if sign == "ends" or speech is None:
            speech, waiting, whole = None, [], False
        elif sign == "may":
            waiting.append(at)
            if len(waiting) > _BRIDGED or not narrating.holds_the_floor(speech):
                speech, waiting = None, []
        else:
            for one in [*waiting, at]:
                found[one] = replace(found[one], speeches=(_carried(speech, found[one]),))
            waiting = []
    return found


def _next_sign(reading: Reading, speech: Speech, root: Path, listed: bool, cited: bool) -> Sign:
    """Tell whether a sentence goes on, by its own looks; behind one who only is `cited` not by default."""
    sign = _sign(reading, root, listed)
    if speech.speaker is None or speech.speaker.cls in _REPORTERS or sign == "may":
        sign = _of_side(reading, speech, sign, root)
    default = sign == "may" and not cited and _tells_nothing(reading, speech, root)
    return "goes on" if default or (sign == "may" and narrating.accuses(reading, speech, root)) else sign


def _of_side(reading: Reading, speech: Speech, sign: Sign, root: Path) -> Sign:
    """Tell whether a sentence goes on with what another country's body or media tell: 甲国防部称，…。甲军还击落….

    What media say goes on only so.
    """
    who, signs = speech.speaker, narrating.signs(root)
    if who is None or who.cls in _PEOPLE or not who.text.startswith(signs["sides"]) or sign == "ends":
        return "ends" if who is not None and who.cls in _REPORTERS else sign
    subject = [c.subject[0] for c in reading.clauses[:1] if c.own and c.main is not None]
    own = bool(subject) and subject[0].start == 0 and reading.text[0] == who.text[0]
    dated = any(m.cls == "Time" for m in reading.mentions)
    return "goes on" if own and not dated else "ends" if who.cls in _REPORTERS else sign


def _of_his_own(reading: Reading, speech: Speech, root: Path) -> bool:
    """Whether who speaks in a sentence is the side of the one whose paragraph it is, or a thing: 我重申, 进展表明."""
    if speech.speaker is None or speech.speaker.cls not in _PEOPLE:
        return False
    return bool(reading.speeches) and all(
        s.words.startswith("我")
        if s.speaker is None
        else (s.speaker.by.endswith(_SIDE) and s.verb in narrating.sayings(root)) or narrating.of_country(s, root)
        for s in reading.speeches
        if not (s.speaker is None and s.mode == "factual")
    )


def _quotes_another(reading: Reading, speech: Speech) -> bool:
    """Whether somebody in his own paragraph tells what another, honoured, said: 张三指出，…。李四主席强调，…。…"""
    one, two = speech.speaker, reading.speeches[-1].speaker if reading.speeches else None
    if one is None or two is None or one.cls not in _PEOPLE or two.cls not in _PEOPLE or one.entities == two.entities:
        return False
    return two.sentence == reading.sentence.id and reading.text.startswith(_HONOURED, two.end)


def _next_point(reading: Reading, before: Sentence | None, root: Path) -> bool:
    """Whether a paragraph begins with the next point of what was demanded: 要关心困难群众。…"""
    near = before is not None and before.item == reading.sentence.item and reading.sentence.role == "body"
    return near and reading.text.startswith(narrating.signs(root)["points"])


def _tells_nothing(reading: Reading, speech: Speech, root: Path) -> bool:
    """Whether a sentence goes on with a paper's rules or somebody's view: it tells nothing as done, names no doer."""
    if speech.speaker is None or reading.sentence.role not in {"lead", "body"}:
        return False
    signs, data = narrating.signs(root), lexicon("attribution", root)
    if (speech.speaker.cls in _MEETINGS and not speech.words.startswith("会议")) or speech.described:
        return False
    if speech.speaker.cls not in PAPERS and (speech.verb in signs["loosely"] or speech.mode != "opinion"):
        return False
    head = reading.text[: narrating.HEAD].split("，")[0]
    if head.endswith((*data["opinion"], *data["factual"])) or head.startswith(signs["supposing"]):
        # 业内人士分析，…
        return False
    if speech.speaker.cls not in PAPERS and (narrating.of_its_own(reading) or _named(reading, speech)):
        return False
    if speech.speaker.cls in PAPERS and narrating.is_scene(reading):
        return False
    return not narrating.told(reading.text, signs) and not narrating.acting(reading)


def _named(reading: Reading, speech: Speech) -> bool:
    """Whether a sentence names the person who spoke before, as only others do: 这是张三再次作出类似威胁."""
    who = speech.speaker
    return who is not None and who.cls in _PEOPLE and any(m.entities == who.entities != () for m in reading.mentions)


def _opens(reading: Reading, inside: bool, signs: dict[str, tuple[str, ...]]) -> bool:
    """Whether a paragraph opens with who speaks all of it: 张三表示，…; 商务部新闻发言人介绍，…; not 张三主席指出."""
    first = reading.speeches[0] if reading.speeches else None
    who = None if first is None or inside else first.speaker
    if first is None or who is None or who.sentence != reading.sentence.id or first.verb in signs["loosely"]:
        return False
    if first.words in signs["essays"]:
        return True
    if first.begin and not _FRAME.fullmatch(reading.text, 0, first.begin):
        return False
    return (who.cls in _PEOPLE and not _cited(reading)) or first.words.endswith(signs["voices"])


def _cited(reading: Reading) -> bool:
    """Whether a sentence cites somebody by name and title, as articles do that then tell of what was done."""
    last = narrating.final(reading)
    who = last.speaker if last is not None else None
    if who is None or who.sentence != reading.sentence.id:
        return False
    titled = any(m.start == who.end and m.cls in _TITLES for m in reading.mentions)
    return titled or reading.text.startswith(_HONOURED, who.end)


def _still_says(reading: Reading, speech: Speech, root: Path, sign: Sign, in_talk: bool) -> bool:
    """Whether a sentence of a speaker's own paragraph tells nothing beside the words: not 双方签署文件. 张三出席."""
    signs = narrating.signs(root)
    text = _bare(reading.text, signs) if in_talk or not speech.spokesman else reading.text
    if text.startswith(signs["breaks"]) or narrating.quotes(text) or _DAY.match(text):
        return False
    if narrating.others_say(text, signs, root):
        return False
    if any(w in text[:_FIRST] for w in ("我和", "我同", "我与", "我们")):
        return True
    if _named(reading, speech):
        return False
    if sign == "ends" and text == reading.text and not _honoured(reading, speech):
        return False
    if not in_talk and (
        narrating.dated(reading) or re.search(lexicon("attribution", root)["going_on"]["answered"], text)
    ):
        return False
    doing = [c for c in reading.clauses if c.own and c.main is not None]
    told = bool(doing) and doing[0].phrases[doing[0].main or 0].word in signs["narrating"]
    firm = not in_talk and any(m.head is not None and m.head.cls in _FIRMS for c in doing for m in c.subject)
    person = speech.speaker is not None and speech.speaker.cls in _PEOPLE
    # What somebody sees going on is his view of it.
    finished = [w for w in signs["done"] if not (person and w == "正在")]
    if told or firm or (not (person and in_talk) and not doing and any(w in text for w in finished)):
        return False
    return not any(w in text for w in signs["reported"])


def _in_essay(reading: Reading, speech: Speech, root: Path) -> bool:
    """Whether a sentence stands in a paragraph that retells an article: 文章指出，…。当前，我国经济…。"""
    essay = speech.words in narrating.signs(root)["essays"]
    return (
        essay
        and reading.sentence.role in {"lead", "body"}
        and not narrating.others_say(reading.text, narrating.signs(root), root)
    )


def _bare(text: str, signs: dict[str, tuple[str, ...]]) -> str:
    """Return the text without what a speaker too goes on with: 目前，…"""
    return next((text[len(w) :] for w in signs["passing"] if text.startswith(w)), text)


def _honoured(reading: Reading, speech: Speech) -> bool:
    """Whether the only persons that do something are others, called by their title: 习近平主席提出…."""
    named = [m.head for c in reading.clauses if c.own for m in c.subject if m.head and m.head.cls in _PEOPLE]
    others = speech.speaker is not None and all(m.entities != speech.speaker.entities for m in named)
    return bool(named) and others and all(reading.text.startswith("主席", m.end) for m in named)


def _open(reading: Reading, whole: bool, learning: frozenset[str]) -> Speech | None:
    """Return the speech that a sentence ends in, if the next one may go on with it."""
    last = narrating.final(reading)
    if last is None or last.speaker is None or last.described:
        return None
    if last.verb in learning and _AHEAD.search(reading.text, last.start):
        # 记者从甲部了解到，我国将健全网络。建设平台，…
        last = replace(last, verb="介绍", mode="opinion")
    if last.mode != "opinion" and not (whole and last.mode == "factual"):
        return None
    quoted = narrating.quotes(reading.text[last.start : last.end].lstrip("，：: "))
    return None if quoted or last.end < len(reading.text.rstrip("。！？”")) or last.start < last.begin else last


def _carried(speech: Speech, reading: Reading) -> Speech:
    return replace(speech, begin=0, start=0, end=len(reading.text), carried=True)


def _same_speaker(speech: Speech, other: Speech) -> bool:
    """Whether one person speaks again, named before the words."""
    one, two = speech.speaker, other.speaker
    if one is None or two is None or other.begin > other.start:
        return False
    return bool(one.entities) and one.entities == two.entities


def _sign(reading: Reading, root: Path, listed: bool) -> Sign:
    """Tell from a sentence's head whether it goes on; `listed`: what stands before it ended in a semicolon."""
    signs = narrating.signs(root)
    text = reading.text
    if text.startswith(signs["breaks"]) or narrating.quotes(text) or reading.sentence.role not in {"lead", "body"}:
        return "ends"
    if narrating.others_say(text, signs, root):
        return "ends"
    if any(m.head is not None and m.head.cls in _PEOPLE for c in reading.clauses if c.own for m in c.subject):
        return "ends"
    if listed and narrating.tells_of_paper(reading):
        return "ends"
    if listed or text.startswith(signs["openers"]):
        return "goes on"
    if text.startswith(signs["demanding"]) and not narrating.told(text, signs) and not narrating.acting(reading):
        return "goes on"
    head = "，".join(text[: narrating.HEAD].split("，")[:2])
    return "goes on" if any(w.text in signs["modal"] for w in segment(head)) else "may"
