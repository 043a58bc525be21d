"""Event in, rows out."""

from sqlalchemy import delete, or_, select

from app.core.database import db
from app.core.events import EventRecord
from app.core.outbox import Subscriber
from app.domain.announcements.events import ChangesAsked, Published, Submitted
from app.domain.discussions.events import Commented, GroupMentioned, PointedTo, Reacted, Shared, Unasked
from app.domain.discussions.models import Thread
from app.domain.drafts.events import PostMissed
from app.domain.gatherings.events import Attended, GatheringMoved, MovedUp
from app.domain.groups.events import Banned, Declined, Invited, Joined, Left, Requested
from app.domain.ideas.events import (
    Backed,
    Considered,
    IdeaEdited,
    IdeaMoved,
    IdeaProposed,
    IdeasMerged,
    MergeAsked,
    MergeRefused,
    Objected,
    ObjectionTakenBack,
    Offered,
    OfferKept,
    RestNear,
)
from app.domain.lineage.events import LinesTold
from app.domain.moderation.events import AppealAnswered, Appealed, CaseClosed, CaseOpened, Decided, LetIn, TurnedDown
from app.domain.outcomes.events import CreditAsked, IdeaDelivered, OutcomeMoved
from app.domain.placements.events import Moved
from app.domain.polls.events import PollClosed
from app.domain.posts.events import AnswerAccepted, NewcomerWaited, Posted, PostEdited, PostHeld, Praised, SparkMarked
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
from app.domain.projects.events import PauseNear, ProjectMoved, ProjectUpdated, Promoted, StepFinished
from app.domain.shares.events import BringingAsked, BringingLetIn, BringingTurnedDown
from app.subscribers.notifications import becoming, belonging, brought, calls, desk, kinds, lines, recipients, rewording, teams
from app.subscribers.notifications.matters import Matter, hearers
from app.subscribers.notifications.models import Notification


def telling(people_of):
    """A handler that tells everybody `people_of(fact)` names, each once, never the one who did it."""

    def tell(fact, record: EventRecord) -> None:
        told = {fact.actor_id}
        for matter in people_of(fact):
            home_id = matter.thread_id and db.session.scalar(select(Thread.group_id).where(Thread.id == matter.thread_id))
            people = [person_id for person_id in dict.fromkeys(hearers(matter, (matter.group_id, home_id))) if person_id not in told]
            told.update(people)
            _write(matter, people, fact.actor_id, record)

    return tell


def _write(matter: Matter, people: list[int], actor_id: int, record: EventRecord) -> None:
    known = {row.person_id: row for row in db.session.scalars(_standing(matter, people, record))} if people else {}
    for person_id in people:
        row = known.get(person_id)
        if row is None:
            row = Notification(person_id=person_id, key=matter.key, kind=matter.kind, actor_ids=[], created_at=record.occurred_at)
            row.last_event_id = 0
            db.session.add(row)
        if row.last_event_id < record.id:
            row.actor_ids = [*(known_id for known_id in row.actor_ids if known_id != actor_id), actor_id]
            row.actor_id, row.last_event_id, row.updated_at = actor_id, record.id, record.occurred_at
            row.thread_id, row.comment_id, row.group_id, row.detail = matter.thread_id, matter.comment_id, matter.group_id, matter.detail
    db.session.flush()


def untell_pointer(fact: Unasked, _: EventRecord) -> None:
    """Nobody is asked any more, so nothing waits, read or not."""
    matter = (Notification.key == f"pointer:thread:{fact.thread_id}", Notification.person_id == fact.person_id)
    db.session.execute(delete(Notification).where(*matter))


def _standing(matter: Matter, people: list[int], record: EventRecord):
    """Rows to add to, or that have been told this already. Locked, so that nobody marks them read meanwhile."""
    same = (Notification.key == matter.key, Notification.person_id.in_(people))
    fresh = or_(Notification.read_at.is_(None), Notification.last_event_id >= record.id)
    return select(Notification).where(*same, fresh).order_by(Notification.last_event_id).with_for_update()


def _forget() -> None:
    # What has been read was read by somebody, and no log could say so again; it stays, and is not told twice.
    db.session.execute(delete(Notification).where(Notification.read_at.is_(None)))


NOTIFICATIONS = Subscriber(
    name="notifications",
    handlers={
        Commented: (telling(recipients.of_comment),),
        Reacted: (telling(recipients.of_reaction),),
        Shared: (telling(brought.of_share),),
        PointedTo: (telling(recipients.of_pointer),),
        Unasked: (untell_pointer,),
        Moved: (telling(recipients.of_move),),
        Posted: (telling(recipients.of_post),),
        PostEdited: (telling(rewording.of_post_edit),),
        IdeaEdited: (telling(rewording.of_idea_edit),),
        GroupMentioned: (telling(calls.of_call),),
        PostMissed: (telling(calls.of_missed),),
        Attended: (telling(kinds.of_attendance),),
        MovedUp: (telling(kinds.of_moving_up),),
        GatheringMoved: (telling(kinds.of_moving),),
        PollClosed: (telling(kinds.of_closing),),
        Praised: (telling(kinds.of_praise),),
        AnswerAccepted: (telling(kinds.of_answer),),
        SparkMarked: (telling(kinds.of_spark),),
        BringingAsked: (telling(brought.of_bringing),),
        BringingLetIn: (telling(brought.of_decision),),
        BringingTurnedDown: (telling(brought.of_decision),),
        PostHeld: (telling(desk.of_post_held),),
        LetIn: (telling(desk.of_post_let_in),),
        TurnedDown: (telling(desk.of_post_turned_down),),
        NewcomerWaited: (telling(belonging.of_newcomer),),
        CaseOpened: (telling(desk.of_case),),
        CaseClosed: (telling(desk.of_result),),
        Decided: (telling(desk.of_decision),),
        Appealed: (telling(desk.of_appeal),),
        AppealAnswered: (telling(desk.of_answer),),
        Requested: (telling(belonging.of_request),),
        Invited: (telling(belonging.of_invitation),),
        Joined: (telling(belonging.of_admission),),
        Left: (telling(belonging.of_departure),),
        Banned: (telling(belonging.of_ban),),
        Declined: (telling(belonging.of_refusal),),
        IdeaProposed: (telling(recipients.of_idea),),
        Backed: (telling(recipients.of_backing),),
        Considered: (telling(recipients.of_consideration),),
        IdeaMoved: (telling(becoming.of_movement),),
        IdeaDelivered: (telling(becoming.of_delivery),),
        RestNear: (telling(becoming.of_nearing_rest),),
        IdeasMerged: (telling(becoming.of_merging),),
        Submitted: (telling(recipients.of_submission),),
        ChangesAsked: (telling(recipients.of_changes),),
        Published: (telling(recipients.of_publication),),
        CreditAsked: (telling(recipients.of_credit),),
        OutcomeMoved: (telling(recipients.of_outcome),),
        Promoted: (telling(becoming.of_start),),
        MergeAsked: (telling(becoming.of_merge_request),),
        MergeRefused: (telling(becoming.of_merge_refusal),),
        Objected: (telling(becoming.of_objection),),
        ObjectionTakenBack: (telling(becoming.of_objection_taken_back),),
        Offered: (telling(becoming.of_offer),),
        OfferKept: (telling(becoming.of_keeping),),
        LinesTold: (telling(lines.of_lines),),
        ProjectUpdated: (telling(recipients.of_update),),
        Asked: (telling(teams.of_asking),),
        AskAnswered: (telling(teams.of_asking_answered),),
        LeadAsked: (telling(teams.of_lead_asked),),
        LeadAnswered: (telling(teams.of_lead_answered),),
        StepFinished: (telling(teams.of_step_finished),),
        ProjectMoved: (telling(teams.of_lead_lost),),
        PauseNear: (telling(teams.of_nearing_pause),),
        NoticeGiven: (telling(teams.of_notice),),
        NoticeAnswered: (telling(teams.of_notice_answered),),
        LeadOffered: (telling(teams.of_lead_offered),),
        LeadObjected: (telling(teams.of_lead_objected),),
        LeadSettled: (telling(teams.of_lead_settled),),
    },
    reset=_forget,
)
