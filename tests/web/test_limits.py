"""How much one person may write in an hour."""

from app.domain.groups.operations import found

LONG = "Nobody should have to type this again, whatever the clock says."


def test_after_twenty_posts_an_hour_the_words_are_handed_back(world, as_):
    browser, form = as_(world.ada), {"group": world.gardeners.id, "body": LONG}
    assert {browser.post("/posts", data=form).status_code for _ in range(20)} == {303}
    answer = as_(world.ada).post("/posts", data=form)
    assert answer.status_code == 429
    assert "20 posts within an hour" in answer.text
    assert LONG in answer.text
    assert int(answer.headers["Retry-After"]) > 60
    assert as_(world.grace).post("/posts", data=form).status_code == 303


def test_what_was_refused_is_not_counted(world, as_):
    browser = as_(world.ada)
    assert {browser.post("/posts", data={"group": world.gardeners.id, "body": ""}).status_code for _ in range(25)} == {422}
    assert browser.post("/posts", data={"group": world.gardeners.id, "body": LONG}).status_code == 303


def test_after_a_hundred_and_twenty_replies_an_hour_the_words_are_handed_back(world, as_):
    browser, path = as_(world.olga), f"/t/{world.welcome.id}/comments"
    assert {browser.post(path, data={"body": LONG}).status_code for _ in range(120)} == {303}
    answer = browser.post(path, data={"body": LONG})
    assert (answer.status_code, LONG in answer.text) == (429, True)


def test_after_thirty_things_brought_an_hour_the_reason_is_handed_back(world, as_):
    browser, path = as_(world.ada), f"/t/{world.welcome.id}/shares"
    rooms = [found(by=world.ada, name=f"Bed {number}", purpose="Beans").id for number in range(31)]
    answers = [browser.post(path, data={"group": room, "note": LONG}) for room in rooms]
    assert {answer.status_code for answer in answers[:-1]} == {303}
    assert (answers[-1].status_code, LONG in answers[-1].text) == (429, True)
