"""Putting files and links to a project, and taking them off."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from sqlalchemy import delete, func, select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.threads import touch
from app.domain.files.described import Described
from app.domain.files.hanging import describe, hang, tell_of
from app.domain.files.hanging import take_off as let_go
from app.domain.files.models import File
from app.domain.files.queries import hangs_on
from app.domain.people.models import Person
from app.domain.projects.belonging import ProjectLink
from app.domain.projects.events import ProjectLinkAdded, ProjectLinkDropped
from app.domain.projects.models import Project
from app.domain.projects.policy import can_drop_link, can_take_off, can_tell

MOST_FILES, MOST_LINKS = 60, 40
LONGEST_LINK = {"title": 120, "address": 500}


@permits(can_tell)
def add_files(project: Project, *, by: Person, keys: list[str], described: Mapping[str, Described]) -> list[File]:
    """Let the waiting files `keys` of `by` hang on the project, behind those that do.

    Raises NotFound for a key that is none, Invalid(files=…) for none, too many, or a picture nobody describes.
    """
    keys = list(dict.fromkeys(keys))
    if not keys:
        raise Invalid(files="Choose a file first.")
    db.session.refresh(project, with_for_update={"of": Project})
    known = db.session.scalar(select(func.count()).select_from(File).where(hangs_on(project.thread)))
    if known + len(keys) > MOST_FILES:
        raise Invalid(files=f"{MOST_FILES} files are the most a project can have; there are {known} already.")
    for key in keys:
        hang(project.thread, by, key)
    chosen = select(File).where(File.key.in_(keys)).execution_options(populate_existing=True)
    files = sorted(db.session.scalars(chosen), key=lambda file: keys.index(file.key))
    for place, file in enumerate(files, start=known):
        file.position = place
        describe(file, described.get(file.key))
    touch(project.thread, by=by, file_count=len(files))
    tell_of(project.thread, by, files)
    return files


@permits(can_take_off)
def take_off(file: File, *, by: Person) -> None:
    """Take a file off its project; it is its sender's alone again, and soon gone."""
    project = db.session.get(Project, file.thread_id)
    db.session.refresh(project, with_for_update={"of": Project})
    db.session.refresh(file)
    if file.thread_id == project.id:
        touch(project.thread, by=by, file_count=-1)
        let_go(project.thread, by, [file])


@permits(can_tell)
def add_link(project: Project, *, by: Person, title: str, address: str) -> ProjectLink:
    """Keep an address at hand, under a title. One that is there already gets the new title. Raises Invalid by field."""
    words = _checked(" ".join(title.split()), address.strip())
    db.session.refresh(project, with_for_update={"of": Project})
    links = {link.address: link for link in db.session.scalars(select(ProjectLink).where(ProjectLink.project_id == project.id))}
    link = links.get(words["address"])
    if link is not None:
        link.title = words["title"]
        return link
    if len(links) >= MOST_LINKS:
        raise Invalid(address=f"{MOST_LINKS} links are the most a project can have. Take one off first.")
    link = ProjectLink(project_id=project.id, person_id=by.id, created_at=now(), **words)
    link.project, link.person = project, by
    db.session.add(link)
    db.session.flush()
    touch(project.thread, by=by)
    record(ProjectLinkAdded(actor_id=by.id, project_id=project.id, link_id=link.id))
    return link


@permits(can_drop_link)
def drop_link(link: ProjectLink, *, by: Person) -> None:
    """It is not needed any more. Twice is once."""
    if db.session.execute(delete(ProjectLink).where(ProjectLink.id == link.id)).rowcount:
        record(ProjectLinkDropped(actor_id=by.id, project_id=link.project_id, link_id=link.id))


def _checked(title: str, address: str) -> dict[str, str]:
    asked = {"title": "What is found there?", "address": "An address that begins with https://."}
    words = {"title": title, "address": address}
    errors = {name: f"At most {LONGEST_LINK[name]} characters." for name, text in words.items() if len(text) > LONGEST_LINK[name]}
    errors |= {name: asked[name] for name, text in words.items() if not text}
    if address and not _is_https(address):
        errors["address"] = asked["address"]
    if errors:
        raise Invalid(**errors)
    return words


def _is_https(address: str) -> bool:
    """A name on the web reached safely, without a password in it and without signs that hide where it leads."""
    try:
        parts = urlsplit(address)
        named = parts.hostname and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    plain = address.isprintable() and not set(address) & set(' "<>\\^`{|}')
    return plain and parts.scheme == "https" and bool(named)
