"""What time itself causes happens once, on time or late, however often `flask tick` runs.

A new cause needs a scene: what makes it due, and after how long.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest

from app.commands.minute import EACH_MINUTE
from app.commands.tick import CAUSES
from app.core.clock import now, travel
from app.core.errors import Forbidden
from app.domain.drafts.operations import schedule
from app.domain.gatherings.operations import attend, invite_to
from app.domain.groups.operations import leave
from app.domain.ideas.operations import ask_to_merge, propose
from app.domain.moderation.operations import dismiss, report
from app.domain.outcomes.operations import send_for_credit
from app.domain.people.operations import suspend
from app.domain.polls.operations import open_poll
from app.domain.posts.operations import keep_until
from app.domain.projects.operations import step_down, take_lead
from tests.domain.line import LINES
from tests.machines import stages
from tests.tables import everything

DAY = timedelta(days=1)
SOON = timedelta(minutes=1)


class Scene(NamedTuple):
    """What makes a cause due, after how long, and how much later it still happens."""

    arrange: Callable
    wait: timedelta
    late: timedelta = 9 * DAY


def a_lost_seat(world):
    starts = (now() + 60 * DAY).strftime("%Y-%m-%dT10:00")
    walk = invite_to(world.gardeners, by=world.ada, title="Walk", place="Gate", starts=starts, zone="Europe/Berlin")
    attend(walk, by=world.olga, answer="yes")
    leave(world.gardeners, by=world.olga)


def a_report(world):
    return report(stages.a_post(world).thread, by=world.pat, reason="noise")


def a_settled_report(world):
    dismiss(a_report(world).case, by=world.grace, reason="It may stay.")


def a_post_for_a_day(world):
    keep_until(stages.a_post(world), by=world.olga, until=now() + DAY)


def a_post_for_tomorrow(world):
    schedule(world.gardeners, by=world.ada, place="post:abcdef123", words={"body": "Good morning"}, at=now() + DAY)


def somebody_asks_to_merge(world):
    idea = stages.an_idea_in_the_garden(world)
    ask_to_merge(idea, by=world.ada, other=propose(world.gardeners, by=world.grace, title="Hers", **LINES), keep_other=True, note="One.")


def somebody_would_lead(world):
    project = stages.after(stages.a_project, step_down)(world)
    take_lead(project, by=world.grace)


def a_lead_has_left(world):
    suspend(stages.a_project(world).lead, by=world.house)


def an_unnamed_idea(world):
    world.gardeners.blind_start = True
    stages.an_idea_in_the_garden(world)
    world.gardeners.blind_start = False


SCENES = {
    "show_due_names": Scene(an_unnamed_idea, timedelta(hours=12)),
    "end_objection_times": Scene(stages.an_idea_out_of_a_remark, 2 * DAY),
    "merge_due_ideas": Scene(somebody_asks_to_merge, 7 * DAY),
    "warn_quiet_ideas": Scene(stages.an_idea_in_the_garden, 22.5 * DAY, late=5 * DAY),
    "settle_candidacies": Scene(somebody_would_lead, 5 * DAY),
    "release_lost_leads": Scene(a_lead_has_left, timedelta()),
    "stop_forsaken_projects": Scene(stages.after(stages.a_project, step_down), 30 * DAY),
    "tell_of_lines": Scene(stages.an_idea_out_of_a_remark, timedelta()),
    "rest_quiet_ideas": Scene(stages.an_idea_in_the_garden, 30 * DAY),
    "warn_quiet_projects": Scene(stages.a_project, 33.75 * DAY, late=5 * DAY),
    "pause_quiet_projects": Scene(stages.a_project, 45 * DAY),
    "confirm_due_outcomes": Scene(stages.after(stages.an_outcome, send_for_credit), 3 * DAY),
    "close_due_polls": Scene(lambda world: open_poll(world.gardeners, by=world.ada, title="When?", options=["Now", "Then"]), 7 * DAY),
    "free_lost_seats": Scene(a_lost_seat, timedelta()),
    "remind_of_newcomers": Scene(stages.a_post, DAY),
    "escalate_unanswered": Scene(a_report, 2 * DAY),
    "forget_copies": Scene(a_settled_report, 30 * DAY),
    "post_due": Scene(a_post_for_tomorrow, DAY),
    "end_due_posts": Scene(a_post_for_a_day, DAY),
}
each_cause = pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.__name__)


def test_every_cause_has_its_scene():
    assert {cause.__name__ for cause in (*CAUSES, *EACH_MINUTE)} == set(SCENES)


@each_cause
def test_before_its_time_nothing_happens(world, cause):
    arrange, wait, _ = SCENES[cause.__name__]
    if wait:
        arrange(world)
        with travel(now() + wait - timedelta(hours=1)):
            assert not cause(by=world.house)


@pytest.mark.parametrize("is_late", [False, True], ids=["on time", "late"])
@each_cause
def test_a_cause_works_once_and_run_again_does_nothing(world, cause, is_late):
    arrange, wait, late = SCENES[cause.__name__]
    arrange(world)
    due = now() + wait + (late if is_late else SOON)
    for moment, count in ((due, 1), (due, 0), (due + 100 * DAY, 0)):
        with travel(moment):
            before = everything()
            assert (cause(by=world.house) or 0) == count
            assert (everything() == before) is (count == 0)


@pytest.mark.parametrize("late", [SOON, 100 * DAY], ids=["on time", "a quarter late"])
def test_of_everything_that_is_due_at_once_nothing_happens_twice(world, late):
    # Those in which somebody leaves come last: the others need them.
    leaving = a_lost_seat, a_lead_has_left
    for scene in sorted(SCENES.values(), key=lambda scene: scene.arrange in leaving and 1 + leaving.index(scene.arrange)):
        scene.arrange(world)
    with travel(now() + 45 * DAY + late):
        counts = [cause(by=world.house) or 0 for cause in CAUSES]
        before = everything()
        assert sum(counts) > 6
        assert [cause(by=world.house) or 0 for cause in CAUSES] == [0] * len(CAUSES)
        assert everything() == before


@each_cause
def test_time_is_nobodys_to_run(world, cause):
    with pytest.raises(Forbidden):
        cause(by=world.ada)
