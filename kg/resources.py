"""Where the ontology folder lies and how its TOML files are read."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError


@cache
def ontology_dir(override: Path | None = None) -> Path:
    """Return the folder of the ontology: `override`, the wheel's `kg/_ontology`, or a checkout's `ontology/`.

    Found once a process. Raises OntologyError where the folder holds no kg.ttl.
    """
    here = Path(__file__).resolve().parent
    candidates = [override] if override else [here / "_ontology", here.parent / "ontology"]
    for folder in candidates:
        if (folder / "kg.ttl").is_file():
            return folder
    raise OntologyError(f"{candidates[-1]}: no kg.ttl there; pass --ontology DIR with a folder that has one")


@cache
def read_toml(path: Path) -> dict[str, Any]:
    """Return the parsed TOML file (cached: never change what you get).

    Raises OntologyError naming the file and line where it is missing or malformed.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise OntologyError(f"{path}: missing; restore it or pass another --ontology") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: not valid TOML: {error}") from None


@cache
def lexicon(name: str, root: Path | None = None) -> dict[str, Any]:
    """Return `lexicon/<name>.toml` of the ontology folder `root` (None: the default folder), cached."""
    return read_toml(ontology_dir(root) / "lexicon" / f"{name}.toml")
