"""A family as somebody may see it."""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.discussions.models import Thread
from app.domain.discussions.paths import path_of

PRIVATE = "a conversation in a private group"
GONE = "something that was taken back"


@dataclass(frozen=True)
class Node:
    """One contribution. A hidden one says that it is there, roughly when, and nothing else; of one that is gone its words are gone."""

    id: int
    kind: str
    title: str
    created_at: datetime
    excerpt: str = ""
    state: str = ""
    group: str = ""
    by: str = ""
    href: str = ""
    hidden: bool = False
    gone: bool = False
    brought_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """Nodes, oldest first, and edges as pairs of ids (parent, child), a child's primary parent first."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[tuple[int, int]] = field(default_factory=list)

    @property
    def hidden_count(self) -> int:
        return sum(node.hidden for node in self.nodes)

    def trail(self, node_id: int) -> list[Node]:
        """The one line to that node along primary parents, oldest first."""
        nodes = {node.id: node for node in self.nodes}
        parents = {}
        for parent, child in self.edges:
            parents.setdefault(child, parent)
        trail = []
        while node_id in nodes:
            trail.append(nodes[node_id])
            node_id = parents.get(node_id)
        return trail[::-1]


def month_of(moment: datetime) -> datetime:
    """The beginning of its month: as exactly as it may be told when something hidden was."""
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def arrange(threads: list[Thread], pairs: list[tuple[int, int]], *, readable: set[int], brought_to: dict[int, tuple]) -> Line:
    """The line of `threads` (oldest first), of which only `readable` ids are told. `pairs` are (parent, child) ids."""
    known = {thread.id for thread in threads}
    names = {thread.id: thread.id if thread.id in readable else -place for place, thread in enumerate(threads, 1)}
    edges = [(parent, child) for parent, child in pairs if parent in known and child in known]
    parents, nodes = {}, {}
    for parent, child in edges:
        parents.setdefault(child, []).append(parent)
    for thread in threads:
        if thread.id in readable:
            nodes[thread.id] = _gone(thread) if thread.is_deleted else _told(thread, brought_to.get(thread.id, ()))
        else:
            # Never drawn above what it came out of, which says no more than the line itself does.
            after = [nodes[parent].created_at for parent in parents.get(thread.id, ()) if parent in nodes]
            nodes[thread.id] = hidden(names[thread.id], max([month_of(thread.created_at), *after]))
    return Line(list(nodes.values()), [(names[parent], names[child]) for parent, child in edges])


def hidden(node_id: int, created_at: datetime) -> Node:
    """A node that may not be told."""
    return Node(id=node_id, kind="private", title=PRIVATE, created_at=created_at, hidden=True)


def _gone(thread: Thread) -> Node:
    """A tombstone: the line is not cut where something was taken back."""
    return Node(id=thread.id, kind=thread.kind, title=GONE, created_at=thread.created_at, group=thread.group.name, gone=True)


def _told(thread: Thread, brought_to: tuple) -> Node:
    return Node(
        id=thread.id,
        kind=thread.kind,
        title=thread.title,
        created_at=thread.created_at,
        excerpt=thread.excerpt,
        state=thread.state,
        group=thread.group.name,
        by=thread.author.name,
        href=path_of(thread.kind, thread.id, thread.title),
        brought_to=brought_to,
    )
