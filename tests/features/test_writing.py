"""PEERS §1, as far as writing goes, at the door a user would use."""

from datetime import timedelta

from app.commands.minute import pass_minute
from app.core.clock import now, travel
from tests.browser import apart


def test_row_13_composer(world, as_, settle):
    """Markdown with preview, who will see it, names with permission, tags, emoji, code, a card for a link, a draft kept by itself."""
    ada, group = as_(world.ada), world.gardeners.id
    page = ada.get(f"/posts/new?group={group}").text
    wanted = ("<write-box", "<text-expander", 'name="preview"', "may read this; fewer than five members of Gardeners")
    assert [words for words in wanted if words not in page] == []
    words = f"**Beans** :tada: @grace-hopper @gardeners #beans\n\n```python\ndef f(): pass\n```\n\nhttp://localhost/t/{world.welcome.id}"
    assert "<strong>Beans</strong> 🎉" in ada.post("/previews", data={"body": words, "group": group}).text
    assert "@grace-hopper" in ada.get(f"/suggestions?key=@&text=gra&group={group}").text
    form = {"group": group, "title": "Beans", "body": words, "draft_place": "post:beans-1"}
    ada.post("/drafts", data=form | {"quiet": "1"})
    assert "Beans" in as_(world.ada).get("/drafts").text
    path = ada.post("/posts", data=form).location
    assert "Beans" not in as_(world.ada).get("/drafts").text
    page = as_(world.grace).get(path).text
    shown = ("🎉", 'href="/u/grace-hopper"', 'href="/g/gardeners"', 'href="/tags/beans"', '<span class="k">def</span>', 'class="link-card"')
    assert [words for words in shown if words not in page] == []
    settle()
    assert "mentioned you in" in as_(world.grace).get("/inbox").text
    assert "mentioned Gardeners in" in as_(world.olga).get("/inbox").text
    assert "Beans" not in as_(world.mallory).get("/inbox").text


def test_row_17_schedule_and_publish_until(world, as_, settle):
    """It goes out at its moment, dated by it, and leaves lists and search when its time is over; the link still leads to it."""
    ada, goes, ends = as_(world.ada), now() + timedelta(hours=2), now() + timedelta(hours=5)
    form = {"group": world.gardeners.id, "title": "Beans", "body": "They climb.", "draft_place": "post:beans-1", "clock": "UTC"}
    form |= {"post_on": goes.strftime("%Y-%m-%dT%H:%M"), "until": ends.strftime("%Y-%m-%dT%H:%M")}
    assert ada.post("/posts", data=form).location == "/drafts"
    settle()
    assert "Goes out" in ada.get("/drafts").text
    grace = as_(world.grace)
    assert [place for place in ("/home", "/g/gardeners", "/search?q=climb") if "Beans" in grace.get(place).text] == []
    with travel(goes + timedelta(minutes=1)), apart():
        pass_minute()
    settle()
    assert [place for place in ("/home", "/g/gardeners", "/search?q=climb") if "Beans" not in grace.get(place).text] == []
    with travel(ends + timedelta(minutes=1)), apart():
        pass_minute()
    settle()
    places = ("/home", "/home?order=relevant", "/g/gardeners", "/g/gardeners?order=relevant", "/explore?show=all", "/u/ada-lovelace")
    assert [place for place in places if "Beans" in grace.get(place).text] == []
    assert "They climb" not in grace.get("/search?q=climb").text
