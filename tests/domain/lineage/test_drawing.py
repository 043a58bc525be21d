"""Where the nodes of a tree stand."""

from datetime import UTC, datetime

import pytest

from app.domain.lineage.drawing import NARROW, PRIVATE, WIDE, draw, family
from app.domain.lineage.tree import Node, hidden

DAY = datetime(2026, 3, 3, tzinfo=UTC)


def node(number: int, group: str = "Repair", title: str = "Straps") -> Node:
    return Node(id=number, kind="post", title=title, created_at=DAY.replace(day=number), group=group)


def test_time_runs_down_and_every_group_has_its_lane():
    drawing = draw(family([node(1), node(2, "Cycling"), node(3)], [(1, 2), (2, 3)]))
    one, two, three = drawing.spots
    assert one.y < two.y < three.y
    assert one.x == three.x != two.x
    assert [lane.name for lane in drawing.lanes] == ["Repair", "Cycling"]


def test_relatives_know_their_parents_and_children():
    first, second, third = family([node(1), node(2), node(3)], [(1, 2), (1, 3), (1, 3), (9, 3)])
    assert [child.id for child in first.children] == [2, 3]
    assert [parent.id for parent in third.parents] == [1]
    assert second.children == []


def test_hidden_ones_share_a_lane_that_says_nothing():
    drawing = draw(family([hidden(-1, DAY), hidden(-2, DAY), node(3)], [(-1, 3), (-2, 3)]))
    assert [lane.name for lane in drawing.lanes] == [PRIVATE, "Repair"]


def test_a_stroke_goes_around_what_stands_between():
    drawing = draw(family([node(1), node(2), node(3)], [(1, 3)]))
    x = drawing.spots[0].x
    assert drawing.strokes[0].startswith(f"M{x},")
    assert f"{x - 13}," in drawing.strokes[0]


def test_long_titles_are_cut_after_two_lines():
    drawing = draw(family([node(1, title="straps " * 40)], []))
    assert len(drawing.spots[0].lines) == 2
    assert drawing.spots[0].lines[1].endswith("…")


@pytest.mark.parametrize("measures", [WIDE, NARROW])
def test_everything_stands_on_the_paper(measures):
    drawing = draw(family([node(n, f"Group {n % 7}") for n in range(1, 29)], [(n, n + 1) for n in range(1, 28)]), measures)
    assert all(0 < spot.x < drawing.width and 0 < spot.y < drawing.height for spot in drawing.spots)
