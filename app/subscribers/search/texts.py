"""The words of a thread of whatever kind, from the one query that fetches them."""

import re

from sqlalchemy import Select, func, select

from app.core.markdown import plain
from app.domain.announcements.models import Announcement
from app.domain.discussions.models import Comment, Thread
from app.domain.files.models import File
from app.domain.gatherings.models import Gathering
from app.domain.ideas.models import Ask, Idea
from app.domain.outcomes.models import Outcome
from app.domain.polls.models import Poll
from app.domain.posts.models import Post
from app.domain.projects.models import Project

_HTML = (Post.body_html, Outcome.what_changed_html, Announcement.body_html)
_TEXT = (
    Idea.what_if,
    Idea.would_help,
    Idea.first_step,
    select(func.aggregate_strings(Ask.what, " "))
    .correlate(Thread)
    .where(Ask.idea_id == Thread.id, Ask.deleted_at.is_(None))
    .scalar_subquery(),
    Project.headline,
    Project.goal,
    Outcome.evidence,
    Outcome.learned,
    Outcome.links,
    Outcome.how_to_use,
    Outcome.ask_whom,
    Outcome.stands_now,
    Outcome.place,
    Poll.words,
    Gathering.place,
    Announcement.summary,
    Announcement.quote,
    Announcement.take_part,
)
# What pictures show is said for those who cannot see them, and finds them, too.
_FILES = select(func.aggregate_strings(File.name + " " + File.alt, " ")).correlate(Thread, Comment)
NAMES_ON_OPENING = _FILES.where(File.thread_id == Thread.id, File.comment_id.is_(None)).scalar_subquery().label("file_names")
NAMES_ON_COMMENT = _FILES.where(File.comment_id == Comment.id).scalar_subquery().label("file_names")
_LABELLED = [column.label(f"text_{number}") for number, column in enumerate((*_HTML, *_TEXT))]


def with_texts(threads: Select) -> Select:
    """`threads` (a select that knows Thread) with the columns `words_of` reads."""
    for model in (Post, Poll, Gathering, Idea, Project, Outcome, Announcement):
        threads = threads.outerjoin(model, model.id == Thread.id)
    return threads.add_columns(*_LABELLED, NAMES_ON_OPENING)


def words_of(row) -> str:
    """All that is said in the thread's opening and what its files are called, as plain text. `row` comes from `with_texts`."""
    values = [getattr(row, column.key) for column in _LABELLED]
    html, text = values[: len(_HTML)], values[len(_HTML) :]
    return " ".join([plain(value) for value in html if value] + [value for value in (*text, _names(row)) if value])


def words_said(row) -> str:
    """All that is said in a comment and what its files are called. `row` has its `body_html` and NAMES_ON_COMMENT."""
    return " ".join(filter(None, (plain(row.body_html), _names(row))))


def _names(row) -> str:
    """Each part of a file's name is a word of its own."""
    return re.sub(r"[_.]", " ", row.file_names or "")
