"""What happens behind a wall changes no number outside it, and nobody's influence is shown to anybody else."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, or_, select

from app.core.clock import now, travel
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.models import Group
from app.domain.groups.operations import found, invite, join
from app.domain.groups.queries import is_member
from app.domain.people.models import Person
from app.domain.people.operations import change_settings, open_account
from app.domain.posts.operations import write_post
from app.subscribers.ranking import models, night
from app.subscribers.ranking.lists import LISTS, listed
from app.subscribers.ranking.models import Night, PersonRank, Rank, Stance, Tie
from app.subscribers.ranking.offers import note
from app.subscribers.ranking.own import ASKED, Own, influence_of, parts_of
from app.web.words import signed
from tests.scenes import scene
from tests.subscribers.ranking.test_online import columns


@scene
def talk(world, settle):
    """Three weeks of talk in the open, by people who are in closed groups too."""
    join(world.gardeners, by=world.mallory)
    join(world.gardeners, by=world.pat)
    for number in range(12):
        with travel(now() - timedelta(days=21 - number)):
            post = write_post(world.gardeners, by=(world.ada, world.grace)[number % 2], body=f"Turnip {number}", firsthand="staff")
            comment_on(post.thread, by=world.pat, body="I saw it with my own eyes. " * 4, firsthand="staff")
        with travel(now() - timedelta(days=20 - number)):
            react(post.thread, by=world.mallory, kind="like")
    settle()
    return world


def outside() -> dict:
    """Every number that is not local to a closed or secret group."""
    db.session.expire_all()
    open_threads = set(db.session.scalars(select(Thread.id).join(Group, Group.id == Thread.group_id).where(Group.visibility == "open")))
    rows = columns(Rank, Stance, PersonRank, Tie)
    rows = {name: [row for row in table if name in ("person_ranks", "ties") or row[0] in open_threads] for name, table in rows.items()}
    night = db.session.scalars(select(Night.figures).order_by(Night.id.desc()).limit(1)).one()
    return rows | {"house": night}


def test_a_busy_closed_group_changes_no_number_outside(talk, settle, nightfall):
    with travel(now()):
        nightfall()
        before = outside()
        for group in (talk.council, talk.attic):
            people = db.session.scalars(select(Person).where(Person.id.in_([talk.ada.id, talk.grace.id]))).all()
            members = [person for person in people if is_member(person, group)]
            for number in range(9):
                post = write_post(group, by=members[0], body=f"Secret {number}", firsthand="staff")
                for person in members[1:]:
                    react(post.thread, by=person, kind="love")
                    comment_on(post.thread, by=person, body="Yes, from my own experience. " * 5, firsthand="customer")
        settle()
        db.session.execute(Night.__table__.delete())
        nightfall()
        after = outside()
    for name in before:
        assert _but_the_night(after[name], name) == _but_the_night(before[name], name), name


def _but_the_night(rows, name: str):
    at = [column.name for column in Rank.__table__.columns].index("night")
    return [row[:at] + row[at + 1 :] for row in rows] if name == "ranks" else rows


def everything_in(name: str, person) -> list[int]:
    """The ids of all that a list shows the person, from its first page to its last."""
    shown, after = [], None
    while True:
        page = listed(name, person, after=after, size=5)
        shown += [row.id for row in page.rows]
        after = page.next
        if not after:
            return shown


def test_lists_show_outsiders_nothing_of_a_closed_group(talk, settle):
    posts = {write_post(talk.council, by=talk.grace, body=f"Budget {number}").id for number in range(3)}
    settle()
    shown = {(name, who): everything_in(name, getattr(talk, who, None)) for name in LISTS for who in ("nobody", "mallory", "olga")}
    assert {place: posts & set(ids) for place, ids in shown.items() if posts & set(ids)} == {}
    assert {name: shown[name, "nobody"] for name in LISTS} == dict.fromkeys(LISTS, [])


def test_a_guest_who_is_in_no_group_finds_nothing(talk):
    guest = open_account(by=talk.house, name="Gil", email="gil@kithline.example", kind="guest")
    assert {name: listed(name, guest).rows for name in LISTS} == dict.fromkeys(LISTS, [])
    assert listed("top", talk.ada).rows


def test_in_a_closed_group_its_own_voices_rank_its_own_things(talk, settle):
    board = found(by=talk.ada, name="Board", purpose="Numbers", visibility="closed")
    invite(board, by=talk.ada, person=talk.grace)
    join(board, by=talk.grace)
    loved, other = (write_post(board, by=talk.ada, body=body) for body in ("Loved", "Other"))
    react(loved.thread, by=talk.grace, kind="love")
    settle()
    assert [row.id for row in listed("top", talk.ada, inside=board).rows] == [loved.id, other.id]
    assert listed("top", talk.mallory, inside=board).rows == []


def test_whoever_asks_not_to_be_counted_is_made_nothing_of(talk, settle, nightfall):
    nightfall()
    assert db.session.get(PersonRank, talk.pat.id)
    change_settings(talk.pat, by=talk.pat, credit="name", feed="newest", counted=False)
    settle()
    assert influence_of(talk.pat).parts == []
    assert rows_of(talk.pat) == {}
    nightfall()
    assert rows_of(talk.pat) == {}


def rows_of(person) -> dict[str, int]:
    """How many rows of every table of ranking's name the person."""
    db.session.expire_all()
    tables = [model.__table__ for model in vars(models).values() if isinstance(model, type) and model.__module__ == models.__name__]
    of = {table: [column for column in table.columns if column.name in ("person_id", "author_id")] for table in tables}
    counts = {
        table.name: db.session.scalar(select(func.count()).where(or_(*(c == person.id for c in of[table])))) for table in of if of[table]
    }
    return {name: number for name, number in counts.items() if number}


def test_who_comes_back_begins_with_nothing_and_waits_for_the_night(talk, settle, nightfall, as_):
    note(talk.pat, [talk.welcome.id])
    settle()
    nightfall()
    assert rows_of(talk.pat).keys() >= {"person_ranks", "stances", "ties"}
    browser = as_(talk.pat)
    for counted in ("", "yes"):
        assert browser.post("/settings", data={"credit": "name", "feed": "newest", "counted": counted}).status_code == 303
        settle()
        assert db.session.get(PersonRank, talk.pat.id) is None
    assert "worked out again tonight" in browser.get("/me/influence").text
    nightfall()
    db.session.expire_all()
    assert db.session.get(PersonRank, talk.pat.id).backings > 0


def test_who_stops_while_a_night_is_worked_out_is_not_in_it(talk, settle, nightfall, monkeypatch):
    worked = night.nightly

    def and_meanwhile(ledger):
        with db.transaction():
            person = db.session.get(Person, talk.pat.id)
            change_settings(person, by=person, credit="name", feed="newest", counted=False)
        return worked(ledger)

    monkeypatch.setattr(night, "nightly", and_meanwhile)
    nightfall()
    settle()
    assert rows_of(talk.pat) == {}


@given(st.lists(st.floats(-4, 4), min_size=4, max_size=4))
def test_the_parts_as_printed_add_up_to_the_sum_as_printed(values):
    parts = parts_of(dict(zip(ASKED, values, strict=True)))
    own = Own(None, None, parts, [], [])
    printed = [signed(part.value) for part in parts]
    assert sum(Decimal(number.replace("−", "-")) for number in printed) == Decimal(signed(own.together).replace("−", "-"))
    assert not [number for number in printed if "-" in number or float(number.replace("−", "-")) == 0 and number != "0.00"]
    assert [("below" in part.told) <= (part.value <= 0) and ("above" in part.told) <= (part.value >= 0) for part in parts] == [True] * 4


def test_the_factor_stands_first_and_says_where_it_comes_from(talk, nightfall, as_):
    nightfall()
    rank = db.session.get(PersonRank, talk.pat.id)
    rank.track, rank.backings, rank.backed, rank.parts = (
        1.59,
        4,
        0.92,
        {"received": 0.436, "track": -0.052, "bridging": 0.08, "first_hand": -0.001},
    )
    db.session.flush()
    page = as_(talk.pat).get("/me/influence").text
    assert page.index("<strong>1.6 times</strong> what a newcomer") < page.index("How you compare with everybody else")
    assert "the 4 things you were among the first fifteen behind" in page
    assert "better than 73 in 100" in page
    assert [number for number in ("+0.44", "−0.05", "+0.08", ">0.00<", "+0.47", "Slightly below average") if number not in page] == []


def test_ones_own_page_tells_what_one_backed_early_and_where_ones_words_went(talk, nightfall, as_):
    nightfall()
    page = as_(talk.pat).get("/me/influence").text
    assert "Turnip" in page
    assert "Only you can open this page" in page
    assert "Gardeners" in as_(talk.ada).get("/me/influence").text
