"""A group of each kind with everybody the table knows, and something of each sort said in it."""

from types import SimpleNamespace

from app.domain.discussions.operations import comment_on, react
from app.domain.groups.models import Group
from app.domain.groups.operations import change_role, found, invite, join
from app.domain.groups.queries import membership_of
from app.domain.people.models import Person
from app.domain.people.operations import appoint, open_account
from app.domain.posts.operations import edit_post, write_post
from tests.domain.line import an_idea

# A word that stands nowhere else, so that finding it means having found this.
WORD = "quokkaberry"


def stage(world, visibility: str) -> SimpleNamespace:
    """Ids of people by role and of things by name; `elsewhere` is an open group that all but the outside guest belong to."""
    people = _people(world.house)
    group = found(by=people["owner"], name=f"Stage {visibility}", visibility=visibility, joining="request", purpose="")
    _admit(group, people)
    elsewhere = found(by=people["owner"], name="Elsewhere", purpose="")
    for role, person in people.items():
        if role not in ("owner", "guest_outside"):
            invite(elsewhere, by=people["owner"], person=person)
            join(elsewhere, by=person)
    post = write_post(group, by=people["author"], title=f"About {WORD}", body="It grows.")
    edit_post(post, by=people["author"], title=f"About {WORD}", body="It grows well.")
    comment = comment_on(post.thread, by=people["author"], body="And it stays green.")
    react(post.thread, by=people["member"], kind="like")
    idea = an_idea(group, people["owner"])
    things = {"group": group.id, "elsewhere": elsewhere.id, "post": post.id, "comment": comment.id, "idea": idea.id, "slug": group.slug}
    return SimpleNamespace(**things, people={role: person.id for role, person in people.items()})


def _people(house: Person) -> dict[str, Person]:
    def arrive(role: str, **details) -> Person:
        return open_account(by=house, name=f"Stage {role.replace('_', ' ')}", email=f"{role}@stage.example", **details)

    staff = ("outsider", "publisher", "member", "author", "moderator", "owner", "asker", "newcomer")
    people = {role: arrive(role) for role in staff} | {role: arrive(role, kind="guest") for role in ("guest_outside", "guest")}
    appoint(people["publisher"], by=house, publishes=True)
    return people


def _admit(group: Group, people: dict[str, Person]) -> None:
    for role in ("member", "author", "moderator", "guest"):
        invite(group, by=people["owner"], person=people[role])
        join(group, by=people[role])
    change_role(membership_of(people["moderator"], group), by=people["owner"], role="moderator")
    if not group.is_secret:
        join(group, by=people["asker"])
