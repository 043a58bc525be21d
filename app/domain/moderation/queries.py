"""Finding what was done."""

from sqlalchemy import Select, false, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to, waiting
from app.domain.groups.models import Group
from app.domain.groups.queries import kept_group_ids
from app.domain.moderation.models import Act, Appeal, Case, Report
from app.domain.people.models import Person
from app.domain.posts.models import Post

# What an act that somebody is told of can be.
TOLD = ("removed", "warned", "suspended", "barred")


def at_the_desk_of(group_id):
    """How much waits for those who look after the group, as part of a question that knows its id."""
    posts = select(func.count()).where(Thread.group_id == group_id, waiting())
    cases = select(func.count()).where(Case.group_id == group_id, Case.closed_at.is_(None), _for_keepers())
    appeals = select(func.count()).where(Appeal.group_id == group_id, Appeal.closed_at.is_(None), Appeal.desk == "group")
    return sum((part.correlate(Group).scalar_subquery() for part in (cases, appeals)), posts.correlate(Group).scalar_subquery())


def cases_at(group: Group, *, seen_by: Person) -> Select:
    """What was reported in `group` and waits for those who look after it; page it by `Case.opened_at, Case.id`."""
    return _cases().where(Case.group_id == group.id, Case.closed_at.is_(None), _for_keepers(), Case.author_id != seen_by.id)


def cases_at_house(*, seen_by: Person) -> Select:
    """What waits for the moderators of the house, of whom `seen_by` is one; page it by `Case.opened_at, Case.id`."""
    return _cases().where(Case.desk == "house", Case.closed_at.is_(None), Case.author_id != seen_by.id)


def find_case(case_id: int, *, seen_by: Person) -> Case:
    """The case with that id, open or closed, at whoever's desk `seen_by` sits. Raises NotFound."""
    return _found(_cases().where(Case.id == case_id, Case.author_id != seen_by.id, _at_desk_of(seen_by, Case, _for_keepers())))


def appeals_at(group: Group, *, seen_by: Person) -> Select:
    """Appeals that wait for those who look after `group`; page them by `Appeal.opened_at, Appeal.id`."""
    waits = (Appeal.group_id == group.id, Appeal.desk == "group", Appeal.closed_at.is_(None), Act.person_id != seen_by.id)
    return _appeals().where(*waits)


def appeals_at_house(*, seen_by: Person) -> Select:
    """Appeals that wait for the moderators of the house; page them by `Appeal.opened_at, Appeal.id`."""
    return _appeals().where(Appeal.desk == "house", Appeal.closed_at.is_(None), Act.person_id != seen_by.id)


def find_appeal(appeal_id: int, *, seen_by: Person) -> Appeal:
    """The appeal with that id, at whoever's desk `seen_by` sits. Raises NotFound."""
    mine = _at_desk_of(seen_by, Appeal, Appeal.desk == "group")
    return _found(_appeals().where(Appeal.id == appeal_id, Act.person_id != seen_by.id, mine))


def reports_of(case: Case) -> list[Report]:
    """Why it was reported, oldest first; who said so stays unsaid."""
    return list(db.session.scalars(select(Report).where(Report.case_id == case.id).order_by(Report.id)))


def reports_by(person: Person) -> Select:
    """What `person` has reported, with what came of it; page it by `Report.created_at, Report.id`."""
    case = joinedload(Report.case).options(joinedload(Case.act), joinedload(Case.writer), joinedload(Case.thread))
    return select(Report).where(Report.reporter_id == person.id).options(case)


def who_moderates() -> list[Person]:
    """Those to whom comes what no group can decide, by name."""
    return list(db.session.scalars(select(Person).where(Person.moderates, Person.suspended_at.is_(None)).order_by(Person.name_key)))


def find_report(report_id: int, *, seen_by: Person) -> Report:
    """`seen_by`'s own report with that id, with what came of it. Raises NotFound."""
    case = joinedload(Report.case).options(
        joinedload(Case.act).joinedload(Act.by), joinedload(Case.group), joinedload(Case.writer), joinedload(Case.thread)
    )
    return _found(select(Report).where(Report.id == report_id, Report.reporter_id == seen_by.id).options(case))


def copy_behind(act: Act) -> dict | None:
    """The copy of what the act was about, while it is kept."""
    return db.session.scalar(select(Case.copy).where(Case.act_id == act.id)) or None


def find_act(act_id: int, *, seen_by: Person) -> Act:
    """The act with that id, for whoever it concerns. Raises NotFound."""
    people = (joinedload(Act.by), joinedload(Act.concerned), joinedload(Act.group), joinedload(Act.thread))
    return _found(select(Act).where(Act.id == act_id, Act.person_id == seen_by.id, Act.kind.in_(TOLD)).options(*people))


def rest_of(person: Person) -> Act | None:
    """The act by which the person's account rests."""
    barred = select(Act).where(Act.person_id == person.id, Act.kind == "barred").order_by(Act.created_at.desc(), Act.id.desc())
    return db.session.scalar(barred.options(joinedload(Act.by)).limit(1))


def appeal_against(act: Act) -> Appeal | None:
    """The appeal against the act, with its answer."""
    return db.session.scalar(select(Appeal).where(Appeal.act_id == act.id).options(joinedload(Appeal.answer).joinedload(Act.by)))


def _for_keepers():
    # What concerns one of them, and news that is out, is kept from the others; the house decides it.
    return Case.because.not_in(("keeper", "public", "nobody"))


def _at_desk_of(person: Person, model, keepers):
    house = model.desk == "house" if person.moderates and person.is_active else false()
    return or_(house, model.group_id.in_(kept_group_ids(person)) & keepers)


def _cases() -> Select:
    return select(Case).options(joinedload(Case.writer), joinedload(Case.group), joinedload(Case.thread))


def _appeals() -> Select:
    act = contains_eager(Appeal.act).options(joinedload(Act.by), joinedload(Act.concerned), joinedload(Act.thread))
    return select(Appeal).join(Appeal.act).options(act, joinedload(Appeal.group))


def _found(query: Select):
    row = db.session.scalar(query)
    if row is None:
        raise NotFound
    return row


def log_of(group: Group, *, seen_by: Person) -> Select:
    """What was done in `group`, with who did it; page it by `Act.created_at, Act.id`.

    `Act.thread` is there only where `seen_by` may read it now: since then it may have been moved to where they may not.
    """
    read = threads_visible_to(seen_by).with_only_columns(Thread.id)
    query = select(Act).outerjoin(Thread, (Thread.id == Act.thread_id) & Thread.id.in_(read))
    return query.where(Act.group_id == group.id).options(joinedload(Act.by), contains_eager(Act.thread))


def refusal_of(post: Post) -> Act | None:
    """Why the post was not let in, None if it was not turned down."""
    turned_down = select(Act).where(Act.thread_id == post.id, Act.kind == "turned_down").options(joinedload(Act.by))
    return db.session.scalar(turned_down.order_by(Act.id.desc()).limit(1)) if post.thread.held == "refused" else None
