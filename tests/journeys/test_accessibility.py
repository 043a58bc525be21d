"""Everybody can use every page: axe finds nothing, in light and dark, and nothing is cut off on a phone."""

import pytest

from tests.journeys.stories import JON, MINA, PAT

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
/t/1/reactions /t/1/comments/new?quote=post /t/1/move /saved /following /ideas/new?from=1 /i/2
/p/4 /p/4/steps /p/4/steps?as=list /p/4/milestones /p/4/files /p/4/notices/new /p/4/outcomes/new
/i/14 /i/14/promotions/new /i/14/deliveries/new /lead-askings/1 /mergers/1 /posts/new?answers=6
/me/line /work /work?state=delivered /g/repair/ideas?sort=help /o/5/edit
/o/5 /n/straps-come-home /tree/1 /tree/6 /newsroom /people /u/mina-berg /u/jon-falk /search /search?q=straps /settings
/drafts /g/old-hall /t/11 /groups?show=archived /groups?q=nothing /t/12 /t/12/summary /t/12/summary/history /t/12/move /t/12/lock /t/13
/posts/new?title=Straps /ideas/new?title=Straps /groups/new?name=Repair /posts/new?kind=question /posts/new?kind=experience /tags/nothing
/search?q=nothing&kind=idea&in=repair /nowhere""".split()
OUTSIDE = "/ /about /news /news/straps-come-home /news/straps-come-home/tree /sign-in /nowhere".split()
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LOOKS = ("light", DESK), ("dark", PHONE)


@pytest.fixture
def lived_in(house):
    house.tell("told")
    return house.start(KITHLINE_LINK_CARDS="1", KITHLINE_HOSTS="127.0.0.1")


@pytest.mark.parametrize("pages", [MEMBERS[0::2], MEMBERS[1::2], OUTSIDE], ids=["members", "members, too", "outside"])
def test_nothing_stands_in_anybody_s_way(lived_in, visit, pages):
    visitor = visit(None if pages is OUTSIDE else MINA, looks=True, color_scheme="light", viewport=DESK)
    assert look_around(visitor, pages) == {}


@pytest.mark.parametrize(("theme", "size"), LOOKS, ids=["light", "dark, on a phone"])
def test_what_opens_or_is_made_stands_in_nobody_s_way_either(lived_in, visit, theme, size):
    mina, pat = (visit(person, looks=True, color_scheme=theme, viewport=size) for person in (MINA, PAT))
    found = {name: troubles(mina, size["width"]) for name in opened_by(mina)}
    pat.go(made_link(mina))
    found |= {"link": troubles(mina, size["width"]), "invitation": troubles(pat, size["width"])}
    assert {name: shown for name, shown in found.items() if shown} == {}


def opened_by(visitor):
    """Open one after the other what opens on a page; the name of each."""
    visitor.go("/home")
    visitor.page.keyboard.press("Control+k")
    visitor.sees("Go and do")
    yield "palette"
    visitor.page.keyboard.type("straps")
    visitor.page.locator("[data-found] [role=option]").first.wait_for()
    yield "palette with words"
    visitor.go("/posts/new")
    visitor.page.get_by_label("Title").first.fill("Straps")
    visitor.page.locator("similar-things li").first.wait_for()
    yield "similar things"
    visitor.page.get_by_label("What you want to say").fill("**Loud**")
    visitor.press("Preview")
    visitor.page.locator(".write__shown strong").wait_for()
    yield "preview"
    visitor.go("/home?order=relevant")
    visitor.page.get_by_text("Why am I seeing this").first.click()
    visitor.sees("How this is counted")
    yield "why"
    visitor.go("/t/1")
    visitor.page.get_by_label("More to do with this post").click()
    yield "menu"


def made_link(visitor) -> str:
    """Where an invitation into Night shift leads that was made just now."""
    visitor.go("/g/night-shift/links")
    visitor.press("Make a link")
    return visitor.page.get_by_label("The invitation link").input_value()


def look_around(visitor, paths) -> dict:
    """What axe finds on each of `paths`, light on a desk and dark on a phone, and its width if that screen is narrower.

    Every page is loaded once, every other one on the phone; those without a finding are left out.
    """
    found, looks = {}, LOOKS
    for path in paths:
        visitor.go(path)
        for theme, size in looks:
            visitor.turn(theme, size)
            if shown := troubles(visitor, size["width"]):
                found[path, theme] = shown
        looks = looks[::-1]
    return found


def troubles(visitor, width: int) -> list[str]:
    """What axe finds on the page as it is now, and its width if the screen is narrower."""
    wide = visitor.page.evaluate("document.documentElement.scrollWidth")
    return visitor.violations() + [f"{wide} px wide"] * (wide > width)


def test_a_page_can_be_walked_with_the_keyboard(lived_in, visit):
    mina = visit()
    mina.sign_in(MINA)
    mina.go("/home")
    mina.page.keyboard.press("Tab")
    assert mina.page.evaluate("document.activeElement.className") == "skip"
    mina.page.keyboard.press("Enter")
    mina.page.wait_for_url("**/home#main")
    mina.page.wait_for_function("document.activeElement.id == 'main'")


def test_a_card_of_another_site_is_among_what_was_looked_at(lived_in, visit):
    mina = visit(MINA)
    mina.go("/t/10")
    mina.sees("Straps that carry")


def test_what_matters_works_without_a_script(lived_in, visit):
    jon = visit(java_script_enabled=False)
    jon.sign_in(JON)
    jon.go("/t/1")
    jon.page.get_by_label("Your reply in").first.fill("Said without a script.")
    jon.press("Reply", exact=True)
    jon.sees("Said without a script.")
