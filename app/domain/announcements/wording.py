"""The words of an announcement, checked."""

from app.core.errors import Invalid
from app.core.markdown import MENTION, render
from app.domain.announcements.models import Announcement
from app.domain.discussions.threads import LONGEST_BODY
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person

NOBODY = "a colleague"
LONGEST = {"headline": 90, "summary": 200, "body": LONGEST_BODY, "quote": 400, "take_part": 400, "contact": 200}


def worded(*, quoted: Person | None, quote_agreed: bool, **texts: str) -> tuple[str, dict]:
    """The headline and the columns of an announcement. Raises Invalid naming every field that makes no sense."""
    texts = {field: text.replace("\r\n", "\n").strip() for field, text in texts.items()}
    texts["headline"], texts["summary"] = (" ".join(texts[field].split()) for field in ("headline", "summary"))
    errors = {field: f"At most {LONGEST[field]:,} characters." for field, text in texts.items() if len(text) > LONGEST[field]}
    if not texts["headline"]:
        errors["headline"] = "What would the headline be?"
    if errors:
        raise Invalid(**errors)
    headline = texts.pop("headline")
    # Outside nobody has a profile: names in the text are words there, not links.
    return headline, {**texts, "body_html": render(texts["body"]), "quoted_id": quoted and quoted.id, "quote_agreed": quote_agreed}


def impersonal(text: str) -> str:
    """`text` without the handles of people, who are named outside only where they chose to be."""
    return MENTION.sub(NOBODY, text)


def first_words(outcome: Outcome) -> dict[str, str]:
    """What an announcement of `outcome` begins with: what the team wrote working backwards, from the first day on, and what came of it."""
    project = outcome.project
    asked = (("Who it is for", project.who_for), ("What was wrong", project.was_wrong), ("What is different", project.is_different))
    parts = [f"**{question}.** {answer}" for question, answer in asked if answer]
    return {"headline": project.headline or outcome.thread.title[:90], "body": "\n\n".join([*parts, outcome.what_changed])}


def check_complete(announcement: Announcement) -> None:
    """Raises Invalid naming everything that is missing before somebody else can look at it."""
    errors = {}
    if not announcement.summary:
        errors["summary"] = "One or two sentences that stand on their own."
    if not announcement.body:
        errors["body"] = "Tell the story: for whom, what was wrong, what is different now."
    if announcement.quote and announcement.quoted_id and not announcement.quote_agreed:
        errors["quote_agreed"] = "Ask whoever is quoted first."
    if announcement.outcome.thread.state == "draft":
        errors["outcome"] = "Ask those who had a part how they want to be named first."
    if errors:
        raise Invalid(**errors)
