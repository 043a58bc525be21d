"""Who may see which document, decided while the index is read, for every document it comes upon."""

from array import array

from whoosh.idsets import DocIdSet

STAFF = 0


class GroupFilter(DocIdSet):
    """The documents whose room and home are both among `allowed`.

    Whoosh takes a filter that is empty, and therefore false, for no filter at all: whoever may read
    nothing would be shown everything. This one is true however empty it is.
    """

    def __init__(self, rooms: array, homes: array, allowed: frozenset[int]):
        self.rooms, self.homes, self.allowed = rooms, homes, allowed

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self.rooms)

    def __contains__(self, number: int) -> bool:
        return self.rooms[number] in self.allowed and self.homes[number] in self.allowed

    def __iter__(self):
        return (number for number in range(len(self.rooms)) if number in self)
