"""Links to contributions, as cards for whoever may read them."""

from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import invite, join
from app.domain.posts.operations import delete_post, write_post

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
