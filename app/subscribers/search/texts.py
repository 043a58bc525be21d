"""The words of a thread of whatever kind, from the one query that fetches them."""

from sqlalchemy import Select

from app.core.markdown import plain
from app.domain.announcements.models import Announcement
from app.domain.discussions.models import Thread
from app.domain.gatherings.models import Gathering
from app.domain.ideas.models import Idea
from app.domain.outcomes.models import Outcome
from app.domain.polls.models import Poll
from app.domain.posts.models import Post
from app.domain.projects.models import Project

_HTML = (Post.body_html, Outcome.what_changed_html, Announcement.body_html)
_TEXT = (
    Idea.what_if,
    Idea.would_help,
    Idea.first_step,
    Idea.skill_needed,
    Project.headline,
    Project.goal,
    Outcome.evidence,
    Outcome.learned,
    Poll.words,
    Gathering.place,
    Announcement.summary,
    Announcement.quote,
    Announcement.take_part,
)
_LABELLED = [column.label(f"text_{number}") for number, column in enumerate((*_HTML, *_TEXT))]


def with_texts(threads: Select) -> Select:
    """`threads` (a select that knows Thread) with the columns `words_of` reads."""
    for model in (Post, Poll, Gathering, Idea, Project, Outcome, Announcement):
        threads = threads.outerjoin(model, model.id == Thread.id)
    return threads.add_columns(*_LABELLED)


def words_of(row) -> str:
    """All that is said in the thread's opening, as plain text. `row` comes from `with_texts`."""
    values = [getattr(row, column.key) for column in _LABELLED]
    html, text = values[: len(_HTML)], values[len(_HTML) :]
    return " ".join([plain(value) for value in html if value] + [value for value in text if value])
