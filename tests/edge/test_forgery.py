import pytest
from sqlalchemy import func, select

from app.core.database import db
from app.domain.groups.models import Group

GROUP = {"name": "Birds", "purpose": "Those that sing", "visibility": "open", "joining": "free"}


def groups() -> int:
    return db.session.scalar(select(func.count()).select_from(Group))


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "nonsense"])
def test_what_another_site_sends_in_my_name_is_refused(world, as_, site):
    before = groups()
    answer = as_(world.ada).post("/groups", data=GROUP, headers={"Sec-Fetch-Site": site})
    assert (answer.status_code, groups()) == (403, before)


@pytest.mark.parametrize(("origin", "status"), [("http://localhost", 303), ("http://evil.example", 403), ("null", 403), ("", 403)])
def test_an_older_browser_is_known_by_its_origin(world, as_, origin, status):
    browser = as_(world.ada)
    del browser.environ_base["HTTP_SEC_FETCH_SITE"]
    assert browser.post("/groups", data=GROUP, headers={"Origin": origin} if origin else {}).status_code == status


def test_a_request_that_says_nothing_of_where_it_comes_from_is_refused(world, as_):
    browser = as_(world.ada)
    del browser.environ_base["HTTP_SEC_FETCH_SITE"]
    assert browser.post("/groups", data=GROUP).status_code == 403
