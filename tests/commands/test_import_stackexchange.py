"""A Stack Exchange dump comes in whole, once, and says what it could not take."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Comment, Version
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.posts.models import Post
from tests.commands.exports import stackexchange_folder


@pytest.fixture
def bring(app, tmp_path):
    """`bring(*options)`: what importing the dump printed."""
    folder = stackexchange_folder(tmp_path)

    def run(*options) -> str:
        answer = app.test_cli_runner().invoke(args=["import", "stackexchange", str(folder), *options])
        assert answer.exit_code == 0, answer.output
        return answer.output

    return run


def the_question() -> Post:
    return db.session.scalar(select(Post).where(Post.kind == "question"))


def said() -> dict[str, Comment]:
    comments = db.session.scalars(select(Comment).where(Comment.thread_id == the_question().id))
    return {comment.body.split()[0]: comment for comment in comments}


def test_a_question_keeps_its_wordings_with_their_times(bring):
    bring()
    post = the_question()
    assert post.thread.title == "Why helmets?"
    assert post.body.startswith("Final\nwords\n\n`bug` · [bikes.stackexchange.com](https://bikes.stackexchange.com/q/1), CC BY-SA 2.5")
    assert post.thread.created_at == datetime(2010, 8, 25, 10, tzinfo=UTC)
    assert post.thread.edited_at == datetime(2010, 8, 26, 10, tzinfo=UTC)
    before = db.session.scalar(select(Version).where(Version.thread_id == post.id))
    assert (before.title, before.body.split()[0]) == ("Helmets?", "First")


def test_answers_and_comments_keep_their_places(bring):
    bring()
    remarks = said()
    answer = remarks["**✓"]
    assert answer.author.name == "user99"
    assert answer.body == "**✓ The accepted answer**\n\nBecause **heads**"
    assert remarks["Good"].parent_id is None
    assert remarks["@rory-alsop"].parent_id == answer.id
    assert remarks["*This"].author.name == "Community (bot)"


def test_people_keep_what_they_said_of_themselves(bring):
    bring()
    rory = db.session.scalar(select(Person).where(Person.handle == "rory-alsop"))
    assert (rory.location, rory.about, rory.email) == ("Fife", "I *ride*", "rory-alsop@stackexchange.invalid")


def test_a_question_stands_in_the_group_of_its_rarest_common_tag(bring):
    bring()
    groups = {group.name: group for group in db.session.scalars(select(Group))}
    assert {"Bikes", "Bikes: discussion", "Bikes: bug"} <= set(groups)
    assert the_question().thread.group is groups["Bikes: bug"]
    assert "[faults](https://bikes.stackexchange.com/help)" in groups["Bikes: bug"].about
    assert "CC BY-SA" in groups["Bikes"].about


def test_bad_rows_are_named_and_lose_nothing_else(bring):
    printed = bring()
    assert "Posts.xml.gz, row 4: the question it answers (77) is not in the dump" in printed
    assert "Posts.xml.gz, row 5: 'yesterday' is no time" in printed
    assert "Posts.xml.gz, row 6: Id 1 was there before" in printed
    assert "Comments.xml, row 3: the post it stands under (55)" in printed
    assert "Badges.xml, row 2: from here on the file cannot be read" in printed
    assert "votes without a voter: up" in printed
    assert "every row has its one fate" in printed


def test_a_second_run_and_a_dry_run_add_nothing(bring):
    assert "would be new" in bring("--dry-run")
    assert db.session.scalar(select(Post).where(Post.kind == "question")) is None
    bring()
    assert " 0 new," in bring()
    assert len(said()) == 4  # The two notes begin alike.
