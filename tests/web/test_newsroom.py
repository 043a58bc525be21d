from app.domain.announcements.operations import submit
from app.domain.outcomes.operations import send_for_credit
from tests.domain.line import a_draft, a_publication, an_outcome


def lane(page: str, key: str) -> str:
    """What stands in one lane of the newsroom."""
    return page.partition(f'aria-labelledby="{key}"')[2].partition("</section>")[0]


def test_an_empty_newsroom_says_so(world, as_):
    assert "The first news is being made." in as_(world.pat).get("/newsroom").text


def test_what_was_made_and_not_told_waits_in_the_first_lane(world, as_):
    send_for_credit(an_outcome(world.gardeners, world.ada), by=world.ada)
    assert "The strap box" in lane(as_(world.pat).get("/newsroom").text, "delivered")


def test_it_moves_from_lane_to_lane(world, as_):
    submit(a_draft(world.gardeners, world.ada), by=world.ada)
    browser = as_(world.pat)
    assert "Straps come home" in lane(browser.get("/newsroom").text, "in_review")
    browser.post("/n/straps-come-home/reviews/ready")
    assert "Straps come home" in lane(browser.get("/newsroom").text, "ready")
    browser.post("/n/straps-come-home/publications")
    assert "Straps come home" in lane(browser.get("/newsroom").text, "published")


def test_what_came_out_of_a_closed_group_is_not_in_everybodys_newsroom(world, as_):
    a_publication(world.council, world.grace, world.pat)
    assert "Straps come home" not in as_(world.mallory).get("/newsroom").text
