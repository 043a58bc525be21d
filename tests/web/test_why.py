"""Why a card stands where it stands: what is printed adds up to what is printed, to the last digit."""

import re
from datetime import timedelta
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from tests.domain.line import an_idea

ORDERS = ("newest", "relevant")


class Sheets(HTMLParser):
    """Reads a page: for each card the words and numbers of the rows of its "Why am I seeing this"."""

    def __init__(self, page: str):
        super().__init__()
        self.cards, self._rows, self._cell = [], None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "article":
            self.cards.append([])
        if tag == "details" and dict(attributes).get("class", "").startswith("why"):
            self._rows = self.cards[-1]
        if self._rows is not None and tag in ("th", "td"):
            self._rows.append("")
            self._cell = True

    def handle_endtag(self, tag):
        self._rows = None if tag == "details" else self._rows
        self._cell = None if tag in ("th", "td") else self._cell

    def handle_data(self, data):
        if self._cell and self._rows is not None:
            self._rows[-1] += data


def sheets(page: str) -> list[dict[str, Decimal]]:
    """For each card, its printed parts by name, and `Sum`, in the order in which they are printed."""
    return [dict(zip(cells[::2], map(number, cells[1::2]), strict=True)) for cells in Sheets(page).cards]


def number(printed: str) -> Decimal:
    assert "-" not in printed
    return Decimal(printed.replace("−", "-"))


@pytest.fixture
def lively(world, settle):
    """Groups in which people of several kinds wrote, answered, brought things and stood behind them."""
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    for person in (world.mallory, world.pat):
        join(world.gardeners, by=person)
    for number in range(30):
        with travel(now() - timedelta(hours=number * number, minutes=7 * number)):
            author = (world.grace, world.mallory, world.ada)[number % 3]
            post = write_post(
                kitchen if number % 5 == 4 and author is world.grace else world.gardeners,
                by=author,
                body=f"Turnip {number}",
                firsthand="staff" if number % 2 else "",
            )
            if post.thread.group_id == world.gardeners.id:
                comment_on(post.thread, by=world.pat, body="I saw it.", firsthand=("customer", "")[number % 2])
                react(post.thread, by=world.mallory, kind="insightful")
                if number % 4 == 0:
                    comment_on(post.thread, by=world.ada, body="So did I.", firsthand="staff")
            elif number % 2:
                share(post.thread, by=world.grace, into=world.gardeners, note="Look.")
    an_idea(world.gardeners, world.grace, out_of=world.welcome.thread)
    settle()
    return world


@pytest.mark.parametrize("name", ["ada", "grace", "olga", "mallory"])
def test_the_printed_parts_add_up_exactly_to_the_printed_score(lively, as_, name):
    browser = as_(getattr(lively, name))
    for order in ORDERS:
        path, seen = f"/home?order={order}", []
        while path:
            page = browser.get(path).text
            seen += sheets(page)
            path = (further := re.search(r'rel="next" href="([^"]+)"', page)) and further[1].replace("&amp;", "&")
        assert len(seen) > 25, order
        for card in seen:
            total = card.pop("Sum")
            assert len(card) >= 3, order
            assert sum(card.values()) == total, (order, card)
            sizes = [abs(value) for value in card.values()]
            assert sizes == sorted(sizes, reverse=True), (order, card)


def test_different_cards_have_different_reasons(lively, as_):
    told = " ".join(name for card in sheets(as_(lively.ada).get("/home").text) for name in card)
    assert [reason for reason in ("Quality", "First-hand", "Your group", "You know the", "Age") if reason not in told] == []


def test_in_the_order_of_relevance_the_printed_scores_fall(lively, as_):
    cards = sheets(as_(lively.ada).get("/home?order=relevant").text)
    scores = [card["Sum"] for card in cards if not any(name.startswith("Kept place") for name in card)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 10


def test_every_card_can_be_asked_before_anything_was_counted(world, as_):
    (card,) = sheets(as_(world.ada).get("/home?order=newest").text)
    assert sum(value for name, value in card.items() if name != "Sum") == card["Sum"]
