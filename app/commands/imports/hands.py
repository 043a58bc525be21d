"""Each step by the operation that belongs to it, so that an import obeys the rules everybody obeys."""

from sqlalchemy import select

from app.commands.imports.house import House
from app.commands.imports.lengths import first_and_rest
from app.commands.imports.steps import Change, FoundGroup, Join, Leave, OpenAccount, Say, Sign, Suspend, TakeBack, Write
from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.domain.discussions.events import CommentEdited
from app.domain.discussions.models import Comment
from app.domain.discussions.operations import comment_on, edit_comment, react
from app.domain.groups.models import Group, Membership
from app.domain.groups.operations import found, invite, join, leave
from app.domain.people.models import Person
from app.domain.people.names import free_name
from app.domain.people.operations import edit_profile, open_account, suspend
from app.domain.people.queries import person_with_email
from app.domain.posts.events import PostEdited
from app.domain.posts.operations import delete_post, edit_post, write_post


def open_one(step: OpenAccount, house: House) -> int:
    by = house.itself()
    handle = free_name(step.handle or step.name, Person.handle, otherwise="someone")
    email = f"{handle}@{step.domain}" if step.domain else None
    person = open_account(by=by, name=step.name, email=email, kind=step.kind, handle=handle)
    if step.profile:
        edit_profile(person, by=by, name=step.name[:80], **step.profile)
    house.call(person)
    return person.id


def found_one(step: FoundGroup, house: House) -> int:
    by = house.itself()
    if house.owner:
        by = person_with_email(house.owner)
    elif step.founder and house.knows("person", step.founder):
        by = house.row("person", step.founder)
    joining = "free" if step.visibility == "open" else "invitation"
    group = found(by=by, name=step.name, purpose=step.purpose(house), about=step.about(house), visibility=step.visibility, joining=joining)
    house.call(group)
    return group.id


def join_one(step: Join, house: House) -> int:
    person, group = house.row("person", step.person), house.row("group", step.group)
    if not person.is_staff or group.joining != "free":
        host = _host_of(group)
        if host.id != person.id:
            invite(group, by=host, person=person)
    return join(group, by=person).id


def _host_of(group: Group) -> Person:
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == group.id, Membership.state == "active", Person.kind == "staff", Person.suspended_at.is_(None))
        .order_by(Membership.role != "owner", Membership.id)
    )
    host = db.session.scalar(query.limit(1))
    if host is None:
        raise Forbidden("nobody is in that group who could invite")
    return host


def leave_one(step: Leave, house: House) -> int:
    group = house.row("group", step.group)
    leave(group, by=house.row("person", step.person))
    return group.id


def write(step: Write, house: House) -> int:
    person, group = house.row("person", step.person), house.row("group", step.group)
    first, rest = first_and_rest(step.words(house))
    post = write_post(group, by=person, title=step.title, body=first, kind=step.kind)
    for part in rest:
        comment_on(post.thread, by=person, body=part)
    return post.id


def say(step: Say, house: House) -> int:
    person, target = house.row("person", step.person), house.row(*step.under)
    first, rest = first_and_rest(step.words(house))
    parent = target if isinstance(target, Comment) else None
    comment = comment_on(target.thread, by=person, body=first, parent=parent)
    for part in rest:
        comment_on(target.thread, by=person, body=part, parent=comment)
    return comment.id


def sign(step: Sign, house: House) -> int:
    target = house.row(*step.under)
    react(target.thread, by=house.row("person", step.person), kind=step.sign, comment=target if isinstance(target, Comment) else None)
    return target.id


def change(step: Change, house: House) -> int:
    """The edit. Where only the fact is known, not what stood there before, the fact is kept."""
    target = house.row(*step.of)
    body, rest = first_and_rest(step.words(house))
    if rest:
        raise Invalid(body="The new words are too long for one contribution.")
    if isinstance(target, Comment):
        _change_comment(target, body)
    else:
        _change_post(target, step.title, body)
    return target.id


def _change_comment(comment: Comment, body: str) -> None:
    edit_comment(comment, by=comment.writer, body=body)
    if comment.edited_at != now():
        comment.edited_at = now()
        record(CommentEdited(actor_id=comment.author_id, comment_id=comment.id, thread_id=comment.thread_id))


def _change_post(post, title: str, body: str) -> None:
    thread = post.thread
    edit_post(post, by=thread.writer, title=title, body=body)
    if thread.edited_at != now():
        thread.edited_at = now()
        record(PostEdited(actor_id=thread.author_id, thread_id=post.id))


def take_back(step: TakeBack, house: House) -> int:
    post = house.row("post", step.post)
    delete_post(post, by=post.thread.writer)
    return post.id


def suspend_one(step: Suspend, house: House) -> int:
    person = house.row("person", step.key)
    return suspend(person, by=house.itself()).id


HANDS = {
    OpenAccount: open_one,
    FoundGroup: found_one,
    Join: join_one,
    Leave: leave_one,
    Write: write,
    Say: say,
    Sign: sign,
    Change: change,
    TakeBack: take_back,
    Suspend: suspend_one,
}
