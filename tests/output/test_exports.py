"""The formats that other programs read: they read them, and names come through unchanged."""

from __future__ import annotations

import csv
import io
import warnings
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from made import Maker, small

from kg.errors import UserError
from kg.model import Build
from kg.ontology import load_ontology
from kg.output import EXPORTS
from kg.output.exports import export
from kg.output.svg import render_svg

ODD = [
    "国发〔2024〕12号",
    "《通知》“引号”",
    "买买提·艾力",
    "𠮷野家",
    "ＡＢＣ",
    "a & b < c > d",
    "e\u0301",
    "👩‍🔧",
    "〇㐂",
]
BROKEN = "控制\x07字符\x0b与\ud800半个"
WRITERS = {name: writer for name, _, writer in EXPORTS}


@pytest.fixture(scope="module")
def odd() -> Build:
    maker = Maker("名称")
    hub = maker.entity("org/教育部", "GovernmentBody")
    for name in [*ODD, BROKEN]:
        maker.fact(f"教育部印发{name}。", hub, "issued", maker.entity(f"policy/{name}", "Notice"))
    maker.fact("教育部起草𠮷野家。", hub, "drafted", "policy/𠮷野家")
    return maker.build()


def test_every_export_is_the_same_bytes_twice(tmp_path: Path) -> None:
    build, ontology = small(), load_ontology()
    for name, suffix, writer in EXPORTS:
        if name == "png":  # needs a font; below
            continue
        one, two = tmp_path / f"1.{suffix}", tmp_path / f"2.{suffix}"
        writer(build, ontology, one)
        writer(build, ontology, two)
        assert one.read_bytes() == two.read_bytes() != b"", name


def test_graphml_and_gexf_keep_names_direction_and_parallels(odd: Build, tmp_path: Path) -> None:
    WRITERS["graphml"](odd, load_ontology(), tmp_path / "g.graphml")
    WRITERS["gexf"](odd, load_ontology(), tmp_path / "g.gexf")
    for graph in (nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True), nx.read_gexf(tmp_path / "g.gexf")):
        labels = {d["label"] for _, d in graph.nodes(data=True)}
        assert set(ODD) <= labels
        assert "控制\ufffd字符\ufffd与\ufffd半个" in labels
        assert graph.is_directed()
        found = graph.get_edge_data("org/教育部", "policy/𠮷野家")
        assert sorted(d["predicate"] for d in found.values()) == ["drafted", "issued"]


def test_rdf_exports_agree_with_one_another(tmp_path: Path) -> None:
    build = small()
    forms = {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld"}
    graphs = []
    for name, form in forms.items():
        WRITERS[name](build, load_ontology(), tmp_path / name)
        graphs.append(set(rdflib.Graph().parse(tmp_path / name, format=form)))
    assert graphs[0] == graphs[1] == graphs[2]


def test_csv_has_one_row_for_each_evidence(odd: Build, tmp_path: Path) -> None:
    WRITERS["csv"](odd, load_ontology(), tmp_path / "s.csv")
    data = (tmp_path / "s.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == sum(len(s.evidence) for s in odd.statements)
    assert set(ODD) <= {r["object_label"] for r in rows}
    assert {r["predicate_label"] for r in rows} == {"印发", "起草"}


def test_the_picture_is_xml_with_every_name_as_text(odd: Build) -> None:
    import xml.etree.ElementTree as ET

    root = ET.fromstring(render_svg(odd, load_ontology()).encode("utf-8"))
    named = {t.text for t in root.iter("{http://www.w3.org/2000/svg}title")}
    assert set(ODD) <= named
    assert not [e for e in root.iter() if e.tag.endswith(("script", "image", "foreignObject"))]
    labels = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "教育部" in labels


def test_an_unknown_format_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--to pdf: no such format; choose one of turtle"):
        export(small(), load_ontology(), "pdf", tmp_path / "x")
    with pytest.raises(UserError, match="cannot be written"):
        export(small(), load_ontology(), "csv", tmp_path / "no" / "x.csv")


def test_the_base_of_a_build_is_kept(tmp_path: Path) -> None:
    base = "https://example.org/data/"
    graphs = []
    for kind, form in {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld"}.items():
        path = export(small(), load_ontology(), kind, tmp_path / kind, base=base)
        graphs.append(set(rdflib.Graph().parse(path, format=form)))
    assert graphs[0] == graphs[1] == graphs[2]
    assert rdflib.URIRef(base + "org/美团") in {s for s, _, _ in graphs[0]}
    assert not [s for s, _, _ in graphs[0] if "w3id.org/zhiluo/id" in s]


def test_a_png_needs_a_chinese_font_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.output.png.chinese_font", lambda: None)
    with pytest.raises(UserError, match=r"no Chinese font on this machine; install one .* or use --to svg"):
        export(small(), load_ontology(), "png", tmp_path / "g.png")
    monkeypatch.setattr("kg.output.png.chinese_font", lambda: "DejaVu Sans")  # stands in where a machine has none
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = export(small(), load_ontology(), "png", tmp_path / "g.png")
    assert path.read_bytes().startswith(b"\x89PNG")
