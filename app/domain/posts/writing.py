"""Putting words before a group: what every kind of post does alike."""

from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.domain.discussions.calling import call_on, groups_named
from app.domain.discussions.threads import bring_in, known, open_thread, tag, titled, written
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.posts.events import Posted, PostHeld, Praised
from app.domain.posts.models import Post
from app.domain.posts.queries import praised_in, waits_for_leave


def put_before(group: Group, by: Person, *, kind: str, body: str, title: str = "", firsthand: str = "", from_whom: str = "") -> Post:
    """A post of `kind` with its thread. Raises Invalid by field where the words make no sense.

    Guards stand on the operations that call this, and so do the checks of what is particular to a kind.
    """
    named = groups_named(body, by=by, room=group)
    body, html, mentioned = written(body, named=named)
    title = titled(title, html)
    known_by = known(firsthand, from_whom)
    if kind == "experience" and not firsthand:
        raise Invalid(firsthand="Say how you know: you saw it yourself, or somebody told you.")
    held = "waiting" if waits_for_leave(by, group) else ""
    thread = open_thread("post", group, by, title=title, body_html=html, held=held)
    post = Post(id=thread.id, kind=kind, body=body, body_html=html, **known_by)
    post.thread = thread
    db.session.add(post)
    db.session.flush()
    tag(thread, body)
    if held:
        record(PostHeld(actor_id=by.id, post_id=thread.id, group_id=group.id))
    else:
        _announce(post, mentioned)
        call_on(named, thread, by=by)
    return post


def let_stand(post: Post) -> None:
    """Let a post that waited stand before its group, as if it had been written now. Raises Invalid(held=…) if it waits no longer."""
    bring_in(post.thread)
    _announce(post, written(post.body)[2])
    author = post.thread.writer
    call_on(groups_named(post.body, by=author, room=post.thread.group), post.thread, by=author)
    if people := praised_in(post):
        ids = [person.id for person in people]
        record(Praised(actor_id=post.thread.author_id, thread_id=post.id, group_id=post.thread.group_id, person_ids=ids))


def leave_to_author(post: Post) -> None:
    """Let a post that waited be its author's alone. Raises Invalid(held=…) if it waits no longer."""
    bring_in(post.thread, held="refused")


def _announce(post: Post, mentioned: list[int]) -> None:
    thread = post.thread
    others = [person_id for person_id in mentioned if person_id != thread.author_id]
    record(Posted(actor_id=thread.author_id, thread_id=thread.id, group_id=thread.group_id, mentioned_ids=others))


def put_titled(group: Group, by: Person, *, kind: str, title: str, body: str, required: str) -> Post:
    """A post that cannot do without a title, and can without further words. Raises Invalid(title=…)."""
    title = titled(title)
    if not title:
        raise Invalid(title=required)
    return put_before(group, by, kind=kind, title=title, body=body if body.strip() else title)
