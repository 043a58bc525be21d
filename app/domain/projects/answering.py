"""What one is asked, and answers once: whether one comes into a team, takes a step, or leads."""

from datetime import timedelta

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Asking

LONGEST_WORDS = 200
# Who said no is left in peace for a while.
PEACE = timedelta(days=30)


def with_words(words: str) -> str:
    """The words somebody is asked with, in one line. Raises Invalid(words=…)."""
    words = " ".join(words.split())
    if len(words) > LONGEST_WORDS:
        raise Invalid(words=f"At most {LONGEST_WORDS} characters.")
    return words


def answers(asking: Asking | LeadAsking, answer: str) -> bool:
    """Whether this is what answers it: of two answers the first counts, and the same again does nothing. Raises Invalid(answer=…)."""
    kind = type(asking)
    still = update(kind).where(kind.id == asking.id, kind.answer == "").values(answer=answer, answered_at=now())
    is_first = bool(db.session.execute(still).rowcount)
    db.session.refresh(asking)
    if asking.answer != answer:
        raise Invalid(answer="That has been answered, or taken back, meanwhile.")
    return is_first
