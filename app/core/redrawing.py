"""Runs as a process of its own (see `pictures.py`): a picture comes in, WebPs without anything hidden in them go out.

Whatever is wrong with a picture goes wrong here, with little memory, little time, no secrets and nobody waiting.
"""

import importlib
import json
import resource
import sys
import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, WebPImagePlugin

MEMORY, SECONDS = 2**30, 10
LARGE, SMALL = 1600, 400
# The largest picture a phone takes has 48 million; a hundred million are a bomb.
PIXELS = 50_000_000
# Only what knows the kind the first bytes speak of ever sees the picture.
KNOWN = {
    "jpeg": "PIL.JpegImagePlugin", "png": "PIL.PngImagePlugin", "gif": "PIL.GifImagePlugin", "webp": WebPImagePlugin.__name__,
    "avif": "PIL.AvifImagePlugin", "heif": "pillow_heif",
}  # fmt: skip
PLAIN = ("RGB", "RGBA", "CMYK", "L")
UNREADABLE, TOO_LARGE = 3, 4


def redrawn(data: bytes, kind: str) -> tuple[dict, bytes, bytes]:
    """The first frame of the picture in `data`, upright, at most 1600 and 400 px long: its size, and both as WebP."""
    picture = _opened(data, kind, (LARGE, LARGE))
    picture.thumbnail((LARGE, LARGE), reducing_gap=2.0)
    picture = _in_common_colours(ImageOps.exif_transpose(picture))
    small = picture.copy()
    small.thumbnail((SMALL, SMALL), reducing_gap=2.0)
    return {"width": picture.width, "height": picture.height}, _webp(picture, 82), _webp(small, 78)


def cut(data: bytes, kind: str, size: tuple[int, int]) -> tuple[dict, bytes, bytes]:
    """The middle of the first frame of the picture in `data`, upright, made to fill `size`, as a WebP."""
    picture = ImageOps.exif_transpose(_opened(data, kind, (2 * max(size), 2 * max(size))))
    picture = _in_common_colours(ImageOps.fit(picture, size))
    return {"width": picture.width, "height": picture.height}, _webp(picture.convert("RGB"), 82), b""


def _opened(data: bytes, kind: str, size: tuple[int, int]) -> Image.Image:
    """The picture, not much larger than `size` where it can be read so: all the rest then costs next to nothing."""
    with Image.open(BytesIO(data), formats=(kind.upper(),)) as image:
        if image.width * image.height > PIXELS:
            raise Image.DecompressionBombError
        # A JPEG is decoded no larger than needed, which is several times quicker.
        image.draft("RGB", size)
        image.load()
        return image if image.mode in PLAIN else image.convert(_mode(image))


def _mode(image: Image.Image) -> str:
    return "RGBA" if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info else "RGB"


def _in_common_colours(image: Image.Image) -> Image.Image:
    """`image` as every screen understands it; what it brought along about its own colours is left behind."""
    if profile := image.info.get("icc_profile"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=_mode(image))
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert(_mode(image))


def _webp(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=4, exif=b"", icc_profile=None)
    return out.getvalue()


def narrow() -> None:
    """Take from this process what it does not need."""
    limits = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def main(kind: str, *size: str) -> int:
    """Standard input to standard output: a line of JSON that says how long the parts are, then both parts."""
    narrow()
    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = PIXELS
    data = sys.stdin.buffer.read()
    try:
        about, large, small = cut(data, kind, tuple(map(int, size))) if size else redrawn(data, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return TOO_LARGE
    except Exception:  # noqa: BLE001 - whatever a hostile file makes the decoder trip over, it is not a picture
        return UNREADABLE
    sys.stdout.buffer.write(json.dumps(about | {"large": len(large), "small": len(small)}).encode() + b"\n" + large + small)
    return 0


if __name__ == "__main__":
    plugin = importlib.import_module(KNOWN[sys.argv[1]])
    if sys.argv[1] == "heif":
        plugin.register_heif_opener(thumbnails=False)
    sys.exit(main(*sys.argv[1:]))
