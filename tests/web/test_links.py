"""Links to contributions, as cards for whoever may read them."""

import re

import pytest
from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.outside import outside
from app.domain.discussions.models import Thread
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import invite, join
from app.domain.posts.operations import delete_post, write_post
from app.subscribers.links.models import LinkCard

HOST = "http://localhost"


def shown(browser, post) -> str:
    return browser.get(f"/t/{post.id}").text


def test_a_link_alone_in_its_paragraph_is_a_card_for_whoever_may_read_it(world, as_):
    votes = write_post(world.council, by=world.grace, title="Votes", body="Behind doors")
    post = write_post(world.gardeners, by=world.ada, title="See", body=f"Look:\n\n{HOST}/t/{votes.id}-votes\n\nGood?")
    assert [words for words in ("link-card", "Votes", "in Council") if words not in shown(as_(world.grace), post)] == []
    for person in (world.ada, world.mallory, world.olga):
        page = shown(as_(person), post)
        assert "link-card" not in page
        assert "Council" not in page
        assert f'href="{HOST}/t/{votes.id}-votes"' in page


def test_a_card_goes_with_the_right_to_read_and_with_the_thing(world, as_):
    votes = write_post(world.council, by=world.grace, title="Votes", body="Behind doors")
    post = write_post(world.gardeners, by=world.ada, title="See", body=f"{HOST}/t/{votes.id}")
    invite(world.council, by=world.grace, person=world.mallory)
    join(world.council, by=world.mallory)
    assert "in Council" in shown(as_(world.mallory), post)
    delete_post(votes, by=world.grace)
    assert "link-card" not in shown(as_(world.mallory), post)


def test_other_houses_and_links_inside_a_sentence_stay_links(world, as_):
    number = world.welcome.id
    post = write_post(world.gardeners, by=world.ada, title="See", body=f"https://evil.example/t/{number}\n\nas in {HOST}/t/{number} said")
    assert "link-card" not in shown(as_(world.ada), post)


def test_a_page_shows_five_cards_at_most_with_one_question(world, as_, queries):
    others = [write_post(world.gardeners, by=world.ada, title=f"Bed {n}", body="x") for n in range(7)]
    bare = write_post(world.gardeners, by=world.ada, title="None", body="x")
    post = write_post(world.gardeners, by=world.ada, title="See", body="\n\n".join(f"{HOST}/t/{other.id}" for other in others[:4]))
    for other in others:
        comment_on(post.thread, by=world.ada, body=f"{HOST}/t/{other.id}")
        comment_on(bare.thread, by=world.ada, body="x")
    browser, plain, full, addresses = as_(world.ada), f"/t/{bare.id}", f"/t/{post.id}", [f"{HOST}/t/{other.id}" for other in others]
    browser.get(plain)
    with queries() as without:
        browser.get(plain)
    with queries() as seen:
        page = browser.get(full).text
    assert len({address for address in addresses if f'href="{address}"' not in page}) == 5
    assert len(seen) == len(without) + 1


@pytest.fixture
def carded(app):
    """`carded(url, title, …)`: another site has said what it is."""
    outside.connect(is_on=True, own=("localhost",))

    def say(url, title="Beans", **words):
        thread = db.session.scalar(select(Thread).limit(1))
        db.session.add(LinkCard(url=url, ask_url=url, ask_host="x", thread_id=thread.id, asked_at=now(), title=title, **words))
        db.session.flush()

    yield say
    outside.connect(is_on=False, own=())


def test_a_link_to_another_site_is_a_card_for_all_who_read_it(world, as_, carded):
    carded("https://www.site.example/?a=1&b=2", "Beans & <b>peas</b>", text='How "they" climb', site="The Site")
    post = write_post(world.gardeners, by=world.ada, title="See", body="Look:\n\nhttps://www.site.example/?a=1&b=2#top\n\nGood?")
    page = shown(as_(world.mallory), post)
    words = ("Beans &amp; &lt;b&gt;peas&lt;/b&gt;", "How &#34;they&#34; climb", "The Site", "<bdi>site.example</bdi>")
    assert [
        word for word in (*words, 'href="https://www.site.example/?a=1&amp;b=2#top" rel="nofollow noopener ugc"') if word not in page
    ] == []
    assert page.count("https://www.site.example") == 1


def test_a_link_with_words_of_its_own_keeps_them_above_the_card(world, as_, carded):
    carded("https://site.example/")
    comment_on(world.welcome.thread, by=world.ada, body="[What I meant](https://site.example)")
    page = shown(as_(world.grace), world.welcome)
    assert page.index(">What I meant</a></p>") < page.index('<a class="link-card link-card--outside"')


def test_p11_a_card_brings_nothing_from_elsewhere(world, as_, carded):
    carded("https://site.example/", "<img src=https://evil.example/x>", text="![x](https://evil.example/x)")
    page = shown(as_(world.ada), write_post(world.gardeners, by=world.ada, title="See", body="https://site.example"))
    assert "link-card--outside" in page
    assert re.findall(r"<[^>]*\s(?:src|srcset|poster|action|ping)=[\"']?https?:", page) == []


def test_links_stay_links_while_this_is_off_or_nothing_was_said(world, as_, carded):
    carded("https://site.example/")
    post = write_post(world.gardeners, by=world.ada, title="See", body="https://site.example\n\nhttps://other.example")
    assert shown(as_(world.ada), post).count("link-card--outside") == 1
    outside.connect(is_on=False, own=())
    page = shown(as_(world.ada), post)
    assert "link-card" not in page
    assert 'href="https://site.example"' in page


def test_u_09_a_link_to_the_house_is_the_house_s_own_card_or_none(world, as_, carded):
    votes = write_post(world.council, by=world.grace, title="Votes", body="Behind doors")
    carded(f"http://kithline.example/t/{votes.id}", "Votes")
    carded("http://localhost.example/t/1", "Far")
    outside.connect(is_on=True, own=("kithline.example",))
    post = write_post(world.gardeners, by=world.ada, title="See", body=f"http://kithline.example/t/{votes.id}\n\n{HOST}/t/{votes.id}")
    assert "link-card" not in shown(as_(world.ada), post)


def test_a_page_asks_once_for_all_that_was_said_elsewhere(world, as_, queries, carded):
    others = [f"https://site.example/{number}" for number in range(12)]
    for other in others:
        carded(other)
        comment_on(world.welcome.thread, by=world.ada, body=other)
    browser, bare = as_(world.ada), write_post(world.gardeners, by=world.ada, title="Bare", body="x")
    for number in range(12):
        comment_on(bare.thread, by=world.ada, body=f"x {number}")
    for path in (f"/t/{bare.id}", f"/t/{world.welcome.id}"):
        browser.get(path)
    with queries() as without:
        browser.get(f"/t/{bare.id}")
    with queries() as seen:
        page = browser.get(f"/t/{world.welcome.id}").text
    assert page.count("link-card--outside") == 12
    assert len(seen) == len(without) + 1
