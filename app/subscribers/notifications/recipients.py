"""Who should hear of what happened: one function per event, the most direct matter first."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.announcements.events import ChangesAsked, Published, Submitted
from app.domain.announcements.models import Announcement
from app.domain.discussions.events import Commented, PointedTo, Reacted
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.pointing import asked_about
from app.domain.follows.models import ThreadFollow
from app.domain.groups.models import Membership
from app.domain.ideas.events import Backed, Considered, IdeaProposed
from app.domain.lineage.models import PARTS, Credit
from app.domain.outcomes.events import CreditAsked, OutcomeMoved
from app.domain.people.models import Person
from app.domain.placements.events import Moved
from app.domain.posts.events import Posted
from app.domain.projects.events import ProjectUpdated
from app.domain.projects.models import Place
from app.subscribers.notifications.becoming import carers_of
from app.subscribers.notifications.followers import followers_of, involved_in
from app.subscribers.notifications.matters import Matter


def of_comment(fact: Commented) -> Iterator[Matter]:
    """Those mentioned, whoever is answered, whoever opened the thread, those who follow it."""
    comment, thread = db.session.get(Comment, fact.comment_id), db.session.get(Thread, fact.thread_id)
    if comment is None or comment.deleted_at or thread.deleted_at:
        return
    about = {"thread_id": fact.thread_id, "comment_id": fact.comment_id, "group_id": fact.group_id}
    yield Matter("mention", f"mention:comment:{fact.comment_id}", tuple(fact.mentioned_ids), **about)
    if fact.parent_id:
        answered = db.session.get(Comment, fact.parent_id)
        yield Matter("reply", f"reply:comment:{fact.parent_id}", (answered.author_id,), **about)
    yield Matter("comment", f"comment:thread:{fact.thread_id}", (thread.author_id,), **about)
    yield Matter("said", f"said:thread:{fact.thread_id}", tuple(followers_of(comment, thread)), **about)


def of_reaction(fact: Reacted) -> Iterator[Matter]:
    """Whoever said what was reacted to."""
    thread = db.session.get(Thread, fact.thread_id)
    if fact.comment_id:
        comment = db.session.get(Comment, fact.comment_id)
        about = {"thread_id": fact.thread_id, "comment_id": comment.id, "group_id": comment.group_id}
        yield Matter("reaction", f"reaction:comment:{comment.id}", (comment.author_id,), **about)
    else:
        yield Matter("reaction", f"reaction:thread:{thread.id}", (thread.author_id,), thread_id=thread.id, group_id=thread.group_id)


def of_move(fact: Moved) -> Iterator[Matter]:
    """Whoever wrote it, follows it or has spoken in it, and may read it where it stands now."""
    people = involved_in(db.session.get(Thread, fact.thread_id))
    yield Matter("relocated", f"relocated:thread:{fact.thread_id}", people, thread_id=fact.thread_id, group_id=fact.group_id)


def of_pointer(fact: PointedTo) -> Iterator[Matter]:
    """Whoever is asked to have a look, unless that was taken back."""
    if fact.person_id not in asked_about(fact.thread_id):
        return
    group_id = db.session.scalar(select(Thread.group_id).where(Thread.id == fact.thread_id))
    yield Matter("pointer", f"pointer:thread:{fact.thread_id}", (fact.person_id,), thread_id=fact.thread_id, group_id=group_id)


def of_post(fact: Posted) -> Iterator[Matter]:
    """Those mentioned; then everybody who wants to hear all of the group."""
    about = {"thread_id": fact.thread_id, "group_id": fact.group_id}
    yield Matter("mention", f"mention:thread:{fact.thread_id}", tuple(fact.mentioned_ids), **about)
    everything = (Membership.group_id == fact.group_id, Membership.state == "active", Membership.following == "all")
    followers = db.session.scalars(select(Membership.person_id).where(*everything))
    yield Matter("post", f"post:group:{fact.group_id}", tuple(followers), **about)


def of_idea(fact: IdeaProposed) -> Iterator[Matter]:
    """Whoever said what the idea grew out of."""
    source = fact.out_of_id and db.session.get(Thread, fact.out_of_id)
    if source:
        word = "remark" if source.kind == "post" else source.kind
        about = {"thread_id": fact.idea_id, "group_id": fact.group_id, "detail": word}
        yield Matter("grew", f"grew:thread:{fact.idea_id}", (source.author_id,), **about)


def of_backing(fact: Backed) -> Iterator[Matter]:
    """Those whose idea it is."""
    yield Matter("backing", f"backing:idea:{fact.idea_id}", carers_of(fact.idea_id), thread_id=fact.idea_id, group_id=fact.group_id)


def of_consideration(fact: Considered) -> Iterator[Matter]:
    """Those whose idea it is."""
    key = f"{fact.side}:idea:{fact.idea_id}"
    yield Matter("consider", key, carers_of(fact.idea_id), thread_id=fact.idea_id, group_id=fact.group_id, detail=fact.side)


def of_update(fact: ProjectUpdated) -> Iterator[Matter]:
    """Those mentioned; then the team, and whoever follows it without belonging to it."""
    about = {"thread_id": fact.project_id, "group_id": fact.group_id}
    yield Matter("mention", f"mention:update:{fact.update_id}", tuple(fact.mentioned_ids), **about)
    team = db.session.scalars(select(Place.person_id).where(Place.project_id == fact.project_id))
    follows = select(ThreadFollow.person_id).where(ThreadFollow.thread_id == fact.project_id, ThreadFollow.level.in_(("all", "highlights")))
    yield Matter("update", f"update:thread:{fact.project_id}", (*team, *db.session.scalars(follows)), **about)


def of_credit(fact: CreditAsked) -> Iterator[Matter]:
    """Everybody who had a part."""
    yield Matter("credit", f"credit:thread:{fact.outcome_id}", tuple(fact.person_ids), thread_id=fact.outcome_id, group_id=fact.group_id)


def of_outcome(fact: OutcomeMoved) -> Iterator[Matter]:
    """Everybody who had a part, when what came of it stands."""
    if fact.state == "confirmed":
        people = tuple(parts_by_person(fact.outcome_id))
        yield Matter("outcome", f"outcome:thread:{fact.outcome_id}", people, thread_id=fact.outcome_id, group_id=fact.group_id)


def of_submission(fact: Submitted) -> Iterator[Matter]:
    """Everybody who lets news out."""
    people = tuple(db.session.scalars(select(Person.id).where(Person.publishes, Person.suspended_at.is_(None))))
    yield Matter("review", f"review:thread:{fact.announcement_id}", people, thread_id=fact.announcement_id, group_id=fact.group_id)


def of_changes(fact: ChangesAsked) -> Iterator[Matter]:
    """Those who wrote it and sent it."""
    announcement = db.session.get(Announcement, fact.announcement_id)
    people = (announcement.submitted_by_id, announcement.thread.author_id)
    yield Matter("changes", f"changes:thread:{fact.announcement_id}", people, thread_id=fact.announcement_id, group_id=fact.group_id)


def of_publication(fact: Published) -> Iterator[Matter]:
    """Everybody who had a part in it, told which."""
    announcement = db.session.get(Announcement, fact.announcement_id)
    about = {"thread_id": fact.announcement_id, "group_id": fact.group_id}
    for person_id, part in parts_by_person(announcement.outcome_id).items():
        yield Matter("published", f"published:thread:{fact.announcement_id}", (person_id,), detail=part, **about)


def parts_by_person(outcome_id: int) -> dict[int, str]:
    """Who had a part in the outcome and has not declined it, each with the first of their parts."""
    query = select(Credit.person_id, Credit.part).where(Credit.thread_id == outcome_id, Credit.state != "declined")
    parts = {}
    for person_id, part in sorted(db.session.execute(query), key=lambda row: PARTS.index(row.part)):
        parts.setdefault(person_id, part)
    return parts
