"""Nobody but its author learns whose an unnamed idea is: by no page, list, search, notification or socket, and by nothing they do
beneath it."""

import re
from io import BytesIO

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.domain.bookmarks.operations import save
from app.domain.discussions.models import Comment
from app.domain.discussions.operations import comment_on, edit_comment, point_to, react
from app.domain.discussions.unnamed import BLIND
from app.domain.follows.operations import follow_person, follow_thread
from app.domain.groups.operations import found, join
from app.domain.ideas.operations import ask_for, back, consider, edit_idea, offer
from app.domain.moderation.operations import report, set_gates
from app.domain.people.founding import house
from app.domain.people.operations import appoint, open_account
from app.domain.projects.operations import ask_to_lead
from app.domain.shares.operations import share
from tests.architecture.addresses import readable
from tests.domain.line import LINES, an_idea
from tests.scenes import scene

TITLE, NAME, HANDLE = "Planted quince hedges", "Zebulon Quixworthy", "zebulon-quixworthy"
SAID = "Hawthorn would freeze"
ASKED = ("hawthorn", "quince", f"quince+by:{HANDLE}", f"by:{HANDLE}", "by:zebulon", "planted+from:2020-01-01")
LISTS = ("/home?order=relevant", "/home?kind=idea", f"/u/{HANDLE}?part=ideas", f"/u/{HANDLE}?part=all", "/explore?show=ideas")
# Whom and what one follows stand there apart: every colleague by name, every conversation without.
APART = ("/following",)
SORTS = ("rising", "groups", "help", "quiet", "newest", "top")


class Place:
    """An unnamed idea, its author, and what they did beneath it."""

    def __init__(self, world):
        self.world, self.acts = world, []

    @property
    def idea(self):
        return self.world.idea

    @property
    def author(self):
        return self.world.author

    def pages(self) -> list[str]:
        """Every address that answers to GET, with the idea, its group and its author in the blanks; searches and lists besides."""
        more = [f"/search?q={words}" for words in ASKED] + [f"/palette?q={words}" for words in ASKED]
        more += [*LISTS, *self.acts, f"/u/{HANDLE}?part=replies", "/g/orchard", f"/i/{self.idea.id}?room=orchard"]
        more += [*(f"/g/gardeners/ideas?sort={sort}" for sort in SORTS), f"/reports/new?thread={self.idea.id}"]
        return [*more, f"/removals/new?thread={self.idea.id}", "/ideas/new?title=Planted+quince", "/g/gardeners/ideas?state=growing"]


@scene
def place(world, settle, as_):
    """Everybody has had something to do with it: they follow its author, answered, stood behind it, saved, brought and reported it."""
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="off", blind_start=True)
    appoint(world.pat, by=world.house, publishes=True, moderates=True)
    author = open_account(by=house(), name=NAME, email="zebulon@kithline.example", password="an honest password", department="Spade works")
    join(world.gardeners, by=author)
    for reader in (world.ada, world.grace, world.mallory, world.pat):
        follow_person(author, by=reader)
    idea = an_idea(world.gardeners, author, title=TITLE, out_of=world.welcome.thread, hours_needed=4)
    save(idea.thread, by=world.grace)
    follow_thread(idea.thread, by=world.grace, level="all")
    comment_on(idea.thread, by=world.grace, body="Quinces take their time.")
    react(idea.thread, by=world.ada, kind="like")
    back(idea, by=world.grace, way="help", hours=2)
    consider(idea, by=world.grace, side="doubt", body="Frost.")
    share(idea.thread, by=world.grace, into=world.council, note="For the yard.")
    report(idea.thread, by=world.mallory, reason="noise")
    edit_idea(idea, by=author, title=TITLE, **LINES | {"would_help": "Everybody"})
    place = Place(world.also(idea=idea, author=author))
    place.acts = acts_of(place, as_)
    settle()
    return place


def acts_of(place: Place, as_) -> list[str]:
    """Everything one can do beneath an idea, done by its author; where it is shown."""
    idea, author, world = place.idea, place.author, place.world
    comment_on(idea.thread, by=author, body="Quinces do not, @ada-lovelace.", parent=db.session.scalar(select(Comment)))
    react(idea.thread, by=author, kind="like", comment=db.session.scalar(select(Comment)))
    react(idea.thread, by=author, kind="love")
    for way in ("lead", "test"):
        back(idea, by=author, way=way, note="Mine to do.")
    offer(ask_for(idea, by=author, kind="money", what="Spades", minimum=50, unit="EUR"), by=author, amount=20, for_department=True)
    consider(idea, by=author, side="hope", body="Jelly.")
    orchard = found(by=world.ada, name="Orchard", purpose="Trees")
    for person in (author, world.grace):
        join(orchard, by=person)
    share(idea.thread, by=author, into=orchard, note="For the fence.")
    point_to(idea.thread, by=author, person=world.pat, words="You know quinces.")
    asking = ask_to_lead(idea, by=author, person=world.grace, words="Would you?")
    as_(author).post(f"/t/{idea.id}/comments", data={"body": SAID, "with_files": "1", "files": (BytesIO(b"%PDF-1.4 quince"), "q.txt")})
    said = db.session.scalar(select(Comment).where(Comment.body == SAID))
    edit_comment(said, by=author, body=f"{SAID}, they say")
    for reader in (world.ada, world.grace, world.pat):
        save(idea.thread, by=reader, comment=said)
    react(idea.thread, by=world.ada, kind="like", comment=said)
    report(said, by=world.mallory, reason="noise")
    quoting = [f"/t/{idea.id}/comments/new?{how}={said.id}" for how in ("parent", "quote")]
    return [
        *quoting, *(f"/comments/{said.id}{page}" for page in ("/whole", "/history", "/reactions")), f"/lead-askings/{asking.id}",
        f"/reports/new?comment={said.id}", f"/removals/new?comment={said.id}", "/g/gardeners/desk?show=reports",
        f"/t/{idea.id}/rooms?with=orchard",
    ]  # fmt: skip


def crawled(app, place: Place, browser) -> dict[str, str]:
    paths = {*readable(app, (str(place.idea.id), "gardeners", HANDLE)), *place.pages()}
    pages = {path: answer.text for path in sorted(paths) if (answer := browser.get(path)).status_code == 200}
    return {path: text.replace("Spade works", NAME) for path, text in pages.items()}


def tells(place: Place, text: str) -> bool:
    """Whether a page has both the idea and its author on it."""
    has_idea = TITLE in text or "planted-quince" in text or re.search(rf'"/i/{place.idea.id}[/"?#]', text)
    return bool(has_idea and (NAME in text or HANDLE in text or NAME.split()[0] in re.sub(r'(value|q)="?[^">]*', "", text)))


@pytest.mark.parametrize("name", ["ada", "grace", "mallory", "pat"])
def test_no_page_tells_whose_it_is(app, place, as_, name):
    """Where the idea stands, its author does not; neither where they stand, it does. Readers: owner, moderator, outsider, desk."""
    pages = crawled(app, place, as_(getattr(place.world, name)))
    assert sum(TITLE in text for text in pages.values()) > 10
    assert sum("The author" in text for text in pages.values()) > 5
    assert [path for path, text in pages.items() if path not in APART and tells(place, text)] == []


def test_its_own_author_sees_their_name_and_that_others_do_not(place, as_):
    page = as_(place.author).get(f"/i/{place.idea.id}").text
    assert NAME in page
    assert "Nobody else sees that this is yours" in page
    assert "Others see your name in" in as_(place.author).get("/home").text


def test_after_twelve_hours_it_is_told_everywhere(place, as_):
    with travel(now() + BLIND):
        browser = as_(place.world.grace)
        told = [path for path in (f"/i/{place.idea.id}", "/home", f"/u/{HANDLE}", "/saved") if tells(place, browser.get(path).text)]
    assert told == [f"/i/{place.idea.id}", "/home", f"/u/{HANDLE}", "/saved"]


def test_sockets_carry_no_name(place, settle, socket):
    listener = socket(place.world.grace)
    listener.emit("watch", f"thread:{place.idea.id}")
    edit_idea(place.idea, by=place.author, title=TITLE, **LINES)
    comment_on(place.idea.thread, by=place.author, body="Still mine.")
    settle()
    heard = str(listener.heard())
    assert [word for word in (NAME, HANDLE) if word in heard] == []


def test_a_link_or_quote_to_it_names_nobody(place, as_):
    comment_on(place.world.welcome.thread, by=place.world.grace, body=f"See /i/{place.idea.id} there.")
    db.session.flush()
    assert NAME not in as_(place.world.ada).get(f"/t/{place.world.welcome.id}").text
