"""When a post looks like the beginning of something, said with its reason."""

import pytest

from app.domain.posts.operations import mark_spark
from app.domain.posts.sparks import why_spark


@pytest.mark.parametrize(
    ("replies", "people", "joined", "reason"),
    [
        (2, 2, [], ""),
        (3, 1, [], ""),
        (3, 2, [], "3 replies by 2 people"),
        (0, 0, ["Council"], "Council has joined in"),
        (9, 4, ["Council"], "9 replies by 4 people, and Council has joined in"),
        (1, 1, ["Council", "Attic", "Bees"], "Council, Attic and Bees have joined in"),
    ],
)
def test_three_replies_of_two_people_or_a_second_group(world, replies, people, joined, reason):
    assert why_spark(world.welcome, replies=replies, people=people, joined=joined) == reason


def test_what_is_one_already_is_not_said_to_look_like_one(world):
    mark_spark(world.welcome, by=world.ada)
    assert why_spark(world.welcome, replies=9, people=4) == ""
