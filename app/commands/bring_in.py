"""`flask import`: bring a community in from where it was."""

from pathlib import Path
from zipfile import BadZipFile

import click
from flask import Flask
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.commands.imports.house import House
from app.commands.imports.ledger import Ledger
from app.commands.imports.report import report
from app.commands.imports.slack.counting import count as count_slack
from app.commands.imports.slack.export import Export
from app.commands.imports.slack.planning import plan_of as plan_of_slack
from app.commands.imports.slack.workspace import read_users, read_workspace
from app.commands.imports.stackexchange.counting import count as count_stackexchange
from app.commands.imports.stackexchange.dump import Dump
from app.commands.imports.stackexchange.planning import plan_of as plan_of_stackexchange
from app.commands.imports.steps import Plan
from app.commands.imports.taking_in import take_in
from app.core.database import db
from app.domain.people.founding import house
from app.domain.people.queries import person_with_email

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DRY = click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
# Where nobody looks at it now, nothing need be broken to fit a window.
WIDE = 200
OWNER = click.option("--owner", default="", metavar="EMAIL", help="Whose the new groups shall be.")


def register(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(bring_in)


@click.group("import")
def bring_in():
    """Bring a community in from where it was, with its own names, times and threads."""


@bring_in.command("slack")
@click.argument("file", type=FILE)
@click.option("--channels", multiple=True, type=FILE, help="An older channels.json; may be repeated.")
@DRY
@OWNER
def slack(file, channels, dry_run, owner):
    """Bring in a Slack workspace export, FILE.zip."""
    ledger = Ledger()
    try:
        export = Export(file, ledger)
    except BadZipFile:
        raise click.ClickException(f"{file} is no zip file.") from None
    team, users = read_users(export)
    settled = _house(f"slack:{team}"[:40], owner)
    try:
        workspace = read_workspace(export, ledger, settled, list(channels), team, users)
    except ValueError as error:
        raise click.ClickException(f"An older channels.json cannot be read: {error}") from None
    count_slack(workspace, ledger, listed=workspace.listed)
    _bring_in(plan_of_slack(workspace, ledger), ledger, settled, dry=dry_run)


@bring_in.command("stackexchange")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--site", default="", metavar="HOST", help="The site's host name, if the dump does not tell it.")
@DRY
@OWNER
def stackexchange(folder, site, dry_run, owner):
    """Bring in a Stack Exchange data dump: the FOLDER with Posts.xml (or .xml.gz) and the others."""
    ledger = Ledger()
    dump = Dump(folder, ledger, site=site)
    if not dump.has("Posts") or not dump.has("Users"):
        raise click.ClickException(f"{folder} holds no Posts.xml or Users.xml, gzipped or plain.")
    plan = plan_of_stackexchange(dump, ledger)
    count_stackexchange(dump, ledger)
    _bring_in(plan, ledger, _house(plan.source, owner), dry=dry_run)


def _house(source: str, owner: str) -> House:
    if owner and person_with_email(owner) is None:
        raise click.ClickException(f"Nobody has the address {owner}.")
    return House(source, owner)


def _bring_in(plan: Plan, ledger: Ledger, settled: House, *, dry: bool) -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDE)
    if not dry:
        with db.transaction():
            house()
    columns = TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as bars:
        take_in(plan, ledger, settled, dry=dry, progress=lambda phase, steps: bars.track(steps, description=phase))
    report(ledger, dry=dry, console=console)
    raise SystemExit(1 if ledger.missing else 0)
