"""A Slack workspace comes in whole, once, and says what it could not take."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from app.core.database import db
from app.core.events import EventRecord
from app.domain.discussions.models import Comment, Reaction, Thread
from app.domain.groups.models import Group
from app.domain.groups.queries import is_member
from app.domain.people.models import Person
from app.domain.posts.models import Post
from tests.commands.exports import OLDER_CHANNELS, slack_zip, ts

COUNTED = (Person, Group, Thread, Comment, Reaction, EventRecord)


@pytest.fixture
def bring(app, tmp_path):
    """`bring(*options)`: what importing the export printed."""
    path = slack_zip(tmp_path)

    def run(*options, file=path) -> str:
        answer = app.test_cli_runner().invoke(args=["import", "slack", str(file), *map(str, options)])
        assert answer.exit_code == 0, answer.output
        return answer.output

    return run


def counts() -> list[int]:
    return [db.session.scalar(select(func.count()).select_from(model)) for model in COUNTED]


def person(handle: str) -> Person:
    return db.session.scalar(select(Person).where(Person.handle == handle))


def group(slug: str) -> Group:
    return db.session.scalar(select(Group).where(Group.slug == slug))


def post_with(words: str) -> Post:
    return db.session.scalar(select(Post).where(Post.body.contains(words)))


def comment_with(words: str) -> Comment:
    return db.session.scalar(select(Comment).where(Comment.body.contains(words)))


def at(number: int) -> datetime:
    return datetime.fromtimestamp(float(ts(number)), UTC)


def test_people_keep_names_kinds_and_an_address_for_operators(bring):
    bring()
    mina, olga, github = person("mina-wood"), person("olga-outside"), person("github")
    assert (mina.email, mina.title, mina.pronouns) == ("mina-wood@slack.invalid", "Carpenter", "she")
    assert olga.kind == "guest"
    assert (github.name, github.email) == ("GitHub (bot)", None)
    assert person("builder").name == "Builder (bot)"
    assert person("nora").name == "Nora Newman"
    assert not person("gone-away").is_active


def test_threads_keep_their_shape_and_times(bring):
    bring()
    post = post_with("Hello")
    assert post.thread.created_at == at(2)
    assert post.thread.author.handle == "mina-wood"
    assert post.body == "Hello **all**, see [#old](/g/old) and @jon-vale"
    answers = db.session.scalars(select(Comment).where(Comment.thread_id == post.id).order_by(Comment.created_at)).all()
    assert [(answer.author.handle, answer.created_at) for answer in answers] == [("gone-away", at(3)), ("jon-vale", at(4))]
    assert answers[0].edited_at == at(50)
    assert post.thread.comment_count == 2


def test_one_sign_per_person_with_the_others_counted(bring):
    printed = bring()
    post = post_with("Hello")
    signs = db.session.execute(
        select(Person.handle, Reaction.kind).join(Person).where(Reaction.thread_id == post.id, Reaction.comment_id.is_(None))
    )
    assert dict(signs.all()) == {"jon-vale": "celebrate", "olga-outside": "celebrate"}
    assert "folded: a second sign of the same person" in printed
    assert "given by somebody the export does not name" in printed


def test_a_deleted_parent_is_a_stub_that_keeps_its_answers(bring):
    bring()
    answer = comment_with("An answer to what is gone")
    assert answer.thread.is_deleted
    assert answer.reaction_count == 1


def test_cards_files_and_long_words_are_kept(bring):
    bring()
    assert "[Pushed](https://g.example/1)\ntwo commits" in post_with("Pushed").body
    files = post_with("plan.pdf").body
    assert "📎 `plan.pdf` *(not in the export)*" in files
    assert "hidden by Slack's limit" in files
    long = post_with("long long")
    rest = db.session.scalars(select(Comment.body).where(Comment.thread_id == long.id)).all()
    assert " ".join([long.body, *rest]).split() == ["long"] * 5000


def test_an_answer_without_its_parent_stands_alone(bring):
    assert "its parent is not in the export; kept as a post" in bring()
    assert post_with("Answer without a parent")


def test_bad_rows_are_named_and_lose_nothing_else(bring):
    printed = bring()
    assert "general/2023-11-14.json, row 15: not an object" in printed
    assert "general/2023-11-14.json, row 16: no time (ts)" in printed
    assert "general/2023-11-14.json, row 17: the channel has another message with the same time" in printed
    assert "users.json, row 6: no id" in printed
    assert "old/2023-11-16.json: the file cannot be read" in printed
    assert "every row has its one fate" in printed
    assert "private conversations of a few" in printed
    assert post_with("between the two of us") is None


def test_channels_become_groups_with_or_without_older_lists(bring, tmp_path):
    older = tmp_path / "older.json"
    older.write_text(json.dumps(OLDER_CHANNELS))
    bring("--channels", older)
    general, old = group("general"), group("old")
    assert (general.visibility, general.joining, general.purpose) == ("open", "free", "For all")
    assert old.purpose == "The old place"
    assert "Archived in Slack" in old.about
    assert is_member(person("olga-outside"), old)


def test_a_second_run_adds_nothing_even_with_older_lists(bring, tmp_path):
    bring()
    before = counts()
    older = tmp_path / "older.json"
    older.write_text(json.dumps(OLDER_CHANNELS))
    assert " 0 new," in bring("--channels", older)
    assert counts() == before


def test_a_dry_run_prints_the_same_and_writes_nothing(bring):
    before = counts()
    dry = bring("--dry-run")
    assert counts() == before
    real = bring()
    tidy = [text.replace("would be new", "new").split("What would become of it")[0].split("What became of it")[0] for text in (dry, real)]
    assert tidy[0] == tidy[1]
    assert dry.splitlines()[-1].replace("would be new", "new") == real.splitlines()[-1]


def test_a_private_channel_stays_private(bring, tmp_path, world):
    groups = [{"id": "G1", "name": "old", "creator": "U1", "members": ["U1", "U4"]}]
    bring(file=slack_zip(tmp_path, **{"groups.json": groups}))
    old = group("old")
    assert (old.visibility, old.joining) == ("secret", "invitation")
    assert is_member(person("olga-outside"), old)
    assert not is_member(world.ada, old)


def test_a_later_export_brings_what_is_new_and_what_was_edited(bring, tmp_path):
    bring()
    before = counts()
    later = [
        {"type": "message", "ts": ts(20), "user": "U1", "text": "better words", "edited": {"user": "U1", "ts": ts(90)}},
        {"type": "message", "ts": ts(95), "user": "U2", "text": "news"},
    ]
    bring(file=slack_zip(tmp_path, **{"old/2023-11-14.json": later}))
    post = post_with("better words")
    assert post.thread.edited_at == at(90)
    assert counts()[2] == before[2] + 1


def test_groups_can_be_given_to_an_owner(bring, world):
    bring("--owner", world.ada.email)
    assert is_member(world.ada, group("general"))
