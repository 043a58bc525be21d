"""What the desk of a group has to tell: to those who look after it, and to those it decides about."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.paths import path_of
from app.domain.groups.models import Membership
from app.domain.moderation.events import AppealAnswered, Appealed, CaseClosed, CaseOpened, Decided, LetIn, TurnedDown
from app.domain.moderation.models import Report
from app.domain.people.models import Person
from app.domain.posts.events import PostHeld
from app.subscribers.notifications.matters import Matter
from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.sentences import Sentence


def of_post_held(fact: PostHeld) -> Iterator[Matter]:
    """Those who look after the group."""
    yield Matter("waiting", f"waiting:group:{fact.group_id}", keepers_of(fact.group_id), group_id=fact.group_id)


def of_post_let_in(fact: LetIn) -> Iterator[Matter]:
    """Whoever wrote it."""
    author_id = db.session.scalar(select(Thread.author_id).where(Thread.id == fact.thread_id))
    yield Matter("post_let_in", f"post_let_in:thread:{fact.thread_id}", (author_id,), thread_id=fact.thread_id, group_id=fact.group_id)


def of_post_turned_down(fact: TurnedDown) -> Iterator[Matter]:
    """Whoever wrote it."""
    yield Matter("turned_down", f"turned_down:{fact.act_id}", (fact.person_id,), thread_id=fact.post_id, group_id=fact.group_id)


def of_case(fact: CaseOpened) -> Iterator[Matter]:
    """Those at whose desk it waits."""
    if fact.desk == "house":
        yield Matter("case", "case:house", moderators())
    else:
        yield Matter("case", f"case:group:{fact.group_id}", keepers_of(fact.group_id), group_id=fact.group_id)


def of_result(fact: CaseClosed) -> Iterator[Matter]:
    """Everybody who reported it, each led to their own report."""
    for report_id, person_id in db.session.execute(select(Report.id, Report.reporter_id).where(Report.case_id == fact.case_id)):
        yield Matter("result", f"result:{report_id}", (person_id,), detail=str(report_id))


def of_decision(fact: Decided) -> Iterator[Matter]:
    """Whoever it concerns."""
    yield Matter("verdict", f"verdict:{fact.act_id}", (fact.person_id,), detail=str(fact.act_id))


def of_appeal(fact: Appealed) -> Iterator[Matter]:
    """Those at whose desk it waits."""
    if fact.desk == "house":
        yield Matter("appeal", f"appeal:{fact.appeal_id}:house", moderators())
    else:
        yield Matter("appeal", f"appeal:{fact.appeal_id}", keepers_of(fact.group_id), group_id=fact.group_id)


def of_answer(fact: AppealAnswered) -> Iterator[Matter]:
    """Whoever asked for a second look."""
    yield Matter("second_look", f"second_look:{fact.act_id}", (fact.person_id,), detail=str(fact.act_id))


def moderators() -> tuple[int, ...]:
    """Ids of those who moderate the house."""
    return tuple(db.session.scalars(select(Person.id).where(Person.moderates, Person.suspended_at.is_(None))))


def keepers_of(group_id: int) -> tuple[int, ...]:
    """Ids of those who look after the group."""
    active = (Membership.group_id == group_id, Membership.state == "active", Membership.role != "member")
    return tuple(db.session.scalars(select(Membership.person_id).where(*active)))


def waiting(row: Notification) -> Sentence:
    number = row.actor_count
    did = "wrote something that waits to be let into" if number == 1 else f"and {number - 1} more wrote what waits to be let into"
    return Sentence(row.actor.name, did, row.group.name, f"/g/{row.group.slug}/desk?show=posts", "shield")


def post_let_in(row: Notification) -> Sentence:
    return _about_post(row, "let in what you wrote:", "circle-check")


def turned_down(row: Notification) -> Sentence:
    return _about_post(row, f"did not let into {row.group.name}:", "info")


def case(row: Notification) -> Sentence:
    return _at_desk(row, "", "Something was reported and waits at the desk of", "reports", "flag")


def appeal(row: Notification) -> Sentence:
    return _at_desk(row, row.actor.name, "asks for a second look, at the desk of", "appeals", "scale")


def verdict(row: Notification) -> Sentence:
    return Sentence(row.actor.name, "decided about something you said.", "Read what and why", f"/acts/{row.detail}", "shield")


def second_look(row: Notification) -> Sentence:
    return Sentence(row.actor.name, "has had the second look you asked for.", "Read what came of it", f"/acts/{row.detail}", "scale")


def result(row: Notification) -> Sentence:
    return Sentence("", "Somebody has looked at what you reported.", "Read what came of it", f"/reports/{row.detail}", "flag")


def _at_desk(row: Notification, who: str, did: str, shown: str, icon: str) -> Sentence:
    place, path = (row.group.name, f"/g/{row.group.slug}/desk") if row.group else ("the house", "/desk")
    return Sentence(who, did, place, f"{path}?show={shown}", icon)


def _about_post(row: Notification, did: str, icon: str) -> Sentence:
    return Sentence(row.actor.name, did, row.thread.title, path_of(row.thread.kind, row.thread_id, row.thread.title), icon)


_RULES = (waiting, post_let_in, turned_down, case, appeal, verdict, second_look, result)
DESK = {rule.__name__: rule for rule in _RULES}
# Addressed by name, about nothing the reader would have to be able to read.
TOLD_BY_THE_HOUSE = ("case", "appeal", "verdict", "second_look", "result")
