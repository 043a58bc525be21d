"""What templates may call."""

from functools import cache
from hashlib import blake2b
from json import dumps
from pathlib import Path
from urllib.parse import quote

from flask import Flask, current_app, request
from markupsafe import Markup, escape

from app.core.clock import now
from app.domain.announcements import operations as announcements
from app.domain.bookmarks import operations as bookmarks
from app.domain.discussions import operations as discussions
from app.domain.discussions.paths import path_of
from app.domain.follows import operations as follows
from app.domain.gatherings import operations as gatherings
from app.domain.groups import operations as groups
from app.domain.ideas import operations as ideas
from app.domain.lineage.wording import counted, month_named
from app.domain.moderation import operations as moderation
from app.domain.outcomes import operations as outcomes
from app.domain.people import operations as people
from app.domain.people.quiet import zone_of
from app.domain.placements import operations as placements
from app.domain.polls import operations as polls
from app.domain.posts import operations as posts
from app.domain.projects import operations as projects
from app.domain.shares import operations as shares
from app.domain.summaries import operations as summaries
from app.edge.caller import caller
from app.edge.headers import csp_nonce
from app.edge.submissions import new_key
from app.web.attachments import waiting
from app.web.audiences import who_reads
from app.web.links import carded, know_links
from app.web.navigation import my_groups, nav
from app.web.patterns import pattern_of
from app.web.prose import rendered
from app.web.words import ago, beyond, clock, day, hours, initials, moment, plural, remaining, signed, time_ago, weekday

SIGNS = (
    ("like", "thumbs-up", "Like"),
    ("love", "heart", "Love"),
    ("celebrate", "party-popper", "Celebrate"),
    ("insightful", "lightbulb", "Insightful"),
    ("thanks", "hand-heart", "Thanks"),
    ("curious", "telescope", "Curious"),
)
STATIC = Path(__file__).parents[2] / "static"
OPERATIONS = (
    people, groups, discussions, shares, bookmarks, follows, summaries,
    posts, placements, polls, gatherings, ideas, projects, outcomes, announcements, moderation,
)  # fmt: skip
RULES = {verb: operation.rule for module in OPERATIONS for verb, operation in vars(module).items() if hasattr(operation, "rule")}


def register_rendering(app: Flask) -> None:
    """Hand the templates their words: `can`, `icon`, `asset`, `once`, `nav`, `path_of`, `time_ago` and kin."""
    app.jinja_env.globals.update({word.__name__: word for word in WORDS})
    app.jinja_env.globals.update(SIGNS=SIGNS, path_of=_path_of, house=app.config["HOUSE"].house_name, house_zone=app.config["HOUSE"].zone)
    app.jinja_env.globals.update(files_each=app.config["HOUSE"].files_each, file_megabytes=app.config["HOUSE"].file_megabytes)
    app.context_processor(lambda: {"me": caller()})
    if app.debug:
        app.before_request(_look_again)


def can(verb: str, *subject) -> bool:
    """Whether the caller may do `verb`, the name of an operation, to `subject`: the guard's own rule."""
    return caller() is not None and RULES[verb](caller(), *subject) is True


def icon(name: str, size: str = "") -> Markup:
    """A sign out of the sprite; it always stands beside a word or a label."""
    return Markup(f'<svg class="icon{size and f" icon--{size}"}" aria-hidden="true"><use href="{asset("images/icons.svg")}#{name}"/></svg>')


def asset(path: str) -> str:
    """Where `static/{path}` is found; the name changes with its content, so browsers may keep it."""
    return f"/static/{path}?v={_fingerprint(path)}"


def once() -> Markup:
    """The key that makes a form sent twice count once."""
    return Markup(f'<input type="hidden" name="once" value="{new_key()}">')


@cache
def stylesheets() -> Markup:
    """One link per sheet. Layers decide their order, except that the sheet which names the layers is first."""
    sheets = sorted((STATIC / "css").rglob("*.css"), key=lambda sheet: (sheet.stem != "tokens", sheet))
    paths = (sheet.relative_to(STATIC).as_posix() for sheet in sheets)
    return Markup("\n  ").join(Markup(f'<link rel="stylesheet" href="{asset(path)}" data-turbo-track="reload">') for path in paths)


def importmap() -> Markup:
    """Bare names of our modules and where they are found."""
    return Markup(f'<script type="importmap" nonce="{csp_nonce()}">{_modules()}</script>')


def theme() -> Markup:
    """The attributes of `<html>` that this browser has chosen."""
    chosen = {"theme": ("light", "dark"), "density": ("compact",)}
    kept = ((name, request.cookies.get(name)) for name in chosen)
    return Markup("".join(f' data-{name}="{escape(value)}"' for name, value in kept if value in chosen[name]))


def author_of(thing):
    """Whoever opened the thread, or said or did what is beneath it, as the caller may know them."""
    return thing.author_for(caller())


def photo_of(person) -> str:
    """Where a person's picture is found."""
    return f"/photos/{person.photo}"


def chat_with(person) -> str:
    """Where the company's own chat writes to `person`, for colleagues; empty where none is set up or nobody is there to answer."""
    link, me = current_app.config["HOUSE"].chat_link, caller()
    if not link or me is None or not me.is_staff or not person.is_staff or not person.is_active or person.id == me.id:
        return ""
    return link.replace("{email}", quote(person.email, safe="")).replace("{handle}", quote(person.handle, safe=""))


def local(at) -> str:
    """`at` on the clock of whoever looks: "Tuesday 07:00"."""
    return f"{at.astimezone(zone_of(caller())):%A %H:%M}"


def moment_here(at) -> str:
    """`at` in full on the clock of whoever looks, and which clock that is: "Tuesday 1 December 2026, 18:00 JST"."""
    person = caller()
    return moment(at.astimezone(zone_of(person)) if person else at)


WORDS = (
    can, author_of, waiting, chat_with, icon, asset, once, nav, my_groups, pattern_of, csp_nonce, photo_of, stylesheets, importmap, theme,
    rendered, carded, know_links, who_reads, local, moment_here, counted, month_named, now, time_ago, ago, clock, day, hours, weekday,
    moment, remaining, initials, plural, beyond, signed,
)  # fmt: skip


@cache
def _modules() -> str:
    scripts = sorted((STATIC / "js").rglob("*.js"))
    paths = (script.relative_to(STATIC).as_posix() for script in scripts)
    return dumps({"imports": {path.removeprefix("js/").removesuffix(".js"): asset(path) for path in paths}})


def _path_of(thread) -> str:
    return path_of(thread.kind, thread.id, "" if getattr(thread, "deleted_at", None) else thread.title)


def _look_again() -> None:
    for known in (stylesheets, _modules, _fingerprint):
        known.cache_clear()


@cache
def _fingerprint(path: str) -> str:
    file = STATIC / path
    return blake2b(file.read_bytes(), digest_size=4).hexdigest() if file.is_file() else "0"
