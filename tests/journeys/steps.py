"""The stations of the line, each as its people walk it in their browsers. Each ends where the next begins and returns its path."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

REMARK = "Why do we throw away the straps? The buckles alone would last for years."


def here(visitor: Visitor) -> str:
    """The path of the page a visitor stands on."""
    visitor.page.wait_for_load_state()
    return urlsplit(visitor.page.url).path


def remark(mina: Visitor, *, kind: str = "") -> str:
    """Mina wonders aloud in Night shift."""
    mina.go("/g/night-shift")
    mina.follow("Say something to Night shift")
    if kind:
        mina.page.locator(".kinds__card", has_text=kind).click()
    mina.page.get_by_label("What you want to say").fill(REMARK)
    mina.press("Post", exact=True)
    mina.page.wait_for_url("**/t/*")
    return here(mina)


def share(jon: Visitor, thread: str, *, into: str, note: str, by: str = "Share to group") -> None:
    """Jon brings it before another of his groups."""
    jon.go(thread)
    jon.follow(by)
    jon.page.get_by_role("radio", name=into).check()
    jon.page.get_by_label("Why I bring this here").fill(note)
    jon.press("Share", exact=True)
    jon.page.wait_for_url("**?room=*")


def reply(person: Visitor, thread: str, words: str) -> None:
    """Somebody answers in the room the page shows."""
    person.go(thread)
    person.page.get_by_label("Your reply in").first.fill(words)
    person.press("Reply", exact=True)
    person.sees(words)
    expect(person.page.get_by_label("Your reply in").first).to_have_value("")


def propose(person: Visitor, thread: str, *, hours: int = 0) -> str:
    """An idea grows out of the remark, in Repair."""
    person.go(thread)
    person.follow("Make an idea")
    page = person.page
    page.get_by_label("Lives in").select_option(label="Repair")
    page.get_by_label("Name it").fill("A second life for straps")
    page.get_by_label("What if…").fill("What if worn straps became bags?")
    page.get_by_label("It would help…").fill("Everybody who carries something.")
    page.get_by_label("A first step could be…").fill("Sew three of them.")
    if hours:
        page.get_by_label("Hours at least").fill(str(hours))
    person.press("Propose it")
    page.wait_for_url("**/i/*")
    return here(person)


def back(person: Visitor, idea: str, way: str, *, out_of: str, hours: int = 0) -> None:
    """Somebody stands behind it, out of one of their groups."""
    person.go(idea)
    page = person.page
    page.get_by_text("I’m in…").click()
    page.get_by_role("radio", name=way).check()
    page.get_by_label("I come from").select_option(label=out_of)
    if hours:
        page.get_by_label("Hours, if you help").fill(str(hours))
    person.press("I’m in", exact=True)
    person.sees("You: ")


def start(lee: Visitor, idea: str) -> str:
    """Lee makes it a project."""
    lee.go(idea)
    lee.follow("Start as a trial")
    lee.page.get_by_label("What shall be different").fill("Nothing sturdy is thrown away.")
    lee.press("Start as a trial")
    lee.page.wait_for_url("**/p/*")
    return here(lee)


def deliver(lee: Visitor, project: str) -> str:
    """Lee says what came of it and asks everybody how they want to be named."""
    lee.go(project)
    lee.follow("Tell what came of it")
    page = lee.page
    page.get_by_label("Name it").fill("Forty bags out of straps")
    page.get_by_role("radio", name="Solution").check()
    page.get_by_label("What changed, for whom?").fill("Forty people carry their lunch in what was waste.")
    lee.press("Deliver it")
    page.wait_for_url("**/o/*")
    outcome = here(lee)
    lee.press("Send for credit check")
    lee.sees("Everybody answers for themselves")
    return outcome


def announce(lee: Visitor, outcome: str, *, contact: str = "") -> str:
    """Lee writes it down for the world and sends it to review."""
    lee.go(outcome)
    lee.follow("Tell people")
    page = lee.page
    page.get_by_label("Headline").fill("Straps get a second life as bags")
    page.get_by_label("Summary").fill("What held boxes together now holds lunch.")
    page.get_by_label("Story").fill("Worn straps were thrown away. Now they are **bags**.")
    page.get_by_label("Whom to write to").fill(contact)
    lee.press("Keep as a draft")
    page.wait_for_url("**/n/*")
    announcement = here(lee)
    lee.press("Send to review")
    lee.sees("Somebody who had no hand in it looks it over.")
    return announcement


def publish(pat: Visitor) -> None:
    """Pat, who had no hand in it, looks it over and lets it out."""
    pat.go("/newsroom")
    pat.follow("Straps get a second life as bags")
    pat.press("Mark ready")
    pat.press("Publish")
    pat.sees("The public page")
