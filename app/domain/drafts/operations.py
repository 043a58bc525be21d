"""Keeping drafts, giving them a moment, and posting those whose moment has come."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid, Refusal
from app.core.events import record
from app.core.moments import moment_of
from app.core.parsing import number_of
from app.core.policy import permits
from app.domain.discussions.queries import find_thread
from app.domain.discussions.threads import LONGEST_BODY, known, titled, written
from app.domain.drafts.events import PostMissed
from app.domain.drafts.models import Draft
from app.domain.drafts.policy import can_change_draft, can_draft_words, is_house
from app.domain.drafts.queries import draft_at, drafts_of
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post
from app.domain.people.models import Person
from app.domain.posts.models import PLAIN
from app.domain.posts.operations import answer_news, keep_until, write_post

FIELDS = ("group", "title", "body", "kind", "firsthand", "from_whom", "what_if", "would_help", "first_step", "until", "clock", "answers")
TOLD = ("title", "body", "what_if", "would_help", "first_step")
PLACE = re.compile(r"post:[\w-]{4,40}|idea:[\w-]{1,40}|comment:\d{1,9}:\d{1,9}:\d{1,9}")
LONGEST = LONGEST_BODY + 2_000
MOST = 200
FARTHEST = timedelta(days=366)


@permits(can_draft_words)
def keep_draft(place: str, *, by: Person, words: Mapping) -> Draft | None:
    """Keep what `by` has written so far for `place`; nothing written is no draft.

    Raises Invalid(place=…) for a place there is not or that waits for its moment, Invalid(body=…) for too much.
    """
    kept = {field: words[field] for field in FIELDS if words.get(field)}
    if not PLACE.fullmatch(place):
        raise Invalid(place="There is no such place to write.")
    if sum(map(len, kept.values())) > LONGEST:
        raise Invalid(body=f"That is more than the {LONGEST_BODY:,} characters that fit into one contribution.")
    if not any(kept.get(field, "").strip() for field in TOLD):
        discard_draft(place, by=by)
        return None
    draft = draft_at(place, by) or _begun(place, by)
    if draft.post_at:
        raise Invalid(place="This waits for its moment. It changes when you schedule it again.")
    draft.words, draft.problem, draft.updated_at = kept, "", now()
    return draft


def _begun(place: str, by: Person) -> Draft:
    if db.session.scalar(select(func.count()).select_from(drafts_of(by).subquery())) >= MOST:
        raise Invalid(place=f"You have {MOST} drafts. Let go of some first.")
    draft = Draft(person_id=by.id, place=place, words={}, updated_at=now())
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:  # another device was a moment faster
        return draft_at(place, by)
    return draft


@permits(can_draft_words)
def discard_draft(place: str, *, by: Person) -> None:
    """Let go of what `by` was writing for `place`, if anything: it was sent, or is no longer wanted."""
    db.session.execute(delete(Draft).where(Draft.person_id == by.id, Draft.place == place))


@permits(can_post)
def schedule(group: Group, *, by: Person, place: str, words: Mapping, at: datetime) -> Draft:
    """Let `words` be posted to `group` at the moment `at`. Until then nobody else knows of them.

    Raises Invalid by field for words that could not be posted now, and Invalid(post_on=…) for a moment that will not do.
    """
    kind = words.get("kind") or "talk"
    if kind not in PLAIN:
        raise Invalid(post_on="Only words can wait. This kind is posted at once.")
    _, html, _ = written(words.get("body", ""))
    titled(words.get("title", ""), html)
    known(words.get("firsthand", ""), words.get("from_whom", ""))
    if not now() < at < now() + FARTHEST:
        raise Invalid(post_on="Choose a moment that is still to come, within a year.")
    if (until := moment_of(words, "until")) and until <= at:
        raise Invalid(until="It would be over before it went out.")
    unscheduled = draft_at(place, by)
    if unscheduled:
        unscheduled.post_at = None
    draft = keep_draft(place, by=by, words={**words, "group": str(group.id)})
    draft.post_at = at
    return draft


@permits(can_change_draft)
def unschedule(draft: Draft, *, by: Person) -> None:
    """Make it a draft again."""
    draft.post_at = None


@permits(is_house)
def post_due(*, by: Person) -> int:
    """Post what waited for a moment that has come, each as its author, who must still be allowed to. Returns how many went out."""
    due = db.session.scalars(select(Draft).where(Draft.post_at <= now()).order_by(Draft.post_at, Draft.id).limit(100)).all()
    return sum(_post(draft, by) for draft in due)


def _post(draft: Draft, by: Person) -> bool:
    # Compare and set: of two processes whose minute it is, one posts.
    claim = update(Draft).where(Draft.id == draft.id, Draft.post_at.is_not(None)).values(post_at=None)
    if not db.session.execute(claim).rowcount:
        return False
    words = {field: draft.words.get(field, "") for field in ("title", "body", "firsthand", "from_whom")}
    try:
        with db.session.begin_nested():
            group = db.session.get(Group, int(draft.words["group"]))
            post = write_post(group, by=draft.person, kind=draft.words.get("kind") or "talk", **words)
            if draft.words.get("answers"):
                answer_news(post, by=draft.person, news=find_thread(number_of(draft.words, "answers"), seen_by=draft.person))
            if until := moment_of(draft.words, "until"):
                keep_until(post, by=draft.person, until=until)
            db.session.delete(draft)
    except Refusal as refusal:
        draft.problem = str(refusal)[:200] or "You can no longer post there."
        record(PostMissed(actor_id=by.id, draft_id=draft.id, person_id=draft.person_id))
        return False
    return True
