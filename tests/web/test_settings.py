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
