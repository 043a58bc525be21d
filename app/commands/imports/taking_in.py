"""Takes the steps of a plan, a batch to a transaction, so that an import can be broken off anywhere and begun again."""

from collections.abc import Iterable
from itertools import islice

from sqlalchemy.exc import OperationalError

from app.commands.imports.hands import HANDS
from app.commands.imports.house import House
from app.commands.imports.ledger import HERE, NEW, Ledger
from app.commands.imports.steps import Plan, Step
from app.core.clock import travel
from app.core.database import db
from app.core.origins import note_origin

BATCH = 200


def take_in(plan: Plan, ledger: Ledger, house: House, *, dry: bool, progress) -> None:
    """Do what `plan` says as far as it has not been done, and enter it in `ledger`; if `dry`, only enter it.

    `progress(phase, steps)` wraps each phase's steps. What was written and the note that it was written share a
    transaction: killed at any moment, the next run goes on from there.
    """
    for phase, steps in plan.phases.items():
        todo = [step for step in steps if not _is_known(step, house, ledger)]
        waiting = iter(progress(phase, todo) if todo else ())
        while batch := list(islice(waiting, BATCH)):
            if dry:
                _imagine(batch, house, ledger)
            else:
                _take(plan.source, batch, house, ledger)


def _is_known(step: Step, house: House, ledger: Ledger) -> bool:
    known = house.knows(step.noun, step.key)
    if known:
        ledger.tally(step.row, step.becomes, HERE)
    return known


def _imagine(batch: Iterable[Step], house: House, ledger: Ledger) -> None:
    for step in batch:
        if reason := house.lacks(step):
            ledger.refuse(step.row, reason)
        else:
            house.remember(step.noun, step.key, 0)
            ledger.tally(step.row, step.becomes, NEW)


def _take(source: str, batch: Iterable[Step], house: House, ledger: Ledger) -> None:
    with db.transaction():
        for step in batch:
            try:
                _perform(source, step, house)
            except OperationalError:
                raise
            except Exception as error:  # noqa: BLE001 - one bad row must lose nothing else
                ledger.refuse(step.row, f"{step.becomes}: {error}" if str(error) else f"{step.becomes}: {type(error).__name__}")
            else:
                ledger.tally(step.row, step.becomes, NEW)


def _perform(source: str, step: Step, house: House) -> None:
    if reason := house.lacks(step):
        raise LookupError(reason)
    with travel(to=step.at), db.session.begin_nested():
        local_id = HANDS[type(step)](step, house)
        for noun, key in ((step.noun, step.key), *getattr(step, "also_known_as", ())):
            note_origin(source, noun, key, local_id)
    for noun, key in ((step.noun, step.key), *getattr(step, "also_known_as", ())):
        house.remember(noun, key, local_id)
