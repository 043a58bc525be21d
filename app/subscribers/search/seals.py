"""Whether the files of an index are those that were written: beside each lies the checksum it had."""

from pathlib import Path
from zlib import crc32

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC


def seal(folder: Path, name: str) -> None:
    """Note the checksum of every new file of segments. Whoosh deletes a note with its segment."""
    for file in folder.glob(f"{name}_*.seg"):
        note = file.with_suffix(".sum")
        if not note.exists():
            note.write_text(_sum(file))


def is_whole(folder: Path, name: str, schema) -> bool:
    """Whether the table of contents can be read and every segment it names is there, unchanged."""
    try:
        segments = _contents(folder, name, schema).segments
        return all(_is_sealed(folder / f"{segment.segment_id()}.seg") for segment in segments)
    except Exception:  # noqa: BLE001 - what is read is a pickle, and a spoiled one raises anything
        return False


def lose(folder: Path, name: str) -> None:
    """Delete the index `name`, its table of contents first, so that nobody opens the rest."""
    for file in [*folder.glob(f"_{name}_*.toc"), *folder.glob(f"{name}_*.*")]:
        file.unlink(missing_ok=True)


def _contents(folder: Path, name: str, schema) -> TOC:
    # Read from a copy: Whoosh leaves a file open that it cannot read.
    newest = max(folder.glob(f"_{name}_*.toc"), key=lambda file: int(file.stem.rpartition("_")[2]))
    copy = RamStorage()
    with copy.create_file(newest.name) as file:
        file.write(newest.read_bytes())
    return TOC.read(copy, name, schema=schema)


def _is_sealed(file: Path) -> bool:
    note = file.with_suffix(".sum")
    return file.exists() and (not note.exists() or note.read_text() == _sum(file))


def _sum(file: Path) -> str:
    return f"{crc32(file.read_bytes()):08x}"
