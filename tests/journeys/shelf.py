"""Houses in which something has happened, for others to begin as copies of."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path


class Shelf:
    """A folder for all who share the work: whatever one of them needed stands there for the others."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def furnish(self, house: Path, name: str, happen: Callable[[], object]) -> None:
        """Bring the folder `house` to where `name` has happened: let it `happen` there, or copy what that came to before."""
        kept = self.folder / name
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if kept.exists():
                shutil.copytree(kept, house, dirs_exist_ok=True)
            else:
                happen()
                shutil.copytree(house, kept)

    @property
    def pages(self) -> Path:
        """Where houses keep their templates as Python has read them: each would take a second to read its own."""
        folder = self.folder / "pages"
        folder.mkdir(exist_ok=True)
        return folder
