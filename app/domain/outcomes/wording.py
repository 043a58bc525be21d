"""The words of an outcome, checked."""

from app.core.errors import Invalid
from app.domain.discussions.threads import LONGEST_TITLE
from app.domain.outcomes.models import TYPES

LONGEST = 10_000


def worded(*, title: str, type: str, what_changed: str, evidence: str, learned: str) -> tuple[str, dict]:
    """The title and the columns of an outcome. Raises Invalid naming every field that makes no sense."""
    title, errors = " ".join(title.split()), {}
    texts = {"what_changed": what_changed.strip(), "evidence": evidence.strip(), "learned": learned.strip()}
    if not title or len(title) > LONGEST_TITLE:
        errors["title"] = f"At most {LONGEST_TITLE} characters." if title else "An outcome needs a name."
    if type not in TYPES:
        errors["type"] = "Choose one of those offered."
    if not texts["what_changed"]:
        errors["what_changed"] = "What changed, and for whom?"
    errors |= {field: f"At most {LONGEST:,} characters." for field, text in texts.items() if len(text) > LONGEST}
    if errors:
        raise Invalid(**errors)
    return title, {"type": type, **texts}
