"""PEERS §1, as far as links to other sites go, at the door a user would use."""

import pytest

from app.core.outside import outside
from app.subscribers.links.asking import ask_next
from tests.browser import apart
from tests.elsewhere import asking, page

URL = "http://site.example/beans?from=us&to=all"


@pytest.fixture
def elsewhere(world, tmp_path, monkeypatch):
    with asking(tmp_path, monkeypatch) as sites:
        yield sites


def test_row_13_link_preview(world, as_, settle, elsewhere):
    """A link to another site becomes a card soon after it was posted, fetched by a process apart, and never while somebody waits."""
    elsewhere.answers["site.example"] = page("Beans &amp; peas &lt;script&gt;", text="How they climb")
    form = {"group": world.gardeners.id, "title": "Look", "body": f"Worth reading:\n\n{URL}"}
    path = as_(world.ada).post("/posts", data=form).location
    before = as_(world.grace).get(path).text
    assert "link-card" not in before
    assert "http://site.example/beans?from=us&amp;to=all</a>" in before
    assert elsewhere.asked == []
    settle()
    with apart():
        assert [ask_next(), ask_next()] == [True, False]
    after = as_(world.grace).get(path).text
    shown = ('class="link-card link-card--outside"', "Beans &amp; peas &lt;script&gt;", "How they climb", "<bdi>site.example</bdi>")
    assert [words for words in shown if words not in after] == []
    assert 'href="http://site.example/beans?from=us&amp;to=all"' in after
    as_(world.grace).post(f"{path.split('-')[0]}/comments", data={"body": URL})
    assert as_(world.ada).get(path).text.count("link-card--outside") == 2
    assert elsewhere.hosts == ["site.example"]


def test_row_13_no_preview_unless_the_administrator_turns_it_on(world, as_, settle, elsewhere):
    outside.connect(is_on=False, own=())
    path = as_(world.ada).post("/posts", data={"group": world.gardeners.id, "title": "Look", "body": URL}).location
    settle()
    with apart():
        assert ask_next() is False
    assert "link-card" not in as_(world.ada).get(path).text
    assert (elsewhere.asked, elsewhere.looked_up) == ([], [])
