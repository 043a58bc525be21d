import re

import pytest
from sqlalchemy import select

from app.core.database import db
from app.domain.groups.models import Group
from app.domain.groups.operations import archive, found, join
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share

BIRDS = {"name": "Birds", "purpose": "Those that sing", "about": "**Early** risers", "visibility": "open", "joining": "free", "once": "1"}


def listed(browser, asked="") -> list[str]:
    return re.findall(r'class="row__title" href="/g/([^"]+)"', browser.get(f"/groups?{asked}").text)


def grey(page: str) -> list[str]:
    return re.findall(r'<article class="entry entry--gone">.*?</article>', page, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ada", {"gardeners", "council", "attic"}),
        ("mallory", {"gardeners", "council"}),
        ("olga", {"gardeners"}),
    ],
)
def test_the_directory_names_the_groups_one_may_know_of(world, as_, name, shown):
    assert set(listed(as_(getattr(world, name)))) == shown


def test_the_directory_is_searched_by_name_and_purpose(world, as_):
    browser = as_(world.ada)
    assert listed(browser, "q=GARDEN") == listed(browser, "q=grows") == ["gardeners"]
    assert listed(browser, "q=%25") == []


def test_the_directory_shows_mine_and_those_free_to_join(world, as_):
    found(by=world.house, name="Birds", purpose="Those that sing")
    browser = as_(world.grace)
    assert set(listed(browser, "show=mine")) == {"gardeners", "council"}
    assert set(listed(browser, "show=open")) == {"gardeners", "birds"}


def test_the_directory_goes_on_and_keeps_what_was_asked(world, as_):
    for number in range(31):
        found(by=world.house, name=f"Bird & {number}", purpose="")
    browser = as_(world.ada)
    further = re.search(r'rel="next" href="([^"]+)"', browser.get("/groups?q=bird+%26").text)[1].replace("&amp;", "&")
    assert len(listed(browser, further.partition("?")[2])) == 1


def test_a_group_says_who_may_read_it_and_what_was_said(world, as_):
    page = as_(world.mallory).get("/g/gardeners").text
    assert "Everything that grows" in page
    assert "All staff may read here." in page
    assert "Welcome" in page
    assert "Say something to" not in page
    assert "Say something to Gardeners" in as_(world.ada).get("/g/gardeners").text


def test_of_a_closed_group_staff_know_the_name_and_not_what_is_said(world, as_):
    write_post(world.council, by=world.grace, title="Votes", body="We count.")
    page = as_(world.mallory).get("/g/council").text
    assert "What is said here stays here" in page
    assert "Votes" not in page


@pytest.mark.parametrize("tab", ["ideas", "work", "news", "people"])
def test_the_tabs_of_a_closed_group_are_for_its_members(world, as_, tab):
    assert as_(world.mallory).get(f"/g/council/{tab}").status_code == 404
    assert as_(world.grace).get(f"/g/council/{tab}").status_code == 200


@pytest.mark.parametrize("path", ["", "/ideas", "/people", "/edit", "/memberships", "/looks", "/following"])
def test_a_secret_group_is_nowhere_for_those_outside(world, as_, path):
    for person in (world.mallory, world.olga):
        assert (
            as_(person).open(f"/g/attic{path}", method="GET" if path in ("", "/ideas", "/people", "/edit") else "POST").status_code == 404
        )


def test_a_guest_knows_only_the_groups_they_are_in(world, as_):
    browser = as_(world.olga)
    assert browser.get("/g/gardeners").status_code == 200
    assert browser.get("/g/council").status_code == 404
    assert "Welcome" in browser.get("/g/gardeners").text


def test_a_group_is_founded_and_its_founder_owns_it(world, as_):
    browser = as_(world.mallory)
    assert browser.post("/groups", data=BIRDS).location == "/g/birds"
    page = browser.get("/g/birds").text
    assert "<strong>Early</strong> risers" in page
    assert "Owner" in page


def test_a_refused_group_keeps_what_was_typed_and_says_what_is_wrong(world, as_):
    answer = as_(world.mallory).post("/groups", data=BIRDS | {"name": "x" * 61, "visibility": "half"})
    assert answer.status_code == 422
    assert "At most 60 characters." in answer.text
    assert "**Early** risers" in answer.text
    assert db.session.scalar(select(Group).where(Group.slug == "birds")) is None


def test_a_closed_group_that_all_may_walk_into_is_refused_and_what_was_typed_is_kept(world, as_):
    answer = as_(world.mallory).post("/groups", data=BIRDS | {"visibility": "closed", "joining": "free"})
    assert answer.status_code == 422
    assert "Choose on request or by invitation" in answer.text
    assert f'value="{BIRDS["name"]}"' in answer.text


def test_a_guest_founds_nothing(world, as_):
    assert as_(world.olga).post("/groups", data=BIRDS).status_code == 403
    assert "Start a group" not in as_(world.olga).get("/groups").text


def test_an_owner_describes_the_group_anew_and_nobody_else_does(world, as_):
    change = {"name": "Growers", "purpose": "Roots", "visibility": "open", "joining": "request"}
    assert as_(world.ada).post("/g/gardeners/edit", data=change).location == "/g/gardeners"
    assert "Growers" in as_(world.mallory).get("/g/gardeners").text
    for person in (world.grace, world.mallory, world.olga):
        assert as_(person).get("/g/gardeners/edit").status_code == 403
        assert as_(person).post("/g/gardeners/edit", data=change | {"name": "Mine"}).status_code == 403
    assert world.gardeners.name == "Growers"


def test_what_was_private_does_not_become_open(world, as_):
    answer = as_(world.grace).post("/g/council/edit", data={"name": "Council", "purpose": "", "visibility": "open", "joining": "free"})
    assert answer.status_code == 422
    assert "can only become more private" in answer.text
    assert world.council.visibility == "closed"


def test_what_one_may_not_read_looks_exactly_like_what_was_taken_back(world, as_):
    hidden = write_post(world.council, by=world.grace, title="Votes", body="Behind closed doors")
    taken_back = write_post(found(by=world.grace, name="Kitchen", purpose=""), by=world.grace, title="Soup", body="Too salty")
    for post in (hidden, taken_back):
        share(post.thread, by=world.grace, into=world.gardeners, note="Psst.")
    delete_post(taken_back, by=world.grace)
    page = as_(world.ada).get("/g/gardeners").text
    first, second = grey(page)
    assert first == second
    assert [word for word in ("Votes", "Soup", "Psst", "Council", "Kitchen") if word in page.partition("<main")[2]] == []
    assert len(grey(as_(world.grace).get("/g/gardeners").text)) == 1


def test_a_guest_sees_grey_what_comes_from_a_group_next_door(world, as_):
    soup = write_post(found(by=world.grace, name="Kitchen", purpose=""), by=world.grace, title="Soup", body="Too salty")
    share(soup.thread, by=world.grace, into=world.gardeners, note="Psst.")
    assert "Soup" in as_(world.ada).get("/g/gardeners").text
    page = as_(world.olga).get("/g/gardeners").text
    assert len(grey(page)) == 1
    assert [word for word in ("Soup", "Psst", "Kitchen") if word in page] == []


def test_what_is_new_since_one_looked_stands_above_a_line(world, as_):
    browser = as_(world.ada)
    browser.post("/g/gardeners/looks")
    write_post(world.gardeners, by=world.grace, title="Beans", body="They climb.")
    page = browser.get("/g/gardeners").text
    assert page.index(">Beans<") < page.index("New since") < page.index(">Welcome<")
    assert '<mark-looked href="/g/gardeners/looks">' in page
    browser.post("/g/gardeners/looks")
    assert "mark-looked" not in browser.get("/g/gardeners").text


def test_the_talk_of_a_group_goes_on_page_by_page(world, as_):
    join(world.gardeners, by=world.mallory)
    for number in range(22):
        write_post(world.gardeners, by=world.mallory, title=f"Turnip {number}", body="It grows.")
    browser = as_(world.ada)
    page = browser.get("/g/gardeners").text
    further = browser.get(re.search(r'rel="next" href="([^"]+)"', page)[1]).text
    assert page.count('class="entry"') + further.count('class="entry"') == 23
    assert "This is where it began" in further


def test_an_archived_group_asks_nobody_for_a_reply(world, as_, settle):
    settle()
    archive(world.gardeners, by=world.ada)
    page = as_(world.ada).get("/g/gardeners").text
    assert "No replies" in page
    assert ">Reply<" not in page
    page = as_(world.mallory).get(f"/t/{world.welcome.id}").text
    assert "Gardeners is archived" in page
    assert "Join Gardeners" not in page
