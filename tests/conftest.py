"""A small build made by hand, for what stands behind the pipeline: graph, workspace, analysis, output."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import settings

from kg.model import (
    Block,
    Build,
    Document,
    Entity,
    Evidence,
    Mention,
    NameLink,
    Rejected,
    Sentence,
    Source,
    Span,
    Statement,
)
from kg.text.clean import fold, quote

FIRST = (
    "职业技能提升行动有了新办法\n李文  陈晓\n2024年5月6日\n"
    "人社部印发《职业技能提升行动\n实施办法》。省总工会会同美团集团召开恳谈会。\n"
    "到2030年，每年培训８万人左右。2023年培训7.5万人。办法自2024年7月1日起施行，旧办法同时废止。\n"
    "省总工会没有召开第二次恳谈会，将出台指引。\n"
)
SECOND = "再谈技能培训\n2024年6月1日\n人社部印发《职业技能提升行动实施办法》，2023年培训7.6万人。李文认为成效明显。\n"
ENTITIES = (
    Entity("org/人力资源和社会保障部", "GovernmentBody", "人力资源和社会保障部", ("人社部",), (),
           (NameLink("人社部", "gazetteer alias", "gazetteer:organs.csv#人社部", 1.0),)),
    Entity("org/省总工会", "TradeUnion", "省总工会"),
    Entity("org/美团", "Company", "美团", ("美团集团",), (), (NameLink("美团集团", "brand", "rule:x#y", 0.8),)),
    Entity("policy/职业技能提升行动实施办法", "Regulation", "职业技能提升行动实施办法"),
    Entity("policy/旧办法", "Regulation", "旧办法"),
    Entity("program/职业技能提升行动", "Campaign", "职业技能提升行动"),
    Entity("event/恳谈会(1)", "Meeting", "恳谈会"),
    Entity("person/李文(某报)", "Person", "李文"),
    Entity("place/江西省", "Province", "江西省", ("江西",)),
    Entity("occupation/记者", "Post", "记者"),
)  # fmt: skip


class Page:
    """One text as a document of one-line blocks; `says` finds a quote and makes a statement of it."""

    def __init__(self, text: str, title: str, authors: tuple[str, ...], date: str, paths: tuple[str, ...]) -> None:
        sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self.source = Source(sha, paths, "text/plain", text, "text 1", (), (("encoding", "utf-8"),))
        at, blocks = 0, []
        for line in text.split("\n"):
            if line:
                blocks.append(Block("title" if not blocks else "body", fold(line), (Span(at, at + len(line)),)))
            at += len(line) + 1
        self.document = Document(
            f"{sha[:12]}-1", paths[0], sha, title, tuple(blocks), authors=authors, date=date, section="要闻", page="3"
        )
        self.sentences = tuple(
            Sentence(f"{self.document.id}#{n}", self.document.id, n, b.pieces, b.text, b.role, None, n)
            for n, b in enumerate(blocks)
        )

    def spans(self, words: str | Sequence[str]) -> tuple[Span, ...]:
        found = [words] if isinstance(words, str) else words
        starts = [self.source.text.index(w) for w in found]
        return tuple(Span(a, a + len(w)) for a, w in zip(starts, found, strict=True))

    def evidence(
        self, words: str | Sequence[str], by: str = "rule:issue.toml#issued", said_by: str | None = None
    ) -> Evidence:
        spans = self.spans(words)
        sentence = next(s for s in self.sentences if s.pieces[0].start <= spans[0].start < s.pieces[0].end)
        said = quote(spans, self.source.text)
        return Evidence(self.document.id, sentence.id, spans, said, fold(said).replace(" ", ""), by, 0.9, said_by)

    def mention(self, words: str, cls: str, *entities: str, value: str | float | None = None) -> Mention:
        e = self.evidence(words)
        start = e.spans[0].start - next(s for s in self.sentences if s.id == e.sentence).pieces[0].start
        return Mention(e.sentence, start, start + len(words), e.spans, e.quote, e.text, cls, "gazetteer:organs.csv#x",
                       0.97, value, False, entities, None, "longest name")  # fmt: skip


def state(subject: str, predicate: str, *evidence: Evidence, **fields: Any) -> Statement:
    key = repr((subject, predicate, sorted(fields.items(), key=str)))
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    ordered = tuple(sorted(evidence, key=lambda e: (e.document, e.spans, e.by, e.attribution or "")))
    return Statement(digest, subject, predicate, ordered, **fields)


def _statements(a: Page, b: Page) -> list[Statement]:
    issued = "人社部印发《职业技能提升行动\n实施办法》"
    held = ["省总工会", "美团集团召开恳谈会"]
    rssb, union, policy = "org/人力资源和社会保障部", "org/省总工会", "policy/职业技能提升行动实施办法"
    action = "program/职业技能提升行动"
    figure = {"measure": "培训人数", "unit": "人", "time": "2023", "earliest": "2023-01-01", "latest": "2023-12-31"}
    return [
        state(rssb, "issued", a.evidence(issued), b.evidence("人社部印发《职业技能提升行动实施办法》"), object=policy,
              time="2024-05", earliest="2024-05-01", latest="2024-05-31"),
        state(union, "held", a.evidence(held), object="event/恳谈会(1)", time="2024-05-06~", earliest="2024-05-01",
              latest="2024-05-10", time_text="近日", place="place/江西省"),
        state(union, "cooperatedWith", a.evidence("省总工会会同美团集团"), object="org/美团"),
        state(union, "held", a.evidence("省总工会没有召开第二次恳谈会"), object="event/恳谈会(1)",
              polarity="negative"),
        state(union, "issued", a.evidence("省总工会没有召开第二次恳谈会，将出台指引"), object="policy/旧办法",
              modality="planned"),
        state(action, "target", a.evidence("到2030年，每年培训８万人左右"), value=80000,
              unit="人/年", measure="培训人数", modifier="about", modality="planned", time="../2030",
              latest="2030-12-31"),
        state(action, "observation", a.evidence("2023年培训7.5万人"), value=75000, **figure),
        state(action, "observation", b.evidence("2023年培训7.6万人", said_by=rssb), value=76000,
              **figure),
        state(action, "observation", a.evidence("培训7.5万人"), value=48.5, unit="%", low=48, high=49,
              measure="比重", group="青年", comparison="同比"),
        state(policy, "effectiveFrom", a.evidence("办法自2024年7月1日起施行"), value="2024-07-01"),
        state(policy, "documentNumber", a.evidence("办法自2024年7月1日起施行"), value="人社部发〔2024〕12号"),
        state(policy, "repeals", a.evidence("旧办法同时废止"), object="policy/旧办法", time="2024-07-01",
              earliest="2024-07-01", latest="2024-07-01"),
        state("policy/旧办法", "effectiveFrom", a.evidence("旧办法"), value="2019-01"),
        state("person/李文(某报)", "said", b.evidence("李文认为成效明显"), value="成效明显", modality="reported"),
        state("person/李文(某报)", "affiliatedWith", a.evidence("李文"), object=union),
        state("person/李文(某报)", "jobTitle", a.evidence("李文"), object="occupation/记者"),
        state(union, "locatedIn", a.evidence("省总工会"), object="place/江西省"),
        state(union, "action", a.evidence("将出台指引"), value="出台指引", modality="planned"),
        state(action, "implements", b.evidence("再谈技能培训"), object="policy/旧办法"),
    ]  # fmt: skip


def make_small_build() -> Build:
    a = Page(FIRST, "职业技能提升行动有了新办法", ("李文", "陈晓"), "2024-05-06", ("a/first.txt", "b/copy.txt"))
    b = Page(SECOND, "再谈技能培训", ("李文",), "2024-06-01", ("second.txt",))
    mentions = (
        a.mention("人社部", "GovernmentBody", "org/人力资源和社会保障部"),
        a.mention("省总工会", "TradeUnion", "org/省总工会"),
        a.mention("2024年5月6日", "Time", value="2024-05-06"),
        a.mention("８万人", "Quantity", value=80000),
        b.mention("人社部", "GovernmentBody", "org/人力资源和社会保障部"),
        b.mention("李文", "Person", "person/李文(某报)"),
    )
    both = {
        "org/人力资源和社会保障部",
        "policy/职业技能提升行动实施办法",
        "person/李文(某报)",
        "program/职业技能提升行动",
    }
    pages = sorted((a, b), key=lambda p: p.document.id)
    ids = tuple(p.document.id for p in pages)
    entities = tuple(
        Entity(e.id, e.cls, e.label, e.aliases, ids if e.id in both else (a.document.id,), e.links)
        for e in sorted(ENTITIES, key=lambda e: e.id)
    )
    refused = (Rejected(state("org/美团", "issued", a.evidence("美团集团"), object="org/省总工会"), "range: no"),)
    return Build(
        tuple(p.source for p in pages),
        tuple(p.document for p in pages),
        tuple(s for p in pages for s in p.sentences),
        tuple(sorted(mentions, key=lambda m: (m.sentence.split("#")[0], int(m.sentence.split("#")[1]), m.start))),
        entities,
        tuple(sorted(_statements(a, b), key=lambda s: s.id)),
        refused,
        (),
        ("b/copy.txt: the same bytes as a/first.txt",),
    )


@pytest.fixture(scope="session")
def small_build() -> Build:
    """Two documents, ten entities, eighteen statements: every shape that a statement can have."""
    return make_small_build()


@pytest.fixture(scope="session")
def page() -> Callable[..., Page]:
    """`page(text, title, authors, date, paths)`: a document of which statements can be made by quoting it."""
    return Page


@pytest.fixture(scope="session")
def say() -> Callable[..., Statement]:
    """`say(subject, predicate, *evidence, **fields)`: a statement."""
    return state


# The same examples in every CI run, fresh ones on a developer's machine; no deadline, since speed is not asserted.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
