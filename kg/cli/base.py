"""What the commands share: the group that turns a user's mistake into one line, and common options."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg import __version__, terminal
from kg.errors import KGError

HELP = {"help_option_names": ["-h", "--help"]}
FORMAT = click.Choice(terminal.FORMATS)
OUT = click.Path(path_type=Path)


class _Group(click.Group):
    """A group whose commands answer a user's mistake with one line and exit code 2."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KGError as error:
            terminal.say(f"kg: {' '.join(str(error).split())}")
            sys.exit(2)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)


def options(*each: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def wrap(function: Any) -> Any:
        for option in reversed(each):
            function = option(function)
        return function

    return wrap


ontology_option = click.option("--ontology", type=OUT, help="Use this ontology folder instead of kg's own.")
date_option = click.option("--date", metavar="YYYY-MM-DD", help="Issue date of texts that name none.")
format_option = click.option("--format", "form", type=FORMAT, default="table", show_default=True)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="No progress, no summary.")


@click.group(cls=_Group, context_settings=HELP)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """织络: Chinese newspaper and policy text in, a knowledge graph with evidence out."""
