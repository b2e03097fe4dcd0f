"""OUT as a place: may we write there, is another build at it, and the swap that never leaves half a graph.

A build is written to `.OUT.new` beside OUT. At the end the two change places in one step where the system can do
that (Linux), and the old one is removed. Elsewhere OUT becomes OUT.old, `.OUT.new` becomes OUT, and OUT.old goes.
What a cut leaves behind is put right at the next start.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path
from types import TracebackType

from kg.errors import WorkspaceError
from kg.workspace.base import FORMAT, MAKER, MANIFEST, files_in, in_store, owned_manifest, write_json

_held: dict[Path, Reservation] = {}


class Reservation:
    """OUT, locked for one build and proved to be ours to replace; use it in a `with` statement.

    `staging` is where the build is written. Leaving the block frees the lock and removes what was not finished.
    """

    def __init__(self, out: Path, lock: int) -> None:
        self.out, self._lock, self.depth = out, lock, 0
        self.staging = out.with_name(f".{out.name}.new")

    def __enter__(self) -> Reservation:
        self.depth += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.depth -= 1
        if self.depth <= 0:
            self.release()

    def release(self) -> None:
        """Remove what was not finished and free the lock."""
        if _held.pop(self.out, None) is None:
            return
        shutil.rmtree(self.staging, ignore_errors=True)
        lock = _lock_path(self.out)
        lock.unlink(missing_ok=True)
        os.close(self._lock)

    def swap(self) -> None:
        """Put the finished staging folder in the place of OUT."""
        if not self.out.exists():
            self.staging.rename(self.out)
            return
        if _exchange(self.staging, self.out):
            _remove(self.staging)
            return
        old = self.out.with_name(self.out.name + ".old")
        self.out.rename(old)
        self.staging.rename(self.out)
        _remove(old)


def prepare_out(out: Path) -> Reservation:
    """Lock `out` for a build, finish what an earlier build was cut in, and make its staging folder.

    Call it before any work. Raises WorkspaceError where OUT is a file or a mount point, holds a file that is not
    in its manifest, cannot be written, or is being built by somebody else; nothing is changed then.
    """
    out = Path(os.path.realpath(out))
    if out in _held:
        return _held[out]
    try:
        _may_replace(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = _acquire(out)
    except OSError as error:
        raise WorkspaceError(f"{out}: cannot be written ({error.strerror}); choose another -o OUT") from None
    try:
        recover(out)
        _may_replace(out)
        reservation = Reservation(out, lock)
        shutil.rmtree(reservation.staging, ignore_errors=True)
        reservation.staging.mkdir()
        write_json(reservation.staging / MANIFEST, {"made_by": MAKER, "format": FORMAT, "complete": False})
    except BaseException as error:
        _lock_path(out).unlink(missing_ok=True)
        os.close(lock)
        if isinstance(error, OSError):
            raise WorkspaceError(f"{out}: cannot be written ({error.strerror}); choose another -o OUT") from None
        raise
    _held[out] = reservation
    return reservation


def recover(out: Path) -> None:
    """Put right what a cut swap left: no OUT but a whole OUT.old comes back, an OUT.old beside OUT goes."""
    old, new = out.with_name(out.name + ".old"), out.with_name(f".{out.name}.new")
    if not out.exists():
        for whole in (new, old):
            if (owned_manifest(whole) or {}).get("complete"):
                whole.rename(out)
                break
    if out.exists() and old.exists():
        if owned_manifest(old) is None:
            raise WorkspaceError(f"{old}: stands where an earlier build is kept during the swap; move it")
        _remove(old)


def _may_replace(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise WorkspaceError(f"{out}: is a file, not a folder; choose another -o OUT")
    if os.path.ismount(out):
        raise WorkspaceError(
            f"{out}: is a mount point and cannot be swapped; choose a folder in it, -o {out / 'graph'}"
        )
    try:
        names = list(files_in(out))
    except OSError as error:
        raise WorkspaceError(f"{out}: cannot be read ({error.strerror}); choose another -o OUT") from None
    if not os.access(out, os.R_OK | os.W_OK | os.X_OK):
        raise WorkspaceError(f"{out}: no permission to write there; choose another -o OUT")
    known = (owned_manifest(out) or {}).get("files", {})
    foreign = [n for n in names if n not in known and n != MANIFEST and not (known and in_store(n))]
    if names and not known:
        foreign = names
    if foreign:
        raise WorkspaceError(
            f"{out}: holds {foreign[0]!r}, which kg did not write; move it, or choose another -o OUT"
        )


def _remove(folder: Path) -> None:
    """Remove a folder of ours, its manifest last: what a cut leaves is still known as ours."""
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name != MANIFEST:
            child.unlink()
    (folder / MANIFEST).unlink(missing_ok=True)
    folder.rmdir()


def _lock_path(out: Path) -> Path:
    return out.with_name(f".{out.name}.lock")


def _acquire(out: Path) -> int:
    """Lock the file beside OUT; the system frees it when the process ends, however it ends."""
    import fcntl

    path = _lock_path(out)
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(lock, 32).decode("ascii", "replace").strip()
            os.close(lock)
            raise WorkspaceError(f"{out}: another build (process {holder}) is writing it; wait for its end") from None
        try:
            # The one before us may have removed the file between our open and our lock.
            if path.stat().st_ino == os.fstat(lock).st_ino:
                os.ftruncate(lock, 0)
                os.write(lock, f"{os.getpid()}\n".encode())
                return lock
        except FileNotFoundError:
            pass
        os.close(lock)


def _exchange(a: Path, b: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(a), here, os.fsencode(b), swap) == 0)
