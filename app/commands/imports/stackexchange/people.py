"""Accounts of a dump: its users, and names of whom it has no user any more."""

from collections.abc import Iterator
from datetime import datetime

from app.commands.imports.ledger import Ledger
from app.commands.imports.stackexchange.dump import Dump, moment
from app.commands.imports.stackexchange.words import plain_about
from app.commands.imports.steps import InGroup, OpenAccount, Row, Step

DOMAIN = "stackexchange.invalid"
OUTSIDE = "authors outside Users.xml"
COMMUNITY = "-1"


def author_of(attributes: dict, role: str = "User") -> str:
    """The key of who wrote it: an id, or the name that is left of somebody whose account is deleted."""
    if number := attributes.get(f"{role}Id" if role == "User" else f"{role}UserId"):
        return number
    name = attributes.get(f"{role}DisplayName", "").strip()
    return f"name:{name}"[:120] if name else "name:somebody"


def accounts_of(dump: Dump, talk: list[Step], ledger: Ledger) -> Iterator[OpenAccount]:
    """An account for every user, and for every author who is none."""
    known = set()
    for row, user in dump.users:
        known.add(user["Id"])
        yield _account(row, user)
    seen: dict[str, datetime] = {}
    for step in talk:
        if isinstance(step, InGroup) and step.person not in known:
            seen.setdefault(step.person, step.at)
    for key, at in seen.items():
        yield _stranger(key, at, ledger)


def _account(row: Row, user: dict) -> OpenAccount:
    is_bot = user["Id"] == COMMUNITY
    name = user["DisplayName"].strip() or f"user{user['Id']}"
    return OpenAccount(
        key=user["Id"],
        at=moment(user["CreationDate"]),
        row=row,
        becomes="accounts of bots" if is_bot else "accounts",
        name=f"{name} (bot)" if is_bot else name,
        handle=name,
        domain="" if is_bot else DOMAIN,
        profile=_profile(user),
    )


def _profile(user: dict) -> dict:
    about = "\n\n".join(part for part in (plain_about(user.get("AboutMe")), user.get("WebsiteUrl", "")) if part)
    said = {"about": about, "location": user.get("Location", "").strip()[:80]}
    return said if any(said.values()) else {}


def _stranger(key: str, at: datetime, ledger: Ledger) -> OpenAccount:
    name = "Community" if key == COMMUNITY else key.removeprefix("name:") if key.startswith("name:") else f"user{key}"
    is_bot = key == COMMUNITY
    ledger.see(OUTSIDE)
    ledger.notes.append(f"{key} is not in Users.xml; account made: {name}")
    return OpenAccount(
        key=key,
        at=at,
        row=Row(what=OUTSIDE),
        becomes="accounts of bots" if is_bot else "accounts",
        name=f"{name[:70]} (bot)" if is_bot else name,
        handle=name,
        domain="" if is_bot else DOMAIN,
    )
