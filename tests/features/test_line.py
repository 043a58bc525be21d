"""An unbroken line from a remark to what the world reads of it, and nothing in it that was not for the one who looks."""

import pytest

from app.domain.announcements.operations import draft, mark_ready, publish, submit
from app.domain.discussions.operations import comment_on
from app.domain.lineage.line import grow
from app.domain.outcomes.operations import deliver_outcome, send_for_credit
from app.domain.projects.operations import promote
from tests.domain.line import RESULT, STORY, a_project, a_publication, an_idea
from tests.scenes import scene

PRIVATE = "a conversation in a private group"
# What only Council knows: the title of its idea, what was said under it, who said it, and the group.
SECRETS = ("Zeppelin", "quokkaberry", "Council", "Grace Hopper", "grace-hopper")


def main_of(answer) -> str:
    """What a page says beside its frame."""
    return answer.text.partition("<main")[2] or answer.text


@scene
def line(world, settle):
    """A remark in Gardeners, an idea in Council, an idea in Gardeners again, a project, an outcome, the news."""
    middle = an_idea(world.council, world.grace, title="Zeppelin straps", out_of=world.welcome.thread)
    comment_on(middle.thread, by=world.grace, body="The quokkaberry plan")
    idea = an_idea(world.gardeners, world.ada, title="Keep the straps")
    # Only who reads both could have said so; the edge is theirs, the idea is Ada's.
    grow(idea.thread, out_of=middle.thread, kind="grew_from", by=world.grace)
    project = promote(idea, by=world.ada)
    outcome = deliver_outcome(project, by=world.ada, **RESULT)
    send_for_credit(outcome, by=world.ada)
    announcement = draft(outcome, by=world.ada, **STORY)
    submit(announcement, by=world.ada)
    mark_ready(announcement, by=world.pat)
    publication = publish(announcement, by=world.pat)
    line = world.also(middle=middle, idea=idea, project=project, outcome=outcome, news=announcement, told=publication)
    settle()
    return line


def test_a_private_middle_is_exactly_a_conversation_in_a_private_group(world, as_, stranger, line, settle):
    mallory, root = as_(world.mallory), world.welcome
    tree = main_of(mallory.get(f"/tree/{root.id}"))
    # In the drawing for wide paper, the one for narrow, the list itself, and where its neighbours name it.
    assert tree.count(f">{PRIVATE}<") >= 3
    assert "1 of them is in a private group" in tree
    said = {
        "post": f"/t/{root.id}", "idea": f"/i/{line.idea.id}", "project": f"/p/{line.project.id}",
        "outcome": f"/o/{line.outcome.id}", "news": f"/n/{line.told.slug}",
    }  # fmt: skip
    pages = {name: main_of(mallory.get(path)) for name, path in said.items()} | {"tree": tree}
    assert {name for name, page in pages.items() if PRIVATE not in page} == set()
    outside = f"/news/{line.told.slug}"
    pages |= {"told": main_of(stranger.get(outside)), "tree outside": main_of(stranger.get(f"{outside}/tree"))}
    assert PRIVATE in pages["told"]
    assert PRIVATE in pages["tree outside"]
    assert {(name, word) for name, page in pages.items() for word in SECRETS if word in page} == set()


@pytest.mark.parametrize(
    "path",
    [
        "/home?order=newest", "/home?order=relevant", "/explore?show=all", "/explore?sort=newest&show=all", "/g/gardeners",
        "/g/gardeners/ideas", "/g/gardeners/work", "/inbox", "/search?q=straps", "/search?q=quokkaberry", "/search?q=Zeppelin&kind=idea",
        "/palette?q=zepp", "/feed.atom", "/news", "/newsroom",
    ],
)  # fmt: skip
def test_feeds_lists_and_search_keep_quiet_about_it(world, as_, line, path):
    page = main_of(as_(world.mallory).get(path))
    # What one looked for stands in the field one looked in.
    asked = path.partition("q=")[2].partition("&")[0].lower()
    said = page.replace(asked, "").replace(asked.capitalize(), "") if asked else page
    assert [word for word in ("Zeppelin", "quokkaberry", "Council") if word in said] == []
    assert f"/i/{line.middle.id}" not in page


def test_those_who_belong_read_all_of_it(world, as_, line):
    tree = main_of(as_(world.grace).get(f"/tree/{world.welcome.id}"))
    assert PRIVATE not in tree
    assert "Zeppelin straps" in tree


def test_what_is_hidden_cannot_be_reached_by_its_address(world, as_, line):
    middle = line.middle.id
    for path in (f"/i/{middle}", f"/tree/{middle}", f"/t/{middle}/comments/new", f"/traction/{middle}", f"/t/{middle}/reactions"):
        assert as_(world.mallory).get(path).status_code == 404


def test_item_5_from_any_point_one_walks_back_to_the_spark_and_on_to_the_news(world, as_, stranger):
    announcement, told = a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)
    mallory, outcome = as_(world.mallory), announcement.outcome
    stations = [f"/t/{world.welcome.id}", f"/i/{outcome.project.idea_id}", f"/p/{outcome.project_id}", f"/o/{outcome.id}"]
    for thread_id in (world.welcome.id, outcome.project_id, announcement.id):
        tree = main_of(mallory.get(f"/tree/{thread_id}"))
        assert [station for station in (*stations, f"/n/{announcement.id}") if f'href="{station}' not in tree] == []
    page = main_of(mallory.get(stations[0]))
    assert "led to one idea, one project, one outcome and one announcement." in page
    assert "How this came about" in stranger.get(f"/news/{told.slug}").text


OWN = {
    "project": ({"stands_now": "Forty beds stand"}, "Forty beds stand"),
    "solution": ({"links": "https://a.example/bed The drawings"}, 'href="https://a.example/bed"'),
    "service": ({"how_to_use": "Ring at the gate", "ask_whom": "Mina"}, "Ask Mina."),
    "event": ({"place": "Long table", "zone": "Europe/Berlin", "starts": "2026-05-01T18:00"}, "date.ics"),
    "news": ({}, "News"),
    "learning": ({"learned": "Snails swim"}, "Snails swim"),
}


@pytest.mark.parametrize("type", OWN)
def test_item_7_each_type_of_outcome_has_its_own_fields_and_page(world, as_, type):
    fields, shown = OWN[type]
    project, ada = a_project(world.gardeners, world.ada), as_(world.ada)
    answer = ada.post(f"/p/{project.id}/outcomes", data={**RESULT, **fields, "type": type})
    assert answer.status_code == 303
    assert shown in main_of(ada.get(answer.location))


def test_items_on_one_s_own_line_lead_back_to_what_they_became(world, as_, settle):
    a_publication(world.gardeners, world.grace, world.pat, out_of=world.welcome.thread)
    page = main_of(as_(world.ada).get("/me/line"))
    assert "Led to one idea, one project, one outcome and one announcement." in page
    assert f'href="/tree/{world.welcome.id}"' in page
