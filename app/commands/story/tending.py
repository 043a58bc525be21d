"""What groups do with what has been said: one sums up a long talk, one passes a post on, and one whose work is done comes to rest."""

from app.commands.story.score import Score, Stage
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import archive, found, join
from app.domain.placements.operations import move_post
from app.domain.posts.operations import write_post
from app.domain.summaries.operations import sum_up

LUNCH = (
    ("59 11:50", "sam", "I found the stairwell by myself. It has good light, that is the best one can say of it."),
    ("59 12:20", "joy", "From far away the first lunch is a screen with nobody on it. Somebody could call."),
    ("58 08:15", "ela", "In Logistics whoever starts is fetched by whoever started last. We never decided that, it just went on."),
)
SUMMED = """
**Nineteen of thirty-one who came this year ate alone on their first day.** Nobody meant it: it was nobody's turn.

* The canteen can see who stands there with a tray, and has begun to offer a table.
* Whoever works from far away would like to be called.
* In Logistics the one who started last fetches the next one. Whether all could do that is what came of it.
"""
STAND = "Is there a truing stand one may take home for a weekend? I would like to get the feel of it without a queue behind me."
WHY_THERE = "Theo says whoever has a stand reads there."
HALL = {
    "name": "New hall",
    "purpose": "Getting four lines into the new hall without losing a screw.",
    "about": "Where things stand, who carries what, and what we forgot. Done when the last box is empty.",
}
MOVED_IN = (
    ("118 09:20", "olek", "What goes first", "Racks, then benches, then whatever has a plug. Plants travel on laps."),
    ("104 14:10", "emre", "Boxes: a plea", "Write on **two sides**. The other side is always the one that can be read."),
    ("91 16:40", "greta", "Nine screws", "Left over, in a cup on my desk. Everything stands, everything runs, and I sleep badly."),
)  # fmt: skip


def plan(score: Score) -> None:
    """Each at its time; nobody speaks before they have arrived."""
    at = score.calendar.at
    for when, who, words in LUNCH:
        score.need(who, "first-ninety", at(when))
        score.add(at(when), lambda stage, who=who, words=words: comment_on(stage.threads["lunch"], by=stage.people[who], body=words))
    score.add(at("58 15:00"), lambda stage: sum_up(stage.threads["lunch"], by=stage.people["salma"], body=SUMMED.strip()))
    score.add(at("3 13:10"), _ask)
    score.add(at("3 13:45"), _pass_on)
    score.add(at("121 10:00"), _found)
    for when, who, title, words in MOVED_IN:
        score.add(at(when), lambda stage, who=who, title=title, words=words: _say(stage, who, title, words))
    score.add(at("64 11:30"), lambda stage: archive(stage.groups["new-hall"], by=stage.people["greta"]))


def _ask(stage: Stage) -> None:
    told = {"title": "A truing stand for a weekend?", "body": STAND, "kind": "question"}
    stage.threads["tending/stand"] = write_post(stage.groups["first-ninety"], by=stage.people["sam"], **told).thread


def _pass_on(stage: Stage) -> None:
    move_post(stage.threads["tending/stand"], by=stage.people["sam"], into=stage.groups["repair"], reason=WHY_THERE)


def _found(stage: Stage) -> None:
    group = found(by=stage.people["greta"], slug="new-hall", categories=["Workshop"], **HALL)
    stage.groups["new-hall"] = group
    for who in ("olek", "emre", "priya", "wanda", "lee"):
        join(group, by=stage.people[who])


def _say(stage: Stage, who: str, title: str, words: str) -> None:
    write_post(stage.groups["new-hall"], by=stage.people[who], title=title, body=words)
