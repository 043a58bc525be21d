"""Accounts: those users.json lists, and those only their messages know."""

from datetime import UTC, datetime

from app.commands.imports.slack.message import Message, moment
from app.commands.imports.steps import OpenAccount, Row, Suspend
from app.core.clock import now

DOMAIN = "slack.invalid"
OUTSIDE = "authors outside users.json"
DEACTIVATED = "accounts deactivated"


def account_of(row: Row, user: dict, seen: dict[str, datetime]) -> OpenAccount:
    """The account of a row of users.json. Raises ValueError without an id."""
    if not isinstance(user.get("id"), str) or not user["id"]:
        raise ValueError("no id")
    profile = user.get("profile") if isinstance(user.get("profile"), dict) else {}
    name = _first(profile.get("real_name"), user.get("real_name"), profile.get("display_name"), user.get("name"), user["id"])
    is_bot = bool(user.get("is_bot"))
    is_guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    return OpenAccount(
        key=user["id"],
        at=min(_updated(user), seen.get(user["id"], datetime.max.replace(tzinfo=UTC))),
        row=row,
        becomes="accounts of bots" if is_bot else "accounts of guests" if is_guest else "accounts",
        name=f"{name} (bot)" if is_bot else name,
        handle=_first(user.get("name"), name),
        domain="" if is_bot else DOMAIN,
        kind="guest" if is_guest else "staff",
        profile=_profile(profile),
    )


def _profile(profile: dict) -> dict:
    said = {"title": _first(profile.get("title"))[:80], "pronouns": _first(profile.get("pronouns"))[:40]}
    return said if any(said.values()) else {}


def stranger_of(key: str, at: datetime, message: Message | None) -> OpenAccount:
    """An account for somebody users.json does not list, from what a message of theirs tells."""
    raw = message.raw if message else {}
    profile = raw.get("user_profile") or {}
    is_bot = key.startswith("bot:") or key == "USLACKBOT" or bool(raw.get("bot_id"))
    told = (profile.get("real_name"), profile.get("display_name"), raw.get("username"), (raw.get("bot_profile") or {}).get("name"))
    name = "Slackbot" if key == "USLACKBOT" else _first(*told, key.removeprefix("bot:"))
    return OpenAccount(
        key=key,
        at=at,
        row=Row(what=OUTSIDE),
        becomes="accounts of bots" if is_bot else "accounts",
        name=f"{name[:70]} (bot)" if is_bot else name,
        handle=_first(profile.get("name"), name),
        domain="" if is_bot else DOMAIN,
    )


def goodbye_of(account: OpenAccount, at: datetime) -> Suspend:
    """The end of an account that Slack calls deleted."""
    return Suspend(key=account.key, at=at, row=Row(what=DEACTIVATED), becomes="suspended, after all their words")


def _first(*names) -> str:
    return next((name.strip() for name in names if isinstance(name, str) and name.strip()), "")


def _updated(user: dict) -> datetime:
    try:
        return moment(user.get("updated"))
    except ValueError:
        return now()
