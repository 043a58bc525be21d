"""What to say: one function per kind, from a notification to who did what to which thing."""

from dataclasses import replace

from app.domain.lineage.wording import counted, counts_in, month_named
from app.subscribers.notifications.about_ideas import IDEAS
from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.outside import ban, declined, removal, start
from app.subscribers.notifications.parts import PARTS
from app.subscribers.notifications.phrasing import Sentence
from app.subscribers.notifications.phrasing import of_group as _group
from app.subscribers.notifications.phrasing import of_thread as _thread

REWORDED = {
    "vote": "changed the words you voted by in",
    "grew": "changed the words your idea grew out of:",
    "idea": "changed the words you stand behind in",
}


def sentence_of(row: Notification) -> Sentence:
    """The sentence for a notification of whatever kind."""
    return SENTENCES[row.kind](row)


def mention(row: Notification) -> Sentence:
    return _thread(row, "mentioned you in", "message-circle")


def call(row: Notification) -> Sentence:
    return _thread(row, f"mentioned {row.group.name} in", "message-circle")


def missed(row: Notification) -> Sentence:
    return Sentence("", "A post you had scheduled could not go out. It is among", "your drafts", "/drafts", "clock")


def reply(row: Notification) -> Sentence:
    return _thread(row, "replied to you in", "reply")


def comment(row: Notification) -> Sentence:
    return _thread(row, f"wrote under your {row.thread.kind}", "message-circle")


def said(row: Notification) -> Sentence:
    return _thread(row, "wrote in", "message-circle")


def relocated(row: Notification) -> Sentence:
    return _thread(row, f"moved to {row.group.name}:", "arrow-right")


def reaction(row: Notification) -> Sentence:
    return _thread(row, "reacted to what you said in" if row.comment_id else "reacted to", "heart")


def share(row: Notification) -> Sentence:
    return _thread(row, f"brought to {row.group.name}:", "forward")


def bringing(row: Notification) -> Sentence:
    return replace(_thread(row, f"would bring to {row.group.name}:", "forward"), path=f"/g/{row.group.slug}/brought")


def brought_in(row: Notification) -> Sentence:
    return replace(_thread(row, "let in what you brought:", "forward"), path=f"/bringings/{row.detail}")


def not_let_in(row: Notification) -> Sentence:
    return replace(_thread(row, "told you why it is not let in:", "forward"), path=f"/bringings/{row.detail}")


def pointer(row: Notification) -> Sentence:
    return _thread(row, "thinks you have something to say to", "forward")


def post(row: Notification) -> Sentence:
    return _thread(row, f"posted in {row.group.name}:", "stage-talk")


def praise(row: Notification) -> Sentence:
    return _thread(row, "thanks you in", "hand-heart")


def answer(row: Notification) -> Sentence:
    return _thread(row, "took your reply as the answer to", "circle-check")


def answered(row: Notification) -> Sentence:
    return _thread(row, "took a reply as the answer to your question", "circle-check")


def spark(row: Notification) -> Sentence:
    return _thread(row, "sees the beginning of something in", "sparkles")


def closed(row: Notification) -> Sentence:
    return _thread(row, "The result is in:", "list-checks", who="")


def reworded(row: Notification) -> Sentence:
    said = _thread(row, REWORDED[row.detail], f"stage-{'idea' if row.detail == 'idea' else 'talk'}")
    return replace(said, path=f"/{'i' if row.detail == 'idea' else 't'}/{row.thread_id}/history")


def coming(row: Notification) -> Sentence:
    return _thread(row, "will come to" if row.actor_count > 1 else "comes to", "calendar")


def seat(row: Notification) -> Sentence:
    return _thread(row, "A place came free, and it is yours:", "calendar", who="")


def moved(row: Notification) -> Sentence:
    return _thread(row, "changed the time or place of", "calendar")


def grew(row: Notification) -> Sentence:
    did = f"Your {row.detail or 'remark'} became {_article(row.thread.kind)}"
    if row.detail == "remark":
        did += ", and you have 48 hours to object"
    return _thread(row, f"{did}:", f"stage-{row.thread.kind}", who="")


def led(row: Notification) -> Sentence:
    return _thread(row, f"What you began{month_named(row.thread.created_at)} led to {counted(counts_in(row.detail))}:", "network", who="")


def promotion(row: Notification) -> Sentence:
    return _thread(row, "started it as a project:", "stage-project")


def update(row: Notification) -> Sentence:
    return _thread(row, "told how it is going with", "stage-project")


def outcome(row: Notification) -> Sentence:
    return _thread(row, "Something came of it:", "stage-outcome", who="")


def credit(row: Notification) -> Sentence:
    return _thread(row, "asks how you want to be named in", "stage-outcome")


def review(row: Notification) -> Sentence:
    return _thread(row, "asks for a second pair of eyes on", "stage-announcement")


def changes(row: Notification) -> Sentence:
    return _thread(row, "asked for changes to", "stage-announcement")


def published(row: Notification) -> Sentence:
    part = PARTS.get(row.detail, "You had a part in it.")
    return _thread(row, f"It’s out. {part}", "stage-announcement", who="")


def request(row: Notification) -> Sentence:
    did = "asks to join" if row.actor_count == 1 else "ask to join"
    return _group(row, did, "/people")


def invitation(row: Notification) -> Sentence:
    return _group(row, "invites you to" if row.actor_count == 1 else "invite you to")


def admission(row: Notification) -> Sentence:
    return _group(row, "let you into")


def newcomer(row: Notification) -> Sentence:
    return _thread(row, "Somebody’s first post waits for an answer:", "message-circle", who="")


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


_OF_THREADS = (
    mention, call, reply, comment, said, reaction, share, post, pointer, praise, answer, answered, spark, closed, reworded, coming, seat,
    moved, grew, led, relocated, promotion, update, outcome, credit, review, changes, published, bringing, brought_in, not_let_in,
)  # fmt: skip
_OF_GROUPS = (newcomer, request, invitation, admission, start, declined, removal, ban, missed)
SENTENCES = {rule.__name__: rule for rule in (*_OF_THREADS, *_OF_GROUPS)} | IDEAS
