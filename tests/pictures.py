"""Pictures and other files for tests, made on the spot."""

import struct
import zlib
from io import BytesIO

from PIL import Image

CAMERA = "Secret Camera 3000"
PDF = b"%PDF-1.4\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(document.domain)</script>"


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), colour: str = "green", **details) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **details)
    return out.getvalue()


def photograph() -> bytes:
    """A JPEG that lies on its side, and says where it was taken and with what."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, CAMERA
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    return picture("JPEG", (2400, 1200), "navy", exif=exif)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be `width` by `height`."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(20_000))) + chunk(b"IEND", b"")


def film(frames: int) -> bytes:
    """A GIF of `frames` pictures, black and white in turn."""
    out = BytesIO()
    first, *others = (Image.new("L", (8, 8), 255 * (number % 2)) for number in range(frames))
    first.save(out, "GIF", save_all=True, append_images=others, optimize=False)
    return out.getvalue()


def files(*several: tuple[str, bytes], kind: str = "application/octet-stream") -> dict:
    """What a form sends for `several` files, each a name and its bytes; `kind` is what the sender says they are."""
    return {"files": [(BytesIO(data), name, kind) for name, data in several]}


def body(name: str, data: bytes) -> dict:
    """A form with one file as the bytes that travel; of larger ones the test client would leave a file open."""
    head = f'--edge\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
    return {"input_stream": BytesIO(head + data + b"\r\n--edge--\r\n"), "content_type": "multipart/form-data; boundary=edge"}
