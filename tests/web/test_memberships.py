import io
import re

import pytest
from sqlalchemy import update

from app.core.database import db
from app.domain.groups.models import Group
from app.domain.groups.operations import change_role, found, invite, join
from app.domain.groups.queries import is_member, membership_of
from app.domain.people.operations import open_account
from app.domain.posts.operations import write_post
from app.web.memberships import SHOWN


@pytest.fixture
def asked(world):
    """Mallory has asked to join Council."""
    return join(world.council, by=world.mallory)


def state(person, group) -> str | None:
    membership = membership_of(person, group)
    return membership and membership.state


def test_one_joins_freely_and_leaves_again(world, as_):
    browser = as_(world.mallory)
    assert browser.post("/g/gardeners/memberships").location == "/g/gardeners"
    assert "Joined" in browser.get("/g/gardeners").text
    assert browser.post("/g/gardeners/memberships/delete").location == "/g/gardeners"
    assert not is_member(world.mallory, world.gardeners)
    assert world.gardeners.member_count == 3


def test_one_asks_to_join_and_takes_it_back(world, as_):
    browser = as_(world.mallory)
    browser.post("/g/council/memberships")
    assert "Take back my request" in browser.get("/g/council").text
    assert browser.get("/g/council/people").status_code == 404
    browser.post("/g/council/memberships/delete")
    assert state(world.mallory, world.council) is None


def test_whoever_looks_after_a_group_lets_people_in(world, as_, asked):
    browser = as_(world.grace)
    assert "Asked to join" in browser.get("/g/council/people").text
    browser.post("/g/council/people/mallory-marsh/approve")
    assert is_member(world.mallory, world.council)
    assert browser.post("/g/council/people/mallory-marsh/approve").status_code == 422


def test_whoever_looks_after_a_group_turns_people_down(world, as_, asked):
    as_(world.grace).post("/g/council/people/mallory-marsh/delete", data={"reason": "We are full until May."})
    assert state(world.mallory, world.council) == "declined"
    page = as_(world.mallory).get("/g/council").text
    assert "We are full until May." in page
    assert "Ask to join" in page


def test_nobody_lets_themselves_in(world, as_, asked):
    assert as_(world.mallory).post("/g/council/people/mallory-marsh/approve").status_code == 403
    assert state(world.mallory, world.council) == "requested"


def test_one_gets_into_a_group_by_invitation_only_where_it_says_so(world, as_):
    chess = found(by=world.grace, name="Chess", purpose="", joining="invitation")
    answer = as_(world.mallory).post("/g/chess/memberships")
    assert answer.status_code == 403
    assert "One gets in here by invitation." in answer.text
    assert not is_member(world.mallory, chess)


def test_an_invitation_is_accepted_or_declined(world, as_):
    as_(world.ada).post("/g/attic/invitations", data={"handle": "@mallory-marsh"})
    browser = as_(world.mallory)
    assert "Accept invitation" in browser.get("/g/attic").text
    browser.post("/g/attic/memberships")
    assert is_member(world.mallory, world.attic)
    assert browser.post("/g/attic/memberships/delete").location == "/groups"
    assert browser.get("/g/attic").status_code == 404


def test_an_invitation_does_not_yet_open_what_is_said(world, as_):
    invite(world.attic, by=world.ada, person=world.mallory)
    browser = as_(world.mallory)
    assert "What is said here stays here" in browser.get("/g/attic").text
    assert browser.get("/g/attic/people").status_code == 404


@pytest.mark.parametrize("handle", ["", "nobody", "@", "x" * 300, "ada lovelace"])
def test_an_invitation_to_nobody_keeps_what_was_typed(world, as_, handle):
    answer = as_(world.ada).post("/g/gardeners/invitations", data={"handle": handle})
    assert answer.status_code == 422
    assert "Nobody here goes by that handle." in answer.text


def test_a_guest_invites_nobody_and_joins_nothing_alone(world, as_):
    kitchen = found(by=world.ada, name="Kitchen", purpose="")
    browser = as_(world.olga)
    assert browser.post("/g/gardeners/invitations", data={"handle": "olga-guest"}).status_code == 403
    assert browser.post("/g/kitchen/memberships").status_code == 404
    assert not is_member(world.olga, kitchen)


def test_an_owner_gives_roles_and_a_moderator_does_not(world, as_):
    join(world.gardeners, by=world.mallory)
    path = "/g/gardeners/people/mallory-marsh/role"
    assert as_(world.grace).post(path, data={"role": "owner"}).status_code == 403
    assert as_(world.ada).post(path, data={"role": "moderator"}).location == "/g/gardeners/people"
    assert membership_of(world.mallory, world.gardeners).role == "moderator"
    assert as_(world.ada).post(path, data={"role": "queen"}).status_code == 422


def test_a_guest_is_given_no_role(world, as_):
    answer = as_(world.ada).post("/g/gardeners/people/olga-guest/role", data={"role": "moderator"})
    assert answer.status_code == 422
    assert "A guest can only be a member." in answer.text


def test_the_last_owner_stays(world, as_):
    answer = as_(world.ada).post("/g/gardeners/memberships/delete")
    assert answer.status_code == 422
    assert "You are the last owner." in answer.text
    change_role(membership_of(world.grace, world.gardeners), by=world.ada, role="owner")
    assert as_(world.ada).post("/g/gardeners/memberships/delete").status_code == 303


def test_a_moderator_takes_a_member_out_and_never_an_owner(world, as_):
    browser = as_(world.grace)
    assert browser.post("/g/gardeners/people/olga-guest/delete").location == "/g/gardeners/people"
    assert state(world.olga, world.gardeners) == "removed"
    answer = browser.post("/g/gardeners/people/ada-lovelace/delete")
    assert answer.status_code == 403
    assert "An owner leaves by themselves." in answer.text


def test_a_member_takes_nobody_out(world, as_):
    join(world.gardeners, by=world.mallory)
    for person in (world.mallory, world.olga):
        assert as_(person).post("/g/gardeners/people/grace-hopper/delete").status_code == 403


def test_how_much_one_hears_is_ones_own_choice(world, as_):
    browser = as_(world.ada)
    browser.post("/g/gardeners/following", data={"following": "off"})
    assert membership_of(world.ada, world.gardeners).following == "off"
    assert browser.post("/g/gardeners/following", data={"following": "loudly"}).status_code == 422
    assert as_(world.mallory).post("/g/gardeners/following", data={"following": "all"}).status_code == 403


def test_looking_everywhere_moves_ones_own_bookmarks_only(world, as_):
    write_post(world.gardeners, by=join(world.gardeners, by=world.mallory).person, body="Peas.")
    theirs = membership_of(world.grace, world.gardeners).looked_at
    mine = membership_of(world.ada, world.gardeners).looked_at
    assert as_(world.ada).post("/looks").status_code == 303
    db.session.expire_all()
    assert membership_of(world.ada, world.gardeners).looked_at > mine
    assert membership_of(world.grace, world.gardeners).looked_at == theirs


def test_however_many_wait_the_page_stays_light_and_the_next_move_up(world, as_):
    names = [f"Maximiliane Featherstonehaugh {number}" for number in range(40)]
    people = [open_account(by=world.house, name=name, email=f"{number}@kithline.example") for number, name in enumerate(names)]
    for person in people:
        join(world.council, by=person)
    browser = as_(world.grace)
    page = browser.get("/g/council/people")
    assert len(page.data) < 60_000
    browser.post(f"/g/council/people/{people[0].handle}/approve")
    assert page.text.count("Let in<") == browser.get("/g/council/people").text.count("Let in<") == 10


def test_the_people_of_a_group_are_listed_with_their_part(world, as_):
    page = as_(world.mallory).get("/g/gardeners/people").text.partition("<main")[2]
    assert page.index("Ada Lovelace") < page.index("Olga Guest")
    assert [word for word in ("Owner", "Moderator", "Guest") if word not in page] == []
    assert "Take out of the group" not in page
    assert "Take out of the group" in as_(world.grace).get("/g/gardeners/people").text


def test_the_people_of_a_group_go_on_page_by_page_while_somebody_comes(world, as_, monkeypatch):
    monkeypatch.setitem(SHOWN, "active", 2)
    for number in range(4):
        join(world.gardeners, by=open_account(by=world.house, name=f"Newcomer {number}", email=f"{number}@kithline.example"))
    browser, seen, path = as_(world.mallory), [], "/g/gardeners/people"
    while path:
        page = browser.get(path).text.partition("<main")[2]
        seen += re.findall(r'class="row__title" href="/u/([^"]+)"', page)
        path = (match := re.search(r'rel="next" href="([^"]+)"', page)) and match[1]
        if len(seen) == 2:
            join(world.gardeners, by=world.pat)
    # Pat came in between, as the newest; nobody is shown twice or left out for it.
    assert seen == ["ada-lovelace", "grace-hopper", "pat-press", *(f"newcomer-{number}" for number in (3, 2, 1, 0)), "olga-guest"]


@pytest.mark.parametrize("after", ["22", "x", "aTI", "%00"])
def test_a_page_of_people_nobody_handed_out_is_not_there(world, as_, after):
    assert as_(world.ada).get(f"/g/gardeners/people?after={after}").status_code == 404


def test_the_cover_of_a_secret_group_is_for_those_who_know_it(world, as_):
    db.session.execute(update(Group).where(Group.id == world.attic.id).values(cover="ab.webp"))
    assert as_(world.mallory).get("/g/attic/cover/ab.webp").status_code == 404
    assert as_(world.ada).get("/g/attic/cover/../../kithline.db").status_code == 404


def test_what_is_no_picture_becomes_no_cover(world, as_):
    answer = as_(world.ada).post("/g/gardeners/cover", data={"cover": (io.BytesIO(b"<svg>"), "x.png")})
    assert answer.status_code == 422
    assert "That is not a picture we can read" in answer.text
    assert as_(world.grace).post("/g/gardeners/cover/delete").status_code == 403


def test_too_many_categories_are_refused_and_the_words_kept(world, as_):
    form = {"name": "Bees", "purpose": "Hum", "visibility": "open", "joining": "free", "new_category": "a, b, c, d"}
    answer = as_(world.ada).post("/groups", data=form)
    assert answer.status_code == 422
    assert "At most 3 categories" in answer.text
    assert "a, b, c, d" in answer.text


def test_who_was_taken_out_of_a_secret_group_is_told_without_its_name(world, as_, settle):
    invite(world.attic, by=world.ada, person=world.grace)
    as_(world.grace).post("/g/attic/memberships")
    as_(world.ada).post("/g/attic/people/grace-hopper/departure", data={"reason": "Done"})
    settle()
    page = as_(world.grace).get("/inbox").text
    assert "a group you belonged to" in page
    assert "took you out of" in page
    assert as_(world.grace).get("/g/attic").status_code == 404


def test_pages_of_looking_after_are_for_those_who_do(world, as_):
    browser = as_(world.mallory)
    for path in ("/g/gardeners/people/ada-lovelace/departure", "/g/gardeners/people/grace-hopper/ownership", "/g/gardeners/archive"):
        assert browser.get(path).status_code == 403
        assert browser.post(path, data={"reason": "x"}).status_code == 403
