"""Who may do what in a group: the one table that the tests of every door are made of.

Each cell is one sign for all groups, or three: in an open, a closed and a secret one.
+ does it; x is refused with a reason, because one may know that it is there; - finds nothing; s is asked to sign in first;
. is not to be had there.
"""

from typing import NamedTuple

VISIBILITIES = ("open", "closed", "secret")
ROLES = ("stranger", "guest_outside", "guest", "outsider", "publisher", "member", "author", "moderator", "owner")

TABLE = """
see the group          | s | -   | +   | ++- | ++- | +   | + | +   | +
see who belongs        | s | -   | +   | +-- | +-- | +   | + | +   | +
read a post            | s | -   | +   | +-- | +-- | +   | + | +   | +
read a comment         | s | -   | +   | +-- | +-- | +   | + | +   | +
read an idea           | s | -   | +   | +-- | +-- | +   | + | +   | +
read its history       | s | -   | +   | +-- | +-- | +   | + | +   | +
see who gave a sign    | s | -   | +   | +-- | +-- | +   | + | +   | +
see how it travels     | s | -   | +   | +-- | +-- | +   | + | +   | +
walk its line          | s | -   | +   | +-- | +-- | +   | + | +   | +
write a post           | s | -   | +   | xx- | xx- | +   | + | +   | +
comment                | s | -   | +   | x-- | x-- | +   | + | +   | +
give a sign            | s | -   | +   | x-- | x-- | +   | + | +   | +
mark a spark           | s | -   | +   | x-- | x-- | +   | + | +   | +
propose an idea        | s | -   | x   | xx- | xx- | +   | + | +   | +
stand behind an idea   | s | -   | +   | +-- | +-- | +   | + | +   | +
promote an idea        | s | -   | x   | x-- | x-- | +   | + | +   | +
edit a post            | s | -   | x   | x-- | x-- | x   | + | x   | x
edit a comment         | s | -   | x   | x-- | x-- | x   | + | x   | x
take back a post       | s | -   | x   | x-- | x-- | x   | + | x   | x
take back a comment    | s | -   | x   | x-- | x-- | x   | + | x   | x
take out a post        | s | -   | x   | x-- | x-- | x   | x | +   | +
take out a comment     | s | -   | x   | x-- | x-- | x   | x | +   | +
carry it elsewhere     | s | -   | x   | +-- | +-- | ++x | ++x | ++x | ++x
invite a colleague     | s | -   | x   | xx- | xx- | +xx | +xx | +   | +
let somebody in        | ss. | --. | xx. | xx. | xx. | xx. | xx. | ++. | ++.
remove a member        | s | -   | x   | xx- | xx- | x   | x | +   | +
change a role          | s | -   | x   | xx- | xx- | x   | x | x   | +
see its files          | s | -   | +   | +-- | +-- | +   | + | +   | +
save it for later      | s | -   | +   | +-- | +-- | +   | + | +   | +
follow it              | s | -   | +   | +-- | +-- | +   | + | +   | +
report it              | s | -   | +   | +-- | +-- | +   | x | +   | +
pin a post             | s | -   | x   | x-- | x-- | x   | x | +   | +
close the talk         | s | -   | x   | x-- | x-- | x   | x | +   | +
say who begins         | s | -   | x   | xx- | xx- | x   | x | x   | +
archive the group      | s | -   | x   | xx- | xx- | x   | x | x   | +
describe the group     | s | -   | x   | xx- | xx- | x   | x | x   | +
"""


class Cell(NamedTuple):
    """What the table says of one action by one role in one kind of group."""

    action: str
    role: str
    visibility: str
    expected: str


def cells() -> list[Cell]:
    """Every cell of the table."""
    found = []
    for line in TABLE.strip().splitlines():
        action, *signs = (word.strip() for word in line.split("|"))
        assert len(signs) == len(ROLES), f"{action}: {len(signs)} roles"
        for role, sign in zip(ROLES, signs, strict=True):
            spread = sign if len(sign) == 3 else sign * 3
            row = zip(VISIBILITIES, spread, strict=True)
            found += [Cell(action, role, visibility, one) for visibility, one in row if one != "."]
    return found
