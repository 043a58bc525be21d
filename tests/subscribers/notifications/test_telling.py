from app.core.clock import now
from app.core.database import db
from app.core.outbox import deliver, rewind
from app.domain.discussions.operations import comment_on, delete_comment, react
from app.domain.groups.operations import approve, follow_group, invite, join, leave
from app.domain.groups.queries import membership_of
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share
from app.subscribers.notifications.handlers import NOTIFICATIONS
from app.subscribers.notifications.operations import mark_all_read, mark_read
from app.subscribers.notifications.queries import inbox_of, unread_count


def words(person) -> list[str]:
    told = (told.sentence for told in inbox_of(person).rows)
    return [" ".join(filter(None, (said.who, said.did, said.thing))) for said in told]


def test_whoever_opened_a_thread_hears_of_an_answer(world, settle):
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    assert words(world.ada) == ["Grace Hopper wrote under your post Welcome"]
    assert words(world.grace) == []


def test_whoever_is_answered_and_mentioned_hears_it_once(world, settle):
    first = comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    comment_on(world.welcome.thread, by=world.ada, body="@grace-hopper which ones?", parent=first)
    settle()
    assert words(world.grace) == ["Ada Lovelace mentioned you in Welcome"]


def test_a_mention_of_somebody_who_may_not_read_the_room_is_not_told(world, settle):
    write_post(world.council, by=world.grace, body="@mallory-marsh would object.")
    settle()
    assert unread_count(world.mallory) == 0


def test_reactions_are_told_together_until_they_are_read(world, settle):
    for person in (world.grace, world.olga):
        react(world.welcome.thread, by=person, kind="love")
    settle()
    assert words(world.ada) == ["Olga Guest and 1 other reacted to Welcome"]
    mark_all_read(by=world.ada)
    react(world.welcome.thread, by=world.grace, kind="thanks")
    settle()
    assert len(words(world.ada)) == 2
    assert unread_count(world.ada) == 1


def test_changing_a_reaction_counts_its_giver_once(world, settle):
    react(world.welcome.thread, by=world.grace, kind="love")
    react(world.welcome.thread, by=world.grace, kind="thanks")
    settle()
    assert words(world.ada) == ["Grace Hopper reacted to Welcome"]


def test_events_told_again_change_nothing(world, settle):
    react(world.welcome.thread, by=world.grace, kind="love")
    settle()
    mark_all_read(by=world.ada)
    before = words(world.ada)
    rewind(NOTIFICATIONS)
    deliver([NOTIFICATIONS])
    assert words(world.ada) == before
    assert unread_count(world.ada) == 0


def test_what_is_said_in_a_room_one_has_left_is_no_longer_shown(world, settle):
    join(world.council, by=world.ada)
    approve(membership_of(world.ada, world.council), by=world.grace)
    post = write_post(world.council, by=world.ada, body="A secret remark")
    comment_on(post.thread, by=world.grace, body="Noted.")
    settle()
    assert "Grace Hopper wrote under your post A secret remark" in words(world.ada)
    leave(world.council, by=world.ada)
    assert all("secret" not in line for line in words(world.ada))


def test_what_has_been_taken_back_is_no_longer_shown(world, settle):
    comment = comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    delete_comment(comment, by=world.grace)
    db.session.expire_all()
    assert words(world.ada) == []


def test_a_muted_group_is_silent_except_for_being_spoken_to(world, settle):
    follow_group(world.gardeners, by=world.ada, following="off")
    react(world.welcome.thread, by=world.grace, kind="love")
    comment_on(world.welcome.thread, by=world.grace, body="@ada-lovelace are you there?")
    settle()
    assert words(world.ada) == ["Grace Hopper mentioned you in Welcome"]


def test_those_who_follow_all_hear_of_new_posts_together(world, settle):
    follow_group(world.gardeners, by=world.grace, following="all")
    write_post(world.gardeners, by=world.ada, title="Seeds", body="Who has some?")
    write_post(world.gardeners, by=world.ada, title="Soil", body="Who has some?")
    settle()
    assert words(world.grace) == ["Ada Lovelace posted in Gardeners: Soil"]


def test_bringing_something_to_a_group_one_may_not_know_stays_unsaid(world, settle):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide such things")
    settle()
    assert unread_count(world.ada) == 0


def test_those_who_look_after_a_group_hear_who_asks_to_join(world, settle):
    join(world.council, by=world.mallory)
    settle()
    assert words(world.grace) == ["Mallory Marsh asks to join Council"]


def test_an_invitation_into_a_secret_group_is_told_to_the_invited(world, settle):
    invite(world.attic, by=world.ada, person=world.mallory)
    settle()
    assert words(world.mallory) == ["Ada Lovelace invites you to Attic"]


def test_a_post_taken_back_before_anybody_looked_is_never_told(world, settle):
    post = write_post(world.gardeners, by=world.grace, body="@ada-lovelace look")
    delete_post(post, by=world.grace)
    settle()
    assert words(world.ada) == []


def test_reading_one_leaves_the_others_waiting(world, settle):
    react(world.welcome.thread, by=world.grace, kind="love")
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    settle()
    newest = inbox_of(world.ada).rows[0].row
    mark_read(newest, by=world.ada)
    assert newest.read_at <= now()
    assert unread_count(world.ada) == 1
