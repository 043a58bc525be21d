"""How large a picture says it is, read off its first bytes: what is no picture, or too large a one, is told without decoding it."""

import struct
from collections.abc import Callable
from struct import unpack_from

# Frames of a JPEG begin with one of these; the others of their row are tables.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
BARE = frozenset(range(0xD0, 0xD8)) | {0x01}
# In these, sizes stand near the beginning.
BOXES = 256 * 1024


class NoPicture(Exception):
    """Whatever it is, it is not what its first bytes pretend."""


def claimed_size(data: bytes, kind: str) -> tuple[int, int] | None:
    """Width and height in pixels as the head of `data` says, which looks like `kind` ("png", "jpeg" …); None where it does not say.

    Raises NoPicture for what no decoder could read.
    """
    try:
        size = _READERS[kind](data)
    except (struct.error, IndexError, KeyError):
        raise NoPicture from None
    if size and 0 in size:
        raise NoPicture
    return size


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise NoPicture
    return unpack_from(">II", data, 16)


def _gif(data: bytes) -> tuple[int, int]:
    return unpack_from("<HH", data, 6)


def _jpeg(data: bytes) -> tuple[int, int] | None:
    # One that was cut off is never whole again.
    if b"\xff\xd9" not in data:
        raise NoPicture
    place = 2
    while data[place : place + 1] == b"\xff":
        marker = data[place + 1]
        if marker in FRAMES:
            height, width = unpack_from(">HH", data, place + 5)
            return width, height
        # Before a marker there may be any number of 0xFF.
        place += 1 if marker == 0xFF else 2 if marker in BARE else 2 + unpack_from(">H", data, place + 2)[0]
    return None


def _webp(data: bytes) -> tuple[int, int]:
    shape = data[12:16]
    if shape == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if shape == b"VP8L":
        (bits,) = unpack_from("<I", data, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if shape == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise NoPicture


def _boxed(data: bytes) -> tuple[int, int] | None:
    """The largest of the pictures inside: a large one may be put together from many, and brings a small one along."""
    head, sizes, place = data[:BOXES], [], 0
    while (place := head.find(b"ispe", place)) >= 0:
        sizes.append(unpack_from(">II", data, place + 8))
        place += 4
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


_READERS: dict[str, Callable[[bytes], tuple[int, int] | None]] = {
    "png": _png, "gif": _gif, "jpeg": _jpeg, "webp": _webp, "avif": _boxed, "heif": _boxed,
}  # fmt: skip
