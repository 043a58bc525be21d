"""The story: planned alike on every day, told through the operations, whole or not at all."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.commands.seed import is_inhabited, tell
from app.commands.serve import DEMO_PASSWORD
from app.commands.story.notation import read, talk_in
from app.commands.story.plot import write_score
from app.core.clock import now, travel
from app.core.database import db
from app.domain.announcements.models import Announcement, Publication
from app.domain.discussions.models import Comment, Reaction, Share, Thread
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_of
from app.domain.ideas.models import Idea, Merger, Pledge
from app.domain.lineage.models import Credit
from app.domain.lineage.queries import ancestors_of
from app.domain.people.doorkeeping import sign_in
from app.domain.people.models import Person
from app.domain.people.queries import person_with_email
from app.domain.projects.models import Milestone
from app.domain.projects.touching import Lending, Notice
from app.subscribers.notifications.models import Notification
from app.subscribers.ranking.models import Rank

DAYS = [datetime(2026, 11, 23, 6, 5, tzinfo=UTC) + timedelta(days=n, hours=3 * n) for n in range(9)]


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%A %H}")
def test_the_plan_is_possible_on_any_day(day):
    with travel(day):
        score = write_score()
    assert all(at <= day for at, _, _ in score.acts)
    for (who, group), needed in score.needs.items():
        assert score.arrived[who] < score.joined[who, group] <= needed, (who, group)


def test_the_dice_fall_alike():
    with travel(DAYS[0]):
        first, second = write_score(), write_score()
    assert [at for at, *_ in first.acts] == [at for at, *_ in second.acts]
    assert first.said == second.said


def test_the_notation():
    (opening,) = read(
        "@@ mina | question | 3 22:10 | Why? | straps | staff\nWords\n> quoted\n-> jon: one\n=> ana: two\n>> jon [2 09:00] repair: look"
    )
    assert (opening.who, opening.kind, opening.when, opening.key, opening.firsthand) == ("mina", "question", "3 22:10", "straps", "staff")
    assert opening.body == "Words\n> quoted"
    assert [(reply.sign, reply.who, reply.room, reply.body) for reply in opening.replies] == [
        ("->", "jon", "", "one"), ("=>", "ana", "", "two"), (">>", "jon", "repair", "look"),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="not understood"):
        talk_in("-> nobody in particular")


def test_a_story_broken_off_leaves_nothing(app, other_database, monkeypatch):
    score = write_score()
    score.acts = sorted(score.acts, key=lambda act: act[:2])[:80]
    score.add(now(), lambda stage: stage.people["nobody"])
    monkeypatch.setattr("app.commands.seed.write_score", lambda: score)
    with pytest.raises(KeyError):
        tell()
    assert not is_inhabited()


def test_the_whole_story(app, other_database):
    runner = app.test_cli_runner()
    told = runner.invoke(args=["seed"])
    assert told.exit_code == 0, told.output
    assert "60 people, 13 groups" in told.output
    _has_everything()
    _maya_has_something_to_do()
    _leads_from_the_remark_to_the_news()
    before = _number(Thread)
    assert runner.invoke(args=["seed", "--if-empty"]).exit_code == 0
    assert runner.invoke(args=["seed"]).exit_code != 0
    assert _number(Thread) == before


def _number(model, *where) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*where))


def _has_everything():
    assert _number(Group, Group.visibility == "secret") == 1
    assert _number(Group, Group.visibility == "closed") == 2
    assert _number(Thread, Thread.kind == "post") > 380
    assert _number(Comment) > 820
    assert _number(Reaction) > 500
    assert _number(Share) >= 25
    assert _number(Publication) == 4
    assert _number(Credit, Credit.state == "proposed") > 0
    states = {(kind, state) for kind, state in db.session.execute(select(Thread.kind, Thread.state).distinct())}
    assert {("idea", state) for state in ("growing", "ready", "started", "delivered", "resting", "withdrawn")} <= states
    assert {("project", state) for state in ("trial", "active", "paused", "delivered", "stopped")} <= states
    assert {("announcement", state) for state in ("draft", "in_review", "published")} <= states
    assert _number(Thread, Thread.created_at > now() - timedelta(hours=12)) >= 4
    assert _number(Idea, Idea.objection != "") == 1
    assert _number(Rank, Rank.supporters >= 20) >= 1
    assert _number(Merger, Merger.state == "asked", Merger.due_at > now()) == 1
    assert _number(Milestone, Milestone.reached_at.is_(None)) >= 3
    assert min(_number(Lending), _number(Notice, Notice.due_at > now()), _number(Pledge, Pledge.department != "")) >= 1


def _maya_has_something_to_do():
    maya = person_with_email("maya@kithline.example")
    assert sign_in(email=maya.email, password=DEMO_PASSWORD)
    assert len(db.session.scalars(groups_of(maya)).all()) >= 6
    assert 3 <= _number(Notification, Notification.person_id == maya.id, Notification.read_at.is_(None)) <= 25
    assert _number(Credit, Credit.person_id == maya.id, Credit.state == "proposed") > 0


def _leads_from_the_remark_to_the_news():
    announcement = db.session.scalar(select(Announcement).where(Announcement.slug == "straps-get-a-second-life-as-bags"))
    line = ancestors_of(announcement.thread)
    assert [thread.kind for thread in line] == ["post", "idea", "project", "outcome", "announcement"]
    assert line[0].author.name == "Mina Sadeghi"
    makers = {announcement.thread.author_id, announcement.submitted_by_id}
    assert announcement.published_by_id not in makers
    assert db.session.get(Person, announcement.published_by_id).department == "Communications"
    closed = db.session.scalar(select(Publication).where(Publication.slug == "every-box-now-says-how-long-it-is"))
    assert closed.tree["nodes"][0]["hidden"]
    assert "Almost not seen" not in str(closed.tree)
