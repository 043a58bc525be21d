"""What each kind of post brings beside its words: how it is opened from a form, and what its page shows."""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from app.core.database import db
from app.core.parsing import date_of, number_of
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import find_thread
from app.domain.gatherings.operations import invite_to
from app.domain.gatherings.queries import answers_to, find_gathering
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.polls.operations import MOST, open_poll
from app.domain.polls.queries import find_poll, standing_of
from app.domain.posts.models import Post
from app.domain.posts.operations import answer_news, praise, write_post
from app.domain.posts.queries import answer_to, is_out, people_named, praised_in
from app.edge.caller import caller
from app.web.navigation import my_groups


def open_post(form: MultiDict, group: Group, *, by: Person) -> Post:
    """The post that `form` describes, before `group`. Raises what the operation of its kind raises."""
    words = {name: form.get(name, "") for name in ("title", "body")}
    post = _OPENED.get(form.get("kind"), _plain)(form, group, by, words)
    if news := answered_by(form):
        answer_news(post, by=by, news=news)
    return post


def answered_by(form: Mapping) -> Thread | None:
    """The news that what `form` describes would answer, while it is out. Raises NotFound where the caller knows of none."""
    news = find_thread(number_of(form, "answers"), seen_by=caller()) if form.get("answers") else None
    return news if news and is_out(news) else None


def _plain(form: MultiDict, group: Group, by: Person, words: dict) -> Post:
    known = {name: form.get(name, "") for name in ("firsthand", "from_whom")}
    return write_post(group, by=by, kind=form.get("kind") or "talk", **words, **known)


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
