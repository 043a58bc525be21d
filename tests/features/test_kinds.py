"""What people expect of the kinds of posts, row by row, through the doors they use."""

import re

from icalendar import Calendar

from tests.domain.gatherings.test_gatherings import WHEN


def written(browser, **form) -> str:
    """The path of the post that `form` makes."""
    answer = browser.post("/posts", data=form)
    assert answer.status_code == 303, answer.text
    return answer.location.partition("-")[0]


def missing(page, *words: str) -> list[str]:
    return [said for said in words if said not in page.text]


def test_row_16_post_types(world, as_, settle):
    """Post, question with accepted answer, poll, event with RSVP and iCal, praise, experience; ideas and announcements stand elsewhere."""
    ada, grace, home = as_(world.ada), as_(world.grace), {"group": world.gardeners.id}
    _question(ada, grace, home)
    _poll(ada, grace, home)
    _event(ada, grace, home)
    praise = written(ada, **home, kind="praise", body="The pond is clean.", people="Grace Hopper, @olga-guest")
    told = written(ada, **home, kind="experience", body="The pump leaks.", firsthand="secondhand", from_whom="the plumber")
    assert missing(grace.get(praise), "Praise", "Thanked here", "Olga Guest") == []
    assert missing(grace.get(told), "Experience", "Second-hand, from the plumber") == []
    settle()
    assert missing(grace.get("/inbox"), "took your reply as the answer to", "thanks you in") == []
    assert missing(grace.get("/g/gardeners"), "Answered", "1 vote", "Potting shed · 1 comes", "Praise", "Experience") == []
    assert "What next?" in grace.get("/search?q=pumpkins").text


def _question(ada, grace, home) -> None:
    path = written(ada, **home, kind="question", title="Which beans climb?", body="I have a wall.")
    assert "Which beans climb?" in ada.get("/g/gardeners?show=unanswered").text
    comment = re.search(r"#comment_(\d+)", grace.post(f"{path}/comments", data={"body": "Runner beans."}).location)[1]
    ada.post(f"/comments/{comment}/answer")
    assert missing(grace.get(path), "The answer", "Where it was said", "Answered") == []
    assert "Which beans climb?" not in ada.get("/g/gardeners?show=unanswered").text


def _poll(ada, grace, home) -> None:
    path = written(ada, **home, kind="poll", title="What next?", way="ranked", option_1="Beans", option_2="Peas", option_3="Pumpkins")
    assert "How it stands" not in ada.get(path).text
    grace.post(f"{path}/ballots", data={"choice_1": "2", "choice_2": "0"})
    assert missing(grace.get(path), "How it stands", "your first", "Nobody is shown who chose what") == []
    assert "How it stands" not in ada.get(path).text
    ada.post(f"{path}/poll/close")
    assert missing(ada.get(path), "Pumpkins", "Closed on", "100 %") == []


def _event(ada, grace, home) -> None:
    path = written(ada, **home, kind="event", title="Seed swap", place="Potting shed", capacity="1", **WHEN)
    for browser in (grace, ada):
        browser.post(f"{path}/attendances", data={"answer": "yes"})
    assert missing(ada.get(path), "1 comes of 1 place", "You are number 1 in line", "Grace Hopper") == []
    grace.post(f"{path}/attendances", data={"answer": "no"})
    assert "You are number 1 in line" not in ada.get(path).text
    (entry,) = Calendar.from_ical(ada.get(f"{path}/date.ics").data).walk("VEVENT")
    assert str(entry["SUMMARY"]) == "Seed swap"
    assert missing(ada.get("/g/gardeners/dates"), "Seed swap", "You come") == []


def test_row_36_ical_with_a_secret_token(world, as_, stranger):
    """The calendar part: a private address of one's own dates, shown once, live, revocable."""
    ada, grace = as_(world.ada), as_(world.grace)
    path = written(ada, group=world.gardeners.id, kind="event", title="Seed swap", place="Potting shed", **WHEN)
    grace.post(f"{path}/attendances", data={"answer": "yes"})
    feed = re.search(r"/feeds/[\w-]+/dates\.ics", grace.post("/settings/dates").text)[0]
    answer = stranger.get(feed)
    (entry,) = Calendar.from_ical(answer.data).walk("VEVENT")
    assert (str(entry["SUMMARY"]), answer.headers["Cache-Control"]) == ("Seed swap", "private, no-store")
    ada.post(f"{path}/delete")
    assert Calendar.from_ical(stranger.get(feed).data).walk("VEVENT") == []
    grace.post("/settings/dates/delete")
    assert stranger.get(feed).status_code == 404
