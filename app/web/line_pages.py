"""What the pages of the line show beside the thing itself, gathered in few queries."""

from app.domain.announcements.models import Announcement
from app.domain.announcements.own import own_in, own_of
from app.domain.announcements.queries import publication_of
from app.domain.discussions.policy import can_read_thread
from app.domain.ideas.lights import lights_of, missing_of
from app.domain.ideas.models import Idea
from app.domain.ideas.queries import backers_of
from app.domain.ideas.quiet import rests_at
from app.domain.lineage.credits import credits_of
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.succession import outdated_by, replaced_by, successor_of
from app.edge.caller import caller
from app.web.navigation import my_groups
from app.web.needs import needs_of
from app.web.rooms import talk_under
from app.web.trails import kin_of


def about_idea(idea: Idea) -> dict:
    """Lights and what is missing, who stands behind it, what it asks for, hopes and doubts, family and talk."""
    needs = needs_of(idea)
    backers = backers_of(idea, seen_by=caller())
    lights = lights_of(idea, needs.staff)
    return {
        "lights": lights,
        "missing": missing_of(lights, needs.wants),
        "backers": backers,
        "faces": list({backer.person.id: backer.person for backer in backers if backer.way != "follow"}.values()),
        "reached": list({backer.group.id: backer.group for backer in backers if backer.group and backer.way != "follow"}.values()),
        "ways": {backer.way: backer for backer in backers if backer.person.id == caller().id},
        "rests_at": rests_at(idea),
        "asks": needs.asks,
        "mergers": needs.mergers,
        "wanted": needs.wanted,
        "hopes": [said for said in needs.said if said.side == "hope"],
        "doubts": [said for said in needs.said if said.side == "doubt"],
        "groups": my_groups(),
        **kin_of(idea.thread),
        **talk_under(idea.thread, taken=24_000),
    }


def about_outcome(outcome: Outcome, siblings: list[Outcome]) -> dict:
    """Credits, what took its place and whose it took among all outcomes of its project, family and talk."""
    places = {
        "successor": successor_of(outcome, siblings),
        "replaced": replaced_by(outcome, siblings),
        "outdated": outdated_by(outcome, siblings),
    }
    sheet = credits_of(outcome.thread, seen_by=caller())
    own = [credit for credit in sheet.credits if credit.person_id == caller().id]
    return {"sheet": sheet, "own": own, **places, **kin_of(outcome.thread), **talk_under(outcome.thread)}


def about_announcement(announcement: Announcement) -> dict:
    """The copy that is out, what may be done, family and talk."""
    is_out = announcement.thread.state in ("published", "withdrawn")
    publication = publication_of(announcement) if is_out else None
    # Whoever publishes reads what was handed in, and not what a closed group says about it.
    inside = can_read_thread(caller(), announcement.thread)
    talk = talk_under(announcement.thread) if inside else {}
    own = own_in(own_of(announcement.outcome) if announcement.thread.state == "draft" else announcement.own)
    return {"publication": publication, "inside": inside, "own": own, **kin_of(announcement.thread), **talk}
