"""PEERS.md §1, rows 23 and 24, at the door one would use."""

import re

from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import found, join
from app.domain.posts.operations import write_post
from tests.domain.line import a_publication, an_idea


def titles(page: str) -> list[str]:
    return [re.sub("<[^>]+>", "", title) for title in re.findall(r'hit__title" href="[^"]+">(.*?)</a>', page)]


def test_row_23_full_text_search(world, as_, settle):
    """Everything that is said is found by words, in what one may read, narrowed as one likes, with slips forgiven."""
    post = write_post(world.gardeners, by=world.ada, title="Watering the beans", body="At dawn. #water")
    comment_on(post.thread, by=world.grace, body="Beans want rain water")
    an_idea(world.gardeners, world.grace, title="A barrel for rain water")
    a_publication(world.gardeners, world.ada, world.pat, out_of=post.thread)
    found(by=world.grace, name="Water works", purpose="Pipes and barrels")
    write_post(world.council, by=world.grace, title="Water budget", body="Water for members only")
    settle()
    browser = as_(world.mallory)
    everything = browser.get("/search?q=water").text
    assert {"Watering the beans", "A barrel for rain water", "Water works"} <= set(titles(everything))
    assert "Water budget" not in everything
    assert 'Posts and comments <span class="tabs__count">2<' in everything
    assert titles(browser.get("/search?q=hopper").text) == ["Grace Hopper"]
    for kind, word in (("announcement", "straps"), ("outcome", "straps"), ("project", "straps")):
        assert titles(browser.get(f"/search?q={word}&kind={kind}").text), kind
    narrowed = {
        "kind=comment": "Watering the beans",
        "in=gardeners&by=ada&kind=post": "Watering the beans",
        "tag=water": "Watering the beans",
        "by=grace&kind=idea": "A barrel for rain water",
        "kind=group": "Water works",
    }
    for conditions, title in narrowed.items():
        assert titles(browser.get(f"/search?q=water&{conditions}").text) == [title], conditions
    assert titles(browser.get("/search?q=water&before=2020-01-01").text) == []
    assert "Watering the beans" in titles(browser.get("/search?q=water in:gardeners after:2020").text)
    for typed in ("wate", "watre", '"rain water"', "beans NOT nothing"):
        assert titles(browser.get(f"/search?q={typed}").text), typed
    assert 'href="/g/water-works"' in browser.get("/palette?q=wat").text


def test_row_24_tag_and_person_pages(world, as_, settle):
    """A tag and a person each have a page, with what was said as far as whoever looks may read it."""
    write_post(world.gardeners, by=world.ada, title="Rain barrels", body="Needed: #water and #barrels")
    write_post(world.attic, by=world.ada, title="Hidden spring", body="Secret #water")
    comment_on(world.welcome.thread, by=world.ada, body="Start with beans")
    settle()
    browser = as_(world.mallory)
    tag = browser.get("/tags/water?order=newest").text
    assert "Rain barrels" in tag
    assert "1 thing was said under this tag" in tag
    assert ">#barrels<" in tag
    person = browser.get("/u/ada-lovelace").text
    assert "Rain barrels" in person
    assert "Start with beans" in browser.get("/u/ada-lovelace?show=replies").text
    assert "Hidden spring" not in tag + person
    assert "Hidden spring" in as_(world.ada).get("/u/ada-lovelace").text
    assert as_(world.olga).get("/u/ada-lovelace").status_code == 404
    join(world.gardeners, by=world.pat)
    assert "Attic" not in as_(world.pat).get("/u/ada-lovelace").text
