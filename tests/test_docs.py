"""The README is true: short, every command is in it, its commands run and print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

CHECKOUT = Path(__file__).parent.parent
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.S)


def test_readme_is_short_and_its_links_lead_somewhere() -> None:
    assert README.count("\n") <= 150
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", README):
        assert (CHECKOUT / target).exists(), target


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in main.commands if f"kg {name}" not in README] == []


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("readme") / "graph"
    result = CliRunner().invoke(main, ["build", str(CHECKOUT / "sources"), "-o", str(out), "-q"])
    assert result.exit_code == 0, result.output
    return out


def shown() -> list[tuple[str, str]]:
    pairs = []
    for block in BLOCKS:
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            if command.startswith("kg ") and not command.startswith("kg build"):
                pairs.append((command, output.strip()))
    return pairs


@pytest.mark.parametrize(("command", "output"), shown(), ids=[c for c, _ in shown()])
def test_readme_commands_print_what_it_shows(graph: Path, command: str, output: str) -> None:
    command, _, limit = command.partition(" | head -")
    words = [str(graph) if w == "graph" else w for w in shlex.split(command)[1:]]
    words = [str(CHECKOUT / w) if w.startswith(("sources/", "tests/")) else w for w in words]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    lines = result.stdout.strip().splitlines()
    assert "\n".join(lines[: int(limit)] if limit else lines).strip() == output
