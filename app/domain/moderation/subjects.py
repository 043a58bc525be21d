"""What can be reported, and the copy of its words that goes to the desk."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.markdown import render
from app.domain.announcements.models import Announcement
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.unnamed import Unnamed
from app.domain.groups.models import Group
from app.domain.ideas.models import Idea
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person
from app.domain.posts.models import Post
from app.domain.projects.models import Project

Thing = Thread | Comment | Person


@dataclass(frozen=True)
class Subject:
    """A thread, a comment in its room, or what a person says of themselves (of no group). `author` is whoever said it as everybody
    may know them, `writer` who that really is."""

    noun: str
    key: str
    writer: Person
    author: Person | Unnamed
    group: Group | None
    thread_id: int | None = None
    comment_id: int | None = None


def subject_of(thing: Thing) -> Subject:
    """What there is to know about `thing` before anybody has read it."""
    if isinstance(thing, Person):
        return Subject("profile", f"person:{thing.id}", thing, thing, None)
    if isinstance(thing, Comment):
        return Subject("reply", f"comment:{thing.id}", thing.writer, thing.author, thing.group, thing.thread_id, thing.id)
    return Subject(thing.kind, f"thread:{thing.id}", thing.writer, thing.author, thing.group, thing.id)


def copy_of(thing: Thing) -> dict:
    """The words of `thing` as they are now; of a comment, also what was said just before and after it."""
    if isinstance(thing, Person):
        return {"title": thing.name, "body_html": thing.about_html, "about": thing.about, "photo": thing.photo}
    if isinstance(thing, Comment):
        return {"title": thing.thread.title, "body_html": thing.body_html} | _neighbours(thing)
    return {"title": thing.title, "body_html": _said_in(thing)}


def is_public(thing: Thing) -> bool:
    """Whether it is news the world reads: that is taken back by those of the house, not of a group."""
    return isinstance(thing, Thread) and thing.kind == "announcement" and thing.state == "published"


def _neighbours(comment: Comment) -> dict:
    near = select(Comment).where(Comment.thread_id == comment.thread_id, Comment.group_id == comment.group_id, Comment.deleted_at.is_(None))
    near = near.options(joinedload(Comment.writer)).limit(1)
    before = near.where(Comment.id < comment.id).order_by(Comment.id.desc())
    after = near.where(Comment.id > comment.id).order_by(Comment.id)
    return {"before": _quoted(db.session.scalar(before)), "after": _quoted(db.session.scalar(after))}


def _quoted(comment: Comment | None) -> dict | None:
    return comment and {"by": comment.author.name, "body_html": comment.body_html}


def _said_in(thread: Thread) -> str:
    words = _WORDS[thread.kind](thread.id)
    return "\n".join(words)


def _of_post(thread_id: int) -> list[str]:
    return [db.session.get(Post, thread_id).body_html]


def _of_idea(thread_id: int) -> list[str]:
    idea = db.session.get(Idea, thread_id)
    return [render(words) for words in (idea.what_if, idea.would_help, idea.first_step)]


def _of_project(thread_id: int) -> list[str]:
    project = db.session.get(Project, thread_id)
    return [render(words) for words in (project.headline, project.goal) if words]


def _of_outcome(thread_id: int) -> list[str]:
    outcome = db.session.get(Outcome, thread_id)
    return [outcome.what_changed_html, *(render(words) for words in (outcome.evidence, outcome.learned) if words)]


def _of_announcement(thread_id: int) -> list[str]:
    news = db.session.get(Announcement, thread_id)
    return [render(news.summary), news.body_html, *(render(words) for words in (news.quote, news.take_part) if words)]


_WORDS = {"post": _of_post, "idea": _of_idea, "project": _of_project, "outcome": _of_outcome, "announcement": _of_announcement}
