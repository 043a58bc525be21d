"""Thanking by name, and saying from whom one knows."""

import pytest

from app.core.errors import Invalid
from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import praise, write_post
from app.domain.posts.queries import people_named, praised_in


def test_praise_names_colleagues(world):
    post = praise(world.gardeners, by=world.ada, body="The pond is clean.", people=[world.olga, world.grace, world.grace])
    assert (post.kind, praised_in(post)) == ("praise", [world.grace, world.olga])


@pytest.mark.parametrize(
    ("names", "refused"),
    [([], "at least one"), (["ada"], "for others"), (["mallory"], "could not read it")],
    ids=["nobody", "self", "away"],
)
def test_praise_goes_to_somebody_who_can_read_it(world, names, refused):
    group = world.attic if "mallory" in names else world.gardeners
    with pytest.raises(Invalid, match=refused) as refusal:
        praise(group, by=world.ada, body="Well done.", people=[getattr(world, name) for name in names])
    assert set(refusal.value.errors) == {"people"}


def test_people_are_named_by_handle_or_whole_name(world):
    assert people_named("@grace-hopper, olga  guest,", group=world.gardeners, seen_by=world.ada) == [world.grace, world.olga]
    with pytest.raises(Invalid, match="Nobody you can find here"):
        people_named("Grace", group=world.gardeners, seen_by=world.ada)


def test_a_guest_names_only_those_they_may_find(world):
    assert people_named("@ada-lovelace", group=world.gardeners, seen_by=world.olga) == [world.ada]
    with pytest.raises(Invalid):
        people_named("@mallory-marsh", group=world.gardeners, seen_by=world.olga)


def test_a_praise_has_its_own_operation(world):
    with pytest.raises(Invalid) as refusal:
        write_post(world.gardeners, by=world.ada, body="Thanks.", kind="praise")
    assert set(refusal.value.errors) == {"kind"}


def test_an_experience_says_how_one_knows(world):
    with pytest.raises(Invalid) as refusal:
        write_post(world.gardeners, by=world.ada, body="It leaks.", kind="experience")
    assert set(refusal.value.errors) == {"firsthand"}
    assert write_post(world.gardeners, by=world.ada, body="It leaks.", kind="experience", firsthand="customer").firsthand == "customer"


@pytest.mark.parametrize("source", ["", "  ", "x" * 81])
def test_who_has_it_from_somebody_says_from_whom(world, source):
    for say in (lambda **how: write_post(world.gardeners, by=world.ada, body="It leaks.", **how), lambda **how: _reply(world, **how)):
        with pytest.raises(Invalid) as refusal:
            say(firsthand="secondhand", from_whom=source)
        assert set(refusal.value.errors) == {"from_whom"}


def test_from_whom_is_kept_only_where_it_means_something(world):
    assert _reply(world, firsthand="secondhand", from_whom=" a  customer ").from_whom == "a customer"
    assert _reply(world, firsthand="staff", from_whom="a customer").from_whom == ""


def _reply(world, **how):
    return comment_on(world.welcome.thread, by=world.ada, body="It leaks.", **how)
