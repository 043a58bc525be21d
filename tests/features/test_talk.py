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
