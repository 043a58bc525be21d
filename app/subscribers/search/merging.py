"""How small pieces of the index become larger ones, without ever stopping the house for long.

Merging happens while the batch's transaction is open. Whoosh's own rule now and then merges
everything at once, which at 80,000 documents took 19 seconds; this one never takes on more than
`LARGE` documents (a few seconds, once in a few thousand writes).
"""

from whoosh.reading import SegmentReader

SMALL, LARGE = 600, 4_000
TOGETHER = 8


def merge_alike(writer, segments) -> list:
    """A merge policy of Whoosh's kind: merges segments of like size, returns those left as they are."""
    small = [segment for segment in segments if segment.doc_count_all() < SMALL]
    middling = [segment for segment in segments if SMALL <= segment.doc_count_all() < LARGE]
    for alike in (middling, small):
        if len(alike) >= TOGETHER:
            return _merged(writer, segments, alike)
    return segments


def _merged(writer, segments, alike) -> list:
    size = 0
    for segment in alike:
        size += segment.doc_count_all()
        if size > LARGE + SMALL:
            break
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
        segments = [other for other in segments if other is not segment]
    return segments
