"""What each main page asks of the database, pinned, and that it asks no more however much there is."""

from itertools import cycle, islice

import pytest

from app.domain.announcements.operations import draft, mark_ready, publish, submit
from app.domain.discussions.models import REACTIONS
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.ideas.operations import back, consider
from app.domain.outcomes.operations import deliver_outcome, send_for_credit
from app.domain.people.founding import house
from app.domain.people.operations import open_account
from app.domain.posts.operations import write_post
from app.domain.projects.operations import add_step, post_update, promote, start, take_place
from app.domain.shares.operations import share
from tests.domain.line import RESULT, STORY, an_idea

# The figures of today. A page that comes to need more has a reason worth giving, or a mistake.
AT_MOST = {
    "home newest": 5,
    "home relevant": 5,
    "group": 10,
    "group relevant": 8,
    "post": 7,
    "side by side": 7,
    "brought": 10,
    "traction": 9,
    "influence": 6,
    "ideas": 7,
    "idea": 8,
    "work": 7,
    "project": 8,
    "outcome": 7,
    "announcement": 7,
    "news": 6,
    "tree": 6,
    "newsroom": 6,
    # Everything at once: each noun is looked up again as the one who asks may see it.
    "search": 5,
    "inbox": 3,
    "people": 4,
    "profile": 7,
    "groups": 6,
    "members": 8,
    "files": 7,
    "explore": 6,
    "front": 2,
    "told outside": 1,
    "tree outside": 1,
}
BYTES = 60_000


class Town:
    """A lively Gardeners, `times` as large as a small one; `places` are the pages to look at."""

    def __init__(self, world, times: int):
        self.world, self.times, self.ada, self.group = world, times, world.ada, world.gardeners
        self.people = [self._newcomer(number) for number in range(14 * times)]
        self.post = self._talk()
        self.idea = self._idea()
        self.project = self._project()
        self.announcement, self.publication = self._news()

    def some(self, number: int) -> list:
        """`number` for every time, of the people in turn."""
        return list(islice(cycle(self.people), number * self.times))

    def places(self) -> dict[str, str]:
        outcome, told = self.announcement.outcome_id, f"/news/{self.publication.slug}"
        return {
            "home newest": "/home?order=newest",
            "home relevant": "/home?order=relevant",
            "group": "/g/gardeners",
            "group relevant": "/g/gardeners?order=relevant",
            "post": f"/t/{self.post.id}",
            "side by side": f"/t/{self.post.id}/rooms",
            "brought": "/g/gardeners/brought",
            "traction": f"/traction/{self.post.id}",
            "influence": "/me/influence",
            "ideas": "/g/gardeners/ideas",
            "idea": f"/i/{self.idea.id}",
            "work": "/g/gardeners/work",
            "project": f"/p/{self.project.id}",
            "outcome": f"/o/{outcome}",
            "announcement": f"/n/{self.announcement.slug}",
            "news": "/g/gardeners/news",
            "tree": f"/tree/{self.post.id}",
            "newsroom": "/newsroom",
            "search": "/search?q=beans",
            "inbox": "/inbox",
            "people": "/people",
            "profile": "/u/ada-lovelace",
            "groups": "/groups",
            "members": "/g/gardeners/people",
            "files": "/g/gardeners/files",
            "explore": "/explore?show=all",
            "front": "/",
            "told outside": told,
            "tree outside": f"{told}/tree",
        }

    def _newcomer(self, number: int):
        name = f"Newcomer {self.times} {number}"
        person = open_account(
            by=house(), name=name, email=f"{name.replace(' ', '.')}@kithline.example", title="Gardener", department="Beds"
        )
        return join(self.group, by=person).person

    def _talk(self):
        post = write_post(self.group, by=self.ada, title="Beans", body="Which beans climb best?")
        for number, person in enumerate(self.some(20)):
            comment = comment_on(post.thread, by=person, body=f"@ada-lovelace Runner beans {number}", firsthand="staff")
            react(post.thread, by=person, kind=REACTIONS[number % 6])
            react(post.thread, by=self.ada, kind=REACTIONS[number % 6], comment=comment)
        for number, person in enumerate(self.some(8)):
            write_post(self.group, by=person, title=f"Beans {number}", body="More about beans.")
        for number in range(2 * self.times):
            room = found(by=self.ada, name=f"Bed {self.times} {number}", purpose="Beans")
            share(post.thread, by=self.ada, into=room, note="They grow them.")
            brought = write_post(room, by=self.ada, title="Peas", body="And beans.")
            share(brought.thread, by=self.ada, into=self.group, note="We grow them.")
        return post

    def _idea(self):
        idea = an_idea(self.group, self.ada, out_of=self.post.thread)
        for number, person in enumerate(self.people):
            back(idea, by=person, way=("use", "help", "test")[number % 3], hours=1, note="Gladly.")
        for number, person in enumerate(self.some(4)):
            consider(idea, by=person, side=("hope", "doubt")[number % 2], body="Snails.")
            comment_on(idea.thread, by=person, body="Why not?")
            an_idea(self.group, person)
        return idea

    def _project(self):
        project = promote(an_idea(self.group, self.ada, out_of=self.post.thread), by=self.ada)
        for number, person in enumerate(self.some(4)):
            take_place(project, by=person, does="Digs")
            add_step(project, by=self.ada, title=f"Bed {number}")
            post_update(project, by=self.ada, body="It grows.")
            comment_on(project.thread, by=person, body="It does.")
            start(self.group, by=person, title=f"Fence {number}", goal="No snails")
        return project

    def _news(self):
        outcome = deliver_outcome(self.project, by=self.ada, **RESULT)
        send_for_credit(outcome, by=self.ada)
        announcement = draft(outcome, by=self.ada, **STORY)
        submit(announcement, by=self.ada)
        mark_ready(announcement, by=self.world.pat)
        for person in self.some(4):
            comment_on(outcome.thread, by=person, body="Beans!")
        return announcement, publish(announcement, by=self.world.pat)


@pytest.fixture
def asked(as_, settle, queries):
    """`asked(town)`: how many queries and bytes each of its pages needs."""

    def count(town: Town) -> tuple[dict, dict]:
        settle()
        browser, numbers, sizes = as_(town.ada), {}, {}
        for name, path in town.places().items():
            with queries() as seen:
                answer = browser.get(path)
            assert answer.status_code == 200, path
            numbers[name], sizes[name] = len(seen), len(answer.data)
        return numbers, sizes

    return count


def test_pages_ask_few_questions_and_no_more_of_twice_as_much(world, asked):
    small, _ = asked(Town(world, 1))
    large, sizes = asked(Town(world, 2))
    assert {name: number for name, number in large.items() if number > AT_MOST[name]} == {}
    assert {name: (small[name], number) for name, number in large.items() if number > small[name]} == {}
    assert {name: size for name, size in sizes.items() if size > BYTES} == {}


def test_no_page_is_pinned_to_more_than_ten():
    assert max(AT_MOST.values()) <= 10
