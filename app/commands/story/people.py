"""Who works there, and who is invited from outside."""

from app.commands.serve import DEMO_PASSWORD
from app.commands.story.score import Score, Stage
from app.commands.story.texts import table
from app.domain.people.founding import house
from app.domain.people.operations import appoint, change_settings, edit_profile, open_account

BEGAN = "172 06:30"


def plan(score: Score) -> None:
    """Everybody arrives on the first day, newcomers on theirs."""
    told = table("people")
    for key, (name, title, department, location, skills, interests, about) in (told["staff"] | told["guests"]).items():
        arrived = score.calendar.at(told["later"].get(key, BEGAN))
        score.arrived[key] = arrived
        profile = dict(
            name=name,
            title=title,
            department=department,
            location=location,
            about=about,
            skills=skills.split(", "),
            interests=interests.split(", "),
        )
        kind = "guest" if key in told["guests"] else "staff"
        score.add(arrived, lambda stage, key=key, profile=profile, kind=kind: _arrive(stage, key, profile, kind, told))


def _arrive(stage: Stage, key: str, profile: dict, kind: str, told: dict) -> None:
    email = f"{key}@kithline.example"
    password = DEMO_PASSWORD if key in told["signs_in"] else ""
    person = open_account(by=house(), name=profile["name"], email=email, password=password, kind=kind, handle=key)
    edit_profile(person, by=person, pronouns=told["pronouns"].get(key, ""), **profile)
    tasks = {task: key in told[task] for task in ("publishes", "administers", "moderates")}
    if any(tasks.values()):
        appoint(person, by=house(), **tasks)
    if credit := told["credit"].get(key):
        change_settings(person, by=person, credit=credit, feed=person.feed, counted=True)
    stage.people[key] = person
