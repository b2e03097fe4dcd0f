"""The provincial pattern is generated: every province, every department, short or full, one body each."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.gazetteer import load_gazetteers
from kg.link import resolve_names
from kg.ontology import load_ontology

PROVINCES = sorted(
    e.label for e in load_gazetteers(load_ontology()) if e.cls == "Province" and e.label.endswith(("省", "自治区"))
)
# What stands behind a province's name: its full form and its short forms.
BODIES = {
    "人力资源和社会保障厅": ["人社厅", "人力资源社会保障厅"],
    "发展和改革委员会": ["发改委", "发展改革委"],
    "工业和信息化厅": ["工信厅"],
    "住房和城乡建设厅": ["住建厅", "住房城乡建设厅"],
    "卫生健康委员会": ["卫健委", "卫生健康委"],
    "文化和旅游厅": ["文旅厅"],
    "市场监督管理局": ["市场监管局"],
    "医疗保障局": ["医保局"],
    "应急管理厅": ["应急厅"],
    "教育厅": [],
    "总工会": [],
    "妇女联合会": ["妇联"],
    "残疾人联合会": ["残联"],
    "工商业联合会": ["工商联"],
    "科学技术协会": ["科协"],
    "社会科学院": ["社科院"],
    "人民政府": ["政府"],
    "高级人民法院": ["高院"],
}


@settings(max_examples=25, deadline=None)
@given(
    st.sets(st.sampled_from(PROVINCES), min_size=2, max_size=5), st.sets(st.sampled_from(sorted(BODIES)), min_size=2)
)
def test_each_body_of_each_province_is_one_whatever_its_form(places: set[str], bodies: set[str]) -> None:
    groups = [
        [place + form for form in (body, *BODIES[body])] for place, body in product(sorted(places), sorted(bodies))
    ]
    names = [name for group in groups for name in group]
    ids = dict(zip(names, resolve_names(names), strict=True))
    assert all(len({ids[n] for n in group}) == 1 for group in groups), ids
    assert len({ids[group[0]] for group in groups}) == len(groups), ids
