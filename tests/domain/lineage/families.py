"""Families of any size, without the hours it takes to tell them."""

from datetime import timedelta
from random import Random

from sqlalchemy import insert

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.lineage.models import Edge

KINDS = ("post", "idea", "project", "outcome", "announcement")


def a_large_family(root: Thread, size: int, *, groups, shape: str = "bush") -> list[int]:
    """Let `size` things in all have come out of `root`, in `groups` in turn; the ids, oldest first. A bush, a star or a chain."""
    dice, began = Random(7), now() - timedelta(days=6)
    rows = [
        {
            "kind": KINDS[number % 5], "group_id": groups[number % len(groups)].id, "author_id": root.author_id,
            "title": f"Thing {number} of a large family with a long name", "excerpt": "", "state": "confirmed" if number % 5 == 3 else "",
            "created_at": began + timedelta(minutes=number), "last_activity_at": began,
        }
        for number in range(1, size)
    ]  # fmt: skip
    ids = [root.id, *db.session.scalars(insert(Thread).returning(Thread.id, sort_by_parameter_order=True), rows)]
    parents = {"bush": lambda place: dice.randrange(place), "star": lambda place: 0, "chain": lambda place: place - 1}[shape]
    edges = [(ids[parents(place)], ids[place]) for place in range(1, size)]
    edges += [(ids[place - 9], ids[place]) for place in range(20, size, 25)] if shape == "bush" else []
    columns = {"kind": "grew_from", "person_id": root.author_id, "created_at": began}
    db.session.execute(insert(Edge), [{"parent_id": parent, "child_id": child, **columns} for parent, child in dict.fromkeys(edges)])
    db.session.flush()
    return ids
