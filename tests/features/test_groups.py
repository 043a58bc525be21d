"""What people expect of groups, row by row, through the doors they use."""

import io

from PIL import Image

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
