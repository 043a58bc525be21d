"""`flask bench`: what the main pages cost, measured on whatever house DATABASE_URL names."""

import gzip
import statistics
import time
from contextvars import Context

import click
from flask import Flask
from sqlalchemy import event, func, select

from app.commands.line import tell_a_line
from app.core.database import db
from app.core.outbox import deliver
from app.domain.announcements.models import Publication
from app.domain.discussions.models import Comment, Share, Tag, Thread
from app.domain.groups.models import Group, Membership
from app.domain.people.doorkeeping import open_sign_in
from app.domain.people.models import Person
from app.edge.caller import cookie_name

QUERIES_ALLOWED, BYTES_ALLOWED, P95_ALLOWED = 10, 60_000, 100.0


def register(app: Flask) -> None:
    """Add the command."""

    @app.cli.command("bench")
    @click.option("--rounds", default=200, help="Requests per page.")
    @click.option("--words", default="translation", help="What to search for.")
    @click.option("--line", is_flag=True, help="First tell a line out of the longest talk, where there is none.")
    def bench(rounds, words, line):
        """Print SQL queries, latency percentiles, throughput and bytes of the main pages."""
        if line:
            with db.transaction():
                tell_a_line()
            deliver([s for s in app.extensions["postman"].subscribers if s.name != "realtime"])
        person, pages = _pages(words)
        click.echo(f"{_size_of_the_house()}\nread as {person.name}, {rounds} requests each, one process, one client\n")
        click.echo(
            f"{'page':<14}{'status':>7}{'queries':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'req/s':>8}{'html B':>9}{'gzip B':>9}  path"
        )
        client = _client_of(app, person)
        # In a context of their own: requests would otherwise share the command's, and what it remembers of the caller.
        broken = [line for name, path in pages.items() for line in Context().run(_measure, client, name, path, rounds)]
        click.echo("\nhow the database chooses what stands on Home, by relevance:")
        for line in Context().run(_plan, client, pages["home relevant"]):
            click.echo(f"  {line}")
        for line in broken:
            click.echo(f"over budget: {line}")
        raise SystemExit(1 if broken else 0)


def _measure(client, name: str, path: str, rounds: int) -> list[str]:
    for _ in range(5):
        client.get(path)
    with Statements() as statements:
        answer = client.get(path)
    times = sorted(_milliseconds(client, path) for _ in range(rounds))
    p50, p95, p99 = (times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95, 0.99))
    size = len(answer.data)
    click.echo(
        f"{name:<14}{answer.status_code:>7}{len(statements):>9}{p50:>9.1f}{p95:>9.1f}{p99:>9.1f}{1000 / statistics.fmean(times):>8.0f}"
        f"{size:>9,}{len(gzip.compress(answer.data)):>9,}  {path}"
    )
    checks = {
        f"{name}: status {answer.status_code}": answer.status_code == 200,
        f"{name}: {len(statements)} queries": len(statements) <= QUERIES_ALLOWED,
        f"{name}: {size:,} bytes": size <= BYTES_ALLOWED,
        f"{name}: p95 {p95:.0f} ms": p95 < P95_ALLOWED,
    }
    return [line for line, holds in checks.items() if not holds]


def _plan(client, path: str) -> list[str]:
    """The plan of the statement that puts things in their order."""
    with Statements() as statements:
        client.get(path)
    statement, parameters = next(asked for asked in statements if "order_key" in asked[0])
    with db.engine.connect() as connection:
        explain = "EXPLAIN " if db.is_postgresql else "EXPLAIN QUERY PLAN "
        return [str(row[-1]) for row in connection.exec_driver_sql(explain + statement, parameters)]


def _milliseconds(client, path: str) -> float:
    began = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - began) * 1000


class Statements:
    """Collects the statements sent to the database inside the block, each with its parameters."""

    def __enter__(self) -> list[tuple]:
        self.statements = []
        event.listen(db.engine, "before_cursor_execute", self._note)
        return self.statements

    def __exit__(self, *_):
        event.remove(db.engine, "before_cursor_execute", self._note)

    def _note(self, _connection, _cursor, statement, parameters, *_rest):
        self.statements.append((statement, parameters))


def _client_of(app: Flask, person: Person):
    with db.transaction():
        token = open_sign_in(person)
    client = app.test_client()
    client.set_cookie(cookie_name(), token)
    return client


def _pages(words: str) -> tuple[Person, dict[str, str]]:
    """The busiest reader, and the heaviest page of each kind that they may read."""
    person = _busiest_reader()
    group = db.session.scalar(
        select(Group)
        .join(Thread, Thread.group_id == Group.id)
        .where(Group.visibility == "open")
        .group_by(Group.id)
        .order_by(func.count().desc(), Group.id)
        .limit(1)
    )
    pages = {"home": "/home?order=newest", "home relevant": "/home?order=relevant", "group": f"/g/{group.slug}", "groups": "/groups"}
    for kind, letter in (("post", "t"), ("idea", "i"), ("project", "p")):
        if longest := _longest(kind):
            pages[kind] = f"/{letter}/{longest}"
    pages |= _in_a_group(group) | _searches(words, group.slug, person.handle)
    if publication := db.session.scalar(select(Publication).order_by(Publication.id.desc()).limit(1)):
        pages["announcement"] = f"/n/{publication.slug}"
        pages["public"] = f"/news/{publication.slug}"
    return person, pages | {"front": "/", "inbox": "/inbox", "people": "/people"}


def _in_a_group(group: Group) -> dict[str, str]:
    """What stands around the talk of `group`, and one's own pages beside it."""
    path = f"/g/{group.slug}"
    pages = {name: f"{path}/{name}" for name in ("people", "files", "dates", "about", "log")}
    pages = {f"group {name}": path for name, path in pages.items()} | {"composer": f"/posts/new?group={group.id}"}
    if brought := db.session.execute(select(Share.thread_id, Group.slug).join(Share.group).order_by(Share.comment_count.desc())).first():
        pages |= {"two rooms": f"/t/{brought.thread_id}?room={brought.slug}", "side by side": f"/t/{brought.thread_id}/rooms"}
    if tag := db.session.scalar(select(Tag.name).group_by(Tag.name).order_by(func.count().desc(), Tag.name).limit(1)):
        pages["tag"] = f"/tags/{tag}"
    return pages | {name: f"/{name}" for name in ("saved", "following", "drafts")}


def _searches(words: str, group: str, handle: str) -> dict[str, str]:
    """The ways to look for `words`: as they are, begun, with a slip, quoted, narrowed, and in the palette."""
    first, whole = words.split()[0], words.replace(" ", "+")
    slip = f"{first[:2]}{first[3:4]}{first[2:3]}{first[4:]}"
    asked = {
        "search": whole, "search more": f"{whole}&show=talk&order=newest", "search begun": first[:4], "search slip": slip,
        "search quoted": f"%22{whole}%22", "search common": "the", "search group": f"{whole}+in:{group}",
        "search author": f"{whole}+by:{handle}", "search kind": f"{whole}&kind=comment",
        "search dates": f"{whole}&from=2000-01-01&before=2100-01-01", "search filter": f"&by={handle}",
    }  # fmt: skip
    typed = {f"palette {number}": first[:number] for number in (1, 3, 6)} | {"palette slip": slip}
    return {name: f"/search?q={q}" for name, q in asked.items()} | {name: f"/palette?q={q}" for name, q in typed.items()}


def _busiest_reader() -> Person:
    return db.session.scalar(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Person.kind == "staff", Person.suspended_at.is_(None))
        .group_by(Person.id)
        .order_by(func.count().desc(), Person.id)
        .limit(1)
    )


def _longest(kind: str) -> int | None:
    query = (
        select(Thread.id)
        .join(Group, Group.id == Thread.group_id)
        .where(Thread.kind == kind, Group.visibility == "open", Thread.deleted_at.is_(None))
        .order_by(Thread.comment_count.desc(), Thread.id)
    )
    return db.session.scalar(query.limit(1))


def _size_of_the_house() -> str:
    counts = {name: db.session.scalar(select(func.count()).select_from(model)) for name, model in
              {"people": Person, "groups": Group, "threads": Thread, "comments": Comment}.items()}  # fmt: skip
    return ", ".join(f"{number:,} {name}" for name, number in counts.items())
