"""Who says what: 张三表示，要加强保障 → said; 《条例》规定，用人单位不得… → stipulates. The value is the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.model import Mention, Modality
from kg.relations.base import Claim, Context, When
from kg.relations.reading.clauses import Clause
from kg.relations.reading.prose import in_words
from kg.relations.reading.rulings import EDGES, bare_words, demanded, parts, ruled
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import NEWS
from kg.relations.reading.speech import Speech
from kg.relations.reading.when import resolve, time_of
from kg.relations.reading.words import words
from kg.relations.speech.placed import for_place, headed
from kg.relations.speech.wording import hinges, unnumbered
from kg.resources import lexicon

# With figures in it, which deeds and figures tell as they do anywhere.
SHOWN = "rule:attribution#shown"
_PAPERS = ("Policy", "Work")
_SPEAKERS = ("Person", "Organization", "AdministrativeArea", "Event", *_PAPERS)
# Whose data show something.
_BODIES = ("Organization", "Policy", "Work")
# Before a message, no thing.
_PARTED = frozenset("，：")
# 提出|要稳定就业: no thing either.
_DUTIES = ("要", "应", "将", "不")
_SHORTEST = 6
# Of how many characters the figures that words go on with.
_FIGURES = 40
_PIECES = re.compile("[^，；。、]+")
# Between two who say it together.
_ROW = re.compile("(?:等[^，。、的]{0,6})?(?:、|和|与|及|以及)(?:[^，。、的]{2,8}、)?")


@lru_cache(maxsize=4)
def _rules_of_papers(root: Path) -> frozenset[str]:
    return frozenset(lexicon("attribution", root)["ruling"])


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield what named speakers and papers hold, and what the data of a body show in words (…数据显示，市场升温)."""
    before: Reading | None = None
    for reading in readings:
        if reading.sentence.role not in {"title", "kicker", "subtitle", "byline", "pullquote"}:
            for speech in _spoken(context, reading):
                if speech.speaker is not None and _tells(context, reading, speech, speech.speaker):
                    yield from _claims(context, reading, speech, speech.speaker)
                    yield from _quoted(context, reading, speech, speech.speaker, before)
        before = reading


def _spoken(context: Context, reading: Reading) -> Iterator[Speech]:
    """Yield the speeches of a sentence; of what data show the words, the figures are statements themselves."""
    data = lexicon("attribution", context.ontology.path)
    showing, leaning = data["showing"], data["leaning"]
    for speech in reading.speeches:
        if speech.verb in showing:
            yield from _shown(reading, speech, tuple(leaning))
        else:
            yield replace(speech, described=speech.described or _lends(context, reading, speech))


def _shown(reading: Reading, speech: Speech, leaning: tuple[str, ...]) -> Iterator[Speech]:
    """Yield what data show in words, with the figures before that they lean on: 首次突破1万亿元，|规模创历史新高."""
    begins = speech.start
    for part in list(in_words(reading, speech)) or [_first(reading, speech)]:
        start = max(begins, reading.text.rfind("；", begins, part.start) + 1)
        leans = part.start - start <= _FIGURES and reading.text.startswith(leaning, part.start)
        yield replace(part, start=start, begin=speech.begin if start == speech.start else start) if leans else part
        begins = part.end


def _first(reading: Reading, speech: Speech) -> Speech:
    """Return what data show where all of it is figures, up to the first semicolon: 甲局数据显示，销量增长3%."""
    part = reading.text.find("；", speech.start, speech.end)
    return replace(speech, end=part if part >= 0 else speech.end)


def _lends(context: Context, reading: Reading, speech: Speech) -> bool:
    """Whether a body or place only lends its name to who speaks: 甲国|工商界人士指出, 乙国|军方称."""
    who, data = speech.speaker, lexicon("attribution", context.ontology.path)
    if who is None or speech.carried or who.cls == "Person" or who.sentence != reading.sentence.id:
        return False
    if speech.verb == NEWS or _reports(context, speech, who):
        return False
    if speech.words.endswith(tuple(data["offices"])) and not who.text.endswith(tuple(data["offices"])):
        return True
    if any(for_place(context, speech, e) for e in who.entities):
        return True
    last = speech.beside[-1] if speech.beside else who
    between = re.split(data["giving_out"], reading.text[last.end : speech.start])[0]
    listed = bool(speech.beside) and between.startswith("等") and not any(w in between for w in data["heads"])
    return not listed and last.end < speech.start and any(w in between for w in (*data["others"], *data["heads"]))


def _tells(context: Context, reading: Reading, speech: Speech, speaker: Mention) -> bool:
    """Whether the words are the speaker's own: 报道还称, 参加会议的同志们表示, 甲国军方称 speak for others."""
    telling = lexicon("attribution", context.ontology.path)["telling"]
    if speech.verb in lexicon("attribution", context.ontology.path)["showing"]:
        return any(context.is_a(e, _BODIES) for e in speaker.entities)
    if speech.mode == "predicting":
        return speech.carried or _forecasts(reading, speech, speaker)
    if speech.verb == NEWS or _reports(context, speech, speaker):
        return True
    if speech.mode != "opinion" and speech.verb not in telling:
        return False
    if speech.described or speech.beside:
        return not speech.words.startswith(("他", "她", "其"))
    carried = speaker.sentence != reading.sentence.id
    between = reading.text[speech.begin + len(speech.words) if carried else speaker.end : speech.start]
    between = re.sub(lexicon("attribution", context.ontology.path)["channels"], "", between)
    return not any(w in between for w in lexicon("attribution", context.ontology.path)["others"])


def _reports(context: Context, speech: Speech, speaker: Mention) -> bool:
    """Whether media of others report it: 据甲国媒体报道，… · 路透社报道称，…; our own only lend words."""
    data = lexicon("attribution", context.ontology.path)
    media = [context.entities[e].label for e in speaker.entities if context.is_a(e, ("Media",))]
    if speech.verb not in data["reporting"] and speech.mode != "opinion":
        return False
    return bool(media) and not any(label.startswith(tuple(data["own_media"])) for label in media)


def _forecasts(reading: Reading, speech: Speech, speaker: Mention) -> bool:
    """Whether the one named is who expects: 气象台预计，… · 气象台发布预警，预计…; not what a figure says already."""
    if not any(True for _ in in_words(reading, speech)):
        return False
    clause = reading.clause_at(speech.begin)
    if clause is None or speaker.sentence != reading.sentence.id:
        return False
    opening = [p for p in clause.phrases if speaker.end <= p.start and p.end <= speech.start]
    return bool(opening) and all(p.kind in {"adv", "time"} or p.word == speech.verb for p in opening)


def _quoted(
    context: Context, reading: Reading, speech: Speech, speaker: Mention, before: Reading | None
) -> Iterator[Claim]:
    """“…。” 张三说。 The words are the sentence before, whole in quotation marks."""
    if before is None or reading.text[speech.start : speech.end].strip(EDGES) or reading.text[: speech.begin].strip():
        return
    quoted = before.text.strip()
    near = (before.sentence.block, before.sentence.item) == (reading.sentence.block, reading.sentence.item)
    if near and quoted.startswith("“") and quoted.endswith("”") and quoted.count("“") == quoted.count("”"):
        for entity in speaker.entities:
            if context.is_a(entity, _SPEAKERS):
                content = quoted.strip(EDGES)
                yield Claim(
                    before.sentence, 0, len(before.text), "rule:attribution#said", entity, "said", value=content
                )


def _claims(context: Context, reading: Reading, speech: Speech, speaker: Mention) -> Iterator[Claim]:
    data = lexicon("attribution", context.ontology.path)
    wished = speech.verb in data["wishing"] and reading.text.endswith(speech.verb, 0, speech.start)
    content = bare_words(reading.text[speech.start - len(speech.verb) * wished : speech.end])
    content = unnumbered(content, context.ontology.path)
    if hinges(content, context.ontology.path):
        return
    if len(content) < _SHORTEST or not _sayable(reading, speech, content) or content.endswith(tuple(data["below"])):
        return
    if content.endswith("的") and speech.end < len(reading.text.rstrip("。”")):
        # 甲国总统在会见到访的|张三时表示: cut where another begins to speak.
        return
    if speech.carried and speaker.cls == "Person" and _named_in(reading, speech, speaker):
        # 张三说，甲。|展品吸引了张三的注意: the paper tells of him again.
        return
    ruling = _ruling(speech, content, context.ontology.path)
    end = speech.start + len(reading.text[speech.start : speech.end].rstrip(EDGES))
    first = min(speech.begin, speech.start)
    if speaker.sentence == reading.sentence.id:
        first, end = min(first, speaker.start), max(end, speaker.end)
    when = _when(context, reading, speech)
    counted = [m for m in reading.mentions if m.cls == "Quantity"]
    for entity in _voices(context, reading, speech, speaker):
        if not context.is_a(entity, _SPEAKERS):
            continue
        stipulates = ruling and context.is_a(entity, ("Policy",))
        proposes = speech.verb in data["proposing"] and context.is_a(entity, ("Policy", "Report"))
        if speech.verb in {"要求", "规定", "明确"} and not context.is_a(entity, ("Policy", "Person", "Event")):
            stipulates = True
        if proposes and _counted(reading, speech):
            continue
        predicate = "proposed" if proposes else "stipulates" if stipulates else "said"
        if for_place(context, speech, entity) or (speech.described and headed(reading, speech, data["heads"])):
            # It is told of the place that its people say so.
            predicate, stipulates, proposes = "situation", False, False
        shown = speech.verb in data["showing"] and any(speech.start <= m.start < speech.end for m in counted)
        how = "shown" if shown else "goes-on" if speech.carried else predicate
        whole: list[tuple[str, Modality]] = [(_whole_words(reading, speech, content, data["kept"]), "asserted")]
        told = parts(content, speech.verb, context.ontology.path) if stipulates or proposes else whole
        if stipulates or proposes:
            root = context.ontology.path
            told = [(p, demanded(p, speech, root) if m == "asserted" else m) for p, m in told]
        for part, modality in told:
            yield Claim(
                reading.sentence, first, end, f"rule:attribution#{how}", entity, predicate, value=part, when=when,
                modality=modality,
            )  # fmt: skip


def _named_in(reading: Reading, speech: Speech, speaker: Mention) -> bool:
    """Whether the words name who says them."""
    inside = (m for m in reading.mentions if speech.start <= m.start < speech.end)
    return any(set(m.entities) & set(speaker.entities) for m in inside)


def _voices(context: Context, reading: Reading, speech: Speech, speaker: Mention) -> list[str]:
    """Return who says it: the one named, those beside, and bodies in a row before: 甲部、乙局等多部门及丙公司表示."""
    found = [*speaker.entities, *(e for other in speech.beside for e in other.entities)]
    if speech.carried or speech.described or speaker.sentence != reading.sentence.id:
        return found
    first = speaker
    for mention in sorted((m for m in reading.mentions if m.end <= speaker.start), key=lambda m: -m.end):
        if not (mention.entities and context.is_a(mention.entities[0], ("Organization",)) and first.cls != "Person"):
            break
        if not _ROW.fullmatch(reading.text, mention.end, first.start):
            break
        found += mention.entities[:1]
        first = mention
    return list(dict.fromkeys(found))


def _whole_words(reading: Reading, speech: Speech, content: str, kept: Sequence[str]) -> str:
    """Return what is said with what only words tell: who speaks (甲国工商界人士指出，…), a demand (要求道歉)."""
    if speech.described and speech.begin < speech.start:
        return bare_words(reading.text[speech.begin : speech.end])
    asked = speech.verb in kept and not speech.carried and reading.text.endswith(speech.verb, 0, speech.start)
    return speech.verb + content if asked else content


def _counted(reading: Reading, speech: Speech) -> bool:
    """Whether each clause of a plan has its figure, which tells it: 《规划》提出，新增学位5万个，新建学校30所."""
    counts = [m.start for m in reading.mentions if m.cls == "Quantity"]
    times = [(m.start, m.end) for m in reading.mentions if m.cls == "Time"]
    pieces = [p.span() for p in _PIECES.finditer(reading.text, speech.start, speech.end)]
    # 到2030年，…: a date is a clause of its own, no plan.
    plans = [(a, b) for a, b in pieces if not any(start - a <= 1 and b - end <= 1 for start, end in times)]
    return all(any(a <= at < b for at in counts) for a, b in plans)


def _ruling(speech: Speech, content: str, root: Path) -> bool:
    """Whether a paper rules: 《意见》要求…, 《通知》指出，要…; not 《通知》指出，2025年是收官之年."""
    if speech.verb in _rules_of_papers(root) or speech.verb in lexicon("attribution", root)["decreeing"]:
        return True
    return speech.verb == "指出" and ruled(content, "", root) != "asserted"


def _sayable(reading: Reading, speech: Speech, content: str) -> bool:
    """Whether the words are a message: not what a transitive verb takes as a thing (提出方案, 要求赔偿)."""
    parted = speech.carried or reading.text[speech.start - 1 : speech.start] in _PARTED
    return (
        parted
        or content.startswith(_DUTIES)
        or len(content) >= 2 * _SHORTEST
        or speech.verb not in {"提出", "要求", "希望", "建议"}
    )


def _when(context: Context, reading: Reading, speech: Speech) -> When | None:
    clause = reading.clause_at(speech.begin)
    if clause is None:
        return None
    at = next((k for k, p in enumerate(clause.phrases) if p.kind == "verb" and p.word == speech.verb), 0)
    dated = time_of(reading.clauses, clause.index, at, words(context.ontology.path))
    if dated is None or dated.mention is None or speech.start <= dated.start < speech.end:
        # “‘十四五’时期…。”郭丽岩说: the time is the words' own.
        return None
    if _reported_then(context, reading, clause, dated.start):
        return None
    edtf, earliest, latest = resolve(dated.mention, context.anchor, ahead=False)
    if speech.mode == "factual" and edtf is not None and "/" in edtf:
        # 甲局发布的二季度数据显示: what the data are of.
        return None
    told = any(c.own and dated.start < c.end and c.main is not None for c in reading.clauses[: clause.index])
    if speech.mode == "opinion" and clause.own and told and edtf is not None and edtf.isdigit():
        # 去年，张三获奖，李四说…: the year of another deed.
        return None
    return When(edtf, dated.mention.text, earliest, latest)


def _reported_then(context: Context, reading: Reading, clause: Clause, at: int) -> bool:
    """Whether a time is that of a report of somebody's words: 据甲国媒体2日报道，|乙部数据显示，…"""
    other = reading.clause_at(at)
    if other is None or other.index >= clause.index or not other.phrases:
        return False
    reporting = other.phrases[-1].word in lexicon("attribution", context.ontology.path)["reporting"]
    return reporting and reading.text.startswith("据", other.start)
