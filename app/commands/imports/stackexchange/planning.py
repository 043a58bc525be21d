"""Plans how a site is taken in."""

from app.commands.imports.joining import in_order, with_memberships
from app.commands.imports.ledger import Ledger
from app.commands.imports.stackexchange.dump import Dump
from app.commands.imports.stackexchange.people import accounts_of
from app.commands.imports.stackexchange.places import Places
from app.commands.imports.stackexchange.talk import Talk
from app.commands.imports.steps import Plan

VOTES = {
    "1": "accepted (said above the answer)", "2": "up", "3": "down", "4": "offensive", "5": "favourite", "6": "close", "7": "reopen",
    "8": "bounty start", "9": "bounty close", "10": "deletion", "11": "undeletion", "12": "spam", "15": "moderator review",
    "16": "approved edit",
}  # fmt: skip


def plan_of(dump: Dump, ledger: Ledger) -> Plan:
    """Steps for every user, question, answer, comment and edit of `dump`; what is left out is entered in `ledger`."""
    places = Places(dump)
    talk = in_order(Talk(dump, places, ledger).steps())
    plan = Plan(source=f"stackexchange:{dump.site}"[:40])
    plan.accounts = list(accounts_of(dump, talk, ledger))
    plan.groups = list(places.groups(ledger))
    plan.talk = list(with_memberships(talk, ledger))
    _leave_out(dump, ledger)
    return plan


def _leave_out(dump: Dump, ledger: Ledger) -> None:
    """What is nobody's to give here: votes are anonymous, and there are no badges."""
    posts = {post["Id"] for _, post in dump.posts}
    for row, vote in dump.votes:
        kind = VOTES.get(vote["VoteTypeId"], f"type {vote['VoteTypeId']}")
        place = "" if vote["PostId"] in posts else ", on posts since deleted"
        ledger.leave(row, f"votes without a voter: {kind}{place}")
    for row, _ in dump.badges:
        ledger.leave(row, "badges: there are none here")
