"""The kinds of things that are found, and the one number that names a thing in the index."""

KINDS = ("post", "comment", "idea", "project", "outcome", "announcement", "person", "group")
SECTIONS = {
    "talk": ("post", "comment"),
    "work": ("idea", "project", "outcome"),
    "news": ("announcement",),
    "people": ("person",),
    "groups": ("group",),
}
_NOUNS = {"comment": "comment", "person": "person", "group": "group"}


def number_of_thing(kind: str, number: int) -> int:
    """The number that stands for the thing of that kind and id."""
    return number * len(KINDS) + KINDS.index(kind)


def key_of(what: int) -> str:
    """`thread:7`, `comment:9`, …: what documents are called, from a thing's number."""
    number, kind = divmod(what, len(KINDS))
    return f"{_NOUNS.get(KINDS[kind], 'thread')}:{number}"
