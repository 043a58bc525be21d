"""What each kind of post brings beside its words: how it is opened from a form, and what its page shows."""

from werkzeug.datastructures import MultiDict

from app.core.database import db
from app.core.parsing import date_of
from app.domain.gatherings.operations import invite_to
from app.domain.gatherings.queries import answers_to, find_gathering
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.polls.operations import MOST, open_poll
from app.domain.polls.queries import find_poll, standing_of
from app.domain.posts.models import Post
from app.domain.posts.operations import praise, write_post
from app.domain.posts.queries import answer_to, people_named, praised_in
from app.edge.caller import caller
from app.web.navigation import my_groups


def open_post(form: MultiDict, group: Group, *, by: Person) -> Post:
    """The post that `form` describes, before `group`. Raises what the operation of its kind raises."""
    kind = form.get("kind") or "talk"
    words = {name: form.get(name, "") for name in ("title", "body")}
    if kind in _OPENED:
        return _OPENED[kind](form, group, by, words)
    known = {name: form.get(name, "") for name in ("firsthand", "from_whom")}
    return write_post(group, by=by, kind=kind, **words, **known)


def _praise(form: MultiDict, group: Group, by: Person, words: dict) -> Post:
    people = people_named(",".join(form.getlist("people")), group=group, seen_by=by)
    return praise(group, by=by, people=people, **words)


def _poll(form: MultiDict, group: Group, by: Person, words: dict) -> Post:
    options = [form.get(f"option_{number}", "") for number in range(1, MOST + 1)]
    poll = open_poll(group, by=by, options=options, way=form.get("way") or "one", closes_on=date_of(form, "closes"), **words)
    return db.session.get(Post, poll.id)


def _event(form: MultiDict, group: Group, by: Person, words: dict) -> Post:
    details = {name: form.get(name, "") for name in ("place", "starts", "ends", "zone", "capacity")}
    return db.session.get(Post, invite_to(group, by=by, **words, **details).id)


_OPENED = {"praise": _praise, "poll": _poll, "event": _event}


def particulars_of(post: Post) -> dict:
    """What the page of `post` shows beside its words. At most two queries, none for most kinds."""
    return _SHOWN[post.kind](post) if post.kind in _SHOWN and not post.thread.is_deleted else {}


def _question(post: Post) -> dict:
    home = my_groups().get(post.thread.group_id)
    asked = post.thread.author_id == caller().id
    may_accept = asked or home is not None and home.role in ("moderator", "owner")
    return {"answer": answer_to(post.thread) if post.thread.state else None, "may_accept": may_accept}


def _shown_poll(post: Post) -> dict:
    poll = find_poll(post.id, seen_by=caller())
    return {"poll": poll, "standing": standing_of(poll, seen_by=caller())}


def _shown_event(post: Post) -> dict:
    gathering = find_gathering(post.id, seen_by=caller())
    answers = answers_to(gathering)
    mine = next((row.answer for rows in answers.values() for row in rows if row.person_id == caller().id), "")
    place_in_line = next((number for number, row in enumerate(answers["waiting"], 1) if row.person_id == caller().id), 0)
    return {"gathering": gathering, "attending": answers, "mine": mine, "place_in_line": place_in_line}


_SHOWN = {"question": _question, "poll": _shown_poll, "event": _shown_event, "praise": lambda post: {"praised": praised_in(post)}}
