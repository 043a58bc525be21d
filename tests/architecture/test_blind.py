"""Nobody but its author learns whose an unnamed idea is: by no page, list, search, notification or socket."""

import re

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.bookmarks.operations import save
from app.domain.discussions.operations import comment_on, react
from app.domain.discussions.unnamed import BLIND
from app.domain.follows.operations import follow_person, follow_thread
from app.domain.groups.operations import join
from app.domain.ideas.operations import back, consider, edit_idea
from app.domain.moderation.operations import report, set_gates
from app.domain.people.founding import house
from app.domain.people.operations import appoint, open_account
from app.domain.shares.operations import share
from tests.architecture.addresses import readable
from tests.domain.line import LINES, an_idea
from tests.scenes import scene

TITLE, NAME, HANDLE = "Planted quince hedges", "Zebulon Quixworthy", "zebulon-quixworthy"
ASKED = ("quince", f"quince+by:{HANDLE}", f"by:{HANDLE}", "by:zebulon", "planted+from:2020-01-01")
LISTS = ("/home?order=relevant", "/home?kind=idea", f"/u/{HANDLE}?part=ideas", f"/u/{HANDLE}?part=all", "/explore?show=ideas")
# Whom and what one follows stand there apart: every colleague by name, every conversation without.
APART = ("/following",)
SORTS = ("rising", "groups", "help", "quiet", "newest", "top")


class Place:
    """An unnamed idea, and its author."""

    def __init__(self, world):
        self.world = world

    @property
    def idea(self):
        return self.world.idea

    @property
    def author(self):
        return self.world.author

    def pages(self) -> list[str]:
        """Every address that answers to GET, with the idea, its group and its author in the blanks; searches and lists besides."""
        more = [f"/search?q={words}" for words in ASKED] + [f"/palette?q={words}" for words in ASKED]
        more += [*LISTS, *(f"/g/gardeners/ideas?sort={sort}" for sort in SORTS), f"/reports/new?thread={self.idea.id}"]
        return [*more, f"/removals/new?thread={self.idea.id}", "/ideas/new?title=Planted+quince", "/g/gardeners/ideas?state=growing"]


@scene
def place(world, settle):
    """Everybody has had something to do with it: they follow its author, answered, stood behind it, saved, brought and reported it."""
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="off", blind_start=True)
    appoint(world.pat, by=world.house, publishes=True, moderates=True)
    author = open_account(by=house(), name=NAME, email="zebulon@kithline.example", password="an honest password")
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
    settle()
    return Place(world.also(idea=idea, author=author))


def crawled(app, place: Place, browser) -> dict[str, str]:
    paths = {*readable(app, (str(place.idea.id), "gardeners", HANDLE)), *place.pages()}
    return {path: answer.text for path in sorted(paths) if (answer := browser.get(path)).status_code == 200}


def tells(place: Place, text: str) -> bool:
    """Whether a page has both the idea and its author on it."""
    has_idea = TITLE in text or "planted-quince" in text or re.search(rf'"/i/{place.idea.id}[/"?#]', text)
    return bool(has_idea and (NAME in text or HANDLE in text or NAME.split()[0] in re.sub(r'(value|q)="?[^">]*', "", text)))


@pytest.mark.parametrize("name", ["ada", "grace", "mallory", "pat"])
def test_no_page_tells_whose_it_is(app, place, as_, name):
    """Where the idea stands, its author does not; neither where they stand, it does. Readers: owner, moderator, outsider, desk."""
    pages = crawled(app, place, as_(getattr(place.world, name)))
    assert sum(TITLE in text for text in pages.values()) > 10
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
    settle()
    heard = str(listener.heard())
    assert [word for word in (NAME, HANDLE) if word in heard] == []


def test_a_link_or_quote_to_it_names_nobody(place, as_):
    comment_on(place.world.welcome.thread, by=place.world.grace, body=f"See /i/{place.idea.id} there.")
    db.session.flush()
    assert NAME not in as_(place.world.ada).get(f"/t/{place.world.welcome.id}").text
