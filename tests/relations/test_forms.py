"""Forms: what stands in brackets, topics over commas, two makers, and faults that name file and form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import Rejected, Statement
from kg.ontology import load_ontology
from kg.relations.forms.base import load_forms

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def facts(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str, str, object]]:
    return {(s.subject, s.predicate, s.object or s.value) for s in found[0]}


def test_a_notice_of_appointment(state: State) -> None:
    text = "[张建国|Person]，男，汉族，1965年3月生，[山东济南|Prefecture]人，1987年毕业于[浙江工业大学|School]，中共党员。"
    assert {
        ("张建国", "ethnicity", "汉族"),
        ("张建国", "bornOn", "1965-03"),
        ("张建国", "nativePlace", "山东济南"),
        ("张建国", "studiedAt", "浙江工业大学"),
    } <= facts(state(text))


def test_a_life_goes_on_in_the_next_sentence_until_somebody_else_is_named(state: State) -> None:
    text = "[张建国|Person]，1965年3月生。[山东济南|Prefecture]人，[浙江工业大学|School]毕业。"
    assert ("张建国", "nativePlace", "山东济南") in facts(state(text))
    text = "[张建国|Person]和[李建华|Person]来到现场。[山东济南|Prefecture]人，[浙江工业大学|School]毕业。"
    assert not {s.predicate for s in state(text)[0]} & {"nativePlace", "studiedAt"}


def test_each_maker_gets_the_credit_that_stands_behind_it(state: State) -> None:
    text = "[《矿灯》|Work|矿灯]由[张建国|Person]执导，演员[李建华|Person]、[王建军|Person]等领衔主演。"
    found = facts(state(text))
    assert ("张建国", "directed", "矿灯") in found
    assert {("李建华", "actedIn", "矿灯"), ("王建军", "actedIn", "矿灯")} <= found
    assert ("张建国", "actedIn", "矿灯") not in found


def test_what_somebody_is_stays_so_in_a_plan(state: State) -> None:
    found, _ = state("栏目将播出对[秘鲁|Country]总统[博鲁|Person]的专访。")
    assert [(s.predicate, s.modality) for s in found if s.predicate == "nationality"] == [("nationality", "asserted")]


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ('id = "a"', "no predicate"),
        (
            'id = "a"\npredicate = "wrote"\ntriggers = ["著"]\nsubject = ["Person"]\npatterns = ["⟨S⟩"]',
            "object classes",
        ),
        (
            'id = "a"\npredicate = "wrote"\ntriggers = ["著"]\nsubject = ["Person"]\nobject = ["Work"]\n'
            'patterns = ["⟨S⟩著⟨X⟩"]',
            "unknown piece ⟨X⟩",
        ),
    ],
)
def test_a_fault_names_file_and_form(tmp_path: Path, form: str, fault: str) -> None:
    for path in load_ontology().path.glob("*.ttl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "x.toml").write_text(f"[[form]]\n{form}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=f"x.toml: form a: .*{fault}"):
        load_forms(tmp_path)


@pytest.mark.parametrize("joined", ["、", "和", "，", "、东海", " "])
def test_a_row_of_a_hundred_names_ends(state: State, joined: str) -> None:
    """Nested repeats would try every way of reading the row: the test would never come back."""
    names = joined.join(f"[张{chr(0x4E00 + n)}|Person]" for n in range(100))
    found = facts(state(f"{names}等大会成员在主席台前排就座，主演、作者和导演没有出席。"))
    assert not {predicate for _, predicate, _ in found} & {"actedIn", "directed", "wrote"}
