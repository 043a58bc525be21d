"""From a remark in a group to a public announcement, and back again."""

import pytest

from tests.journeys import steps
from tests.journeys.stories import ANA, JON, LEE, MINA, PAT


@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without"])
def test_a_remark_becomes_an_announcement_and_a_visitor_walks_back_to_it(house, visit, scripted):
    house.tell("workshop")
    house.start()
    mina, jon, ana, lee, pat = (visit(email, java_script_enabled=scripted) for email in (MINA, JON, ANA, LEE, PAT))

    thread = steps.remark(mina)
    steps.share(jon, thread, into="Repair", note="They know sewing.")
    steps.reply(jon, thread, "I pick up a dozen every night.")
    steps.reply(lee, f"{thread}?room=repair", "The webbing sews well.")

    idea = steps.propose(ana, f"{thread}?room=repair")
    steps.back(lee, idea, "I’d lead it", out_of="Cycling")
    steps.back(jon, idea, "I can help", out_of="Night shift", hours=4)
    steps.back(ana, idea, "I can help", out_of="Repair", hours=6)
    steps.back(mina, idea, "I’d use it", out_of="Night shift")
    ana.go(idea)
    ana.sees("out of 3 groups")
    ana.sees("Ready to start")

    outcome = steps.deliver(lee, steps.start(lee, idea))
    mina.go(outcome)
    mina.press("Mina Berg")
    announcement = steps.announce(lee, outcome)
    lee.go(announcement)
    assert lee.page.get_by_role("button", name="Publish").count() == 0
    steps.publish(pat)

    visitor = visit()
    assert visitor.go("/") == 200
    visitor.follow("Straps get a second life as bags")
    visitor.sees("How this came about")
    visitor.follow("Walk the whole line")
    assert walked_back(visitor) == ["Announcement", "Outcome", "Project", "Idea", "Remark"]
    visitor.sees("Why do we throw away the straps?")
    assert visitor.violations() == []


def test_a_remark_in_a_closed_group_is_seen_from_outside_only_as_having_been_there(house, visit):
    house.tell("closed_workshop")
    house.start()
    mina, jon, lee, pat = (visit(email, java_script_enabled=False) for email in (MINA, JON, LEE, PAT))
    idea = steps.propose(jon, steps.remark(mina))
    steps.announce(lee, steps.deliver(lee, steps.start(lee, idea)))
    steps.publish(pat)

    visitor = visit()
    for path in ("/", "/news/straps-get-a-second-life-as-bags", "/news/straps-get-a-second-life-as-bags/tree", "/feed.atom"):
        assert visitor.go(path) == 200
        told = visitor.page.content()
        assert [word for word in ("buckles", "throw away the straps", "Night shift", "Mina") if word in told] == [], path
    visitor.go("/news/straps-get-a-second-life-as-bags/tree")
    assert walked_back(visitor) == ["Announcement", "Outcome", "Project", "Idea", "Private"]
    visitor.sees("a conversation in a private group")


def test_a_visitor_gets_no_further_than_the_door(house, visit):
    house.tell("told")
    house.start()
    visitor = visit()
    for path in (
        "/home",
        "/t/1",
        "/i/2",
        "/p/4",
        "/o/5",
        "/n/straps-come-home",
        "/tree/1",
        "/g/repair",
        "/u/mina-berg",
        "/search?q=straps",
    ):
        visitor.go(path)
        assert steps.here(visitor) == "/sign-in", path


def walked_back(visitor, start: str = ".family__node--announcement") -> list[str]:
    """From where one begins along every "Grew out of" to where there is none; returns the kinds of what was met."""
    page, kinds = visitor.page, []
    node = page.locator(start).last
    while True:
        kinds.append(node.locator(".family__kind").inner_text().split(" · ")[0])
        origin = node.locator(".family__path", has_text="Grew out of").get_by_role("link")
        if not origin.count():
            return kinds
        origin.first.click()
        node = page.locator(page.url[page.url.index("#") :])
