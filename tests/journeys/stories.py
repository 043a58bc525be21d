"""What has happened before a journey begins. `python -m tests.journeys.stories NAME` tells one to the house of the environment."""

import sys

from sqlalchemy import select

from app import create_app
from app.config import Config
from app.core.clock import now
from app.core.database import db
from app.domain.discussions.operations import comment_on, react
from app.domain.gatherings.operations import attend, invite_to
from app.domain.groups.models import Group
from app.domain.groups.operations import approve, archive, found, invite, join
from app.domain.ideas.operations import ask_to_merge, back, consider
from app.domain.people.founding import house
from app.domain.people.models import Person
from app.domain.people.operations import appoint, open_account
from app.domain.placements.operations import move_post
from app.domain.polls.operations import cast_ballot, open_poll
from app.domain.posts.operations import accept_answer, praise, write_post
from app.domain.projects.operations import ask_to_lead
from app.domain.shares.operations import share
from app.domain.summaries.operations import sum_up
from app.subscribers.links.models import LinkCard
from tests.domain.line import a_publication, an_idea

PASSWORD = "an honest password"
MINA, JON, ANA, LEE, PAT, OLGA = (f"{name}@kithline.example" for name in ("mina", "jon", "ana", "lee", "pat", "olga"))


def arrive(name: str, **details):
    """A member of staff called `name`, who signs in as name@kithline.example."""
    return open_account(by=house(), name=name, email=f"{name.split()[0].lower()}@kithline.example", password=PASSWORD, **details)


def neighbours() -> None:
    """Mina has a group that is open to all; Jon has just arrived."""
    mina, _ = arrive("Mina Berg", department="Logistics"), arrive("Jon Falk", department="Repair")
    found(by=mina, name="Night shift", purpose="What happens while the others sleep")


def _workshop(visibility: str) -> None:
    """Five people and three groups; Mina and Jon work in the first. Pat lets announcements out."""
    mina, jon, ana, lee, pat = (arrive(name) for name in ("Mina Berg", "Jon Falk", "Ana Sol", "Lee Ward", "Pat Press"))
    appoint(pat, by=house(), publishes=True)
    joining = "free" if visibility == "open" else "request"
    night = found(by=mina, name="Night shift", purpose="What happens while the others sleep", visibility=visibility, joining=joining)
    repair = found(by=ana, name="Repair", purpose="Nothing is beyond it")
    cycling = found(by=lee, name="Cycling", purpose="To work and back")
    for group, people in ((repair, (jon, lee)), (cycling, (jon, ana))):
        for person in people:
            join(group, by=person)
    asked = join(night, by=jon)
    if asked.state == "requested":
        approve(asked, by=mina)


def workshop() -> None:
    """The line's people; Night shift is open."""
    _workshop("open")


def closed_workshop() -> None:
    """The same people; Night shift is closed."""
    _workshop("closed")


def line_of_six() -> None:
    """The workshop, and Olga, a guest of Night shift and Repair; Nora looks after the packaging and is seldom here."""
    _workshop("open")
    groups = {group.slug: group for group in db.session.scalars(select(Group))}
    olga, _ = arrive("Olga Guest", kind="guest"), arrive("Nora Quist", department="Packaging")
    for slug, name in (("night-shift", "Mina Berg"), ("repair", "Ana Sol")):
        invite(groups[slug], by=db.session.scalar(select(Person).where(Person.name == name)), person=olga)
        join(groups[slug], by=olga)


def told() -> None:
    """Everything there is, once: a remark shared and answered, an idea weighed, a project, an outcome, an announcement."""
    _workshop("open")
    people = {person.name.split()[0].lower(): person for person in db.session.scalars(select(Person).where(Person.kind == "staff"))}
    groups = {group.slug: group for group in db.session.scalars(select(Group))}
    mina, jon, ana, lee, pat = (people[name] for name in ("mina", "jon", "ana", "lee", "pat"))
    post = write_post(groups["night-shift"], by=mina, title="Why do we throw away the straps?", body="They **last**. Ask @jon-falk.")
    comment_on(post.thread, by=mina, body="A dozen every night.", parent=comment_on(post.thread, by=jon, body="How many are there?"))
    react(post.thread, by=jon, kind="insightful")
    share(post.thread, by=jon, into=groups["repair"], note="They know sewing.")
    idea = an_idea(groups["repair"], ana, title="A shelf for offcuts", out_of=post.thread, hours_needed=10, skill_needed="sewing")
    back(idea, by=lee, way="help", group=groups["cycling"], hours=4)
    consider(idea, by=jon, side="doubt", body="Where would it stand?")
    a_publication(groups["repair"], lee, pat, out_of=post.thread)
    _kinds(groups["night-shift"], mina, jon)
    _tended(groups, mina, jon, lee)
    _asked(groups["night-shift"], mina, jon)


def _kinds(night: Group, mina: Person, jon: Person) -> None:
    """A question with its answer (7), a poll in order (8), a date that is full (9), thanks (10) and what another site says of them."""
    question = write_post(night, by=mina, title="Who has the keys?", body="To the gate.", kind="question")
    accept_answer(comment_on(question.thread, by=jon, body="I do.", firsthand="secondhand", from_whom="the porter"), by=mina)
    poll = open_poll(night, by=jon, title="What do we eat?", options=["Soup", "Bread", "Nothing"], way="ranked")
    for person, choices in ((mina, [0, 1]), (jon, [1])):
        cast_ballot(poll, by=person, choices=choices)
    date = invite_to(
        night, by=mina, title="A walk", place="The yard", starts=f"{now().year + 1}-05-01T06:30", zone="Europe/Berlin", capacity="1"
    )
    for person in (jon, mina):
        attend(date, by=person, answer="yes")
    thanks = praise(night, by=mina, people=[jon], body="He carried all of them.")
    comment_on(thanks.thread, by=mina, body="https://weekly.example/straps")
    said = {"title": "Straps that carry", "text": "Who mends them, and how.", "site": "Harbour Weekly"}
    asked = {"url": "https://weekly.example/straps", "ask_url": "https://weekly.example/straps", "ask_host": "weekly.example"}
    db.session.add(LinkCard(thread_id=thanks.id, asked_at=now(), **asked, **said))


def _tended(groups: dict, mina: Person, jon: Person, lee: Person) -> None:
    """A group at rest with a post (11), a long talk summed up (12), a post that was moved (13)."""
    hall = found(by=mina, name="Old hall", purpose="Getting out of it")
    write_post(hall, by=mina, title="The last box", body="It is empty.")
    archive(hall, by=mina)
    long = write_post(groups["night-shift"], by=mina, title="Which lamp?", body="It flickers.")
    for number in range(10):
        comment_on(long.thread, by=jon, body=f"Not the one at gate {number}.")
    sum_up(long.thread, by=mina, body="**None of the gates.** It is the one in the yard.")
    moved = write_post(groups["cycling"], by=lee, title="A puncture", body="In the rear.")
    move_post(moved.thread, by=lee, into=groups["repair"], reason="They have patches.")


def _asked(night: Group, mina: Person, jon: Person) -> None:
    """An idea somebody is asked to lead (14), and another that may be the same (15)."""
    hooks, pegs = an_idea(night, mina, title="Hooks for helmets"), an_idea(night, jon, title="Pegs for helmets")
    ask_to_lead(hooks, by=mina, person=jon, words="You know hooks.")
    ask_to_merge(hooks, by=mina, other=pegs, keep_other=True, note="They hang in one place.")


def listeners() -> None:
    """Ada and Grace share a group; nothing has been said in it but a welcome."""
    ada, grace = arrive("Ada Lovelace"), arrive("Grace Hopper")
    group = found(by=ada, name="Gardeners", purpose="Everything that grows")
    join(group, by=grace)
    write_post(group, by=ada, title="Welcome", body="Welcome, everybody.")


if __name__ == "__main__":
    app = create_app(Config.from_environment())
    with app.app_context(), db.transaction():
        globals()[sys.argv[1]]()
