"""The tree as the world sees it, drawn again from the copy."""

from datetime import UTC, datetime

from app.domain.announcements.copy import line_in
from app.domain.lineage.drawing import draw, family
from app.domain.posts.operations import write_post
from tests.domain.line import a_publication

REMARK = {"hidden": True, "title": "a conversation in a private group", "when": "2026-03"}
IDEA = {
    "hidden": False, "thread": 7, "kind": "idea", "title": "Keep the straps", "excerpt": "", "group": "Gardeners",
    "when": "2026-03-14T10:00:00+00:00", "by": "",
}  # fmt: skip


def test_a_copy_can_be_drawn(world):
    post = write_post(world.council, by=world.grace, body="Closed words")
    _, publication = a_publication(world.council, world.grace, world.pat, out_of=post.thread)
    line = line_in(publication.tree)
    drawing = draw(family(line.nodes, line.edges))
    assert (len(drawing.spots), line.hidden_count, len(line.edges)) == (5, 4, 4)


def test_what_is_hidden_is_dated_by_its_month_but_never_before_its_parent():
    first, second = line_in({"nodes": [REMARK, IDEA], "edges": [[0, 1]]}).nodes
    assert (first.created_at, second.group) == (datetime(2026, 3, 1, tzinfo=UTC), "Gardeners")
    parent, child = line_in({"nodes": [IDEA, REMARK], "edges": [[0, 1]]}).nodes
    assert child.created_at == parent.created_at


def test_a_tree_that_was_emptied_is_an_empty_line():
    assert line_in({"nodes": [], "edges": []}).nodes == []
