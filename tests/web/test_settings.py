import pytest

from app.core.database import db
from app.domain.people.doorkeeping import open_sign_in
from app.domain.people.passwords import is_password
from app.domain.people.queries import sign_ins_of
from tests.world import PASSWORD


def test_the_chosen_light_is_on_every_page_of_this_browser(world, as_):
    browser = as_(world.ada)
    assert browser.post("/settings/appearance", data={"theme": "dark", "density": "compact"}).status_code == 303
    assert 'data-theme="dark" data-density="compact"' in browser.get("/people").text


def test_feed_credit_and_being_counted_are_ones_own_choice(world, as_):
    as_(world.ada).post("/settings", data={"feed": "relevant", "credit": "hidden"})
    assert (world.ada.feed, world.ada.credit, world.ada.counted) == ("relevant", "hidden", False)


@pytest.mark.parametrize(("path", "sent", "place"), [
    ("/settings", {"feed": "newest", "credit": "name", "counted": "1"}, "choices"),
    ("/settings/appearance", {"theme": "dark", "density": "compact"}, "appearance"),
    ("/settings/quiet", {"quiet_from": "22:00", "quiet_to": "07:00", "zone": "Europe/Berlin"}, "quiet"),
    ("/settings/password", {"current": PASSWORD, "password": "four plain words here"}, "password_title"),
])  # fmt: skip
def test_what_was_saved_is_said_where_it_was_saved(world, as_, path, sent, place):
    browser = as_(world.ada)
    page = browser.get(browser.post(path, data=sent).location).text
    assert page.count("Saved.") == 1
    assert page.index(f'id="{place}"') < page.index("Saved.")
    assert "Saved." not in browser.get("/settings").text


def test_beside_being_counted_stands_what_it_means(world, as_):
    page = as_(world.ada).get("/settings").text
    assert "Your Home stays as it is; your page “Your influence” empties; you can turn it on again" in page
    assert "You are counted, not shown" not in page


def test_an_odd_choice_is_refused(world, as_):
    answer = as_(world.ada).post("/settings", data={"feed": "loudest", "credit": "name"})
    assert answer.status_code == 422
    assert world.ada.feed == "newest"


def test_a_new_password_signs_the_other_browsers_out(world, as_):
    here, there = as_(world.ada), as_(world.ada)
    answer = here.post("/settings/password", data={"current": PASSWORD, "password": "four plain words here"})
    assert answer.status_code == 303
    assert is_password("four plain words here", world.ada.password_hash)
    assert here.get("/settings").status_code == 200
    assert there.get("/settings").status_code == 303


def test_a_wrong_current_password_changes_nothing_and_is_not_shown_again(world, as_):
    answer = as_(world.ada).post("/settings/password", data={"current": "not this one", "password": "four plain words here"})
    assert answer.status_code == 422
    assert "four plain words" not in answer.text
    assert is_password(PASSWORD, world.ada.password_hash)


def test_signing_out_everywhere_leaves_no_way_in(world, as_):
    here, there = as_(world.ada), as_(world.ada)
    assert here.post("/settings/sign-ins/delete").location == "/sign-in"
    assert [browser.get("/settings").status_code for browser in (here, there)] == [303, 303]


def test_one_other_browser_can_be_signed_out_and_nobody_elses(world, as_):
    open_sign_in(world.grace, browser="Grace's own")
    graces = db.session.scalar(sign_ins_of(world.grace)).id
    browser = as_(world.ada)
    assert browser.post(f"/settings/sign-ins/{graces}/delete").status_code == 404
    open_sign_in(world.ada, browser="An old phone")
    phone = next(row.id for row in db.session.scalars(sign_ins_of(world.ada)) if row.browser == "An old phone")
    assert browser.post(f"/settings/sign-ins/{phone}/delete").status_code == 303
    assert "An old phone" not in browser.get("/settings").text
