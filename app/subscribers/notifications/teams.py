"""What teams ask of people, and are answered: who should hear of it, and what to say."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select

from app.core.database import db
from app.domain.projects.asking_events import (
    AskAnswered,
    Asked,
    LeadAnswered,
    LeadAsked,
    LeadObjected,
    LeadOffered,
    LeadSettled,
    NoticeAnswered,
    NoticeGiven,
)
from app.domain.projects.events import PauseNear, ProjectMoved, StepFinished
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Asking, Candidacy, Place, Step
from app.domain.projects.queries import group_id_of
from app.domain.projects.touching import Notice
from app.subscribers.notifications.matters import Matter
from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.phrasing import Sentence, of_thread


def of_asking(fact: Asked) -> Iterator[Matter]:
    """Whoever is asked, while it waits for their answer."""
    asking = db.session.get(Asking, fact.asking_id)
    if asking and not asking.answer:
        about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.asking_id)}
        yield Matter("step_asked" if asking.step_id else "team_asked", f"asking:{fact.asking_id}", (fact.person_id,), **about)


def of_asking_answered(fact: AskAnswered) -> Iterator[Matter]:
    """Whoever asked."""
    asking = db.session.get(Asking, fact.asking_id)
    if asking and fact.answer != "withdrawn":
        about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.asking_id)}
        yield Matter(f"asking_{fact.answer}", f"answer:asking:{fact.asking_id}", (asking.asked_by_id,), **about)


def of_lead_asked(fact: LeadAsked) -> Iterator[Matter]:
    """Whoever is asked to lead an idea, while it waits for their answer."""
    asking = db.session.get(LeadAsking, fact.asking_id)
    if asking and not asking.answer:
        about = {"thread_id": fact.idea_id, "group_id": fact.group_id, "detail": str(fact.asking_id)}
        yield Matter("lead_asked", f"lead_asking:{fact.asking_id}", (fact.person_id,), **about)


def of_lead_answered(fact: LeadAnswered) -> Iterator[Matter]:
    """Whoever asked."""
    asking = db.session.get(LeadAsking, fact.asking_id)
    if asking and fact.answer != "withdrawn":
        about = {"thread_id": fact.idea_id, "group_id": fact.group_id, "detail": str(fact.asking_id)}
        yield Matter(f"leading_{fact.answer}", f"answer:lead_asking:{fact.asking_id}", (asking.asked_by_id,), **about)


def of_step_finished(fact: StepFinished) -> Iterator[Matter]:
    """Those who do what waited for it."""
    waiting = select(Step.owner_id).where(Step.waits_for_id == fact.step_id, Step.done_at.is_(None), Step.owner_id.is_not(None))
    people, about = tuple(db.session.scalars(waiting)), {"thread_id": fact.project_id, "group_id": group_id_of(fact.project_id)}
    yield Matter("way_free", f"way_free:step:{fact.step_id}", people, **about)


def of_lead_lost(fact: ProjectMoved) -> Iterator[Matter]:
    """The team, when nobody leads it any more."""
    if fact.state == "needs_lead":
        about = {"thread_id": fact.project_id, "group_id": fact.group_id}
        yield Matter("needs_lead", f"needs_lead:thread:{fact.project_id}", team_of(fact.project_id), **about)


def of_nearing_pause(fact: PauseNear) -> Iterator[Matter]:
    """The team, of which anybody can tell how it goes."""
    about = {"thread_id": fact.project_id, "group_id": fact.group_id}
    yield Matter("pause_near", f"pause_near:thread:{fact.project_id}", team_of(fact.project_id), **about)


def of_lead_offered(fact: LeadOffered) -> Iterator[Matter]:
    """The team, which may say why not."""
    about = {"thread_id": fact.project_id, "group_id": fact.group_id}
    yield Matter("lead_offered", f"lead:{fact.candidacy_id}", team_of(fact.project_id), **about)


def of_lead_objected(fact: LeadObjected) -> Iterator[Matter]:
    """Whoever offered."""
    if fact.state == "objected":
        person_id = db.session.get(Candidacy, fact.candidacy_id).person_id
        yield Matter("lead_no", f"lead:{fact.candidacy_id}", (person_id,), thread_id=fact.project_id, group_id=fact.group_id)


def of_lead_settled(fact: LeadSettled) -> Iterator[Matter]:
    """Whoever leads it now."""
    person_id = db.session.get(Candidacy, fact.candidacy_id).person_id
    yield Matter("lead_yes", f"lead:{fact.candidacy_id}", (person_id,), thread_id=fact.project_id, group_id=fact.group_id)


def of_notice(fact: NoticeGiven) -> Iterator[Matter]:
    """Whoever looks after the thing, while it waits."""
    notice = db.session.get(Notice, fact.notice_id)
    if notice and not notice.answer:
        about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.notice_id)}
        yield Matter("notice", f"notice:{fact.notice_id}", (fact.keeper_id,), **about)


def of_notice_answered(fact: NoticeAnswered) -> Iterator[Matter]:
    """Whoever gave it."""
    notice = db.session.get(Notice, fact.notice_id)
    if notice and fact.answer != "withdrawn":
        about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.notice_id)}
        yield Matter(f"notice_{fact.answer}", f"notice:{fact.notice_id}:{fact.answer}", (notice.author_id,), **about)


def team_of(project_id: int) -> tuple[int, ...]:
    """Ids of those who have a place in the team."""
    return tuple(db.session.scalars(select(Place.person_id).where(Place.project_id == project_id)))


def team_asked(row: Notification) -> Sentence:
    return _at(row, "asks you into the team of", "/askings/")


def step_asked(row: Notification) -> Sentence:
    return _at(row, "asks whether you would take a step of", "/askings/")


def lead_asked(row: Notification) -> Sentence:
    return _at(row, "asks whether you would lead", "/lead-askings/")


def leading_yes(row: Notification) -> Sentence:
    return of_thread(row, "leads, as you asked,", "hand-helping")


def leading_no(row: Notification) -> Sentence:
    return of_thread(row, "would rather not lead", "stage-idea")


def asking_yes(row: Notification) -> Sentence:
    return of_thread(row, "said yes to what you asked in", "hand-helping")


def asking_no(row: Notification) -> Sentence:
    return of_thread(row, "would rather not, which you asked in", "stage-project")


def way_free(row: Notification) -> Sentence:
    return of_thread(row, "finished what your step waited for in", "check")


def needs_lead(row: Notification) -> Sentence:
    return of_thread(row, "Somebody is needed to lead", "stage-project", who="")


def pause_near(row: Notification) -> Sentence:
    return of_thread(row, "Is paused in eleven days unless somebody tells how it goes:", "pause", who="")


def lead_offered(row: Notification) -> Sentence:
    return of_thread(row, "would lead what you work on. Three working days to say why not:", "hand-helping")


def lead_no(row: Notification) -> Sentence:
    return of_thread(row, "said why you should not lead", "info")


def lead_yes(row: Notification) -> Sentence:
    return of_thread(row, "Nobody objected. You lead", "stage-project", who="")


def notice(row: Notification) -> Sentence:
    return _at(row, "means to do something with what you look after, for", "/notices/")


def notice_yes(row: Notification) -> Sentence:
    return _at(row, "says go ahead, for", "/notices/")


def notice_no(row: Notification) -> Sentence:
    return _at(row, "says how it would harm, for", "/notices/")


def _at(row: Notification, did: str, page: str) -> Sentence:
    """A sentence that leads to the page where it is answered."""
    return replace(of_thread(row, did, "hand-helping"), path=f"{page}{row.detail}")


_RULES = (
    team_asked, step_asked, asking_yes, asking_no, way_free, needs_lead, pause_near, lead_offered, lead_no, lead_yes,
    notice, notice_yes, notice_no, lead_asked, leading_yes, leading_no,
)  # fmt: skip
TEAMS = {rule.__name__: rule for rule in _RULES}
