"""`flask seed`: an invented organisation to look around in, told through the same operations as everything else."""

from datetime import timedelta

import click
from flask import Flask, current_app
from sqlalchemy import func, select

from app.commands.story.plot import write_score
from app.commands.story.score import Stage
from app.core.clock import now
from app.core.database import db
from app.core.events import EventRecord
from app.core.outbox import Cursor, deliver
from app.domain.discussions.models import KINDS, Comment, Thread
from app.domain.groups.models import Group
from app.domain.people.founding import house
from app.domain.people.models import Person
from app.subscribers.notifications.operations import mark_read
from app.subscribers.notifications.queries import recent
from app.subscribers.ranking.night import pass_night

READ_AFTER, LATELY = timedelta(days=6), timedelta(days=42)


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("seed")
    @click.option("--if-empty", is_flag=True, help="Do nothing where there are people already.")
    def seed(if_empty):
        """Fill an empty house with Halden & Rowe: sixty people, thirteen groups, eight months."""
        if is_inhabited():
            if if_empty:
                return
            raise click.ClickException("There are people in this house already. The story is told in an empty one.")
        tell()
        listen()
        pass_night()
        leave_read()
        click.echo(_summary())


def is_inhabited() -> bool:
    """Whether anybody but the house has an account."""
    with db.reading():
        anybody = db.session.scalar(select(Person.id).where(Person.kind != "house").limit(1))
        db.session.remove()
    return anybody is not None


def tell() -> Stage:
    """Play the whole story in one transaction: killed half way, it leaves nothing behind."""
    score, stage = write_score(), Stage()
    with db.transaction():
        house()
        with click.progressbar(score.play(stage), length=len(score.acts), label="Telling eight months", update_min_steps=100) as acts:
            for _ in acts:
                pass
    return stage


def listen() -> None:
    """Let search, ranking and notifications hear the story. Doorbells of the past ring for nobody."""
    _begin_lately("notifications")
    listeners = [s for s in current_app.extensions["postman"].subscribers if s.name != "realtime"]
    with click.progressbar(listeners, label="Letting the house hear it", item_show_func=lambda s: s and s.name) as bar:
        for listener in bar:
            deliver([listener])


def _begin_lately(listener: str) -> None:
    """Let the listener begin with the last weeks: who was told something earlier has seen it long ago."""
    with db.transaction() as session:
        before = session.scalar(select(func.max(EventRecord.id)).where(EventRecord.occurred_at < now() - LATELY))
        session.merge(Cursor(name=listener, last_event_id=before or 0, moved_at=now()))


def leave_read() -> None:
    """What was told to somebody more than a few days ago, they have seen."""
    with db.transaction():
        for person in db.session.scalars(select(Person).where(Person.kind != "house")).all():
            for notification in db.session.scalars(recent(person)):
                if notification.updated_at < now() - READ_AFTER:
                    mark_read(notification, by=person)


def _summary() -> str:
    def number(model, *where) -> int:
        return db.session.scalar(select(func.count()).select_from(model).where(*where))

    words = {"people": number(Person, Person.kind != "house"), "groups": number(Group), "comments": number(Comment)}
    words |= {f"{kind}s": number(Thread, Thread.kind == kind) for kind in KINDS}
    db.session.remove()
    return ", ".join(f"{count} {word}" for word, count in words.items())
