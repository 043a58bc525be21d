"""Why a card stands where it stands: what is printed adds up to what is printed, to the last digit."""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.placements.operations import pin
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from tests.domain.line import an_idea
from tests.scenes import scene

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


@scene
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


def headlines(page: str) -> list[str]:
    return [unescape(sentence) for sentence in re.findall(r'<p class="why__headline">(.*?)</p>', page)]


def test_every_card_on_every_list_says_in_one_sentence_why_it_is_there(lively, as_):
    browser = as_(lively.ada)
    lists = [f"/explore?show=all&sort={sort}" for sort in ("rising", "groups", "help", "quiet", "best", "newest")]
    for path in ("/home?order=relevant", "/home?order=newest", "/g/gardeners?order=relevant", "/g/gardeners", *lists):
        page = browser.get(path).text
        told = headlines(page)
        assert len(told) == page.count('<details class="why'), path
        assert all(sentence.endswith(".") and sentence.count(". ") == 0 for sentence in told), path
        assert page.count('href="/about#count">How this is counted') >= len(told), path
    assert 'id="count"' in browser.get("/about").text


def test_the_sentence_names_what_counts_most_for_this_reader(lively, as_):
    for person in (lively.ada, lively.mallory):
        page = as_(person).get("/home?order=relevant").text
        for sentence, card in zip(headlines(page), filter(None, sheets(page)), strict=True):
            if next(iter(card)).startswith("Your group"):
                assert sentence.startswith(("Mostly because Gardeners is", "Mostly because it was brought to Gardeners", "One place in 10"))


def test_in_newest_the_numbers_are_said_to_be_those_of_relevance(lively, as_):
    browser = as_(lively.ada)
    newest, relevant = (browser.get(f"/home?order={order}").text for order in ORDERS)
    assert newest.count("By relevance, this would count:") == len(headlines(newest))
    assert all(sentence.startswith("The newest stands first") for sentence in headlines(newest))
    assert "By relevance" not in relevant


def test_what_is_pinned_is_on_top_because_somebody_keeps_it_there(world, as_):
    pin(world.welcome.thread, by=world.grace)
    assert headlines(as_(world.ada).get("/g/gardeners").text) == ["Whoever looks after the group keeps it on top."]
