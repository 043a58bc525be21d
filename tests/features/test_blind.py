"""Blind start, as those who use it meet it: a switch of the group, an idea, twelve hours."""

from app.core.clock import now, travel
from app.domain.discussions.unnamed import BLIND
from tests.domain.line import LINES

GATES = {"posting": "everybody", "commenting": "everybody", "approval": "off"}
TOLD = "/u/grace-hopper"


def test_an_idea_is_judged_before_anybody_knows_whose_it_is(world, as_, settle):
    ada, grace, olga = as_(world.ada), as_(world.grace), as_(world.olga)
    assert ada.post("/g/gardeners/gates", data=GATES | {"names": "later"}).status_code == 303
    place = grace.post("/ideas", data={"title": "Quince hedges", **LINES, "group": world.gardeners.id}).location
    settle()
    assert "Grace Hopper" in grace.get(place).text
    for reader in (ada, olga):
        for page in (place, "/home", "/home?order=relevant", "/search?q=quince"):
            text = reader.get(page).text
            assert ("hedges" in text, "Name shown in" in text, TOLD in text) == (True, True, False)
    assert "Quince hedges" not in ada.get(TOLD).text
    with travel(now() + BLIND):
        assert TOLD in olga.get(place).text
        assert "Quince hedges" in ada.get(TOLD).text
    assert ada.post("/g/gardeners/gates", data=GATES | {"names": "shown"}).status_code == 303
    assert TOLD in olga.get(place).text
