"""What people expect of groups, row by row, through the doors they use."""

import io
import re

from PIL import Image

from app.domain.discussions.acquaintances import acquaintances_in_groups
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import ban, found, join
from app.domain.groups.queries import is_member, membership_of

DESCRIBED = {
    "name": "Orchard", "purpose": "Trees that feed us", "about": "**Pruning** and picking", "rules": "* Water in the evening",
    "category": ["Outdoors"], "new_category": "Fruit", "visibility": "open", "joining": "free",
}  # fmt: skip


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (900, 300), "teal").save(out, "PNG")
    out.seek(0)
    return out


def test_row_8_a_group_is_created_described_archived_and_restored(world, as_, settle):
    ada, mallory = as_(world.ada), as_(world.mallory)
    assert ada.post("/groups", data=DESCRIBED).location == "/g/orchard"
    assert ada.post("/g/orchard/cover", data={"cover": (picture(), "trees.png")}).location == "/g/orchard/edit"
    page = mallory.get("/g/orchard").text
    cover = page.split('src="/g/orchard/cover/')[1].split('"')[0]
    with mallory.get(f"/g/orchard/cover/{cover}") as answer:
        assert answer.mimetype == "image/webp"
    about = mallory.get("/g/orchard/about").text
    assert [word for word in ("Water in the evening", "Fruit", "Outdoors", "<strong>Pruning</strong>") if word not in about] == []
    ada.post("/g/orchard/edit", data=DESCRIBED | {"purpose": "Trees and bees"})
    assert "Trees and bees" in mallory.get("/g/orchard").text
    settle()
    ada.post("/g/orchard/archive")
    page = mallory.get("/g/orchard").text
    assert "Archived" in page
    assert "Join" not in page.partition("<main")[2]
    assert mallory.post("/g/orchard/memberships").status_code == 403
    assert "/g/orchard" in mallory.get("/search?q=orchard").text
    ada.post("/g/orchard/archive/delete")
    assert mallory.post("/g/orchard/memberships").status_code == 303


def test_row_10_roles_handing_over_taking_out_and_banning(world, as_, settle):
    ada, grace, mallory = as_(world.ada), as_(world.grace), as_(world.mallory)
    mallory.post("/g/gardeners/memberships")
    assert "They may not come back" in grace.get("/g/gardeners/people/mallory-marsh/departure").text
    refused = grace.post("/g/gardeners/people/mallory-marsh/departure", data={"ban": "1", "reason": ""})
    assert refused.status_code == 422
    grace.post("/g/gardeners/people/mallory-marsh/departure", data={"ban": "1", "reason": "Sold spades."})
    settle()
    assert "banned you from" in mallory.get("/inbox").text
    assert "Sold spades." in mallory.get("/g/gardeners").text
    assert mallory.post("/g/gardeners/memberships").status_code == 403
    assert "Lift the ban" in ada.get("/g/gardeners/people").text
    grace.post("/g/gardeners/people/mallory-marsh/ban/delete")
    assert mallory.post("/g/gardeners/memberships").status_code == 303
    assert ada.post("/g/gardeners/memberships/delete").status_code == 422
    assert "You become an ordinary member" in ada.get("/g/gardeners/people/grace-hopper/ownership").text
    ada.post("/g/gardeners/people/grace-hopper/ownership")
    roles = [membership_of(person, world.gardeners).role for person in (world.ada, world.grace)]
    assert roles == ["member", "owner"]
    assert ada.post("/g/gardeners/memberships/delete").status_code == 303
    assert not is_member(world.ada, world.gardeners)


def test_row_11_the_directory_and_the_unread_counts_beside_it(world, as_, settle):
    browser = as_(world.mallory)
    as_(world.ada).post("/groups", data=DESCRIBED)

    def ask(query: str) -> list[str]:
        return re.findall(r'class="row__title" href="/g/([^"]+)"', browser.get(f"/groups?{query}").text)

    assert ask("q=trees") == ask("category=fruit") == ["orchard"]
    assert ask("sort=size")[0] == "gardeners"
    assert ask("sort=name") == ["council", "gardeners", "orchard"]
    assert ask("sort=active")[0] == "orchard"
    page = browser.get("/groups").text
    assert "last talk" in page
    assert "3 people" in page
    assert "A few people" in page
    assert 'action="/g/gardeners/memberships"' in page
    browser.post("/g/gardeners/memberships")
    for word in ("Beans", "Peas"):
        as_(world.ada).post("/posts", data={"group": world.gardeners.id, "title": word, "body": "They climb."})
    rail = browser.get("/groups").text.partition("My groups")[2].partition("</nav>")[0]
    assert re.search(r'<span class="count[^>]*>2</span><span class="visually-hidden"> new', rail)
    browser.post("/g/gardeners/looks")
    assert 'class="count' not in browser.get("/groups").text.partition("My groups")[2].partition("</nav>")[0]


def test_row_11_members_one_knows_and_suggestions_with_reasons(world, as_):
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    comment_on(world.welcome.thread, by=world.grace, body="Hello")
    comment_on(world.welcome.thread, by=world.ada, parent=comment_on(world.welcome.thread, by=world.grace, body="Well?"), body="Well.")
    page = as_(world.ada).get("/groups").text
    assert "People you know are here" in page
    assert page.index("People you know are here") < page.index("/g/kitchen")
    assert "Grace Hopper, whom you answered lately, is here." in page
    assert kitchen.name not in as_(world.olga).get("/groups").text


def test_members_one_knows_are_named_only_where_one_may_know_the_members(world, as_):
    join(world.gardeners, by=world.mallory)
    comment_on(world.welcome.thread, by=world.mallory, parent=comment_on(world.welcome.thread, by=world.grace, body="Well?"), body="Well.")
    known = acquaintances_in_groups(world.mallory)
    assert set(known[world.gardeners.id]) == {"Ada Lovelace", "Grace Hopper"}
    assert known.keys() == {world.gardeners.id}


def test_whoever_was_banned_is_not_led_back(world, as_):
    seat = join(world.gardeners, by=world.mallory)
    ban(seat, by=world.ada, reason="Spades.")
    assert "/g/gardeners" not in as_(world.mallory).get("/home").text.partition("<main")[2]
