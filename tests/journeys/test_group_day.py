"""A day in a group, on the screen of a phone and with nothing but the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import Keyboard
from tests.journeys.stories import ANA, JON, LEE, MINA

PHONE = {"width": 390, "height": 844}
# A picture as it comes out of a screen: drawn in the browser, laid on its clipboard.
COPY_PICTURE = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 60, height: 40 })
  canvas.getContext("2d").fillRect(10, 10, 20, 20)
  const picture = await new Promise(done => canvas.toBlob(done, "image/png"))
  await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })])
}"""


@pytest.fixture
def keys(house, visit):
    """`keys(MINA)`: somebody of the workshop, signed in."""
    house.tell("workshop")
    house.start()
    return lambda email: Keyboard(visit(email, viewport=PHONE, permissions=["clipboard-read", "clipboard-write"]))


def says(person: Keyboard, group: str, words: str, *, title: str = "", kind: str = "Talk") -> str:
    """Somebody posts in a group; returns the path of the post."""
    person.go(f"/g/{group}")
    person.follow("Say something to")
    person.arrives("**/posts/new*")
    if kind != "Talk":
        person.choose(kind, exact=True)
    if title:
        person.write("Title (optional)", title)
    person.write("What you want to say", words)
    person.push("Post", exact=True)
    return person.arrives("**/t/*")


def answers(person: Keyboard, post: str, words: str) -> None:
    person.go(post)
    person.write("Your reply in", words)
    person.push("Reply", exact=True)
    person.sees(words)


def test_a_group_is_founded_somebody_comes_by_a_link_and_they_talk_and_vote(keys):
    mina, ana = keys(MINA), keys(ANA)
    mina.go("/groups")
    mina.follow("Start a group")
    mina.write("Name", "Straps")
    mina.write("Purpose", "Nothing sturdy is thrown away.")
    mina.choose("Closed")
    mina.choose("On request")
    mina.push("Found it")
    mina.arrives("**/g/straps")

    mina.follow("People")
    mina.follow("Invite by a link")
    mina.push("Make a link")
    link = mina.page.get_by_label("The invitation link")
    mina.reach(link)
    ana.go(link.input_value())
    ana.sees("Mina Berg invites you into")
    ana.push("Join", exact=True)
    ana.arrives("**/g/straps")

    ana.follow("Say something to Straps")
    ana.arrives("**/posts/new*")
    words = ana.page.get_by_label("What you want to say")
    ana.write("What you want to say", "Like this one, @mi")
    # Until the house has answered to the last letter, what it offered for the letters before stands there.
    expect(ana.page.locator("text-expander [role=option]")).to_have_count(1)
    expect(ana.page.get_by_role("option", name="Mina Berg")).to_be_visible()
    ana.press("Enter")
    expect(words).to_have_value("Like this one, @mina-berg ")
    ana.page.evaluate(COPY_PICTURE)
    ana.press("Control+V")
    ana.write("What image.png shows", "A worn strap")
    ana.push("Post", exact=True)
    post = ana.arrives("**/t/*")
    picture = ana.page.get_by_role("img", name="A worn strap")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    mina.go("/inbox")
    mina.sees("Ana Sol")
    mina.push("Ana Sol mentioned you")
    assert mina.arrives("**/t/*").split("?")[0].split("#")[0] == post
    expect(mina.page.get_by_role("img", name="A worn strap")).to_be_visible()

    mina.go("/g/straps")
    mina.follow("Say something to Straps")
    mina.choose("Poll", exact=True)
    mina.write("Title (optional)", "Which colour first?")
    for number, colour in enumerate(("Red", "Grey"), 1):
        mina.write(f"Option {number}", colour)
    mina.push("Post", exact=True)
    poll = mina.arrives("**/t/*")
    ana.go(poll)
    ana.choose("Grey")
    ana.push("Vote", exact=True)
    ana.sees("1 vote so far")


def test_a_question_is_answered_and_the_answer_accepted(keys):
    mina, jon = keys(MINA), keys(JON)
    question = says(mina, "night-shift", "The gate was open at four.", title="Who has the keys?", kind="Question")
    answers(jon, question, "The porter keeps them.")
    mina.go(question)
    mina.push("This is the answer")
    expect(mina.page.get_by_text("The answer", exact=True).first).to_be_visible()
    jon.go("/g/night-shift?show=unanswered")
    jon.sees("Every question has its answer")


def test_a_post_is_brought_to_a_second_group_and_answered_only_there(keys):
    mina, jon, lee = keys(MINA), keys(JON), keys(LEE)
    post = says(mina, "night-shift", "Why do we throw away the straps?")
    jon.go(post)
    jon.follow("Share to group")
    jon.choose("Repair")
    jon.write("Why I bring this here", "They know sewing.")
    jon.push("Share", exact=True)
    there = jon.arrives("**?room=*")
    lee.go(there)
    lee.sees("They know sewing.")
    expect(lee.page.get_by_label("Who hears it")).to_have_value("")
    answers(lee, there, "The webbing sews well.")
    mina.go(post)
    assert mina.page.get_by_text("The webbing sews well.").count() == 0
    mina.follow("1 reply in Repair")
    mina.sees("The webbing sews well.")


def test_a_reply_is_reported_and_taken_out_with_a_reason(keys):
    mina, ana, lee = keys(MINA), keys(ANA), keys(LEE)
    post = says(ana, "repair", "Who has seen the big scissors?")
    answers(lee, post, "Whoever took them is a thief.")
    jon = keys(JON)
    jon.go(post)
    jon.unfold(jon.page.get_by_label("More to do with this reply"))
    jon.follow("Report")
    jon.choose("Unkind")
    jon.write("In your words", "Nobody knows that.")
    jon.push("Report", exact=True)
    jon.sees("Those who look after")

    ana.go("/g/repair")
    ana.follow("Desk")
    ana.sees("Whoever took them is a thief.")
    ana.choose("Take it out")
    ana.pick("The rule it is about", "Unkind")
    ana.write("Your reason", "We do not call each other thieves.")
    ana.push("Decide")
    ana.sees("All tended")
    mina.go(post)
    mina.sees("Removed by the moderators")
    assert mina.page.get_by_text("is a thief").count() == 0
    lee.go("/inbox")
    lee.push("Read what and why")
    lee.sees("We do not call each other thieves.")


def test_an_answer_that_was_overtaken_is_not_what_one_chooses_from(keys):
    ana, held, first = keys(ANA), [], re.compile(r"/suggestions\?.*text=&")
    ana.page.route(first, lambda route: held.append(route))
    ana.go("/g/repair")
    ana.follow("Say something to")
    ana.arrives("**/posts/new*")
    ana.write("What you want to say", "Ask @mi")
    names = ana.page.locator("text-expander [role=option]")
    expect(names).to_have_text([re.compile("Mina Berg")])
    with ana.page.expect_response(first):
        held[0].continue_()
    ana.page.wait_for_timeout(300)  # nothing may come of it, so there is nothing else to wait for
    ana.press("Enter")
    expect(ana.page.get_by_label("What you want to say")).to_have_value("Ask @mina-berg ")
