"""Where the real data sets lie: beside the project, never inside it."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]


class DataMissing(Exception):
    """The named data set is not there; says where it was looked for."""


def data(name: str) -> Path:
    """The file or folder `name` of the shared data, e.g. "cascades/twitter-cascades.txt.gz".

    `KITHLINE_SHARED_DATA` names another folder than `../shared/data`. Raises DataMissing.
    """
    folder = Path(os.environ.get("KITHLINE_SHARED_DATA") or ROOT.parent / "shared" / "data")
    path = folder / name
    if not path.exists():
        raise DataMissing(f"{name} is not in {folder}; KITHLINE_SHARED_DATA names another folder")
    return path
