"""Who begins, who answers, and what waits until it is let in."""

from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.blind import show_names
from app.domain.discussions.models import Thread
from app.domain.groups.models import APPROVALS, Group
from app.domain.moderation.acting import given, written_down
from app.domain.moderation.events import GatesSet, LetIn, TurnedDown
from app.domain.moderation.policy import can_set_gates
from app.domain.moderation.wording import gates_in_words
from app.domain.people.models import Person
from app.domain.posts.models import Post
from app.domain.posts.policy import can_let_in
from app.domain.posts.writing import leave_to_author, let_stand


@permits(can_set_gates)
def set_gates(
    group: Group, *, by: Person, keepers_post: bool, keepers_comment: bool, approval: str, blind_start: bool | None = None
) -> Group:
    """Say who begins, who answers, what waits, and whether ideas begin without a name (None: as it is). What waits already is decided
    all the same; ideas that are there keep their names, and those that stand without one are named at once where that ends.
    Written into the group's log."""
    if approval not in APPROVALS:
        raise Invalid(approval="Choose one of those offered.")
    blind_start = group.blind_start if blind_start is None else blind_start
    before = (group.keepers_post, group.keepers_comment, group.approval, group.blind_start)
    if before != (keepers_post, keepers_comment, approval, blind_start):
        group.keepers_post, group.keepers_comment, group.approval = keepers_post, keepers_comment, approval
        group.blind_start = blind_start
        if not blind_start:
            show_names(Thread.group_id == group.id, by=by)
        written_down("gates", by=by, group=group, reason=gates_in_words(group))
        record(GatesSet(actor_id=by.id, group_id=group.id))
    return group


@permits(can_let_in)
def approve_post(post: Post, *, by: Person) -> Post:
    """Let a post in that waited; its author is told. Raises Invalid(held=…) if somebody was faster."""
    let_stand(post)
    thread = post.thread
    written_down("let_in", by=by, group=thread.group, reason="", person=thread.writer, thread_id=thread.id, noun="post")
    record(LetIn(actor_id=by.id, thread_id=thread.id, group_id=thread.group_id))
    return post


@permits(can_let_in)
def refuse_post(post: Post, *, by: Person, reason: str) -> Post:
    """Turn a post down that waited; its author keeps it and is told why. Raises Invalid(held=…) if somebody was faster."""
    reason = given(reason)
    leave_to_author(post)
    thread = post.thread
    act = written_down("turned_down", by=by, group=thread.group, reason=reason, person=thread.writer, thread_id=thread.id, noun="post")
    record(TurnedDown(actor_id=by.id, act_id=act.id, post_id=post.id, group_id=thread.group_id, person_id=thread.author_id))
    return post
