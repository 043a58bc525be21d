"""What the table's actions are: each as an operation, and as the page a person would use."""

from typing import NamedTuple

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.bookmarks.operations import save
from app.domain.discussions.operations import comment_on, delete_comment, edit_comment, react
from app.domain.discussions.queries import find_comment, find_thread
from app.domain.follows.operations import follow_thread
from app.domain.groups.operations import approve, archive, change_role, edit_group, invite, remove_member
from app.domain.groups.policy import can_read_group
from app.domain.groups.queries import find_group, find_group_by_id, find_membership
from app.domain.ideas.operations import back, propose
from app.domain.ideas.queries import find_idea
from app.domain.moderation.operations import report, set_gates, take_out
from app.domain.people.models import Person
from app.domain.placements.operations import lock, pin
from app.domain.posts.operations import delete_post, edit_post, mark_spark, write_post
from app.domain.posts.queries import find_post
from app.domain.projects.operations import promote
from app.domain.shares.operations import share
from tests.domain.line import LINES

WORDS = {"title": "Keep the straps", **LINES}
DESCRIBED = {"name": "Stage", "purpose": "More of it", "about": "", "visibility": "secret", "joining": "invitation"}
REASON = {"rule": "noise", "reason": "Off the subject"}


class Action(NamedTuple):
    """`operation(place, person)` does it or raises; `page` is what a browser sends: method, address and form."""

    operation: object
    page: tuple


def _group(place, person):
    return find_group(place.slug, seen_by=person)


def _thread(place, person):
    return find_thread(place.post, seen_by=person)


def _post(place, person):
    return find_post(place.post, seen_by=person)


def _comment(place, person):
    return find_comment(place.comment, seen_by=person)


def _idea(place, person):
    return find_idea(place.idea, seen_by=person)


def _members(place, person):
    group = _group(place, person)
    if not can_read_group(person, group):
        raise NotFound
    return group


def _person(place, role: str) -> Person:
    return db.session.get(Person, place.people[role])


def _membership(place, person, role: str):
    return find_membership(_group(place, person), _person(place, role).handle)


def _carry(place, person):
    return share(_thread(place, person), by=person, into=find_group_by_id(place.elsewhere, seen_by=person), note="For us")


ACTIONS = {
    "see the group": Action(_group, ("GET", "/g/{slug}")),
    "see who belongs": Action(_members, ("GET", "/g/{slug}/people")),
    "read a post": Action(_post, ("GET", "/t/{post}")),
    "read a comment": Action(_comment, ("GET", "/comments/{comment}")),
    "read an idea": Action(_idea, ("GET", "/i/{idea}")),
    "read its history": Action(_post, ("GET", "/t/{post}/history")),
    "see who gave a sign": Action(_thread, ("GET", "/t/{post}/reactions")),
    "see how it travels": Action(_thread, ("GET", "/traction/{post}")),
    "walk its line": Action(_thread, ("GET", "/tree/{post}")),
    "write a post": Action(
        lambda place, person: write_post(find_group_by_id(place.group, seen_by=person), by=person, body="A word"),
        ("POST", "/posts", {"group": "{group}", "body": "A word"}),
    ),
    "comment": Action(
        lambda place, person: comment_on(_thread(place, person), by=person, body="A word"),
        ("POST", "/t/{post}/comments", {"body": "A word"}),
    ),
    "give a sign": Action(
        lambda place, person: react(_thread(place, person), by=person, kind="love"), ("POST", "/t/{post}/reactions", {"kind": "love"})
    ),
    "mark a spark": Action(lambda place, person: mark_spark(_post(place, person), by=person), ("POST", "/t/{post}/spark")),
    "propose an idea": Action(
        lambda place, person: propose(find_group_by_id(place.group, seen_by=person), by=person, **WORDS),
        ("POST", "/ideas", {"group": "{group}", **WORDS}),
    ),
    "stand behind an idea": Action(
        lambda place, person: back(_idea(place, person), by=person, way="follow"), ("POST", "/i/{idea}/backings", {"way": "follow"})
    ),
    "promote an idea": Action(lambda place, person: promote(_idea(place, person), by=person), ("POST", "/i/{idea}/promotions")),
    "edit a post": Action(
        lambda place, person: edit_post(_post(place, person), by=person, title="New", body="Other words"),
        ("POST", "/t/{post}/edit", {"title": "New", "body": "Other words"}),
    ),
    "edit a comment": Action(
        lambda place, person: edit_comment(_comment(place, person), by=person, body="Other words"),
        ("POST", "/comments/{comment}/edit", {"body": "Other words"}),
    ),
    "take back a post": Action(lambda place, person: delete_post(_post(place, person), by=person), ("POST", "/t/{post}/delete")),
    "take back a comment": Action(
        lambda place, person: delete_comment(_comment(place, person), by=person), ("POST", "/comments/{comment}/delete")
    ),
    "take out a post": Action(
        lambda place, person: take_out(_thread(place, person), by=person, **REASON), ("POST", "/removals", {"thread": "{post}", **REASON})
    ),
    "take out a comment": Action(
        lambda place, person: take_out(_comment(place, person), by=person, **REASON),
        ("POST", "/removals", {"comment": "{comment}", **REASON}),
    ),
    "carry it elsewhere": Action(_carry, ("POST", "/t/{post}/shares", {"group": "{elsewhere}", "note": "For us"})),
    "invite a colleague": Action(
        lambda place, person: invite(_group(place, person), by=person, person=_person(place, "newcomer")),
        ("POST", "/g/{slug}/invitations", {"handle": "stage-newcomer"}),
    ),
    "let somebody in": Action(
        lambda place, person: approve(_membership(place, person, "asker"), by=person), ("POST", "/g/{slug}/people/stage-asker/approve")
    ),
    "remove a member": Action(
        lambda place, person: remove_member(_membership(place, person, "member"), by=person),
        ("POST", "/g/{slug}/people/stage-member/delete"),
    ),
    "change a role": Action(
        lambda place, person: change_role(_membership(place, person, "author"), by=person, role="moderator"),
        ("POST", "/g/{slug}/people/stage-author/role", {"role": "moderator"}),
    ),
    "see its files": Action(_members, ("GET", "/g/{slug}/files")),
    "save it for later": Action(lambda place, person: save(_thread(place, person), by=person), ("POST", "/t/{post}/bookmarks")),
    "follow it": Action(
        lambda place, person: follow_thread(_thread(place, person), by=person, level="all"),
        ("POST", "/t/{post}/following", {"level": "all"}),
    ),
    "report it": Action(
        lambda place, person: report(_thread(place, person), by=person, reason="other", words="Look at this"),
        ("POST", "/reports", {"thread": "{post}", "reason": "other", "words": "Look at this"}),
    ),
    "pin a post": Action(lambda place, person: pin(_thread(place, person), by=person), ("POST", "/t/{post}/pin")),
    "close the talk": Action(
        lambda place, person: lock(_thread(place, person), by=person, reason="All is said"),
        ("POST", "/t/{post}/lock", {"reason": "All is said"}),
    ),
    "say who begins": Action(
        lambda place, person: set_gates(_group(place, person), by=person, keepers_post=True, keepers_comment=False, approval="off"),
        ("POST", "/g/{slug}/gates", {"keepers_post": "1", "approval": "off"}),
    ),
    "archive the group": Action(lambda place, person: archive(_group(place, person), by=person), ("POST", "/g/{slug}/archive")),
    "describe the group": Action(
        lambda place, person: edit_group(_group(place, person), by=person, **DESCRIBED), ("POST", "/g/{slug}/edit", DESCRIBED)
    ),
}


def by_operation(action: str, place, person: Person | None) -> str:
    """The table's sign for what happens when `person` does it."""
    try:
        ACTIONS[action].operation(place, person)
    except NotFound:
        return "-"
    except Forbidden:
        return "x"
    except Invalid as error:
        return str(error.errors)
    return "+"


def by_page(action: str, place, browser) -> str:
    """The table's sign for what happens when a browser asks for it."""
    method, path, *form = ACTIONS[action].page
    fill = vars(place)
    data = {name: value.format(**fill) for name, value in form[0].items()} if form else None
    answer = browser.open(path.format(**fill), method=method, data=data)
    if answer.status_code == 401 or (answer.location or "").startswith("/sign-in"):
        return "s"
    return {200: "+", 303: "+", 403: "x", 404: "-"}.get(answer.status_code, f"{answer.status_code} {answer.text[:200]}")
