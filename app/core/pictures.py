"""Pictures from outside, redrawn: what was hidden in them stays behind. No page's process ever decodes one."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from app.core.media import LOOKED_AT, medium_of
from app.core.redrawing import PIXELS, TOO_LARGE
from app.core.sizing import NoPicture, claimed_size

SECONDS, PATIENCE = 10, 20
WORKER = Path(__file__).with_name("redrawing.py")
# A thousand pictures at once would be a thousand decoders.
_places = BoundedSemaphore(max(os.cpu_count() or 1, 2))


MANY = "This picture has more than 50 million pixels. Send a smaller one."
NONE = "That is not a picture we can read. It may be damaged."


class Refused(Exception):
    """It cannot be shown; the message says why."""


@dataclass(frozen=True)
class Picture:
    """A picture of ours: two WebPs, `width` and `height` of the larger in pixels."""

    width: int
    height: int
    large: bytes
    small: bytes


def redraw(data: bytes, kind: str) -> Picture:
    """The picture in `data`, of the media type `kind`, small and clean. Raises Refused."""
    about, body = _worked(data, kind)
    return Picture(about["width"], about["height"], body[: about["large"]], body[about["large"] :])


def middle_of(data: bytes, size: tuple[int, int]) -> bytes:
    """The middle of the picture in `data`, filling `size`, as a WebP. Raises Refused."""
    _, body = _worked(data, medium_of(data[:LOOKED_AT]).type, *size)
    return body


def _worked(data: bytes, kind: str, *size: int) -> tuple[dict, bytes]:
    kind = kind.removeprefix("image/")
    _check_head(data, kind)
    if not _places.acquire(timeout=PATIENCE):
        raise Refused("Many pictures are being looked at just now. Try again in a minute.")
    try:
        # Isolated and without our environment: a decoder that is taken over finds nothing to take.
        command = [sys.executable, "-I", str(WORKER), kind, *map(str, size)]
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, env={}, check=False)
    except subprocess.TimeoutExpired:
        raise Refused("Looking at this picture took too long.") from None
    finally:
        _places.release()
    if done.returncode == TOO_LARGE:
        raise Refused(MANY)
    if done.returncode != 0:
        raise Refused(NONE)
    head, _, body = done.stdout.partition(b"\n")
    return json.loads(head), body


def _check_head(data: bytes, kind: str) -> None:
    """What its head gives away costs no process."""
    try:
        size = claimed_size(data, kind)
    except NoPicture:
        raise Refused(NONE) from None
    if size and size[0] * size[1] > PIXELS:
        raise Refused(MANY)
