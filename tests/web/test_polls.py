from datetime import timedelta

import pytest

from app.core.clock import now
from app.domain.polls.operations import cast_ballot, close_poll
from tests.domain.polls.test_polls import a_poll

FORM = {"kind": "poll", "title": "What next?", "option_1": "Beans", "option_2": "Peas", "option_3": "Pumpkins", "way": "one"}


def test_a_poll_is_opened_voted_in_and_closed(world, as_, settle):
    closes = f"{now() + timedelta(days=3):%Y-%m-%d}"
    path = as_(world.ada).post("/posts", data=FORM | {"group": world.gardeners.id, "closes": closes}).location
    page = as_(world.grace).get(path).text
    assert [
        words for words in ("Choose one", "Pumpkins", "0 votes so far", "The count shows once you have voted") if words not in page
    ] == []
    base = path.partition("-")[0]
    page = as_(world.grace).get(as_(world.grace).post(f"{base}/ballots", data={"choices": "2"}).location).text
    assert [words for words in ("How it stands", "100 %", "Change your vote", "1 vote so far") if words not in page] == []
    assert "How it stands" not in as_(world.ada).get(path).text
    as_(world.ada).post(f"{base}/poll/close")
    assert "Closed on" in as_(world.mallory).get(path).text
    settle()
    assert "The result is in" in as_(world.grace).get("/inbox").text
    assert "The result is in" not in as_(world.ada).get("/inbox").text


def test_nothing_on_any_page_says_who_voted(world, as_):
    poll = a_poll(world.gardeners, world.ada)
    for person in (world.grace, world.olga):
        cast_ballot(poll, by=person, choices=[0])
    close_poll(poll, by=world.ada)
    page = as_(world.mallory).get(f"/t/{poll.id}").text
    assert ("Grace Hopper" in page, "Olga" in page, "Nobody is shown who chose what" in page) == (False, False, True)


def test_a_ranked_poll_shows_its_rounds(world, as_):
    poll = a_poll(world.gardeners, world.ada, way="ranked")
    browser = as_(world.olga)
    assert "Put up to 3 in order" in browser.get(f"/t/{poll.id}").text
    for person, choices in ((world.ada, [0]), (world.grace, [1])):
        cast_ballot(poll, by=person, choices=choices)
    page = browser.get(browser.post(f"/t/{poll.id}/ballots", data={"choice_1": "2", "choice_2": "1"}).location).text
    assert [words for words in ("Round by round", "Round 2", "your first", "your second") if words not in page] == []


@pytest.mark.parametrize("sent", [{}, {"choices": "9"}, {"choices": "x"}, {"choices": ["0", "1"]}], ids=str)
def test_a_ballot_that_makes_no_sense_is_handed_back(world, as_, sent):
    poll = a_poll(world.gardeners, world.ada)
    answer = as_(world.grace).post(f"/t/{poll.id}/ballots", data=sent)
    assert (answer.status_code, "field__error" in answer.text, "Choose one" in answer.text) == (422, True, True)


def test_an_outsider_is_told_to_join_and_a_hidden_poll_is_not_there(world, as_):
    poll, hidden = a_poll(world.gardeners, world.ada), a_poll(world.council, world.grace)
    assert as_(world.mallory).post(f"/t/{poll.id}/ballots", data={"choices": "0"}).status_code == 403
    assert as_(world.mallory).post(f"/t/{hidden.id}/ballots", data={"choices": "0"}).status_code == 404
    assert as_(world.mallory).post(f"/t/{hidden.id}/poll/close").status_code == 404
    assert as_(world.olga).post(f"/t/{poll.id}/poll/close").status_code == 403


def test_what_a_poll_lacks_is_named_and_the_options_are_kept(world, as_):
    answer = as_(world.ada).post("/posts", data=FORM | {"group": world.gardeners.id, "option_2": "", "option_3": ""})
    assert (answer.status_code, "at least two options" in answer.text, 'value="Beans"' in answer.text) == (422, True, True)


def test_lists_count_votes_and_search_finds_options(world, as_, settle):
    poll = a_poll(world.gardeners, world.ada)
    cast_ballot(poll, by=world.grace, choices=[0])
    settle()
    assert "1 vote, open until" in as_(world.mallory).get("/g/gardeners").text
    assert "What next?" in as_(world.mallory).get("/search?q=pumpkins").text
    assert "1 vote, open until" in as_(world.ada).get("/home").text


def test_a_vote_rings_the_bell_of_the_thread_and_says_no_more(world, socket, settle):
    poll = a_poll(world.gardeners, world.ada)
    settle()
    client = socket(world.olga)
    client.emit("watch", {"stream": f"thread:{poll.id}"})
    cast_ballot(poll, by=world.grace, choices=[0])
    settle()
    bells = [bell for name, bell in client.heard() if name == "stale"]
    assert [(bell["stream"], bell["kind"], sorted(bell)) for bell in bells] == [
        (f"thread:{poll.id}", "BallotCast", ["event", "kind", "stream", "thread"])
    ]
