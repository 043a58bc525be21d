"""Finding groups, and the one answer to who may read what is in them."""

from datetime import datetime

from sqlalchemy import Select, and_, false, func, or_, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.groups.models import TRAITS, Category, Filing, Group, Membership, Start
from app.domain.people.models import Person


def group_ids_of(person: Person | None) -> Select:
    """Ids of the groups `person` is an active member of."""
    ids = select(Membership.group_id)
    return ids.where(false()) if person is None else ids.where(Membership.person_id == person.id, Membership.state == "active")


def kept_group_ids(person: Person | None) -> Select:
    """Ids of the groups `person` looks after, as a moderator or owner."""
    return group_ids_of(person).where(Membership.role != "member")


def readable_group_ids(person: Person | None) -> Select:
    """Ids of the groups whose content `person` may read. Everything readable is built on this.

    Staff read open groups and their own; a guest reads only their own; nobody reads nothing.
    """
    ids = select(Group.id)
    if person is None or not person.is_active:
        return ids.where(false())
    mine = Group.id.in_(group_ids_of(person))
    return ids.where(or_(false(), Group.visibility == "open", mine) if person.is_staff else mine)


def groups_visible_to(person: Person | None) -> Select:
    """Groups whose name `person` may know: not the secret ones of others, nor archived ones they could not read; a guest's own only."""
    groups = select(Group)
    if person is None or not person.is_active:
        return groups.where(false())
    invited = select(Membership.group_id).where(Membership.person_id == person.id, Membership.state.in_(("active", "invited")))
    mine = Group.id.in_(invited)
    known = or_(Group.visibility == "open", and_(Group.visibility == "closed", Group.archived_at.is_(None)))
    return groups.where(or_(false(), known, mine) if person.is_staff else mine)


def find_group(slug: str, *, seen_by: Person | None) -> Group:
    """The group at `slug` if `seen_by` may know of it. Raises NotFound."""
    group = db.session.scalar(groups_visible_to(seen_by).where(Group.slug == slug))
    if group is None:
        raise NotFound
    return group


def find_group_by_id(group_id: int, *, seen_by: Person | None) -> Group:
    """The group with that id if `seen_by` may know of it. Raises NotFound."""
    group = db.session.scalar(groups_visible_to(seen_by).where(Group.id == group_id))
    if group is None:
        raise NotFound
    return group


def groups_called(words: str, *, seen_by: Person | None) -> Select:
    """Groups `seen_by` may know of whose name or purpose contains `words`."""
    groups, key = groups_visible_to(seen_by), words.strip().casefold()
    if not key:
        return groups
    return groups.where(or_(Group.name_key.contains(key, autoescape=True), func.lower(Group.purpose).contains(key, autoescape=True)))


def groups_of(person: Person | None) -> Select:
    """The groups `person` is an active member of, by name."""
    return select(Group).where(Group.id.in_(group_ids_of(person))).order_by(Group.name_key)


def membership_of(person: Person | None, group: Group) -> Membership | None:
    """The person's membership of the group in whatever state, None if there is none."""
    if person is None:
        return None
    return db.session.scalar(select(Membership).where(Membership.group_id == group.id, Membership.person_id == person.id))


def is_member(person: Person | None, group: Group) -> bool:
    """Whether `person` is an active member of `group`."""
    membership = membership_of(person, group)
    return membership is not None and membership.state == "active"


def members_of(group: Group, *, state: str = "active") -> Select:
    """Memberships of `group` with their people, oldest first."""
    return (
        select(Membership)
        .where(Membership.group_id == group.id, Membership.state == state)
        .options(joinedload(Membership.person))
        .order_by(Membership.created_at, Membership.id)
    )


def keepers_of(group: Group) -> Select:
    """The active owners and moderators of `group` with their people, owners first."""
    return members_of(group).where(Membership.role != "member").order_by(None).order_by(Membership.role.desc(), Membership.created_at)


def find_membership(group: Group, handle: str) -> Membership:
    """The membership of the person called `handle` in `group`, in any state. Raises NotFound."""
    membership = db.session.scalar(
        select(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.group_id == group.id, Person.handle == handle.casefold())
    )
    if membership is None:
        raise NotFound
    return membership


def other_owners(membership: Membership) -> bool:
    """Whether the group has an active owner besides this one. Asked by whoever stops being one, of two only one at a time."""
    db.session.execute(select(Group.id).where(Group.id == membership.group_id).with_for_update())
    others = select(Membership.id).where(
        Membership.group_id == membership.group_id,
        Membership.role == "owner",
        Membership.state == "active",
        Membership.id != membership.id,
    )
    return db.session.scalar(others.limit(1)) is not None


def categories() -> Select:
    """Every category of the house, by name."""
    return select(Category).order_by(Category.name_key)


def categories_of(group: Group) -> list[str]:
    """The categories `group` stands under, by name."""
    query = select(Category.name).join(Filing, Filing.category_id == Category.id).where(Filing.group_id == group.id)
    return list(db.session.scalars(query.order_by(Category.name_key)))


def colleagues_outside(group: Group) -> int:
    """How many active colleagues do not belong to `group`."""
    inside = select(Membership.person_id).where(Membership.group_id == group.id, Membership.state == "active")
    outside = (
        select(func.count()).select_from(Person).where(Person.kind == "staff", Person.suspended_at.is_(None), Person.id.not_in(inside))
    )
    return db.session.scalar(outside)


def starts_of(group: Group) -> dict[str, list[str]]:
    """Whose new people begin in `group`: `{"department": […], "location": […]}`."""
    rows = db.session.execute(select(Start.trait, Start.value).where(Start.group_id == group.id).order_by(Start.value_key)).all()
    return {trait: [value for known, value in rows if known == trait] for trait in TRAITS}


def starting_groups(person: Person) -> Select:
    """The groups in which somebody new like `person` begins: those that said so before they came."""
    mine = ((trait, getattr(person, trait).strip().casefold()) for trait in TRAITS)
    named = or_(false(), *(and_(Start.trait == trait, Start.value_key == key) for trait, key in mine if key))
    said = select(Start.group_id).where(named, Start.created_at <= person.created_at)
    return select(Group).where(Group.id.in_(said), Group.visibility == "open", Group.joining == "free", Group.archived_at.is_(None))


def looked_at(person: Person) -> dict[int, datetime]:
    """When `person` last looked into each of their groups."""
    query = select(Membership.group_id, Membership.looked_at).where(Membership.person_id == person.id, Membership.state == "active")
    return {group_id: moment for group_id, moment in db.session.execute(query)}
