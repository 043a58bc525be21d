from app.domain.discussions.operations import comment_on, react
from app.subscribers.notifications.queries import inbox_of, unread_count


def test_the_inbox_says_what_happened_by_day(world, as_, settle):
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    page = as_(world.ada).get("/inbox").text
    assert "Today" in page
    assert "wrote under your post" in page


def test_an_empty_inbox_says_so(world, as_, settle):
    settle()
    assert "Nothing waits for you." in as_(world.mallory).get("/inbox").text


def test_the_count_is_told_to_scripts(world, as_, settle):
    react(world.welcome.thread, by=world.grace, kind="love")
    settle()
    assert as_(world.ada).get("/inbox/count").json == {"unread": 1}


def test_opening_one_marks_it_read_and_leads_to_it(world, as_, settle):
    comment = comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    waiting = inbox_of(world.ada).rows[0].row
    answer = as_(world.ada).post(f"/inbox/{waiting.id}/readings", data={"open": "1"})
    assert answer.location == f"/comments/{comment.id}"
    assert unread_count(world.ada) == 0


def test_everything_can_be_marked_read_at_once(world, as_, settle):
    react(world.welcome.thread, by=world.grace, kind="love")
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    assert as_(world.ada).post("/inbox/readings").location == "/inbox"
    assert unread_count(world.ada) == 0


def test_somebody_elses_notification_is_not_there(world, as_, settle):
    react(world.welcome.thread, by=world.grace, kind="love")
    settle()
    waiting = inbox_of(world.ada).rows[0].row
    assert as_(world.grace).post(f"/inbox/{waiting.id}/readings").status_code == 404
    assert unread_count(world.ada) == 1


def test_the_inbox_needs_few_queries_however_full(world, as_, settle, queries):
    for number in range(30):
        comment_on(world.welcome.thread, by=world.grace, body=f"@ada-lovelace {number}")
    settle()
    browser = as_(world.ada)
    with queries() as seen:
        assert browser.get("/inbox").status_code == 200
    assert len(seen) <= 10, seen
