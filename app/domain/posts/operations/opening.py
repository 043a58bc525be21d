"""Writing posts, and thanking in them."""

from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.policy import can_read_thread
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post, can_read_group
from app.domain.lineage.line import grow
from app.domain.people.models import Person
from app.domain.posts.events import Praised
from app.domain.posts.models import PLAIN, Post, Praise
from app.domain.posts.policy import can_edit_post
from app.domain.posts.queries import is_out
from app.domain.posts.writing import put_before

MOST_PRAISED = 10


@permits(can_post)
def write_post(
    group: Group, *, by: Person, body: str, title: str = "", kind: str = "talk", firsthand: str = "", from_whom: str = ""
) -> Post:
    """Put `body` (Markdown) before `group`. Without a title its first words name it; `kind` is one of PLAIN."""
    if kind not in PLAIN:
        raise Invalid(kind="Choose one of those offered.")
    return put_before(group, by, kind=kind, body=body, title=title, firsthand=firsthand, from_whom=from_whom)


@permits(can_edit_post)
def answer_news(post: Post, *, by: Person, news: Thread) -> None:
    """Let the line go on from `news` with `post`, which says what came back. Raises Invalid(answers=…) for what `by` may not read
    or is not out."""
    if not (can_read_thread(by, news) and is_out(news)):
        raise Invalid(answers="What is not out, or was taken back, has no answer.")
    grow(post.thread, out_of=news, kind="responded_to", by=by)


@permits(can_post)
def praise(group: Group, *, by: Person, body: str, people: list[Person], title: str = "") -> Post:
    """Thank `people` by name before `group`; they are told. Raises Invalid(people=…) for nobody, oneself, too many, and
    for whoever could not read it."""
    people = list(dict.fromkeys(people))
    if not people:
        raise Invalid(people="Name at least one colleague.")
    if len(people) > MOST_PRAISED:
        raise Invalid(people=f"At most {MOST_PRAISED} at once. Thank the others in a second one.")
    if by in people:
        raise Invalid(people="Praise is for others.")
    if away := [person.name for person in people if not can_read_group(person, group)]:
        raise Invalid(people=f"{', '.join(away)} could not read it in {group.name}.")
    post = put_before(group, by, kind="praise", body=body, title=title)
    db.session.add_all(Praise(post_id=post.id, person_id=person.id) for person in people)
    if not post.thread.held:
        record(Praised(actor_id=by.id, thread_id=post.id, group_id=group.id, person_ids=[person.id for person in people]))
    return post
