"""Opening, touching and closing threads: what every noun that is a thread does alike."""

import re
from collections.abc import Collection

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.core.errors import Invalid
from app.core.machine import Move
from app.core.markdown import excerpt, handles_in, render, tags_in
from app.core.parsing import in_a_line, tidy
from app.domain.discussions.models import FIRSTHAND, Comment, Share, Tag, Thread, Version
from app.domain.discussions.unnamed import BLIND
from app.domain.groups.models import Group, Membership
from app.domain.people.models import Person
from app.domain.people.queries import ids_of_handles

LONGEST_BODY = 20_000
LONGEST_TITLE = 160
LONGEST_SOURCE = 80
# Signs that show nothing: somebody who sends only these has said nothing.
_INVISIBLE = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]+"
)


def open_thread(
    kind: str, group: Group, author: Person, *, title: str, body_html: str = "", state: str = "", held: str = "",
    is_blind: bool = False,
) -> Thread:  # fmt: skip
    """A new thread with an id, opened by `author` in `group`, who is not named at first if it `is_blind`. One that is `held` is no news
    to the group."""
    at = now()
    thread = Thread(
        kind=kind,
        group_id=group.id,
        author_id=author.id,
        title=title,
        excerpt=excerpt(body_html, 300),
        state=state,
        held=held,
        blind_until=at + BLIND if is_blind else None,
        created_at=at,
        last_activity_at=at,
    )
    thread.group, thread.writer = group, author
    db.session.add(thread)
    db.session.flush()
    if not held:
        _stir(group, author)
    return thread


def bring_in(thread: Thread, *, held: str = "") -> None:
    """Let the thread stand before its group from now on, dated by this moment; or hold it for good. Raises Invalid(held=…) where
    it waits no longer: of two who decide at once, one does."""
    moment = {} if held else {"created_at": now(), "last_activity_at": now()}
    waits = (Thread.id == thread.id, Thread.held == "waiting", Thread.deleted_at.is_(None))
    decided = db.session.execute(update(Thread).where(*waits).values(held=held, **moment))
    db.session.refresh(thread)
    if not decided.rowcount:
        raise Invalid(held="Somebody has decided about this meanwhile, or it was taken back.")
    if not held:
        _stir(thread.group, thread.writer)


def said(comment: Comment, change: int) -> None:
    """Count one reply more (or, with -1, less) where it was said: with the thread for its home, with the share elsewhere."""
    if comment.group_id == comment.thread.group_id:
        count(comment.thread, comment_count=change)
    else:
        here = update(Share).where(Share.thread_id == comment.thread_id, Share.group_id == comment.group_id)
        db.session.execute(here.values(comment_count=Share.comment_count + change))


def touch_rooms(thread: Thread, *, by: Person) -> None:
    """Note that something is new in every group the thread was brought to."""
    shares = select(Share).where(Share.thread_id == thread.id).options(joinedload(Share.group))
    for share in db.session.scalars(shares):
        _stir(share.group, by)


def touch(thread: Thread, *, by: Person, room: Group | None = None, **counts: int) -> None:
    """Note that `by` did something in `thread` now, in `room` or at its home; `counts` are added to its columns of those names."""
    values = {name: getattr(Thread, name) + change for name, change in counts.items()}
    # That somebody is talking in a closed room must move nothing where others look.
    if room is None or room.is_open or room.id == thread.group_id:
        values["last_activity_at"] = now()
    if values:
        db.session.execute(update(Thread).where(Thread.id == thread.id).values(**values))
    _stir(room or thread.group, by)


def count(thread: Thread, **counts: int) -> None:
    """Add `counts` to the thread's columns without calling it activity."""
    values = {name: getattr(Thread, name) + change for name, change in counts.items()}
    db.session.execute(update(Thread).where(Thread.id == thread.id).values(**values))


def move(thread: Thread, how: Move) -> None:
    """Change the thread's state as `how` says, if that leads out of where it is. Raises Invalid(state=…) otherwise.

    Compare and set, so that of two who press at once only one succeeds.
    """
    moved = db.session.execute(
        update(Thread).where(Thread.id == thread.id, Thread.state.in_(how.out_of)).values(state=how.into, last_activity_at=now())
    )
    if not moved.rowcount:
        db.session.refresh(thread)
        raise Invalid(state=f"This is “{thread.state.replace('_', ' ')}” by now, so that can no longer be done.")
    db.session.refresh(thread)


def reopen_question(thread: Thread) -> None:
    """Where nothing is taken as its answer any more, the question is one without an answer again."""
    taken = select(Comment.id).where(Comment.thread_id == thread.id, Comment.accepted_at.is_not(None))
    answered = (Thread.id == thread.id, Thread.state == "answered")
    db.session.execute(update(Thread).where(*answered, ~taken.exists()).values(state=""), execution_options={"synchronize_session": False})


def keep_version(thread: Thread, *, title: str, body: str, comment_id: int | None = None, author_id: int | None = None) -> None:
    """Remember what was said before an edit."""
    db.session.add(
        Version(
            thread_id=thread.id, comment_id=comment_id, author_id=author_id or thread.author_id, title=title, body=body, written_at=now()
        )
    )


def written(
    body: str, *, field: str = "body", required: str = "Say something first.", named: Collection[Group] = ()
) -> tuple[str, str, list[int]]:
    """`body` checked: its text, its HTML and the ids of people mentioned; groups `named` are linked. Raises Invalid(field=…)."""
    body = tidy(body)
    if not _INVISIBLE.sub("", body):
        raise Invalid(**{field: required})
    if len(body) > LONGEST_BODY:
        raise Invalid(**{field: f"That is {len(body):,} characters; {LONGEST_BODY:,} fit into one contribution."})
    people = ids_of_handles(handles_in(body))
    return body, render(body, people, groups=[group.slug for group in named], tags=True), list(people.values())


def tag(thread: Thread, text: str) -> None:
    """Let the thread be found under the #tags of `text`, and no longer under those it had."""
    db.session.execute(delete(Tag).where(Tag.thread_id == thread.id))
    if names := tags_in(text):
        db.session.execute(insert(Tag), [{"name": name[:40], "thread_id": thread.id} for name in names])


def titled(title: str, body_html: str = "", *, field: str = "title", limit: int = LONGEST_TITLE) -> str:
    """`title` checked, or the first words of `body_html` where there is none."""
    title = in_a_line(title)
    if len(title) > limit:
        raise Invalid(**{field: f"At most {limit} characters."})
    return title or excerpt(body_html, 90)


def known(firsthand: str, from_whom: str) -> dict[str, str]:
    """How somebody knows what they say, checked, as the columns that keep it: whoever has it from somebody says from whom.

    Raises Invalid(firsthand=…) or Invalid(from_whom=…).
    """
    if firsthand not in FIRSTHAND:
        raise Invalid(firsthand="Choose one of those offered.")
    source = in_a_line(from_whom) if firsthand == "secondhand" else ""
    if firsthand == "secondhand" and not source:
        raise Invalid(from_whom="Say from whom you have it: a name, or who they are.")
    if len(source) > LONGEST_SOURCE:
        raise Invalid(from_whom=f"At most {LONGEST_SOURCE} characters.")
    return {"firsthand": firsthand, "from_whom": source}


# Put together once, as whatever anybody says sends them. Which rows at hand they change the session need not find out: see `_stir`.
_GROUP, _MOMENT = bindparam("group"), bindparam("moment", type_=UTCDateTime())
_LATEST = select(Group.last_activity_at).where(Group.id == _GROUP).scalar_subquery()
_KNOWN = (
    update(Membership)
    .where(Membership.group_id == _GROUP, Membership.person_id == bindparam("person"), Membership.looked_at >= _LATEST)
    .values(looked_at=_MOMENT)
    .execution_options(synchronize_session=False)
)
_NEWS = update(Group).where(Group.id == _GROUP).values(last_activity_at=_MOMENT).execution_options(synchronize_session=False)


def _stir(group: Group, by: Person) -> None:
    """Something is new in `group` now. To whoever did it, and knew all before, it is no news."""
    when = {"group": group.id, "moment": now()}
    db.session.execute(_KNOWN, when | {"person": by.id})
    db.session.execute(_NEWS, when)
    db.session.expire(group, ["last_activity_at"])
