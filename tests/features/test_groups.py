"""What people expect of groups, row by row, through the doors they use."""

import io
import re
from datetime import timedelta

import pytest
from PIL import Image

from app.core.clock import now, travel
from app.core.errors import Invalid
from app.domain.discussions.acquaintances import acquaintances_in_groups
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import ban, change_audience, change_role, follow_link, found, join, leave, offer_link, set_starts
from app.domain.groups.queries import is_member, membership_of, starts_of
from app.domain.people.operations import open_account
from app.domain.posts.operations import remind_of_newcomers, write_post

DESCRIBED = {
    "name": "Orchard", "purpose": "Trees that feed us", "about": "**Pruning** and picking", "rules": "* Water in the evening",
    "category": ["Outdoors"], "new_category": "Fruit", "visibility": "open", "joining": "free",
}  # fmt: skip


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (900, 300), "teal").save(out, "PNG")
    out.seek(0)
    return out


def test_row_8_a_group_is_created_described_archived_and_restored(world, as_, settle):
    ada, mallory = as_(world.ada), as_(world.mallory)
    assert ada.post("/groups", data=DESCRIBED).location == "/g/orchard"
    assert ada.post("/g/orchard/cover", data={"cover": (picture(), "trees.png")}).location == "/g/orchard/edit"
    page = mallory.get("/g/orchard").text
    cover = page.split('src="/g/orchard/cover/')[1].split('"')[0]
    with mallory.get(f"/g/orchard/cover/{cover}") as answer:
        assert answer.mimetype == "image/webp"
    about = mallory.get("/g/orchard/about").text
    assert [word for word in ("Water in the evening", "Fruit", "Outdoors", "<strong>Pruning</strong>") if word not in about] == []
    ada.post("/g/orchard/edit", data=DESCRIBED | {"purpose": "Trees and bees"})
    assert "Trees and bees" in mallory.get("/g/orchard").text
    settle()
    ada.post("/g/orchard/archive")
    page = mallory.get("/g/orchard").text
    assert "Archived" in page
    assert "Join" not in page.partition("<main")[2]
    assert mallory.post("/g/orchard/memberships").status_code == 403
    assert "/g/orchard" in mallory.get("/search?q=orchard").text
    ada.post("/g/orchard/archive/delete")
    assert mallory.post("/g/orchard/memberships").status_code == 303


def test_row_10_roles_handing_over_taking_out_and_banning(world, as_, settle):
    ada, grace, mallory = as_(world.ada), as_(world.grace), as_(world.mallory)
    mallory.post("/g/gardeners/memberships")
    assert "They may not come back" in grace.get("/g/gardeners/people/mallory-marsh/departure").text
    refused = grace.post("/g/gardeners/people/mallory-marsh/departure", data={"ban": "1", "reason": ""})
    assert refused.status_code == 422
    grace.post("/g/gardeners/people/mallory-marsh/departure", data={"ban": "1", "reason": "Sold spades."})
    settle()
    assert "banned you from" in mallory.get("/inbox").text
    assert "Sold spades." in mallory.get("/g/gardeners").text
    assert mallory.post("/g/gardeners/memberships").status_code == 403
    assert "Lift the ban" in ada.get("/g/gardeners/people").text
    grace.post("/g/gardeners/people/mallory-marsh/ban/delete")
    assert mallory.post("/g/gardeners/memberships").status_code == 303
    assert ada.post("/g/gardeners/memberships/delete").status_code == 422
    assert "You become an ordinary member" in ada.get("/g/gardeners/people/grace-hopper/ownership").text
    ada.post("/g/gardeners/people/grace-hopper/ownership")
    roles = [membership_of(person, world.gardeners).role for person in (world.ada, world.grace)]
    assert roles == ["member", "owner"]
    assert ada.post("/g/gardeners/memberships/delete").status_code == 303
    assert not is_member(world.ada, world.gardeners)


def test_row_11_the_directory_and_the_unread_counts_beside_it(world, as_, settle):
    browser = as_(world.mallory)
    as_(world.ada).post("/groups", data=DESCRIBED)

    def ask(query: str) -> list[str]:
        return re.findall(r'class="row__title" href="/g/([^"]+)"', browser.get(f"/groups?{query}").text)

    assert ask("q=trees") == ask("category=fruit") == ["orchard"]
    assert ask("sort=size")[0] == "gardeners"
    assert ask("sort=name") == ["council", "gardeners", "orchard"]
    assert ask("sort=active")[0] == "orchard"
    page = browser.get("/groups").text
    assert "last talk" in page
    assert "3 people" in page
    assert "A few people" in page
    assert 'action="/g/gardeners/memberships"' in page
    browser.post("/g/gardeners/memberships")
    for word in ("Beans", "Peas"):
        as_(world.ada).post("/posts", data={"group": world.gardeners.id, "title": word, "body": "They climb."})
    rail = browser.get("/groups").text.partition("My groups")[2].partition("</nav>")[0]
    assert re.search(r'<span class="count[^>]*>2</span><span class="visually-hidden"> new', rail)
    browser.post("/g/gardeners/looks")
    assert 'class="count' not in browser.get("/groups").text.partition("My groups")[2].partition("</nav>")[0]


def test_row_11_members_one_knows_and_suggestions_with_reasons(world, as_):
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    comment_on(world.welcome.thread, by=world.grace, body="Hello")
    comment_on(world.welcome.thread, by=world.ada, parent=comment_on(world.welcome.thread, by=world.grace, body="Well?"), body="Well.")
    page = as_(world.ada).get("/groups").text
    assert "People you know are here" in page
    assert page.index("People you know are here") < page.index("/g/kitchen")
    assert "Grace Hopper, whom you answered lately, is here." in page
    assert kitchen.name not in as_(world.olga).get("/groups").text


def test_members_one_knows_are_named_only_where_one_may_know_the_members(world, as_):
    join(world.gardeners, by=world.mallory)
    comment_on(world.welcome.thread, by=world.mallory, parent=comment_on(world.welcome.thread, by=world.grace, body="Well?"), body="Well.")
    known = acquaintances_in_groups(world.mallory)
    assert set(known[world.gardeners.id]) == {"Ada Lovelace", "Grace Hopper"}
    assert known.keys() == {world.gardeners.id}


def test_whoever_was_banned_is_not_led_back(world, as_):
    seat = join(world.gardeners, by=world.mallory)
    ban(seat, by=world.ada, reason="Spades.")
    assert "/g/gardeners" not in as_(world.mallory).get("/home").text.partition("<main")[2]


def test_row_9_who_may_read_and_join_is_changed_with_its_effects_said_first(world, as_, settle):
    ada, mallory = as_(world.ada), as_(world.mallory)
    assert mallory.get("/g/gardeners/audience").status_code == 403
    before = ada.get("/g/gardeners/audience?visibility=closed&joining=request").text
    assert "3 members keep reading everything." in before
    assert "2 colleagues will no longer read what is said here" in before
    assert "The group leaves the public site." in before
    assert mallory.get(f"/t/{world.welcome.id}").status_code == 200
    assert ada.post("/g/gardeners/audience", data={"visibility": "closed", "joining": "request"}).location == "/g/gardeners"
    settle()
    assert mallory.get(f"/t/{world.welcome.id}").status_code == 404
    assert "Welcome" not in mallory.get("/search?q=welcome").text.partition("<main")[2].partition("results")[2]
    mallory.post("/g/gardeners/memberships")
    assert "Take back my request" in mallory.get("/g/gardeners").text
    refused = ada.post("/g/gardeners/audience", data={"visibility": "open", "joining": "free"})
    assert refused.status_code == 422
    assert "A group can only become more private" in refused.text
    assert ada.post("/g/gardeners/audience", data={"visibility": "closed", "joining": "free"}).status_code == 422
    ada.post("/g/gardeners/audience", data={"visibility": "secret", "joining": "free"})
    assert (world.gardeners.visibility, world.gardeners.joining) == ("secret", "invitation")
    assert as_(world.pat).get("/g/gardeners").status_code == 404


def newcomer(world, number: int, **details):
    return open_account(by=world.house, name=f"New {number}", email=f"new{number}@kithline.example", **details)


def test_row_12_new_people_begin_where_people_like_them_begin(world, as_, settle):
    ada = as_(world.ada)
    assert "Research" in ada.get("/g/gardeners/starts").text
    assert as_(world.grace).post("/g/gardeners/starts", data={"department": "Research"}).status_code == 403
    ada.post("/g/gardeners/starts", data={"department": ["Research"], "location": ["Leiden"]})
    by_department, by_place = newcomer(world, 1, department="research"), newcomer(world, 2, location="Leiden")
    elsewhere = newcomer(world, 3, department="Sales")
    settle()
    belongs = [is_member(person, world.gardeners) for person in (by_department, by_place, elsewhere, world.mallory)]
    assert belongs == [True, True, False, False]
    settle()
    assert "People where you work begin in this group" in as_(by_department).get("/inbox").text
    as_(elsewhere).post("/settings/profile", data={"name": "New 3", "department": "Research"})
    settle()
    assert is_member(elsewhere, world.gardeners)


def test_who_has_left_stays_left(world, as_, settle):
    set_starts(world.gardeners, by=world.ada, department=["Research"])
    person = newcomer(world, 1, department="Research")
    settle()
    leave(world.gardeners, by=person)
    as_(person).post("/settings/profile", data={"name": "New 1", "department": "Research"})
    settle()
    assert not is_member(person, world.gardeners)


def test_people_begin_only_where_everybody_may_walk_in(world, as_):
    answer = as_(world.grace).post("/g/council/starts", data={"department": "Systems"})
    assert answer.status_code == 422
    assert "open and free to join" in answer.text
    set_starts(world.gardeners, by=world.ada, department=["Research"])
    change_audience(world.gardeners, by=world.ada, visibility="closed", joining="request")
    assert starts_of(world.gardeners) == {"department": [], "location": []}


def made(answer) -> str:
    """The path of the link that was just made."""
    return "/join/" + answer.location.partition("made=")[2]


def test_an_invitation_link_says_who_invites_and_lets_in_once(world, as_):
    path = made(as_(world.ada).post("/g/attic/links", data={"uses": "1"}))
    page = as_(world.mallory).get(path).text
    assert [word for word in ("Ada Lovelace", "invites you into", "Attic", "They will see your name") if word not in page] == []
    assert as_(world.mallory).post(path).location == "/g/attic"
    assert is_member(world.mallory, world.attic)
    ended = as_(world.pat).get(path).text
    assert "This invitation does not work any more" in ended
    assert "Attic" not in ended
    assert as_(world.pat).post(path).status_code == 422
    assert not is_member(world.pat, world.attic)


def test_a_link_bound_to_an_address_is_for_nobody_else(world, as_):
    path = made(as_(world.ada).post("/g/attic/links", data={"email": "Olga@kithline.example", "uses": "9"}))
    assert "somebody else" in as_(world.pat).get(path).text
    assert as_(world.pat).post(path).status_code == 403
    assert as_(world.olga).post(path).location == "/g/attic"


def test_links_end_after_a_fortnight_when_withdrawn_and_with_whoever_made_them(world, as_):
    link, token = offer_link(world.gardeners, by=world.grace, uses=9)
    assert token not in link.token_hash
    change_role(membership_of(world.grace, world.gardeners), by=world.ada, role="member")
    assert as_(world.mallory).post(f"/join/{token}").status_code == 403
    change_role(membership_of(world.grace, world.gardeners), by=world.ada, role="moderator")
    with travel(now() + timedelta(days=15)), pytest.raises(Invalid):
        follow_link(link, by=world.mallory)
    assert as_(world.mallory).post(f"/g/gardeners/links/{link.id}/delete").status_code == 403
    as_(world.ada).post(f"/g/gardeners/links/{link.id}/delete")
    assert as_(world.mallory).post(f"/join/{token}").status_code == 422


def test_a_link_lifts_no_ban_and_a_member_makes_none(world, as_):
    _, token = offer_link(world.gardeners, by=world.ada, uses=9)
    seat = join(world.gardeners, by=world.mallory)
    assert as_(world.mallory).get("/g/gardeners/links").status_code == 403
    ban(seat, by=world.ada, reason="Spades.")
    assert as_(world.mallory).post(f"/join/{token}").status_code == 403
    assert as_(world.mallory).get("/join/unknown").status_code == 404


def test_a_first_post_nobody_answers_rises_to_those_who_look_after_the_group(world, as_, settle):
    join(world.gardeners, by=world.mallory)
    with travel(now() - timedelta(hours=30)):
        first = write_post(world.gardeners, by=world.mallory, title="Hello there", body="I am new.")
    write_post(world.gardeners, by=world.mallory, title="Again", body="Anybody?")
    main = as_(world.grace).get("/g/gardeners").text.partition("Waiting for an answer")[2].partition("</section>")[0]
    assert "Hello there" in main
    assert "Again" not in main
    assert "Waiting for an answer" not in as_(world.olga).get("/g/gardeners").text
    assert [remind_of_newcomers(by=world.house) for _ in range(2)] == [1, 0]
    settle()
    assert "Hello there" in as_(world.grace).get("/inbox").text
    assert "first post waits" not in as_(world.olga).get("/inbox").text
    comment_on(first.thread, by=world.olga, body="Welcome")
    assert "Waiting for an answer" not in as_(world.grace).get("/g/gardeners").text


def test_who_looks_after_a_group_is_no_newcomer_in_it(world):
    with travel(now() - timedelta(hours=30)):
        write_post(world.gardeners, by=world.grace, title="Beans", body="They climb.")
    assert remind_of_newcomers(by=world.house) == 0
