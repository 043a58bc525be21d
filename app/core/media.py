"""What a file is, by its own bytes; what its name or its sender say counts for nothing.

None of the types named here is one that a browser would run: markup and scripts are plain text.
"""

from dataclasses import dataclass

LOOKED_AT = 64 * 1024
ANYTHING = "application/octet-stream"
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class Medium:
    """The media type to serve it as, what people call it, and the shelf it stands on."""

    type: str
    word: str
    shelf: str


PICTURES = {
    "jpeg": Medium("image/jpeg", "JPEG picture", "image"),
    "png": Medium("image/png", "PNG picture", "image"),
    "gif": Medium("image/gif", "GIF picture", "image"),
    "webp": Medium("image/webp", "WebP picture", "image"),
    "heif": Medium("image/heif", "HEIC picture", "image"),
    "avif": Medium("image/avif", "AVIF picture", "image"),
}
TEXT = Medium("text/plain", "Text", "document")
UNKNOWN = Medium(ANYTHING, "File", "other")
ARCHIVE = Medium("application/zip", "ZIP archive", "other")
BEGINNINGS = (
    (b"\xff\xd8\xff", PICTURES["jpeg"]),
    (b"\x89PNG\r\n\x1a\n", PICTURES["png"]),
    (b"GIF87a", PICTURES["gif"]),
    (b"GIF89a", PICTURES["gif"]),
    (b"%PDF-", Medium("application/pdf", "PDF", "document")),
    (b"{\\rtf", Medium("application/rtf", "Rich text", "document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Medium(ANYTHING, "Office document", "document")),
    (b"ID3", Medium("audio/mpeg", "MP3 sound", "media")),
    (b"\xff\xfb", Medium("audio/mpeg", "MP3 sound", "media")),
    (b"OggS", Medium("audio/ogg", "Ogg sound", "media")),
    (b"fLaC", Medium("audio/flac", "FLAC sound", "media")),
    (b"\x1a\x45\xdf\xa3", Medium("video/webm", "WebM film", "media")),
    (b"\x1f\x8b", Medium("application/gzip", "GZIP archive", "other")),
    (b"7z\xbc\xaf\x27\x1c", Medium("application/x-7z-compressed", "7z archive", "other")),
)
# After the length of the first box comes its name, and then whose it is.
BRANDS = {b"avif": PICTURES["avif"], b"avis": PICTURES["avif"]}
BRANDS |= dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), PICTURES["heif"])
FILM = Medium("video/mp4", "MP4 film", "media")
SOUND = Medium("audio/mp4", "M4A sound", "media")
INSIDE = (
    (b"word/", Medium(f"{OFFICE}.wordprocessingml.document", "Word document", "document")),
    (b"xl/", Medium(f"{OFFICE}.spreadsheetml.sheet", "Excel sheet", "document")),
    (b"ppt/", Medium(f"{OFFICE}.presentationml.presentation", "PowerPoint slides", "document")),
    (f"{OPEN_DOCUMENT}.text".encode(), Medium(f"{OPEN_DOCUMENT}.text", "OpenDocument text", "document")),
    (f"{OPEN_DOCUMENT}.spreadsheet".encode(), Medium(f"{OPEN_DOCUMENT}.spreadsheet", "OpenDocument sheet", "document")),
    (f"{OPEN_DOCUMENT}.presentation".encode(), Medium(f"{OPEN_DOCUMENT}.presentation", "OpenDocument slides", "document")),
)


def medium_of(beginning: bytes, end: bytes = b"") -> Medium:
    """What a file is that has this `beginning` and, where it is longer, this `end` (`LOOKED_AT` bytes of each are enough)."""
    for mark, medium in BEGINNINGS:
        if beginning.startswith(mark):
            return medium
    if beginning[:4] == b"RIFF":
        riff = {b"WEBP": PICTURES["webp"], b"WAVE": Medium("audio/wav", "WAV sound", "media")}
        return riff.get(beginning[8:12], UNKNOWN)
    if beginning[4:8] == b"ftyp":
        return BRANDS.get(beginning[8:12], SOUND if beginning[8:11] == b"M4A" else FILM)
    if beginning[:4] == b"PK\x03\x04":
        return next((medium for mark, medium in INSIDE if mark in beginning or mark in end), ARCHIVE)
    return TEXT if beginning and _is_text(beginning) else UNKNOWN


def _is_text(beginning: bytes) -> bool:
    try:
        # A letter may be cut in two at the end of what was looked at.
        text = beginning.decode("utf-8", "strict" if len(beginning) < LOOKED_AT else "ignore")
    except UnicodeDecodeError:
        return False
    return not any(sign < " " and sign not in "\t\n\r\f\x1b" for sign in text)
