"""Everybody can use every page: axe finds nothing, in light and dark, and nothing is cut off on a phone."""

import pytest

from tests.journeys.stories import LEE, MINA

MEMBERS = """/home /home?order=relevant /inbox /explore /groups /groups/new
/explore?sort=groups&show=all /explore?sort=best&show=all /traction/1 /traction/1/next /traction/2 /me/influence
/g/repair?order=relevant /g/night-shift /g/repair /g/repair/ideas /g/repair/work /g/repair/news
/g/night-shift/about /g/night-shift/edit /g/night-shift/audience?visibility=closed&joining=request /g/night-shift/starts
/g/night-shift/links /g/night-shift/archive /groups?sort=size
/g/night-shift/desk /g/night-shift/gates /g/night-shift/log /reports /reports/new?person=jon-falk /desk
/g/repair/people /g/repair/files /g/repair/brought /t/1/rooms
/posts/new /posts/new?kind=poll /posts/new?kind=event /posts/new?kind=praise /t/7 /t/8 /t/9 /t/10 /t/9/date/edit
/g/night-shift/dates /g/night-shift?show=unanswered
/t/1 /t/1?room=repair /t/1/shares/new /t/1/history
/t/1/reactions /t/1/comments/new?quote=post /t/1/move /saved /following /ideas/new?from=1 /i/2 /p/4 /p/4/outcomes/new
/o/5 /n/straps-come-home /tree/1 /tree/6 /newsroom /people /u/mina-berg /u/jon-falk /search /search?q=straps /settings
/drafts /nowhere""".split()
OUTSIDE = "/ /about /news /news/straps-come-home /news/straps-come-home/tree /sign-in /nowhere".split()
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def told(house):
    house.tell("told")
    return house.start()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_anybody_s_way(told, visit, theme):
    found = look_around(visit(MINA, color_scheme=theme), MEMBERS) | look_around(visit(color_scheme=theme), OUTSIDE)
    assert found == {}


def look_around(visitor, paths) -> dict:
    """What axe finds on each of `paths`; pages without a finding are left out."""
    found = {}
    for path in paths:
        visitor.go(path)
        if violations := visitor.violations():
            found[path] = violations
    return found


def test_every_page_fits_a_phone(told, visit):
    widths = widths_of(visit(LEE, viewport=PHONE), MEMBERS) | widths_of(visit(viewport=PHONE), OUTSIDE)
    assert {path: width for path, width in widths.items() if width > PHONE["width"]} == {}


def widths_of(visitor, paths) -> dict:
    """How wide each of `paths` turns out."""
    widths = {}
    for path in paths:
        visitor.go(path)
        widths[path] = visitor.page.evaluate("document.documentElement.scrollWidth")
    return widths


def test_a_page_can_be_walked_with_the_keyboard(told, visit):
    mina = visit(MINA)
    mina.go("/home")
    mina.page.keyboard.press("Tab")
    assert mina.page.evaluate("document.activeElement.className") == "skip"
    mina.page.keyboard.press("Enter")
    mina.page.wait_for_url("**/home#main")
    mina.page.wait_for_function("document.activeElement.id == 'main'")


def test_what_matters_works_without_a_script(told, visit):
    jon = visit("jon@kithline.example", java_script_enabled=False)
    jon.go("/t/1")
    jon.page.get_by_label("Your reply in").first.fill("Said without a script.")
    jon.press("Reply", exact=True)
    jon.sees("Said without a script.")
