"""Finding people, as somebody who looks for them."""

from sqlalchemy import Select, false, func, or_, select

from app.core.database import db
from app.core.errors import NotFound
from app.domain.people.models import Person, SignIn, Trait

HOUSE = "house"


def people_visible_to(person: Person | None) -> Select:
    """Active people `person` may find: staff see everybody; a guest sees only themselves here."""
    people = select(Person).where(Person.kind != "house", Person.suspended_at.is_(None))
    if person is None:
        return people.where(false())
    return people if person.kind != "guest" else people.where(Person.id == person.id)


def find_person_by_handle(handle: str, *, seen_by: Person) -> Person:
    """The person called `handle`, if `seen_by` may find them. Raises NotFound."""
    query = people_visible_to(seen_by).where(Person.handle == handle.casefold())
    person = db.session.scalar(query)
    if person is None:
        raise NotFound
    return person


def person_with_email(email: str) -> Person | None:
    """The active person with that address, however it is spelled."""
    query = select(Person).where(Person.email_key == email.strip().casefold(), Person.suspended_at.is_(None))
    return db.session.scalar(query)


def people_called(words: str, *, seen_by: Person) -> Select:
    """People whose name, title, department or traits begin with or contain `words`."""
    people, key = people_visible_to(seen_by), words.strip().casefold()
    if not key:
        return people
    traits = select(Trait.person_id).where(Trait.word_key.startswith(key, autoescape=True))
    return people.where(
        or_(
            Person.name_key.contains(key, autoescape=True),
            Person.handle.startswith(key, autoescape=True),
            func.lower(Person.department).contains(key, autoescape=True),
            Person.id.in_(traits),
        )
    )


def ids_of_handles(handles: list[str]) -> dict[str, int]:
    """Those of `handles` that belong to somebody active, with the ids."""
    if not handles:
        return {}
    query = select(Person.handle, Person.id).where(Person.handle.in_(handles), Person.suspended_at.is_(None), Person.kind != "house")
    return {handle: person_id for handle, person_id in db.session.execute(query)}


def traits_of(person: Person) -> dict[str, list[str]]:
    """`{"skill": […], "interest": […]}` in the person's own words."""
    traits = {"skill": [], "interest": []}
    for kind, word in db.session.execute(select(Trait.kind, Trait.word).where(Trait.person_id == person.id).order_by(Trait.id)):
        traits[kind].append(word)
    return traits


def house_account() -> Person:
    """The account in whose name the house itself acts. Raises NotFound before the first start."""
    person = db.session.scalar(select(Person).where(Person.handle == HOUSE))
    if person is None:
        raise NotFound
    return person


def sign_ins_of(person: Person) -> Select:
    """Browsers in which `person` is signed in, newest first."""
    return select(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None)).order_by(SignIn.created_at.desc())


def staff_count() -> int:
    """How many staff the house has; thresholds for small houses ask."""
    return db.session.scalar(select(func.count()).select_from(Person).where(Person.kind == "staff", Person.suspended_at.is_(None)))


def is_photo(name: str) -> bool:
    """Whether that is the photo of somebody now: neither one they had before nor the picture of anything else."""
    return bool(name) and db.session.scalar(select(Person.id).where(Person.photo == name).limit(1)) is not None
