"""Photos: whatever comes in, a small WebP without metadata goes out."""

import secrets
from pathlib import Path

from app.core.errors import Invalid
from app.core.pictures import Refused, middle_of

SIDE = 256
LARGEST = 8 * 2**20


def keep(data: bytes, folder: Path, *, size: tuple[int, int] = (SIDE, SIDE), field: str = "photo") -> str:
    """Write the middle of the picture `data`, cut to `size`, into `folder` under a name nobody can guess; return the name.

    Raises Invalid, naming `field`, if it is none.
    """
    if len(data) > LARGEST:
        raise Invalid(**{field: "At most 8 MB fit here."})
    try:
        small = middle_of(data, size)
    except Refused as refusal:
        raise Invalid(**{field: str(refusal)}) from None
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{secrets.token_hex(12)}.webp"
    (folder / name).write_bytes(small)
    return name
