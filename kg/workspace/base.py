"""What an OUT folder is: the names of its files and its manifest."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import WorkspaceError

MANIFEST = "manifest.json"
MAKER = "zhiluo"
FORMAT = 1
STORE = "store"


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_in(folder: Path) -> Iterator[str]:
    """Yield the relative names of all files below a folder, sorted, with `/`; links count as files."""
    found: list[str] = []
    for where, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        found += [(Path(where) / name).relative_to(folder).as_posix() for name in [*files, *links]]
    yield from sorted(found)


def in_store(name: str) -> bool:
    """Return whether a relative name lies in the disposable store."""
    return name.startswith(STORE + "/")


def owned_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a folder that kg wrote, None where there is none of ours."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("made_by") == MAKER else None


def read_manifest(out: Path) -> dict[str, Any]:
    """Return the manifest of a finished build; WorkspaceError where `out` is missing or holds none."""
    if not os.access(out, os.R_OK):
        raise WorkspaceError(f"{out}: no such folder, or none that may be read; make it with `kg build SRC -o {out}`")
    found = owned_manifest(out)
    if found is None or not found.get("complete"):
        raise WorkspaceError(
            f"{out}: no finished build (no {MANIFEST} of ours); make one with `kg build SRC -o {out}`"
        )
    if found.get("format") != FORMAT:
        raise WorkspaceError(f"{out}: written by another version of kg ({found.get('version')}); build again")
    return found


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 as it stands: no newline translation, lone surrogates kept (WTF-8)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def write_json(path: Path, value: Any) -> None:
    """Write JSON for people: indented, keys as they stand."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")
