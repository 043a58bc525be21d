"""Which outcome of a project took the place of which."""

from app.domain.outcomes.models import Outcome

STANDS = ("confirmed", "superseded")


def successor_of(outcome: Outcome, among: list[Outcome]) -> Outcome | None:
    """The next one that was confirmed after it, None where there is none. `among` are those of its project, oldest first."""
    return next((other for other in among if other.id > outcome.id and other.thread.state in STANDS), None)


def replaced_by(outcome: Outcome, among: list[Outcome]) -> list[Outcome]:
    """Those whose place it took."""
    gone = (other for other in among if other.thread.state == "superseded")
    return [other for other in gone if successor_of(other, among) is outcome]


def outdated_by(outcome: Outcome, among: list[Outcome]) -> list[Outcome]:
    """Older ones that still stand though this newer one is confirmed."""
    if outcome.thread.state != "confirmed":
        return []
    return [other for other in among if other.id < outcome.id and other.thread.state == "confirmed"]
