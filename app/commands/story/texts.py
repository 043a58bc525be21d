"""The words of the story, kept beside the code that tells it."""

import tomllib
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


def table(name: str) -> dict:
    """The contents of `texts/{name}.toml`."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def named(folder: str, ending: str) -> list[Path]:
    """The files of `texts/{folder}` with that ending, by name."""
    return sorted((TEXTS / folder).glob(f"*{ending}"))
