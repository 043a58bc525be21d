"""What happens between the stations of the line: notice, team, steps, names, news that is heard and answered."""

import re
from datetime import timedelta
from time import monotonic

from playwright.sync_api import expect

from app.core.clock import now
from tests.journeys.steps import here
from tests.journeys.visitor import Visitor


def give_notice(lee: Visitor, project: str, *, to: str, what: str) -> str:
    """Lee says what the team means to do with what somebody else looks after."""
    lee.go(project)
    lee.follow("Give somebody notice")
    page = lee.page
    page.get_by_label("Who looks after it?").fill(to)
    page.get_by_label("What do you mean to do?").fill(what)
    page.get_by_label("Why?").fill("They are thrown away otherwise.")
    page.get_by_label("From when?").fill(f"{(now() + timedelta(days=14)).date()}")
    lee.press("Give notice")
    page.wait_for_url(re.compile(r"/notices/\d+$"))
    return here(lee)


def head(lee: Visitor, project: str, headline: str) -> None:
    """Lee writes the headline it shall have one day."""
    lee.go(project)
    lee.page.locator("#backwards summary").click()
    lee.page.get_by_label("Headline").fill(headline)
    lee.page.locator("#backwards").get_by_role("button", name="Keep it").click()
    lee.sees(f"“{headline}”")


def take_place(olga: Visitor, project: str, does: str) -> None:
    """Olga comes into the team."""
    olga.go(project)
    olga.page.locator("#team summary", has_text="Take a place").click()
    olga.page.get_by_label("What I do").fill(does)
    olga.page.locator("#team").get_by_role("button", name="Take a place").click()
    olga.sees(does)


def next_step(lee: Visitor, project: str, title: str) -> None:
    """Lee names a step, takes it and has done it."""
    lee.go(project)
    lee.page.get_by_label("A next step").fill(title)
    lee.press("Add", exact=True)
    lee.press("I’ll take it")
    lee.press("Done", exact=True)
    lee.sees("1 of 1 step done")


def be_named(person: Visitor, outcome: str, name: str) -> None:
    """Somebody says how they are named outside."""
    person.go(outcome)
    answer = person.page.locator(".own-credit").first.get_by_role("button", name=name)
    answer.click()
    expect(answer).to_have_attribute("aria-pressed", "true")


def hear(person: Visitor, words: str) -> None:
    """Somebody's inbox says it, once those who listen have come to it."""
    until = monotonic() + 20
    while person.go("/inbox") and not person.page.get_by_text(words).count():
        assert monotonic() < until, f"never heard: {words}"
        person.page.wait_for_timeout(500)


def say_what_came_back(ana: Visitor, *, into: str, words: str, whom: str) -> str:
    """Ana reads the news, and tells a group of hers what somebody outside answered."""
    ana.follow("Say what came back")
    page = ana.page
    page.get_by_label("Said to").select_option(label=f"{into}  ·  all staff may read")
    page.get_by_label("What you want to say").fill(words)
    page.get_by_role("radio", name="Second-hand").check()
    page.get_by_label("From whom").fill(whom)
    ana.press("Post", exact=True)
    page.wait_for_url("**/t/*")
    return here(ana)
