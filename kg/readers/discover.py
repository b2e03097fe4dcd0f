"""Which files a build reads: SRC arguments walked, metadata and hidden files left out, equal bytes met once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.model import Failure, Source
from kg.readers import catalogue, read_source

_METADATA = frozenset({catalogue.NAME, "decisions.csv"})


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: sources by sha256, what could not be, catalogue rows by source path, remarks for the report."""

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    metadata: dict[str, dict[str, str]]


def discover(paths: Sequence[Path], out: Path | None = None) -> Found:
    """Read every file under `paths` (files and folders); what lies in `out` is skipped.

    Names are relative to the SRC argument, a single file's name for a file, with `/`; the order of `paths` does
    not change the result. Raises InputError where a path is missing, or nothing at all could be read.
    """
    sources: dict[str, Source] = {}
    failures: dict[str, Failure] = {}
    notes: set[str] = set()
    metadata: dict[str, dict[str, str]] = {}
    seen: set[Path] = set()
    for root in sorted(paths, key=str):
        if not root.exists():
            raise InputError(f"{root}: no such file or folder; check the path")
        metadata.update(_rows(root))
        for path, name in _files(root, out, notes):
            real = path.resolve()
            if real in seen:
                continue
            seen.add(real)
            try:
                _add(sources, read_source(path, name), notes)
            except InputError as error:
                failures[name] = Failure(name, str(error).removeprefix(f"{path}: "))
    if not sources:
        raise InputError(_nothing(paths, failures))
    return Found(
        tuple(sources[k] for k in sorted(sources)),
        tuple(failures[k] for k in sorted(failures)),
        tuple(sorted(notes)),
        dict(sorted(metadata.items())),
    )


def _rows(root: Path) -> dict[str, dict[str, str]]:
    folder = root if root.is_dir() else root.parent
    path = folder / catalogue.NAME
    return catalogue.read_catalogue(path) if path.is_file() else {}


def _files(root: Path, out: Path | None, notes: set[str]) -> Iterator[tuple[Path, str]]:
    if root.is_file():
        yield root, root.name
        return
    avoid = out.resolve() if out else None
    for path in sorted(_walk(root, avoid, notes), key=str):
        if path.name not in _METADATA:
            yield path, path.relative_to(root).as_posix()


def _walk(folder: Path, avoid: Path | None, notes: set[str]) -> Iterator[Path]:
    """Files below `folder`; links and hidden names are never followed, so no loop and no way out."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        notes.add(f"{folder.name}/: cannot be listed ({error.strerror})")
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            notes.add(f"{path.name}: a link, not followed")
        elif path.is_dir():
            if avoid and path.resolve() in (avoid, avoid.with_name(avoid.name + ".old")):
                continue
            yield from _walk(path, avoid, notes)
        elif path.is_file():
            yield path


def _add(sources: dict[str, Source], source: Source, notes: set[str]) -> None:
    known = sources.get(source.sha256)
    if known:
        names = tuple(sorted({*known.paths, *source.paths}))
        notes.add(f"{names[0]}: the same bytes as {', '.join(names[1:])}; read once")
        source = replace(known, paths=names)
    notes.update(f"{source.paths[0]}: {text}" for key, text in source.metadata if key == "note")
    sources[source.sha256] = source


def _nothing(paths: Sequence[Path], failures: dict[str, Failure]) -> str:
    where = ", ".join(sorted(map(str, paths))) or "SRC"
    if len(failures) == 1:
        (failure,) = failures.values()
        return (
            f"{where}: {failure.reason}"
            if len(paths) == 1 and paths[0].is_file()
            else f"{where}: {failure.path}: {failure.reason}"
        )
    if failures:
        first = failures[min(failures)]
        return f"{where}: none of its {len(failures)} files can be read, such as {first.path}: {first.reason}"
    return f"{where}: nothing to read there; put texts, web pages, PDF or Word files in it"
