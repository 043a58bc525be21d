"""The copy the world reads: made by value, with nothing in it that was not meant to leave the house."""

from datetime import UTC, datetime

from app.domain.announcements.models import Announcement, Publication
from app.domain.announcements.wording import NOBODY, impersonal
from app.domain.discussions.models import Thread
from app.domain.lineage.credits import answers_of
from app.domain.lineage.models import Credit
from app.domain.lineage.queries import ancestors_of, edges_among
from app.domain.lineage.tree import PRIVATE, Line, Node, hidden, month_of


def copy_of(announcement: Announcement) -> dict:
    """The columns of the publication of `announcement` as it stands."""
    outcome, group = announcement.outcome, announcement.thread.group
    credits = answers_of(outcome.thread)
    quoted = announcement.quoted.name if announcement.quoted and announcement.quote_agreed else NOBODY
    return dict(
        slug=announcement.slug, headline=announcement.thread.title, summary=announcement.summary, body_html=announcement.body_html,
        quote=announcement.quote, quoted=quoted if announcement.quote else "", take_part=announcement.take_part,
        contact=announcement.contact, group_name=group.name if group.is_open else "", type=outcome.type,
        tree=tree_of(announcement, credits), credits=shown(credits),
        own=announcement.own,
    )  # fmt: skip


def shown(credits: list[Credit]) -> list[dict]:
    """Credits, in order, as they may be read outside: by part, names people agreed to, how many more there were."""
    parts = {}
    for credit in credits:
        if credit.state == "declined":
            continue
        part = parts.setdefault(credit.part, {"part": credit.part, "names": [], "others": 0})
        name = _outside(credit)
        if name:
            part["names"].append(name)
        else:
            part["others"] += 1
    return list(parts.values())


def named(credits: list[Credit]) -> dict[int, str]:
    """Names, by person id, of those who agreed to be named."""
    return {credit.person_id: credit.person.name for credit in credits if credit.state == "confirmed" and credit.shown_as == "name"}


def tree_of(announcement: Announcement, credits: list[Credit]) -> dict:
    """How it came about, oldest first. Of what was not said in an open group only that it was there, and in which month."""
    threads, names = ancestors_of(announcement.thread), named(credits)
    places = {thread.id: place for place, thread in enumerate(threads)}
    nodes = [_node(thread, announcement, names) for thread in threads]
    return {"nodes": nodes, "edges": [[places[parent], places[child]] for parent, child in edges_among(threads)]}


def renamed(tree: dict, names: dict[int, str], authors: dict[int, int]) -> dict:
    """The same tree with the names of those who agree by now. `authors` maps thread ids to person ids."""
    nodes = [node if node["hidden"] else {**node, "by": names.get(authors.get(node["thread"]), "")} for node in tree["nodes"]]
    return {**tree, "nodes": nodes}


def line_in(tree: dict) -> Line:
    """The line a publication's tree was made from, ready to be drawn."""
    nodes = {}
    for place, node in enumerate(tree.get("nodes", [])):
        when = _moment(node["when"])
        if node["hidden"]:
            after = [nodes[parent].created_at for parent, child in tree["edges"] if child == place and parent in nodes]
            nodes[place] = hidden(-place - 1, max([when, *after]))
        else:
            words = {name: node[name] for name in ("kind", "title", "excerpt", "group", "by")}
            nodes[place] = Node(id=place + 1, created_at=when, **words)
    return Line(list(nodes.values()), [(nodes[p].id, nodes[c].id) for p, c in tree.get("edges", [])])


def emptied(publication: Publication) -> None:
    """Leave of a publication its headline and place only."""
    for column in ("summary", "body_html", "quote", "quoted", "take_part", "contact", "group_name"):
        setattr(publication, column, "")
    publication.tree, publication.credits, publication.own = {"nodes": [], "edges": []}, [], {}


def _node(thread: Thread, announcement: Announcement, names: dict[int, str]) -> dict:
    is_this = thread.id == announcement.id
    if thread.is_deleted or not (thread.group.is_open or is_this):
        return {"hidden": True, "title": PRIVATE, "when": month_of(thread.created_at).strftime("%Y-%m")}
    return {
        "hidden": False,
        "thread": thread.id,
        "kind": thread.kind,
        "title": impersonal(thread.title),
        "excerpt": "" if is_this else impersonal(thread.excerpt),
        "group": thread.group.name if thread.group.is_open else "",
        "when": thread.created_at.isoformat(timespec="seconds"),
        "by": names.get(thread.author_id, ""),
    }


def _outside(credit: Credit) -> str:
    if credit.state != "confirmed" or credit.shown_as == "hidden":
        return ""
    if credit.shown_as == "name":
        return credit.person.name
    return f"{NOBODY} in {credit.group.name}" if credit.group and credit.group.is_open else NOBODY


def _moment(when: str) -> datetime:
    moment = datetime.fromisoformat(f"{when}-01" if len(when) == 7 else when)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
