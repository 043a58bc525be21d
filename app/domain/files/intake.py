"""What comes in is looked at, redrawn if it is a picture, and put away. It holds no transaction: all this takes its time."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from app.core.clock import now
from app.core.errors import Invalid
from app.core.media import LOOKED_AT, PICTURES, Medium, medium_of
from app.core.pictures import Refused, redraw
from app.core.scanning import Infected, Unscanned, scanner
from app.core.storage import Unkept, storage
from app.domain.files.models import folder_of

LONGEST_NAME = 120
WEBP = PICTURES["webp"].type


@dataclass(frozen=True)
class Sent:
    """A file that has been put away and is nobody's yet."""

    key: str
    at: datetime
    name: str
    medium: Medium
    size: int
    small_size: int = 0
    width: int | None = None
    height: int | None = None


def take(stream: BinaryIO, filename: str, *, largest: int) -> Sent:
    """Put away what `stream` holds, at most `largest` bytes, under a new key. Raises Invalid(files=…).

    A crash right after leaves bytes without a row; `collect_orphans` finds them.
    """
    name, size = name_of(filename), stream.seek(0, 2)
    if not size:
        raise Invalid(files=f"“{name}” is empty.")
    if size > largest:
        raise Invalid(files=f"“{name}” is {size / 2**20:.1f} MB; at most {largest // 2**20} MB fit here.")
    medium = _looked_at(stream, size)
    key, at = secrets.token_hex(16), now()
    path = f"{folder_of(at)}/{key}"
    try:
        scanner.look_at(stream)
        if medium.shelf == "image":
            return _picture(stream, path, key, at, name, medium)
        stream.seek(0)
        storage.put(path, stream)
    except Refused as refusal:
        raise Invalid(files=f"“{name}”: {refusal}") from None
    except Infected:
        raise Invalid(files=f"“{name}” was not taken in: the virus scanner found something in it.") from None
    except Unscanned:
        raise Invalid(files=f"“{name}” could not be looked at for viruses just now. Try again in a minute.") from None
    except Unkept:
        raise Invalid(files=f"“{name}” could not be kept just now. Try again in a minute.") from None
    return Sent(key, at, name, medium, size)


def _looked_at(stream: BinaryIO, size: int) -> Medium:
    stream.seek(0)
    beginning = stream.read(LOOKED_AT)
    stream.seek(max(size - LOOKED_AT, 0))
    return medium_of(beginning, stream.read(LOOKED_AT))


def _picture(stream: BinaryIO, path: str, key: str, at: datetime, name: str, medium: Medium) -> Sent:
    stream.seek(0)
    picture = redraw(stream.read(), medium.type)
    storage.put(path, picture.large)
    storage.put(f"{path}.small", picture.small)
    kept = Medium(WEBP, medium.word, medium.shelf)
    return Sent(key, at, name, kept, len(picture.large), len(picture.small), picture.width, picture.height)


def name_of(filename: str) -> str:
    """What the sender called it, without folders, signs nobody sees and more letters than anybody reads."""
    name = unicodedata.normalize("NFC", filename.encode("utf-8", "replace").decode()).replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C" and sign not in '"<>|:*?')
    name = re.sub(r"\s+", " ", seen).strip(" .")
    ending = PurePosixPath(name).suffix[:16]
    return name if 0 < len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - len(ending)]}{ending}" if name else "file"
