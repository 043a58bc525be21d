"""Getting in and out: before one is in, there is nobody yet who could be permitted anything."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import bindparam, select, update

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.core.errors import Invalid, NotFound
from app.core.events import record
from app.domain.people.events import SignedIn, SignedOut
from app.domain.people.models import Person, SignIn, SignInLink
from app.domain.people.passwords import is_password
from app.domain.people.queries import person_with_email

SIGN_IN_LASTS = timedelta(days=30)
LINK_LASTS = timedelta(minutes=30)


def sign_in(*, email: str, password: str, browser: str = "") -> str:
    """The cookie token of a new sign-in. Raises Invalid(email=…), the same whatever was wrong."""
    person = person_with_email(email) if email else None
    if not is_password(password, person.password_hash if person else None):
        raise Invalid(email="This address and password do not belong together.")
    return open_sign_in(person, browser=browser)


def open_sign_in(person: Person, *, browser: str = "") -> str:
    """Sign `person` in; returns the token for the cookie, of which only the hash is kept."""
    token = secrets.token_urlsafe(32)
    row = SignIn(person_id=person.id, token_hash=_hash(token), browser=browser[:120], created_at=now(), expires_at=now() + SIGN_IN_LASTS)
    db.session.add(row)
    db.session.flush()
    record(SignedIn(actor_id=person.id, sign_in_id=row.id))
    return token


_BEHIND = (
    select(Person, SignIn)
    .join(SignIn, SignIn.person_id == Person.id)
    .where(SignIn.token_hash == bindparam("hash"), SignIn.ended_at.is_(None))
    .where(SignIn.expires_at > bindparam("now", type_=UTCDateTime()), Person.suspended_at.is_(None))
)


def person_behind(token: str) -> tuple[Person, SignIn] | None:
    """Who holds the cookie `token`, with the sign-in, or None."""
    row = db.session.execute(_BEHIND, {"hash": _hash(token), "now": now()}).first()
    return (row[0], row[1]) if row else None


def end_sign_in(row: SignIn) -> None:
    """That browser is signed out."""
    row.ended_at = now()
    record(SignedOut(actor_id=row.person_id, sign_in_id=row.id))


def end_all_sign_ins(person: Person) -> None:
    """Every browser of `person` is signed out."""
    for row in db.session.scalars(select(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))):
        end_sign_in(row)


def issue_link(person: Person) -> str:
    """A token that signs `person` in once, within half an hour. For operators and scripts."""
    token = secrets.token_urlsafe(24)
    db.session.add(SignInLink(person_id=person.id, token_hash=_hash(token), expires_at=now() + LINK_LASTS))
    return token


def use_link(token: str, *, browser: str = "") -> str:
    """Turn a link's token into a sign-in; returns the cookie token. Raises NotFound when used or old."""
    used = db.session.execute(
        update(SignInLink)
        .where(SignInLink.token_hash == _hash(token), SignInLink.used_at.is_(None), SignInLink.expires_at > now())
        .values(used_at=now())
        .returning(SignInLink.person_id)
    ).first()
    person = db.session.get(Person, used.person_id) if used else None
    if person is None or not person.is_active:
        raise NotFound
    return open_sign_in(person, browser=browser)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
