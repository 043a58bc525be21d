"""What people expect of conversations, row by row of the list of table stakes, through the doors they would use."""

import re

from app.core.database import db
from app.domain.discussions.models import Comment
from app.domain.posts.operations import write_post


def said(words: str) -> Comment:
    return db.session.query(Comment).filter(Comment.body.contains(words)).one()


def test_row_14_comments(world, as_):
    """One reply level, quoting, permalinks, edit with history, delete leaving a stub, with undo."""
    ada, grace, path = as_(world.ada), as_(world.grace), f"/t/{world.welcome.id}/comments"
    grace.post(path, data={"body": "Runner beans."})
    beans = said("Runner")
    ada.post(path, data={"body": "How high?", "parent": beans.id})
    grace.post(path, data={"body": "As a house.", "parent": said("How high").id})
    assert said("As a house").parent_id == beans.id
    form = ada.get(f"{path}/new?quote={beans.id}").text
    quoted = re.search(r"<textarea[^>]*>([^<]*)</textarea>", form)[1].replace("&gt;", ">")
    ada.post(path, data={"body": quoted + "My favourites.", "parent": beans.id})
    assert f'id="comment_{beans.id}"' in ada.get(f"/comments/{beans.id}", follow_redirects=True).text
    grace.post(f"/comments/{beans.id}/edit", data={"body": "Broad beans."})
    assert "Runner beans." in ada.get(f"/comments/{beans.id}/history").text
    grace.post(f"/comments/{beans.id}/delete")
    assert "A reply was taken back." in ada.get(f"/t/{world.welcome.id}").text
    assert "beans" not in ada.get(f"/comments/{beans.id}/history").text.lower()
    grace.post(f"/comments/{beans.id}/restore")
    assert "Broad beans." in ada.get(f"/t/{world.welcome.id}").text


def test_row_15_reactions_with_who_reacted(world, as_):
    """Six signs; who gave which is one step of the keyboard away from every count."""
    ada, grace, base = as_(world.ada), as_(world.grace), f"/t/{world.welcome.id}"
    grace.post(f"{base}/comments", data={"body": "Runner beans."})
    place = f"/comments/{said('Runner').id}"
    for browser, kind in ((ada, "love"), (grace, "thanks")):
        browser.post(f"{base}/reactions", data={"kind": kind})
        browser.post(f"{place}/reactions", data={"kind": kind})
    page = ada.get(base).text
    for thing in (base, place):
        assert f'<a class="quiet-link" href="{thing}/reactions" aria-label="Who reacted">' in page
        assert "Grace Hopper" in ada.get(f"{thing}/reactions?kind=thanks").text
        assert "Grace Hopper" not in ada.get(f"{thing}/reactions?kind=love").text.partition("<main")[2]


def test_row_19_save_for_later_and_share_by_link(world, as_, stranger):
    """A list of one's own; a link that says nothing to those who may not see: not even that there is something."""
    votes = write_post(world.council, by=world.grace, title="Votes", body="Behind closed doors")
    grace, base = as_(world.grace), f"/t/{votes.id}"
    grace.post(f"{base}/bookmarks")
    assert "Votes" in grace.get("/saved").text
    assert f'href="{base}-votes" data-copy' in grace.get(base).text
    for browser in (as_(world.ada), as_(world.olga), stranger):
        hidden, missing = browser.get(f"{base}-votes"), browser.get("/t/999999-votes")
        assert (hidden.status_code, plain(hidden.text)) == (missing.status_code, plain(missing.text).replace("999999", str(votes.id)))
        assert "og:" not in hidden.text
        assert "closed doors" not in hidden.text


def plain(page: str) -> str:
    """A page without what is new at every rendering."""
    return re.sub(r'nonce(-|=")[\w-]+', "", page)


def test_row_21_home_is_my_groups_and_the_people_and_tags_i_follow(world, as_, settle):
    """Relevant and Newest, the choice remembered; a card from outside my groups says why it stands there."""
    write_post(world.gardeners, by=world.grace, title="Straps", body="They tear. #repair")
    write_post(world.council, by=world.grace, title="Votes", body="Hidden. #repair")
    settle()
    browser = as_(world.mallory)
    assert "Straps" not in browser.get("/home").text
    browser.post("/tags/repair/follow")
    for order in ("newest", "relevant"):
        browser.post("/settings", data={"feed": order, "credit": "name", "counted": "1"})
        page = browser.get("/home").text
        assert ("Straps" in page, "You follow #repair" in page, "Votes" in page) == (True, True, False)
        assert f'order={order}" aria-current="true"' in page
    browser.post("/u/grace-hopper/follow")
    assert "You follow Grace Hopper" in browser.get("/home").text


def test_row_22_new_since_your_last_visit(world, as_):
    """A marker at the group, a line in the thread, a number on the card, and a way to where one stopped."""
    ada, grace, base = as_(world.ada), as_(world.grace), f"/t/{world.welcome.id}"
    grace.post(f"{base}/comments", data={"body": "Runner beans."})
    ada.post("/g/gardeners/looks")
    ada.post(f"{base}/reached?upto={said('Runner').id}")
    grace.post("/posts", data={"group": world.gardeners.id, "body": "Who has a spade?"})
    grace.post(f"{base}/comments", data={"body": "Broad beans."})
    home = ada.get("/home").text
    assert 'title="New posts since you looked">1</span>' in home
    assert "New since" in home
    page = ada.get(base).text
    assert page.index("Runner beans.") < page.index("New since you were here") < page.index("Broad beans.")
    assert ada.get(f"{base}/new").location == f"/comments/{said('Broad').id}"


def test_row_17_pin_lock_and_move(world, as_, settle):
    """Three on top at most; closed with the reason where one would answer; moved with a notice, and nobody reads more by it."""
    ada, grace, stranger, base = as_(world.ada), as_(world.grace), as_(world.mallory), f"/t/{world.welcome.id}"
    grace.post("/posts", data={"group": world.gardeners.id, "title": "Newer", "body": "Who has a spade?"})
    grace.post(f"{base}/pin")
    settle()
    page = stranger.get("/g/gardeners").text
    assert page.index(">Welcome</a>") < page.index(">Newer</a>")
    grace.post(f"{base}/lock", data={"reason": "It has been decided."})
    assert "It has been decided." in ada.post(f"{base}/comments", data={"body": "May I?"}).text
    assert "It has been decided." in stranger.get(base).text
    grace.post(f"{base}/move", data={"group": world.council.id, "reason": "The council decides."})
    settle()
    assert "Moved here from" in grace.get(base).text
    assert stranger.get(base).status_code == 404
    notice = stranger.get("/g/gardeners").text
    assert ("The council decides." in notice, ">Welcome</a>" in notice) == (True, False)
    assert "Welcome" not in stranger.get("/search?q=everybody").text.partition("<main")[2]


def test_row_29_quiet_hours_and_no_word_of_my_own_acts(world, as_, settle, socket):
    """In quiet hours nothing rings and the number stays as it was; what came waits. Nobody is told of what they did themselves.

    The house sends no mail at all, so there is none to hold back."""
    ada, grace, base = as_(world.ada), as_(world.grace), f"/t/{world.welcome.id}"
    bell = socket(world.ada)
    ada.post("/settings/pause", data={"hours": "1"})
    grace.post(f"{base}/comments", data={"body": "@ada-lovelace Runner beans."})
    settle()
    assert [message for _, message in bell.heard() if message.get("kind") == "inbox"] == []
    assert ada.get("/inbox/count").json == {"unread": 0}
    assert "mentioned you" in ada.get("/inbox").text
    ada.post("/settings/pause/delete")
    assert ada.get("/inbox/count").json == {"unread": 1}
    ada.post("/inbox/readings")
    ada.post(f"{base}/following", data={"level": "all"})
    ada.post(f"{base}/comments", data={"body": "@ada-lovelace talks to herself."})
    ada.post(f"{base}/reactions", data={"kind": "love"})
    settle()
    assert ada.get("/inbox/count").json == {"unread": 0}
