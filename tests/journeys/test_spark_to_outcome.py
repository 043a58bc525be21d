"""Six people in three groups, from a question of the night shift to news, and to the next spark; two of them have no scripts."""

from playwright.sync_api import expect

from tests.journeys import steps, working
from tests.journeys.album import FRAME, Album
from tests.journeys.stories import ANA, JON, LEE, MINA, OLGA, PAT
from tests.journeys.test_line import walked_back

HEADLINE = "Straps get a second life as bags"
NEWS = "/news/straps-get-a-second-life-as-bags"
DAY = 24


def test_a_question_becomes_a_project_an_outcome_news_and_the_next_spark(house, visit):
    house.program = "tests.journeys.put_on"
    house.tell("line_of_six")
    house.start()
    album = Album()
    six = [visit(email, viewport=FRAME, java_script_enabled=email not in (OLGA, PAT)) for email in (MINA, JON, ANA, LEE, OLGA, PAT)]
    question = asked_and_brought(album, *six[:5])
    idea = grown_and_backed(album, house, question, *six[:5])
    project = tried(album, house, idea, *six[:5])
    outcome = made(album, house, project, *six[:5])
    told(album, outcome, *six)
    spark = answered_from_outside(album, visit(viewport=FRAME), *six[:3])
    six[5].go(f"/tree/{spark.split('/')[2].split('-')[0]}")
    assert walked_back(six[5], ".family__node[aria-current]") == ["Remark", "Announcement", "Outcome", "Project", "Idea", "Remark"]
    album.take(six[5], "the-whole-line")
    six[0].go(question)
    six[0].sees("Your question led to")
    album.take(six[0], "what-it-led-to")


def asked_and_brought(album, mina, jon, ana, lee, olga) -> str:
    """Four replies by three people; the house says that it looks like a spark, and why; Jon brings it to Repair."""
    question = steps.remark(mina, kind="Question")
    album.take(mina, "a-question")
    steps.reply(jon, question, "I pick up a dozen every night.")
    steps.reply(olga, question, "Our club sews them onto panniers.")
    steps.reply(mina, question, "Then they hold for years.")
    steps.reply(jon, question, "Longer than the boxes.")
    jon.sees("This looks like a spark: 4 replies by 3 people.")
    expect(jon.page.get_by_role("main").get_by_role("link", name="Make an idea")).to_be_visible()
    album.take(jon, "it-looks-like-a-spark")
    steps.share(jon, question, into="Repair", note="They know sewing.")
    steps.reply(lee, f"{question}?room=repair", "The webbing sews well.")
    album.take(lee, "brought-to-repair")
    return question


def grown_and_backed(album, house, question, mina, jon, ana, lee, olga) -> str:
    """Ana makes it an idea; Mina has 48 hours and the credit; five people of three groups offer 14 of 10 hours: four lights."""
    idea = steps.propose(ana, f"{question}?room=repair", hours=10)
    mina.go(idea)
    mina.sees("You have 47 hours left")
    album.take(mina, "an-idea-and-48-hours")
    house.put_on(2 * DAY + 1)
    ana.go(idea)
    ana.sees("Sparked by Mina Berg")
    steps.back(jon, idea, "I can help", out_of="Night shift", hours=6)
    steps.back(ana, idea, "I can help", out_of="Repair", hours=8)
    steps.back(olga, idea, "I can test it", out_of="Repair")
    steps.back(mina, idea, "I’d use it", out_of="Night shift")
    steps.back(lee, idea, "I’d lead it", out_of="Cycling")
    for words in ("5 people in, out of 3 groups", "14 h of 10", "Ready to start"):
        lee.sees(words)
    album.take(lee, "four-lights", of="#support")
    return idea


def tried(album, house, idea, mina, jon, ana, lee, olga) -> str:
    """Lee leads a trial; whoever looks after the packaging says nothing for five working days; Olga takes a place; it goes on."""
    project = steps.start(lee, idea)
    notice = working.give_notice(lee, project, to="Nora Quist", what="Take worn straps out of the packaging stock")
    lee.sees("(five working days). Then silence means go")
    album.take(lee, "notice-is-given")
    house.put_on(10 * DAY)  # five working days from a Saturday end after the ninth
    house.flask("tick")
    lee.go(notice)
    lee.sees("Go: five working days are over and nobody objected.")
    album.take(lee, "silence-is-a-go")
    working.head(lee, project, HEADLINE)
    working.take_place(olga, project, "Tries them on the road")
    working.next_step(lee, project, "Sew the first three")
    lee.press("It works, go on")
    expect(lee.page.locator("#state")).to_contain_text("active")
    album.take(lee, "a-project-under-way")
    return project


def made(album, house, project, mina, jon, ana, lee, olga) -> str:
    """A solution, and who had a part in it: asked by name; one stays out of sight outside; after 72 hours it is settled."""
    outcome = steps.deliver(lee, project)
    for person, name in ((mina, "Mina Berg"), (lee, "Lee Ward"), (jon, "Not at all")):
        working.be_named(person, outcome, name)
    ana.go(outcome)
    ana.sees("You helped to shape it.")
    album.take(ana, "who-had-a-part", of="#credit")
    house.put_on(3 * DAY + 1)
    house.flask("tick")
    lee.go(outcome)
    expect(lee.page.locator("#state")).to_contain_text("confirmed")
    return outcome


def told(album, outcome, mina, jon, ana, lee, olga, pat) -> None:
    """Lee writes it, Pat, who had no hand in it, lets it out; Mina hears that she sparked it."""
    announcement = steps.announce(lee, outcome, contact="straps@kithline.example")
    lee.go(announcement)
    assert lee.page.get_by_role("button", name="Publish").count() == 0
    pat.go(announcement)
    album.take(pat, "looked-over")
    steps.publish(pat)
    for person, part in ((mina, "You sparked it."), (olga, "You shaped it.")):
        working.hear(person, part)
    album.take(mina, "you-sparked-it")


def answered_from_outside(album, visitor, mina, jon, ana) -> str:
    """Somebody outside reads it and writes; Jon carries it to Cycling, where Ana says what came back."""
    assert visitor.go(NEWS) == 200
    assert visitor.violations() == []
    album.take(visitor, "out-in-the-world")
    visitor.sees("Write to straps@kithline.example.")
    visitor.sees("Mina Berg")
    assert "Jon" not in visitor.page.content()
    album.take(visitor, "how-it-came-about", of=".article__tree")
    jon.go("/g/repair/news")
    jon.follow(HEADLINE)
    jon.page.wait_for_url("**/n/*")
    announcement = steps.here(jon)
    steps.share(jon, announcement, into="Cycling", note="Half of you carry panniers.", by="Bring to another group")
    ana.go(announcement)
    spark = working.say_what_came_back(ana, into="Cycling", words="A club writes: we need forty panniers.", whom="K. of a cycling club")
    ana.sees(f"Answers {HEADLINE}")
    album.take(ana, "the-next-spark")
    return spark
