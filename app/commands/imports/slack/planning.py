"""Plans how a workspace is taken in."""

from collections.abc import Iterator
from datetime import datetime

from app.commands.imports.joining import in_order, with_memberships
from app.commands.imports.ledger import Ledger
from app.commands.imports.slack.channels import Channel
from app.commands.imports.slack.export import FOLDERS
from app.commands.imports.slack.people import DEACTIVATED, OUTSIDE, account_of, goodbye_of, stranger_of
from app.commands.imports.slack.talk import Talk
from app.commands.imports.slack.workspace import Workspace
from app.commands.imports.steps import FoundGroup, InGroup, Join, OpenAccount, Plan, Row, Step
from app.core.clock import now

MEMBERS = "members listed without a notice"


def plan_of(workspace: Workspace, ledger: Ledger) -> Plan:
    """Steps for every account, channel and message of `workspace`; what is left out is entered in `ledger`."""
    plan = Plan(source=f"slack:{workspace.team}"[:40])
    talk = [step for folder, messages in workspace.messages.items() for step in Talk(workspace.channels[folder], messages, ledger).steps()]
    plan.accounts = list(_accounts(workspace, talk, ledger))
    known = {account.key: account for account in plan.accounts}
    plan.groups = [_group(channel, workspace, known) for channel in workspace.channels.values()]
    for _ in plan.groups:
        ledger.see(FOLDERS)
    plan.talk = list(with_memberships(in_order(talk), ledger))
    end = max((step.at for step in talk), default=None)
    plan.talk += _listed_members(workspace, plan, known, end, ledger)
    deleted = {user["id"] for _, user in workspace.users if user.get("deleted") and user.get("id") in known}
    plan.goodbyes = [goodbye_of(known[key], end or known[key].at) for key in sorted(deleted)]
    ledger.see(DEACTIVATED, len(plan.goodbyes))
    return plan


def _accounts(workspace: Workspace, talk: list[Step], ledger: Ledger) -> Iterator[OpenAccount]:
    seen, listed = _first_seen(talk), set()
    for row, user in workspace.users:
        try:
            account = account_of(row, user, seen)
        except ValueError as error:
            ledger.refuse(row, str(error))
            continue
        if account.key in listed:
            ledger.refuse(row, f"users.json lists {account.key} twice")
            continue
        listed.add(account.key)
        yield account
    yield from _strangers(workspace, {key: at for key, at in seen.items() if key not in listed}, ledger)


def _first_seen(talk: list[Step]) -> dict[str, datetime]:
    seen = {}
    for step in talk:
        if isinstance(step, InGroup):
            seen[step.person] = min(step.at, seen.get(step.person, step.at))
    return seen


def _strangers(workspace: Workspace, seen: dict[str, datetime], ledger: Ledger) -> Iterator[OpenAccount]:
    wrote = {}
    for message in workspace.all_messages:
        if message.author in seen and (message.author not in wrote or message.raw.get("user_profile")):
            wrote[message.author] = message
    for key, at in sorted(seen.items()):
        account = stranger_of(key, at, wrote.get(key))
        ledger.see(OUTSIDE)
        ledger.notes.append(f"{key} is not in users.json; account made from their messages: {account.name}")
        yield account


def _group(channel: Channel, workspace: Workspace, known: dict[str, OpenAccount]) -> FoundGroup:
    messages = workspace.messages[channel.folder]
    first = messages[0].at if messages else min((account.at for account in known.values()), default=now())
    return FoundGroup(
        key=channel.key,
        at=channel.created(first),
        row=Row(what=FOLDERS, file=f"{channel.folder}/"),
        becomes="secret groups" if channel.is_private else "open groups",
        name=channel.folder[:60],
        purpose=channel.purpose,
        about=channel.about,
        founder=_founder(channel, workspace, known),
        visibility="secret" if channel.is_private else "open",
        also_known_as=channel.aliases,
    )


def _founder(channel: Channel, workspace: Workspace, known: dict[str, OpenAccount]) -> str:
    """Who owns the group: its creator, else whoever owns the workspace; in private only one who is in it."""
    owners = [user.get("id") for role in ("is_primary_owner", "is_owner", "is_admin") for _, user in workspace.users if user.get(role)]
    members = channel.members
    candidates = [channel.known.get("creator"), *(members if channel.is_private else owners)]
    deleted = {user.get("id") for _, user in workspace.users if user.get("deleted")}
    for key in candidates:
        if key in known and key not in deleted and known[key].kind == "staff" and (not channel.is_private or not members or key in members):
            return key
    return ""


def _listed_members(workspace: Workspace, plan: Plan, known: dict, end: datetime | None, ledger: Ledger) -> Iterator[Step]:
    """Who a channel lists as member though no message tells of it; they join as of the export's last message."""
    inside = {step.key for step in plan.talk if isinstance(step, Join)}
    for channel in workspace.channels.values():
        for user in channel.members:
            key = f"{user}@{channel.key}"
            if user in known and key not in inside and end:
                row = Row(what=MEMBERS)
                ledger.see(MEMBERS)
                yield Join(key=key, at=end, row=row, becomes="members", person=user, group=channel.key)
