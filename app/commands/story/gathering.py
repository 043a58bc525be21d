"""Groups are founded, and people come together in them before they have anything to say there."""

from datetime import datetime, timedelta

from app.commands.story.score import Score, Stage
from app.commands.story.texts import table
from app.domain.groups.operations import approve, change_role, follow_group, found, invite, join, look, set_starts

LAST_LOOK = "1 15:40"


def plan(score: Score) -> None:
    """Everybody joins whom the table names or who speaks there; the founder comes first."""
    told = table("groups")
    for slug, group in told["groups"].items():
        founded = score.calendar.at(group["founded"])
        score.add(founded, lambda stage, slug=slug, group=group: _found(stage, slug, group))
        score.joined[group["owner"], slug] = founded
        speakers = [who for who, room in score.needs if room == slug]
        for who in dict.fromkeys(group["members"].split() + speakers):
            if who != group["owner"]:
                _plan_joining(score, who, slug, group, founded)
    _plan_habits(score, told)


def _found(stage: Stage, slug: str, group: dict) -> None:
    stage.groups[slug] = found(
        by=stage.people[group["owner"]],
        name=group["name"],
        purpose=group["purpose"],
        about=group["about"].strip(),
        rules=group.get("rules", "").strip(),
        categories=group["categories"].split(", "),
        visibility=group.get("visibility", "open"),
        joining=group.get("joining", "free"),
        is_public=group.get("public", False),
        slug=slug,
    )
    if starts := group.get("starts"):
        set_starts(stage.groups[slug], by=stage.people[group["owner"]], location=starts)


def _plan_joining(score: Score, who: str, slug: str, group: dict, founded: datetime) -> None:
    latest = score.needs.get((who, slug), score.calendar.at("20 12:00")) - timedelta(minutes=10)
    earliest = min(max(founded, score.arrived[who]) + timedelta(minutes=20), latest)
    at = earliest + (latest - earliest) * min(score.dice.random() ** 2, 0.9)
    score.joined[who, slug] = at
    score.add(at, lambda stage: _join(stage, who, slug, group))


def _join(stage: Stage, who: str, slug: str, group: dict) -> None:
    place, person, owner = stage.groups[slug], stage.people[who], stage.people[group["owner"]]
    if place.joining == "invitation" or not person.is_staff:
        invite(place, by=owner, person=person)
    membership = join(place, by=person)
    if membership.state == "requested":
        approve(membership, by=owner)
    if who in group.get("moderators", "").split():
        change_role(membership, by=owner, role="moderator")


def _plan_habits(score: Score, told: dict) -> None:
    for at, host, who, slug in told["invited"]:
        score.add(
            score.calendar.at(at),
            lambda stage, host=host, who=who, slug=slug: invite(stage.groups[slug], by=stage.people[host], person=stage.people[who]),
        )
    for at, who, slug in told["asked"]:
        score.add(score.calendar.at(at), lambda stage, who=who, slug=slug: join(stage.groups[slug], by=stage.people[who]))
    last_look = score.calendar.at(LAST_LOOK)
    for who, slug in score.joined:
        if who in told["lookers"].split() and score.joined[who, slug] < last_look:
            score.add(last_look, lambda stage, who=who, slug=slug: look(stage.groups[slug], by=stage.people[who]))
    for who, slug, following in told["following"]:
        score.add(
            last_look, lambda stage, who=who, slug=slug, f=following: follow_group(stage.groups[slug], by=stage.people[who], following=f)
        )
