"""Links to other sites are noted when they are written, and asked for afterwards, one after the other."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from app.core.clock import now, travel
from app.core.database import db
from app.core.outbox import deliver
from app.domain.discussions.operations import comment_on, delete_comment, edit_comment
from app.domain.groups.models import Group
from app.domain.posts.operations import delete_post, edit_post, restore_post, write_post
from app.domain.shares.operations import share
from app.subscribers.links.asking import LEASE, ask_next
from app.subscribers.links.handlers import LINKS
from app.subscribers.links.models import LinkCard
from tests.browser import apart
from tests.elsewhere import asking, page
from tests.world import build_world

BEANS = "http://site.example/beans"


@pytest.fixture
def elsewhere(world, tmp_path, monkeypatch):
    with asking(tmp_path, monkeypatch) as sites:
        yield sites


@pytest.fixture
def errands(settle):
    """`errands(after=…)`: what was written is noted, and what is due so many seconds later is asked for. How often that was."""

    def run(after: float = 0) -> int:
        number = 0
        with travel(now() + timedelta(seconds=after)):
            settle()
            with apart():
                while ask_next():
                    number += 1
        return number

    return run


def post(world, body=BEANS, group="gardeners", by="ada"):
    return write_post(getattr(world, group), by=getattr(world, by), title="Look", body=body)


def card(url=BEANS) -> LinkCard | None:
    return db.session.scalar(select(LinkCard).where(LinkCard.url == url))


def test_a_link_in_a_post_gets_a_card(world, elsewhere, errands):
    post(world)
    assert errands() == 1
    found = card()
    assert (found.title, found.text, found.due_at) == ("Beans", "How they climb", None)


def test_a_link_in_a_comment_gets_one_and_one_that_came_with_an_edit(world, elsewhere, errands):
    comment = comment_on(world.welcome.thread, by=world.grace, body="http://a.example")
    written = post(world, body="x")
    errands()
    edit_comment(comment, by=world.grace, body="http://b.example")
    edit_post(written, by=world.ada, title="Look", body="http://c.example")
    assert errands() == 2
    assert elsewhere.hosts == ["a.example", "b.example", "c.example"]


def test_nothing_is_asked_while_somebody_waits(world, elsewhere, as_):
    form = {"group": world.gardeners.id, "title": "Beans", "body": BEANS}
    assert as_(world.ada).post("/posts", data=form).status_code == 303
    assert (elsewhere.asked, elsewhere.looked_up) == ([], [])


def test_nothing_is_noted_or_asked_while_this_is_off(world, settle, errands):
    post(world)
    assert errands() == 0
    assert card() is None


def test_what_was_taken_back_and_what_was_told_long_ago_is_not_asked_for(world, elsewhere, errands, settle):
    delete_post(post(world), by=world.ada)
    delete_comment(comment_on(world.welcome.thread, by=world.grace, body=BEANS), by=world.grace)
    with travel(now() - timedelta(days=2)):
        post(world, body="http://old.example")
    assert errands() == 0
    later = post(world, body="http://later.example")
    settle()
    delete_post(later, by=world.ada)
    assert errands() == 0
    restore_post(later, by=world.ada)
    assert errands() == 1


def test_a_link_inside_a_sentence_and_the_sixth_of_a_post_are_not_asked_for(world, elsewhere, errands):
    post(world, body=f"As {BEANS} says\n\n" + "\n\n".join(f"http://s{number}.example" for number in range(7)))
    assert errands() == 5


def test_u_03_a_page_that_moved_is_found_and_each_step_judged_anew(world, elsewhere, errands):
    elsewhere.answers["site.example"] = page(status="301 Moved", location="http://www.site.example/beans")
    post(world)
    assert errands() == 2
    assert elsewhere.hosts == ["site.example", "www.site.example"]
    assert card().title == "Beans"


def test_u_03_nobody_follows_more_than_three_moves(world, elsewhere, errands):
    for number in range(20):
        elsewhere.answers[f"s{number}.example"] = page(status="302 Found", location=f"http://s{number + 1}.example/")
    post(world, body="http://s0.example/")
    assert errands() == 4
    assert elsewhere.hosts == ["s0.example", "s1.example", "s2.example", "s3.example"]
    assert (card("http://s0.example/").title, card("http://s0.example/").due_at) == ("", None)


def test_u_03_a_page_that_moved_inside_is_not_found(world, elsewhere, errands, tmp_path):
    elsewhere.answers["site.example"] = page(status="302 Found", location="http://inside.example/")
    elsewhere.names |= {"inside.example": ["10.0.0.1"]}
    elsewhere.worker(tmp_path)
    post(world)
    assert errands() == 2
    assert elsewhere.hosts == ["site.example"]
    assert card().title == ""


def test_u_05_all_steps_to_a_page_share_five_seconds(world, elsewhere, errands, settle):
    post(world)
    settle()
    card().seconds = 5.0
    assert errands() == 1
    assert elsewhere.asked == []


def test_u_07_a_site_is_asked_once_a_second_however_many_link_to_it(world, elsewhere, errands):
    for number in range(12):
        comment_on(world.welcome.thread, by=world.ada, body=f"http://site.example/{number}")
    comment_on(world.welcome.thread, by=world.ada, body="http://other.example/")
    with travel(now()):
        assert [errands(after=seconds) for seconds in (0, 0.5, 1.1, 1.2, 2.2)] == [2, 0, 1, 0, 1]
    assert sorted(elsewhere.hosts) == ["other.example", *["site.example"] * 3]


def test_u_07_a_site_that_sends_on_to_itself_is_asked_once_a_second_too(world, elsewhere, errands):
    elsewhere.answers["site.example"] = page(status="302 Found", location="/again")
    post(world)
    with travel(now()):
        assert [errands(after=seconds) for seconds in (0, 0.5, 1.1)] == [1, 0, 1]


def test_u_07_the_same_address_is_asked_for_once_a_day(world, elsewhere, errands):
    for number in range(20):
        comment_on(world.welcome.thread, by=world.ada, body=f"{BEANS}#{number}")
    assert errands() == 1
    elsewhere.answers["site.example"] = page("Peas")
    post(world)
    assert errands(after=3600) == 0
    with travel(now() + timedelta(hours=25)):
        post(world)
        assert errands() == 1
    assert card().title == "Peas"
    assert db.session.scalar(select(func.count()).select_from(LinkCard)) == 1


def test_u_07_a_site_that_says_nothing_is_left_alone_for_a_day_and_a_card_outlives_its_page(world, elsewhere, errands):
    post(world)
    errands()
    elsewhere.answers["site.example"] = page(status="404 Not Found")
    with travel(now() + timedelta(hours=25)):
        post(world)
        assert errands() == 1
        post(world)
        assert errands(after=5) == 0
    assert card().title == "Beans"


def test_u_09_a_link_to_the_house_is_not_asked_for(world, elsewhere, errands):
    elsewhere.answers["site.example"] = page(status="302 Found", location="http://localhost/t/1")
    post(world, body=f"http://localhost/t/{world.welcome.id}\n\n{BEANS}")
    assert errands() == 1
    assert elsewhere.hosts == ["site.example"]


def test_u_10_nothing_said_in_a_secret_group_is_asked_for(world, elsewhere, errands):
    secret = post(world, group="attic")
    comment_on(secret.thread, by=world.ada, body="http://a.example")
    carried = post(world, body="x")
    share(carried.thread, by=world.ada, into=world.attic, note="See")
    comment_on(carried.thread, by=world.ada, body="http://b.example", room=world.attic)
    assert errands() == 0
    assert elsewhere.asked == []


def test_u_10_a_group_that_became_secret_meanwhile_is_a_secret_group(world, elsewhere, errands, settle):
    post(world, group="council", by="grace")
    settle()
    db.session.execute(update(Group).where(Group.id == world.council.id).values(visibility="secret"))
    assert errands() == 0
    assert card().due_at is None


def test_an_errand_broken_off_is_run_again_after_a_minute(world, elsewhere, errands, settle, monkeypatch):
    post(world)
    settle()
    with monkeypatch.context() as broken, apart():
        broken.setattr("app.subscribers.links.asking.outside.ask", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ask_next()
    assert errands(after=30) == 0
    assert errands(after=LEASE.total_seconds() + 1) == 1
    assert card().title == "Beans"


def test_who_reads_the_thread_hears_that_the_card_is_there_and_nobody_else(world, elsewhere, errands, settle, socket):
    written, client = post(world), socket(world.grace)
    settle()
    for stream in (f"thread:{written.id}", f"group:{world.gardeners.id}", "home"):
        client.emit("watch", {"stream": stream})
    client.heard()
    errands()
    settle()
    bells = [(bell["stream"], bell["kind"]) for name, bell in client.heard() if name == "stale"]
    assert bells == [(f"thread:{written.id}", "LinkCarded")]


def test_many_who_ask_at_once_ask_each_site_once_a_second(other_database, tmp_path, monkeypatch):
    with asking(tmp_path, monkeypatch) as elsewhere, travel(now()):
        cast = build_world()
        with db.transaction():
            for host in ("a.example", "b.example"):
                for number in range(2):
                    write_post(cast.gardeners, by=cast.ada, title="Look", body=f"http://{host}/{number}")
        deliver([LINKS])
        with ThreadPoolExecutor(6) as people:
            asked = sum(people.map(lambda run: run(ask_next), [copy_context().run for _ in range(6)]))
        while ask_next():
            asked += 1
    assert asked == 2
    assert sorted(elsewhere.hosts) == ["a.example", "b.example"]
