from sqlalchemy import func, select

from app.core.database import db
from app.core.events import EventRecord

PAGES = """/home /inbox /explore /groups /g/gardeners /g/gardeners/ideas /g/gardeners/people /people /u/ada-lovelace
/search?q=welcome /settings / /feed.atom""".split()


def events() -> int:
    return db.session.scalar(select(func.count()).select_from(EventRecord))


def test_a_refused_form_leaves_nothing_behind(world, as_):
    before = events()
    browser = as_(world.ada)
    assert browser.post("/groups", data={"name": "", "visibility": "open", "joining": "free"}).status_code == 422
    assert events() == before + 1  # signing in


def test_reading_writes_nothing(world, as_, settle, queries):
    settle()
    browser = as_(world.ada)
    db.session.commit()
    with queries() as seen:
        answers = {page: browser.get(page).status_code for page in [*PAGES, f"/t/{world.welcome.id}"]}
    assert set(answers.values()) <= {200, 301, 303, 308}, answers
    assert [sql for sql in seen if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")] == []
