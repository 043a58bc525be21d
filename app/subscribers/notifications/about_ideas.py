"""What is said to people about ideas."""

from dataclasses import replace

from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.phrasing import Sentence
from app.subscribers.notifications.phrasing import of_thread as _thread


def backing(row: Notification) -> Sentence:
    return _thread(row, "stood behind your idea", "stage-idea")


def offer(row: Notification) -> Sentence:
    return _thread(row, "offered something your idea asks for:", "stage-idea")


def again(row: Notification) -> Sentence:
    did = "started what you offered something for. Does your offer stand?"
    return replace(_thread(row, did, "stage-project"), path=f"/i/{row.detail}#asks")


def kept(row: Notification) -> Sentence:
    return _thread(row, "said yes again to what they offered for", "stage-project")


def objection(row: Notification) -> Sentence:
    return _thread(row, "objected to what grew out of their words:", "stage-idea")


def no_objection(row: Notification) -> Sentence:
    return _thread(row, "took back what they had against what grew out of their words:", "stage-idea")


def merge(row: Notification) -> Sentence:
    return replace(_thread(row, "asks to bring another idea together with", "stage-idea"), path=f"/mergers/{row.detail}")


def apart(row: Notification) -> Sentence:
    return replace(_thread(row, "told you why it stays apart:", "stage-idea"), path=f"/mergers/{row.detail}")


def consider(row: Notification) -> Sentence:
    return _thread(row, f"added a {row.detail} to your idea", "stage-idea")


def ready(row: Notification) -> Sentence:
    return _thread(row, "All four lights are on for", "stage-idea", who="")


def rested(row: Notification) -> Sentence:
    if row.detail == "not_now":
        return _thread(row, "said not now, and why:", "stage-idea")
    did = "Rests after thirty quiet days, until somebody wakes it:" if row.detail == "quiet" else "Rests for now:"
    return _thread(row, did, "stage-idea", who="")


def done(row: Notification) -> Sentence:
    return _thread(row, "says it is done already:", "stage-outcome")


def quiet(row: Notification) -> Sentence:
    return _thread(row, "Rests in a week unless somebody moves it:", "stage-idea", who="")


def merged(row: Notification) -> Sentence:
    return _thread(row, "An idea you had a part in goes on in", "stage-idea", who="")


_RULES = (rested, done, quiet, merged, backing, offer, again, kept, objection, no_objection, merge, apart, consider, ready)
IDEAS = {rule.__name__: rule for rule in _RULES}
