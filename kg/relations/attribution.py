"""Who says what: 张三表示，要加强保障 → said; 《条例》规定，用人单位不得… → stipulates. The value is the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.model import Mention, Modality
from kg.relations.base import Claim, Context, When
from kg.relations.reading.prose import in_words
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import NEWS
from kg.relations.reading.speech import Speech
from kg.relations.reading.when import resolve, time_of
from kg.relations.reading.words import words
from kg.resources import lexicon

_PAPERS = ("Policy", "Work")
_SPEAKERS = ("Person", "Organization", "AdministrativeArea", "Event", *_PAPERS)
# Whose data show something.
_BODIES = ("Organization", "Policy", "Work")
_EDGES = ' ，。：；:“”"「」！？'
_MARKS = " ，。：；:！？"
# Before a message, no thing.
_PARTED = frozenset("，：")
# 提出|要稳定就业: no thing either.
_DUTIES = ("要", "应", "将", "不")
_SHORTEST = 6
_PIECES = re.compile("[^，；。、]+")


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
    """Yield the speeches of a sentence; of what data show only the words, the figures are statements themselves."""
    showing = lexicon("attribution", context.ontology.path)["showing"]
    for speech in reading.speeches:
        if speech.verb in showing:
            yield from in_words(reading, speech)
        else:
            yield replace(speech, described=speech.described or _lends(context, reading, speech))


def _lends(context: Context, reading: Reading, speech: Speech) -> bool:
    """Whether a body or place only lends its name to who speaks: 甲国|工商界人士指出, 乙国|军方称."""
    who, data = speech.speaker, lexicon("attribution", context.ontology.path)
    if who is None or speech.carried or who.cls == "Person" or who.sentence != reading.sentence.id:
        return False
    if speech.verb == NEWS or _reports(context, speech, who):
        return False
    if speech.words.endswith(tuple(data["offices"])) and not who.text.endswith(tuple(data["offices"])):
        return True
    last = speech.beside[-1] if speech.beside else who
    between = re.split(data["giving_out"], reading.text[last.end : speech.start])[0]
    listed = bool(speech.beside) and between.startswith("等")
    return not listed and last.end < speech.start and any(w in between for w in data["others"])


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
    if (
        before is None
        or reading.text[speech.start : speech.end].strip(_EDGES)
        or reading.text[: speech.begin].strip()
    ):
        return
    quoted = before.text.strip()
    near = (before.sentence.block, before.sentence.item) == (reading.sentence.block, reading.sentence.item)
    if near and quoted.startswith("“") and quoted.endswith("”") and quoted.count("“") == quoted.count("”"):
        for entity in speaker.entities:
            if context.is_a(entity, _SPEAKERS):
                content = quoted.strip(_EDGES)
                yield Claim(
                    before.sentence, 0, len(before.text), "rule:attribution#said", entity, "said", value=content
                )


def _claims(context: Context, reading: Reading, speech: Speech, speaker: Mention) -> Iterator[Claim]:
    data = lexicon("attribution", context.ontology.path)
    wished = speech.verb in data["wishing"] and reading.text.endswith(speech.verb, 0, speech.start)
    content = _bare_words(reading.text[speech.start - len(speech.verb) * wished : speech.end])
    if len(content) < _SHORTEST or not _sayable(reading, speech, content) or content.endswith(tuple(data["below"])):
        return
    if content.endswith("的") and speech.end < len(reading.text.rstrip("。”")):
        # 甲国总统在会见到访的|张三时表示: cut where another begins to speak.
        return
    ruling = _ruling(speech, content, context.ontology.path)
    end = speech.start + len(reading.text[speech.start : speech.end].rstrip(_EDGES))
    first = min(speech.begin, speech.start)
    if speaker.sentence == reading.sentence.id:
        first, end = min(first, speaker.start), max(end, speaker.end)
    when = _when(context, reading, speech)
    for entity in (*speaker.entities, *(e for other in speech.beside for e in other.entities)):
        if not context.is_a(entity, _SPEAKERS):
            continue
        stipulates = ruling and context.is_a(entity, ("Policy",))
        proposes = speech.verb in data["proposing"] and context.is_a(entity, ("Policy", "Report"))
        if speech.verb in {"要求", "规定", "明确"} and not context.is_a(entity, ("Policy", "Person", "Event")):
            stipulates = True
        if proposes and _counted(reading, speech):
            continue
        predicate = "proposed" if proposes else "stipulates" if stipulates else "said"
        how = "goes-on" if speech.carried else predicate
        whole: list[tuple[str, Modality]] = [(_whole_words(reading, speech, content, data["kept"]), "asserted")]
        parts = _parts(content, speech.verb, context) if stipulates or proposes else whole
        if stipulates or proposes:
            parts = [(p, _demanded(p, speech, context) if m == "asserted" else m) for p, m in parts]
        for part, modality in parts:
            yield Claim(
                reading.sentence, first, end, f"rule:attribution#{how}", entity, predicate, value=part, when=when,
                modality=modality,
            )  # fmt: skip


def _whole_words(reading: Reading, speech: Speech, content: str, kept: Sequence[str]) -> str:
    """Return what is said with what only words tell: who speaks (甲国工商界人士指出，…), a demand (要求道歉)."""
    if speech.described and speech.begin < speech.start:
        return _bare_words(reading.text[speech.begin : speech.end])
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
    return speech.verb == "指出" and _ruled(content, "", root) != "asserted"


def _parts(content: str, verb: str, context: Context) -> list[tuple[str, Modality]]:
    """Return what is ruled, parted where another kind of rule begins: 可以申请返还，|但不得用于分红；|应当公示."""
    root = context.ontology.path
    pieces: list[str] = []
    kind: Modality | None = None
    demands = tuple(lexicon("attribution", root)["going_on"]["demanding"])
    for piece in re.split("(?<=[，；])", content):
        own = _ruled(piece, "", root)
        if kind == "forbidden" and own == "asserted" and piece.startswith(demands):
            # 严禁虚报，|加强监管
            own = "required"
        fresh = own not in {"asserted", kind} and (
            kind is not None or (own == "forbidden" and _standing(pieces, root))
        )
        if pieces and not (fresh or pieces[-1].endswith("；")):
            pieces[-1] += piece
        else:
            pieces.append(piece)
        kind = own if own != "asserted" or fresh else kind
    ruled = [(_bare_words(p.lstrip("并但")), _ruled(p, verb, root)) for p in pieces]
    ruled = [(p, "required" if m == "asserted" and p.startswith(demands) else m) for p, m in ruled]
    return ruled if len({m for _, m in ruled}) > 1 else [(content, _ruled(content, verb, root))]


def _demanded(part: str, speech: Speech, context: Context) -> Modality:
    """Return what a rule without 要 is: 《意见》明确，加强保障 · 到2030年，形成体系."""
    data = lexicon("attribution", context.ontology.path)["going_on"]
    if speech.verb == "规定":
        return "asserted"
    if re.match(data["aim"], part):
        return "planned"
    told = "是" in part
    return "required" if part.startswith(tuple(data["demanding"])) or (speech.carried and not told) else "asserted"


def _standing(pieces: Sequence[str], root: Path) -> bool:
    """Whether what stands before a ban is a rule of its own: 以支出额为基数，预付一个月，|不得用于基建."""
    clauses = re.findall("[^，]*，", "".join(pieces))
    condition = re.compile(lexicon("attribution", root)["condition"])
    if clauses and clauses[0].startswith(tuple(lexicon("attribution", root)["going_on"]["demanding"])):
        return True
    return len(clauses) > 1 and not any(condition.search(c) for c in clauses[-1:])


@lru_cache(maxsize=4)
def _rulings(root: Path) -> tuple[tuple[Modality, re.Pattern[str]], ...]:
    return tuple((m, re.compile(p)) for m, p in lexicon("attribution", root)["rulings"].items())


def _ruled(content: str, verb: str, root: Path) -> Modality:
    """Return what the words of a rule make of it, by the first that stands in it: 不得…, 可以…, 应当…; 要求 asks."""
    found = [(match.start(), m) for m, pattern in _rulings(root) if (match := pattern.search(content))]
    return min(found)[1] if found else "required" if verb == "要求" else "asserted"


def _bare_words(text: str) -> str:
    """Return the words without marks at the ends, and without quotation marks that hold them all or stand alone."""
    content = text.strip(_MARKS).removesuffix("，但").removesuffix("，而")
    whole = content.startswith("“") and content.find("”") in {-1, len(content) - 1}
    if whole or (content.endswith("”") and "“" not in content):
        content = content.strip(_EDGES)
    return content


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
    edtf, earliest, latest = resolve(dated.mention, context.anchor, ahead=False)
    told = any(c.own and dated.start < c.end and c.main is not None for c in reading.clauses[: clause.index])
    if speech.mode == "opinion" and clause.own and told and edtf is not None and edtf.isdigit():
        # 去年，张三获奖，李四说…: the year of another deed.
        return None
    return When(edtf, dated.mention.text, earliest, latest)
