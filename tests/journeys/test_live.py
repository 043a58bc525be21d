"""Two people, two browsers: what one says, the other is told at once."""

from playwright.sync_api import expect

from tests.journeys.stories import JON, MINA

# In milliseconds. Alone it takes a fraction of a second; here two browsers, two servers and another proof share the cores.
PATIENCE = 5_000


def test_a_second_browser_is_told_of_what_is_new_without_reloading(house, visit):
    house.tell("neighbours")
    house.start()
    mina, jon = visit(MINA), visit(JON)
    mina.go("/home")
    mina.listens()

    jon.go("/groups")
    jon.follow("Night shift")
    jon.press("Join")
    jon.follow("Say something to Night shift")
    jon.page.get_by_label("What you want to say").fill("Why do we throw away the straps?")
    jon.press("Post", exact=True)

    expect(mina.page.get_by_role("button", name="1 new")).to_be_visible(timeout=PATIENCE)
    mina.press("1 new")
    mina.sees("Why do we throw away the straps?")


def test_a_reply_appears_where_the_conversation_is_open(house, visit):
    house.tell("listeners")
    house.start()
    ada, grace = visit("ada@kithline.example"), visit("grace@kithline.example")
    for person in (ada, grace):
        person.go("/g/gardeners")
        person.follow("Welcome")
        person.listens()
    grace.page.get_by_label("Your reply in").first.fill("Marigolds, please.")
    grace.press("Reply", exact=True)
    expect(ada.page.get_by_role("button", name="1 new reply")).to_be_visible(timeout=PATIENCE)
    ada.press("1 new reply")
    ada.sees("Marigolds, please.")
