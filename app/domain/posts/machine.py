"""The life of a post, and of the question some posts are."""

from app.core.machine import Machine, Move
from app.domain.posts.models import Post

STANDING = ("open", "spark", "promoted")
KEEPERS = "Those who look after the group"
BACK = "Whoever took it back, for ten minutes; or a second look at a removal"

POST = Machine(
    "post",
    Move("P1", (), "open", "Any member", "Who reads it", "taking it back"),
    Move("P1s", (), "spark", "Any member, as a spark", "Who reads it", "taking it back"),
    Move("P1w", (), "waiting", "Any member, where a first post or every post is looked at before", "That it waits", "taking it back"),
    Move("P2", ("open",), "spark", "Whoever wrote it, or may talk there", "", "by whoever wrote it, within 48 hours"),
    Move("P2u", ("spark",), "open", "Whoever wrote it, within 48 hours", "How long that may still be done"),
    Move("P3", STANDING, "promoted", "Any of the staff, with an idea", "Ideas like it"),
    Move("P3u", ("promoted",), "open", "Whoever wrote it, objecting within 48 hours to the idea", "That the idea no longer names it"),
    Move("P3s", ("promoted",), "spark", "Whoever wrote it as a spark, objecting within 48 hours to the idea", "The same"),
    Move("P3t", ("open",), "promoted", "Whoever wrote it, taking back what they had against the idea", "That it names it again"),
    Move("P3r", ("spark",), "promoted", "Whoever wrote it as a spark, taking back what they had against the idea", "The same"),
    Move("P3c", ("closed",), "closed", "Any of the staff, with an idea", "Ideas like it"),
    Move("P4", STANDING, "closed", f"{KEEPERS}, saying why", "That everybody reads the reason", "opening it"),
    Move("P4e", ("closed",), "closed", f"{KEEPERS}, saying better why"),
    Move("P4r", ("closed",), "open", KEEPERS),
    Move("P4s", ("closed",), "spark", f"{KEEPERS}, where it is one"),
    Move("P4p", ("closed",), "promoted", f"{KEEPERS}, where an idea has grown out of it"),
    Move("P5", (*STANDING, "closed", "waiting", "refused"), "removed", f"Whoever wrote it; {KEEPERS.lower()}, saying why",
         "That a stub stays", "for ten minutes; or by a second look"),
    Move("P6", ("removed",), "open", BACK),
    Move("P6s", ("removed",), "spark", BACK),
    Move("P6p", ("removed",), "promoted", BACK),
    Move("P6c", ("removed",), "closed", BACK),
    Move("P6w", ("removed",), "waiting", BACK),
    Move("P6x", ("removed",), "refused", BACK),
    Move("P7", ("waiting",), "open", KEEPERS),
    Move("P7s", ("waiting",), "spark", KEEPERS),
    Move("P8", ("waiting",), "refused", f"{KEEPERS}, saying why", "That its author keeps it"),
    ends=("open", "promoted", "closed", "removed"),
)  # fmt: skip

QUESTION = Machine(
    "question",
    Move("A0", (), "open", "Any member"),
    Move("A1", ("open", "answered"), "answered", f"Whoever asked; {KEEPERS.lower()}", "Which answer was taken", "taking none"),
    Move("A2", ("answered",), "open", f"Whoever asked; {KEEPERS.lower()}; whoever takes the answer back"),
    ends=("answered",),
)


def state_of(post: Post, *, has_grown: bool) -> str:
    """Where the post stands in POST; `has_grown` says whether an idea came out of it."""
    thread = post.thread
    if thread.is_deleted or thread.held:
        return "removed" if thread.is_deleted else thread.held
    if thread.lock_reason or has_grown:
        return "closed" if thread.lock_reason else "promoted"
    return "spark" if post.kind == "spark" else "open"


def state_of_question(post: Post) -> str:
    """Where the question stands in QUESTION."""
    return post.thread.state or "open"
