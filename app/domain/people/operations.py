"""Everything that changes an account."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import available_timezones

from sqlalchemy import delete

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import render
from app.core.parsing import in_a_line
from app.core.policy import permits
from app.domain.people.events import Barred, PersonJoined, ProfileEdited, Suspended
from app.domain.people.models import CREDITS, KINDS, Person, Trait
from app.domain.people.names import free_name
from app.domain.people.passwords import hash_password, is_password
from app.domain.people.photos import keep
from app.domain.people.policy import can_appoint, can_bar, can_edit_profile, can_open_accounts, can_suspend
from app.domain.people.queries import person_with_email

ZONES, LONGEST_PAUSE = frozenset(available_timezones()), 24 * 28
LONGEST_REST = timedelta(hours=72)
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@\s]+@localhost")


@permits(can_open_accounts)
def open_account(
    *,
    by,
    name: str,
    email: str | None,
    password: str = "",
    kind: str = "staff",
    handle: str = "",
    title: str = "",
    department: str = "",
    location: str = "",
) -> Person:
    """A new account. Without `email` nobody can sign in to it (people out of an import)."""
    name = in_a_line(name)[:80]
    if not name:
        raise Invalid(name="A person needs a name.")
    if email is not None and not ADDRESS.fullmatch(email.strip()):
        raise Invalid(email="That is no e-mail address.")
    if email is not None and person_with_email(email):
        raise Invalid(email="Somebody has that address already.")
    if kind not in KINDS:
        raise Invalid(kind="Staff or guest.")
    person = Person(
        name=name,
        name_key=name.casefold(),
        email=email and email.strip(),
        email_key=email and email.strip().casefold(),
        handle=free_name(handle or name, Person.handle, otherwise="someone"),
        kind=kind,
        title=in_a_line(title)[:80],
        department=in_a_line(department)[:80],
        location=in_a_line(location)[:80],
        password_hash=hash_password(password) if password else None,
        created_at=now(),
    )
    db.session.add(person)
    db.session.flush()
    record(PersonJoined(actor_id=by.id, person_id=person.id))
    return person


@permits(can_edit_profile)
def edit_profile(
    person: Person,
    *,
    by,
    name: str,
    title="",
    department="",
    location="",
    pronouns="",
    about="",
    skills: list[str] = (),
    interests: list[str] = (),
) -> Person:
    """What a person says of themselves. `skills` and `interests` replace the former ones."""
    name = in_a_line(name)
    if not name:
        raise Invalid(name="A person needs a name.")
    person.name, person.name_key = name, name.casefold()
    person.title, person.department, person.location, person.pronouns = map(in_a_line, (title, department, location, pronouns))
    person.about, person.about_html = about, render(about)
    _replace_traits(person, "skill", skills)
    _replace_traits(person, "interest", interests)
    record(ProfileEdited(actor_id=by.id, person_id=person.id))
    return person


def _replace_traits(person: Person, kind: str, words) -> None:
    wanted = {word.casefold(): word for word in map(in_a_line, words) if word}
    if len(wanted) > 20:
        raise Invalid(**{f"{kind}s": "Twenty at most."})
    if any(len(word) > 40 for word in wanted):
        raise Invalid(**{f"{kind}s": "Each of them has room for 40 characters."})
    db.session.execute(delete(Trait).where(Trait.person_id == person.id, Trait.kind == kind))
    db.session.add_all(Trait(person_id=person.id, kind=kind, word=word, word_key=key) for key, word in wanted.items())


@permits(can_edit_profile)
def change_photo(person: Person, *, by, photo: bytes, folder: Path) -> Person:
    """Show `photo` from now on; `folder` is where the house keeps pictures."""
    person.photo = keep(photo, folder)
    record(ProfileEdited(actor_id=by.id, person_id=person.id))
    return person


@permits(can_edit_profile)
def change_settings(person: Person, *, by, credit: str, feed: str, counted: bool) -> Person:
    """How a person is named outside, how their Home is ordered, whether offers to them are counted."""
    if credit not in CREDITS:
        raise Invalid(credit="Choose one of those offered.")
    if feed not in ("newest", "relevant"):
        raise Invalid(feed="Choose one of those offered.")
    person.credit, person.feed, person.counted = credit, feed, counted
    record(ProfileEdited(actor_id=by.id, person_id=person.id))
    return person


@permits(can_edit_profile)
def keep_quiet(person: Person, *, by, zone: str, quiet_from: int | None, quiet_to: int | None) -> Person:
    """Leave the person in peace each day between two minutes of the day on the clock of `zone`; None for both: never.

    Raises Invalid(zone=…) for an unknown clock, Invalid(quiet_to=…) where only one end is given.
    """
    if zone and zone not in ZONES:
        raise Invalid(zone="No clock of that name is known. Write it like Europe/Berlin.")
    if (quiet_from is None) != (quiet_to is None):
        raise Invalid(quiet_to="Quiet hours have a beginning and an end.")
    person.zone, person.quiet_from, person.quiet_to = zone, quiet_from, quiet_to
    return person


@permits(can_edit_profile)
def pause(person: Person, *, by, hours: int) -> Person:
    """Leave the person in peace for so many hours from now, four weeks at most. Raises Invalid(hours=…)."""
    if not 1 <= hours <= LONGEST_PAUSE:
        raise Invalid(hours="A pause lasts from an hour to four weeks.")
    person.paused_at, person.paused_until = now(), now() + timedelta(hours=hours)
    return person


@permits(can_edit_profile)
def resume(person: Person, *, by) -> Person:
    """End a pause before its time."""
    person.paused_at = person.paused_until = None
    return person


@permits(can_edit_profile)
def change_password(person: Person, *, by, current: str, new: str) -> Person:
    """Replace the password; the current one is asked for unless there was none."""
    if person.password_hash and not is_password(current, person.password_hash):
        raise Invalid(current="That is not your current password.")
    person.password_hash = hash_password(new)
    return person


@permits(can_appoint)
def appoint(person: Person, *, by, publishes: bool = False, administers: bool = False, moderates: bool = False) -> Person:
    """Say who lets announcements out, who looks after the house, and to whom reports go that no group can decide."""
    if person.kind != "staff":
        raise Invalid(person="Only staff can be appointed.")
    person.publishes, person.administers, person.moderates = publishes, administers, moderates
    return person


@permits(can_bar)
def bar(person: Person, *, by: Person, until: datetime, reason: str) -> Person:
    """Let the account rest until then: it reads and writes nothing, and is told why. Raises Invalid(hours=…) beyond three days."""
    if not now() < until <= now() + LONGEST_REST:
        raise Invalid(hours="From 1 to 72 hours.")
    person.barred_until, person.barred_for = until, reason
    record(Barred(actor_id=by.id, person_id=person.id))
    return person


@permits(can_bar)
def unbar(person: Person, *, by: Person) -> Person:
    """Let the account rest no longer."""
    person.barred_until, person.barred_for = None, ""
    record(Barred(actor_id=by.id, person_id=person.id))
    return person


@permits(can_suspend)
def suspend(person: Person, *, by) -> Person:
    """Nobody signs in to this account any more; what it wrote stays."""
    person.suspended_at = now()
    record(Suspended(actor_id=by.id, person_id=person.id))
    return person
