"""Photos: whatever comes in, a small WebP without metadata goes out."""

import io
import secrets
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from app.core.errors import Invalid

SIDE = 256
LARGEST = 8 * 2**20
Image.MAX_IMAGE_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def middle_of(data: bytes, size: tuple[int, int] = (SIDE, SIDE), *, field: str = "photo") -> bytes:
    """The middle of the picture in `data` as a WebP of `size`. Raises Invalid, naming `field`, if it is none."""
    if len(data) > LARGEST:
        raise Invalid(**{field: "At most 8 MB fit here."})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                cut = ImageOps.fit(ImageOps.exif_transpose(image).convert("RGB"), size)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Invalid(**{field: "That is not a picture we can read: JPEG, PNG, WebP or GIF, please."}) from None
    out = io.BytesIO()
    cut.save(out, "WEBP", quality=82)
    return out.getvalue()


def keep(data: bytes, folder: Path, *, size: tuple[int, int] = (SIDE, SIDE), field: str = "photo") -> str:
    """Write the picture of `data`, cut to `size`, into `folder` under a name nobody can guess; return the name."""
    small = middle_of(data, size, field=field)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{secrets.token_hex(12)}.webp"
    (folder / name).write_bytes(small)
    return name
