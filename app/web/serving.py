"""Bytes on their way out. Only what we drew ourselves is shown; everything else is handed over to be saved."""

from flask import Response, current_app, request
from werkzeug.http import dump_options_header, quote_etag

from app.core.errors import NotFound
from app.core.storage import Unkept, storage
from app.domain.files.models import File

# Whatever it is, it runs nothing, loads nothing and is nobody else's to embed.
TRUST = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
}


def served(file: File, *, small: bool = False) -> Response:
    """`file`, which the caller may read, whole or in the range asked for. Raises NotFound where its bytes are lost."""
    small = small and file.is_image
    path, size = (file.paths[1], file.small_size) if small else (file.paths[0], file.size)
    etag = quote_etag(f"{file.key}{'.small' if small else ''}")
    headers = TRUST | {"ETag": etag, "Cache-Control": _kept(file), "Content-Disposition": _disposition(file)}
    if request.if_none_match.contains_raw(etag):
        return current_app.response_class(status=304, headers=headers)
    start, end, status = _span(size, etag)
    if status == 416:
        return current_app.response_class(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    if status == 206:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    response = current_app.response_class(_bytes(path, start, end), status, headers, mimetype=file.media_type, direct_passthrough=True)
    response.content_length = end - start
    return response


def _bytes(path: str, start: int, end: int):
    if request.method == "HEAD":
        return ()
    try:
        return storage.read(path, start, end)
    except Unkept:
        raise NotFound from None


def _span(size: int, etag: str) -> tuple[int, int, int]:
    asked = request.range
    whole = (0, size, 200)
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return whole
    if request.if_range.etag and quote_etag(request.if_range.etag) != etag:
        return whole
    span = asked.range_for_length(size)
    return (*span, 206) if span else (0, 0, 416)


def _kept(file: File) -> str:
    """Whoever may read it today may not tomorrow: browsers ask again each time, and what is not open they do not keep."""
    rooms = [file.thread.group, *([file.comment.group] if file.comment else [])] if file.thread else []
    return "private, no-cache" if rooms and all(room.is_open for room in rooms) else "private, no-store"


def _disposition(file: File) -> str:
    plain = file.saved_as.encode("ascii", "replace").decode().replace("?", "_").replace("\\", "_")
    names = {"filename": plain} | ({} if plain == file.saved_as else {"filename*": file.saved_as})
    return dump_options_header("inline" if file.is_image else "attachment", names)
