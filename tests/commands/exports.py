"""Small exports in which everything that real ones do wrong goes wrong once."""

import gzip
import json
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

START = 1_700_000_000


def ts(number: int) -> str:
    """The moment of the message `number`, as Slack writes it."""
    return f"{START + number * 60}.000100"


def user(id_: str, name: str, **more) -> dict:
    return {"id": id_, "team_id": "T1", "name": name.lower().replace(" ", "."), "updated": START, "profile": {"real_name": name}} | more


def said(number: int, by: str | None, text: str, **more) -> dict:
    return {"type": "message", "ts": ts(number), "text": text} | ({"user": by} if by else {}) | more


USERS = [
    user(
        "U1", "Mina Wood", is_primary_owner=True, is_admin=True, profile={"real_name": "Mina Wood", "title": "Carpenter", "pronouns": "she"}
    ),
    user("U2", "Jon Vale"),
    user("U3", "Gone Away", deleted=True),
    user("U4", "Olga Outside", is_restricted=True),
    user("U5", "GitHub", is_bot=True),
    {"name": "without an id"},
]
CHANNELS = [
    {
        "id": "C1",
        "name": "general",
        "created": START - 60,
        "creator": "U2",
        "members": ["U1", "U2"],
        "purpose": {"value": "For <https://a.example|all>"},
    }
]
SIGNS = [{"name": "tada", "users": ["U2", "U4"], "count": 3}, {"name": "eyes", "users": ["U2"], "count": 1}]
GENERAL = [
    said(1, "U1", "<@U1> has joined the channel", subtype="channel_join"),
    said(2, "U1", "Hello *all*, see <#C2|old> and <@U2>", reactions=SIGNS),
    said(3, "U3", "I agree", thread_ts=ts(2), edited={"user": "U3", "ts": ts(50)}),
    said(4, "U2", "so do I", thread_ts=ts(2), subtype="thread_broadcast", root={}),
    said(5, "USLACKBOT", "This message was deleted.", subtype="tombstone", thread_ts=ts(5), reply_count=1),
    said(6, "U2", "An answer to what is gone", thread_ts=ts(5), reactions=[{"name": "heart::skin-tone-2", "users": ["U1"], "count": 1}]),
    said(7, None, "Build failed", subtype="bot_message", username="Builder", bot_id="B1"),
    said(8, "U5", "", bot_id="B2", attachments=[{"title": "Pushed", "title_link": "https://g.example/1", "text": "two commits"}]),
    said(9, "U2", "", files=[{"name": "plan.pdf", "mode": "hosted"}, {"mode": "hidden_by_limit"}]),
    said(10, "U2", "set the topic", subtype="channel_topic", topic="x"),
    said(11, "U9", "I am in no list", user_profile={"real_name": "Nora Newman", "name": "nora"}),
    said(12, "U2", "Answer without a parent", thread_ts="1600000000.000100"),
    said(13, "U1", "long " * 5000),
    said(14, "U1", "joined again", subtype="channel_join"),
    "not an object",
    {"type": "message", "text": "no time", "user": "U1"},
    said(2, "U2", "the same time again"),
]  # fmt: skip
OLD = [said(20, "U1", "&lt;old&gt; words"), said(21, "U4", "A guest speaks")]
OLDER_CHANNELS = [
    {"id": "C2", "name": "old", "created": START, "creator": "U1", "is_archived": True, "purpose": {"value": "The old place"}}
]


def slack_zip(folder: Path, **changes) -> Path:
    """An export in `folder`; `changes` replaces files by their names with the dots and slashes left out."""
    files = {
        "users.json": USERS,
        "channels.json": CHANNELS,
        "lists.json": [""],
        "general/2023-11-14.json": GENERAL,
        "general/2023-11-15.json": [""],
        "general/canvas_in_the_conversation.json": [{"id": "F1"}],
        "old/2023-11-14.json": OLD,
        "DPRIVATE1/2023-11-14.json": [said(30, "U1", "between the two of us")],
    } | changes
    path = folder / "export.zip"
    with ZipFile(path, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name, content if isinstance(content, str) else json.dumps(content))
        zipped.writestr("old/2023-11-16.json", '[{"type": "message", ')
    return path


POSTS = [
    dict(Id="1", PostTypeId="1", CreationDate="2010-08-25T10:00:00.000", Title="Why helmets?", Body="<p>Final</p>", OwnerUserId="7",
         Tags="<discussion><bug>", AcceptedAnswerId="2", ClosedDate="2010-09-01T00:00:00.000", ContentLicense="CC BY-SA 2.5"),
    dict(Id="2", PostTypeId="2", ParentId="1", CreationDate="2010-08-25T11:00:00.000", Body="<p>Because <b>heads</b></p>",
         OwnerDisplayName="user99"),
    dict(Id="3", PostTypeId="5", CreationDate="2010-08-26T11:00:00.000", Body='<p>All <a href="/help">faults</a></p>', OwnerUserId="-1"),
    dict(Id="4", PostTypeId="2", ParentId="77", CreationDate="2010-08-26T11:00:00.000", Body="<p>lost</p>", OwnerUserId="7"),
    dict(Id="5", PostTypeId="1", CreationDate="yesterday", Title="No time", Body="", OwnerUserId="7"),
    dict(Id="1", PostTypeId="1", CreationDate="2010-08-25T10:00:00.000", Title="Twice", Body="", OwnerUserId="7"),
]  # fmt: skip
TABLES = {
    "Posts": POSTS,
    "Users": [
        dict(Id="-1", CreationDate="2010-08-25T09:00:00.000", DisplayName="Community"),
        dict(Id="7", CreationDate="2010-08-25T09:30:00.000", DisplayName="Rory Alsop", Location="Fife", AboutMe="<p>I <em>ride</em></p>"),
        dict(Id="8", CreationDate="2010-08-25T09:40:00.000", DisplayName="Mac"),
    ],
    "Comments": [
        dict(Id="1", PostId="1", Text="Good *question*", CreationDate="2010-08-25T10:30:00.000", UserId="8"),
        dict(Id="2", PostId="2", Text="@RoryAlsop see this", CreationDate="2010-08-25T11:30:00.000", UserDisplayName="user98"),
        dict(Id="3", PostId="55", Text="under nothing", CreationDate="2010-08-25T11:30:00.000", UserId="8"),
    ],
    "PostHistory": [
        dict(
            Id="1", PostId="1", PostHistoryTypeId="1", CreationDate="2010-08-25T10:00:00.000", UserId="7", Text="Helmets?", RevisionGUID="a"
        ),
        dict(Id="2", PostId="1", PostHistoryTypeId="2", CreationDate="2010-08-25T10:00:00.000", UserId="7", Text="First", RevisionGUID="a"),
        dict(Id="3", PostId="1", PostHistoryTypeId="3", CreationDate="2010-08-25T10:00:00.000", UserId="7", Text="<bug>", RevisionGUID="a"),
        dict(
            Id="4",
            PostId="1",
            PostHistoryTypeId="4",
            CreationDate="2010-08-26T10:00:00.000",
            UserId="8",
            Text="Why helmets?",
            RevisionGUID="b",
        ),
        dict(
            Id="5",
            PostId="1",
            PostHistoryTypeId="5",
            CreationDate="2010-08-26T10:00:00.000",
            UserId="8",
            Text="Final<br>words",
            RevisionGUID="b",
        ),
        dict(Id="6", PostId="1", PostHistoryTypeId="10", CreationDate="2010-09-01T00:00:00.000", UserId="8", RevisionGUID="c"),
        dict(Id="7", PostId="1", PostHistoryTypeId="25", CreationDate="2010-09-02T00:00:00.000", RevisionGUID="d"),
    ],
    "Tags": [dict(Id="1", TagName="discussion", Count="9"), dict(Id="2", TagName="bug", Count="2", WikiPostId="3")],
    "Votes": [dict(Id="1", PostId="1", VoteTypeId="2", CreationDate="2010-08-25T00:00:00.000"), dict(Id="2", PostId="66", VoteTypeId="3")],
    "Badges": [dict(Id="1", UserId="7", Name="Teacher", Date="2010-08-25T00:00:00.000")],
    "PostLinks": [
        dict(Id="1", CreationDate="2010-08-27T00:00:00.000", PostId="1", RelatedPostId="2", LinkTypeId="1"),
        dict(Id="2", CreationDate="2010-08-27T00:00:00.000", PostId="1", RelatedPostId="9", LinkTypeId="3"),
    ],
}


def stackexchange_folder(folder: Path) -> Path:
    """A dump in `folder`, some of it gzipped and the last file broken off."""
    dump = folder / "bikes.stackexchange.com"
    dump.mkdir(parents=True)
    for name, rows in TABLES.items():
        lines = ["<row " + " ".join(f"{key}={quoteattr(value)}" for key, value in row.items()) + " />" for row in rows]
        text = "\n".join([f"<{name.lower()}>", *lines, "" if name == "Badges" else f"</{name.lower()}>"])
        if name in ("Posts", "Users"):
            (dump / f"{name}.xml.gz").write_bytes(gzip.compress(text.encode()))
        else:
            (dump / f"{name}.xml").write_text(text)
    return dump
