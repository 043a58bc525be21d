"""What an idea promises, row by row of its screen and its moves, through the doors people use."""

import re
from datetime import timedelta

from app.core.clock import now, travel
from app.domain.groups.operations import join
from app.domain.ideas.operations import end_objection_times, merge_due_ideas, rest_quiet_ideas, warn_quiet_ideas
from app.domain.outcomes.operations import confirm_due_outcomes
from tests.domain.line import LINES

WORDS = {"title": "Keep the straps", **LINES}


def said(page) -> str:
    """The words of a page without their markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def missing(page, *words: str) -> list[str]:
    return [word for word in words if word not in said(page)]


def proposed(browser, world, **words) -> str:
    answer = browser.post("/ideas", data={**WORDS, "group": world.gardeners.id, **words})
    assert answer.status_code == 303, answer.text
    return answer.location


def remark_of(browser, world, body: str = "The straps are torn every night.") -> str:
    answer = browser.post("/posts", data={"group": world.gardeners.id, "body": body})
    return re.search(r"/t/(\d+)", answer.location)[1]


def test_m15_asks_and_offers_of_people_and_departments(world, as_, settle):
    """Hours, a skill, a thing and money, each with a least and a best; carried together; a second yes when it starts."""
    ada, grace = as_(world.ada), as_(world.grace)
    path = proposed(ada, world, hours_needed="6", hours_wanted="20", skill_needed="sewing")
    for ask in (
        {"kind": "skill", "what": "riveting", "minimum": "1"},
        {"kind": "thing", "what": "a van", "minimum": "1", "optimum": "2", "unit": "vans"},
        {"kind": "money", "what": "buckles", "minimum": "120", "optimum": "300", "unit": "EUR"},
    ):
        assert ada.post(f"{path}/asks", data=ask).status_code == 303
    numbers = re.findall(r"/asks/(\d+)/pledges", grace.get(path).text)
    for number, amount in zip(numbers, (6, 1, 1, 80), strict=True):
        grace.post(f"/asks/{number}/pledges", data={"amount": amount, "for_department": "1"})
    assert missing(ada.get(path), "6 h of 6, at best 20", "1 vans of 1, at best 2", "80 EUR of 120", "Asks 3 of 4") == []
    ada.post(f"/asks/{numbers[3]}/pledges", data={"amount": "40", "for_department": "1"})
    assert missing(ada.get(path), "Asks 4 of 4", "Carried together by Research and Systems", "from Systems, through Grace Hopper") == []
    ada.post(f"{path}/promotions", data={"goal": "One box by the door"})
    settle()
    assert missing(grace.get("/inbox"), "Does your offer stand?") == []
    grace.post(re.search(r"/pledges/\d+/keep", grace.get(path).text)[0])
    assert missing(ada.get(path), "said yes again") == []


def test_i0_the_author_has_48_hours_and_the_credit(world, as_, settle):
    ada, grace = as_(world.ada), as_(world.grace)
    kept, refused = (proposed(ada, world, **{"from": remark_of(grace, world, body)}) for body in ("Straps tear.", "Covers tear."))
    settle()
    assert missing(grace.get("/inbox"), "became an idea, and you have 48 hours to object") == []
    assert missing(grace.get(kept), "You have 47 hours left") == []
    assert missing(ada.get(kept), "has 47 hours left") == []
    grace.post(f"{refused}/objections", data={"reason": "I told it in confidence."})
    assert missing(ada.get(refused), "I told it in confidence.", "This idea is resting.") == []
    with travel(now() + timedelta(hours=49)):
        end_objection_times(by=world.house)
    others = as_(world.pat)
    assert missing(others.get(kept), "Sparked by Grace Hopper") == []
    assert "Grace" not in said(others.get(refused))


def test_p2_the_system_says_that_it_looks_like_a_spark(world, as_):
    ada, grace = as_(world.ada), as_(world.grace)
    post = remark_of(ada, world)
    for browser, body in ((grace, "In the press room, too."), (ada, "How many?"), (grace, "Forty a week.")):
        browser.post(f"/t/{post}/comments", data={"body": body})
    assert missing(grace.get(f"/t/{post}"), "This looks like a spark: 3 replies by 2 people.", "Mark as spark", "Make an idea") == []
    grace.post(f"/t/{post}/spark")
    assert "This looks like a spark" not in said(ada.get(f"/t/{post}"))


def test_i6_two_ideas_become_one_and_two_again(world, as_, settle):
    ada, grace = as_(world.ada), as_(world.grace)
    mine, theirs = proposed(ada, world), proposed(grace, world, title="Keep the covers")
    as_(world.mallory).post(f"{mine}/backings", data={"way": "use"})
    assert missing(ada.get(f"{mine}/mergers/new?with={theirs}"), "Yours", "The other", "Keep the covers") == []
    merger = ada.post(f"{mine}/mergers", data={"with": theirs, "keep": "other", "note": "Both keep what is torn."}).location
    with travel(now() + timedelta(days=8)):
        merge_due_ideas(by=world.house)
    settle()
    assert missing(ada.get(mine), "merged", "This went into Keep the covers") == []
    assert missing(grace.get(theirs), "Mallory Marsh", "1 person in") == []
    assert missing(as_(world.mallory).get("/inbox"), "An idea you had a part in goes on in Keep the covers") == []
    ada.post(f"{merger}/split")
    assert "Mallory Marsh" not in said(grace.get(theirs))
    assert missing(ada.get(mine), "growing", "Mallory Marsh") == []


def test_i4_not_now_because_and_the_thirty_quiet_days(world, as_, settle):
    join(world.gardeners, by=world.mallory)
    ada, mallory = as_(world.ada), as_(world.mallory)
    path = proposed(ada, world)
    mallory.post(f"{path}/backings", data={"way": "use"})
    assert ada.post(f"{path}/rest", data={"because": ""}).status_code == 422
    ada.post(f"{path}/rest", data={"because": "The bench is full until March."})
    settle()
    assert missing(mallory.get(path), "Not now, because: The bench is full until March.", "Wake it") == []
    assert missing(mallory.get("/inbox"), "said not now, and why") == []
    mallory.post(f"{path}/wake")
    for days, cause in ((23, warn_quiet_ideas), (31, rest_quiet_ideas)):
        with travel(now() + timedelta(days=days)):
            assert [cause(by=world.house) for _ in range(2)] == [1, 0]
    settle()
    assert missing(mallory.get("/inbox"), "Rests in a week unless somebody moves it", "Rests after thirty quiet days") == []
    assert missing(mallory.get(path), "Rested after thirty quiet days. Anybody may wake it.") == []


def test_j2_everybody_in_the_tree_hears_that_it_was_started(world, as_, settle):
    ada, grace, olga = as_(world.ada), as_(world.grace), as_(world.olga)
    path = proposed(ada, world, **{"from": remark_of(grace, world)})
    olga.post(f"{path}/considerations", data={"side": "doubt", "body": "Who sews?"})
    ada.post(f"{path}/promotions", data={"goal": "One box by the door"})
    settle()
    for browser in (grace, olga):
        assert said(browser.get("/inbox")).count("started it as a project") == 1


def test_p2_whoever_wrote_it_unmarks_a_spark_within_48_hours(world, as_, settle):
    ada, grace = as_(world.ada), as_(world.grace)
    path = f"/t/{remark_of(ada, world)}"
    grace.post(f"{path}/spark")
    settle()
    assert missing(ada.get("/inbox"), "sees the beginning of something in") == []
    with travel(now() + timedelta(hours=49)):
        assert ada.post(f"{path}/spark/delete").status_code == 403
    ada.post(f"{path}/spark/delete")
    assert "Spark" not in said(ada.get(path)).partition("What you want to say")[0].partition("More to do")[0]
    grace.post(f"{path}/spark")
    assert missing(ada.get(path), "No spark after all") == []


def test_i0_whoever_objected_takes_it_back_while_it_rests(world, as_, settle):
    ada, grace = as_(world.ada), as_(world.grace)
    path = proposed(ada, world, **{"from": remark_of(grace, world)})
    grace.post(f"{path}/objections", data={"reason": "I told it in confidence."})
    assert "torn every night" not in said(as_(world.pat).get(path))
    grace.post(f"{path}/objections/delete")
    assert missing(as_(world.pat).get(path), "growing", "The straps are torn every night.", "Sparked by Grace Hopper") == []
    settle()
    assert missing(ada.get("/inbox"), "took back what they had against what grew out of their words") == []


def test_i3_a_small_thing_goes_straight_to_its_outcome(world, as_, settle):
    ada, grace, pat = as_(world.ada), as_(world.grace), as_(world.pat)
    path = proposed(ada, world, **{"from": remark_of(as_(world.olga), world)})
    grace.post(f"{path}/backings", data={"way": "help", "hours": "1"})
    assert missing(grace.get(path), "Done already?") == []
    outcome = grace.post(f"{path}/deliveries", data={"type": "solution", "title": "A box", "what_changed": "No strap is torn."}).location
    grace.post(f"{outcome}/send")
    settle()
    assert missing(ada.get("/inbox"), "says it is done already", "asks how you want to be named in") == []
    with travel(now() + timedelta(hours=73)):
        confirm_due_outcomes(by=world.house)
    assert missing(pat.get(path), "delivered", "Done: A box") == []
    assert missing(pat.get(outcome), "confirmed", "No strap is torn.", "Grace Hopper", "Ada Lovelace") == []
    project = re.search(r"/p/\d+", pat.get(outcome).text)[0]
    grace.post(f"{project}/reopen")
    assert missing(pat.get(path), "started", "It is under way") == []
