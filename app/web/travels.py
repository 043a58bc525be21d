"""The path of a thread from group to group, as far as one reader may follow it: a small drawing, and the same as a list."""

from dataclasses import dataclass

from app.domain.discussions.models import Share, Thread
from app.domain.discussions.paths import path_of
from app.domain.lineage.drawing import Drawing, Measures, draw, family
from app.domain.lineage.tree import Node
from app.edge.caller import caller

HERE, HIDDEN = 0, -1
ELSEWHERE = "a private group"
SMALL = Measures(lane=22, row=58, top=20, letters=24, beside=True, words=190)
MOST = 24


@dataclass(frozen=True)
class Step:
    """A group it was brought to: by whom, why, and out of which group, None where that is not to be told."""

    share: Share
    out_of: str


@dataclass(frozen=True)
class Travel:
    """The way of a thread. `hidden` says that it also went where the reader may not follow: however often, that is once."""

    drawing: Drawing
    steps: list[Step]
    hidden: bool


def travel_of(thread: Thread, shares: list[Share]) -> Travel | None:
    """The way `thread` has gone by `shares`, those its reader may know, oldest first; None if it never left home. No query."""
    if not thread.share_count:
        return None
    hidden, known = thread.share_count > len(shares), {share.id: share for share in shares}
    names = {share.id: share.group.name for share in shares} | {HERE: thread.group.name, HIDDEN: ELSEWHERE}
    parents = {share.id: _origin(share, known, hidden) for share in shares} | ({HIDDEN: HERE} if hidden else {})
    nodes = [Node(HERE, "post", thread.group.name, thread.created_at, by=thread.author.name, group="0", href=_path(thread))]
    nodes += [_node(thread, share, _depth(share.id, parents)) for share in shares[:MOST]]
    if hidden:
        nodes.append(Node(HIDDEN, "private", ELSEWHERE, thread.created_at, hidden=True, group="1"))
    edges = [(parent, child) for child, parent in parents.items()]
    return Travel(draw(family(nodes, edges), SMALL), [Step(share, names[parents[share.id]]) for share in shares], hidden)


def _origin(share: Share, known: dict[int, Share], hidden: bool) -> int:
    """Where it was met before it was brought on: another room, home, or a place that is not told."""
    if share.parent_id is None:
        return HERE
    return share.parent_id if share.parent_id in known else HIDDEN if hidden else HERE


def _depth(node_id: int, parents: dict[int, int]) -> int:
    depth = 0
    while node_id in parents and depth < 4:
        node_id, depth = parents[node_id], depth + 1
    return depth


def _node(thread: Thread, share: Share, depth: int) -> Node:
    place = f"{_path(thread)}?room={share.group.slug}"
    return Node(share.id, "post", share.group.name, share.created_at, by=share.author_for(caller()).name, group=str(depth), href=place)


def _path(thread: Thread) -> str:
    return path_of(thread.kind, thread.id, "" if thread.is_deleted else thread.title)
