"""How a post came to say what it says."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.commands.imports.ledger import Ledger
from app.commands.imports.stackexchange.dump import Dump, moment
from app.commands.imports.stackexchange.people import author_of
from app.commands.imports.stackexchange.words import from_source, tags_of
from app.commands.imports.steps import Row

FIRST = {"1": "title", "2": "body", "3": "tags"}
LATER = {"4": "title", "5": "body", "6": "tags", "7": "title", "8": "body", "9": "tags"}
CLOSED = "10"
EVENTS = {
    "11": "reopened", "12": "deleted", "13": "undeleted", "14": "locked", "15": "unlocked", "16": "made community owned", "17": "migrated",
    "18": "merged", "19": "protected", "20": "unprotected", "22": "unmerged", "24": "suggested edit applied (the edit itself is in)",
    "25": "tweeted", "33": "notice added", "34": "notice removed", "35": "migrated away", "36": "migrated here", "37": "merged",
    "38": "merged", "50": "bumped by Community", "52": "became a hot question", "53": "no hot question any more",
}  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """What a post said at one time."""

    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()


@dataclass
class Revision:
    """A change of wording, the row it is told by, and who made it."""

    key: str
    at: datetime
    row: Row
    by: str
    wording: Wording


@dataclass
class Past:
    """A post's first wording, if the dump has it, and its revisions in order."""

    first: Wording | None = None
    revisions: list[Revision] = field(default_factory=list)
    closings: list[tuple[Row, dict]] = field(default_factory=list)


def pasts_of(dump: Dump, ledger: Ledger) -> dict[str, Past]:
    """The past of each post. Rows that tell no wording are entered in `ledger`."""
    rows = defaultdict(list)
    for row, entry in dump.history:
        rows[entry["PostId"]].append((row, entry))
    talk = {post["Id"] for _, post in dump.posts if post["PostTypeId"] in ("1", "2")}
    return {post: _past(entries, ledger, is_talk=post in talk) for post, entries in rows.items()}


def _past(entries: list[tuple[Row, dict]], ledger: Ledger, *, is_talk: bool) -> Past:
    past, wording, groups = Past(), Wording(), {}
    entries.sort(key=lambda pair: (pair[1]["CreationDate"], pair[0].number))
    has_first = any(entry["PostHistoryTypeId"] == "2" for _, entry in entries)
    for row, entry in entries:
        kind = entry["PostHistoryTypeId"]
        if kind in FIRST or kind in LATER:
            if not is_talk or not has_first:
                ledger.leave(row, "wordings of tag wikis and of posts whose first wording is not in the dump")
            elif kind in FIRST:
                wording = _with(wording, FIRST[kind], entry)
                ledger.fold(row, "first wordings, in the post itself")
            else:
                groups.setdefault(entry.get("RevisionGUID") or entry["Id"], []).append((row, entry))
        elif kind == CLOSED and is_talk:
            past.closings.append((row, entry))
        else:
            ledger.leave(row, f"what happened to posts: {EVENTS.get(kind, f'type {kind}')}")
    past.first = wording if has_first and is_talk else None
    for group in groups.values():
        for _, entry in group:
            wording = _with(wording, LATER[entry["PostHistoryTypeId"]], entry)
        past.revisions.append(_revision(group, wording, ledger))
    return past


def _with(wording: Wording, part: str, entry: dict) -> Wording:
    text = entry.get("Text", "")
    value = tuple(tags_of(text)) if part == "tags" else from_source(text) if part == "body" else text
    return replace(wording, **{part: value})


def _revision(group: list[tuple[Row, dict]], wording: Wording, ledger: Ledger) -> Revision:
    (row, entry), *others = group
    for other, _ in others:
        ledger.fold(other, "said in the same edit")
    return Revision(key=f"history/{entry['Id']}", at=moment(entry["CreationDate"]), row=row, by=author_of(entry), wording=wording)
