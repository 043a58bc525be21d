"""PEERS.md §1, row 13, at the door one would use: what sounds like a title while it is typed; and who shows a thing to more people."""

from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import invite, join
from app.domain.posts.operations import write_post
from tests.domain.line import a_publication, an_idea


def box(page: str) -> str:
    """What stands beneath the title."""
    return page[page.index("<similar-things") : page.index("</similar-things>")]


def join_council(person, world):
    invite(world.council, by=world.grace, person=person)
    join(world.council, by=person)


def test_row_13_similar_things_while_a_title_is_typed(world, as_, settle):
    """Up to three things one may read are named beneath the title, with script while one types, without when the form comes again."""
    post = write_post(world.gardeners, by=world.ada, title="Rain barrels", body="Who has one?", kind="question")
    idea = an_idea(world.gardeners, world.grace, title="A rain barrel for every shed")
    write_post(world.council, by=world.grace, title="Rain barrels, the budget", body="For members only")
    a_publication(world.gardeners, world.ada, world.pat, out_of=post.thread)
    settle()
    browser = as_(world.mallory)
    for typed in ("rain", "Rain barr", "Where do I find a rain barrel?"):
        piece = browser.get(f"/similar?title={typed}").text
        assert f'href="/t/{post.id}-rain-barrels"' in piece, typed
        assert f'href="/i/{idea.id}"' in piece, typed
        assert "budget" not in piece
    assert "Outcome" in browser.get("/similar?title=straps").text
    browser = as_(world.ada)
    assert "<li" not in box(browser.get("/posts/new").text)
    form = {"group": world.gardeners.id, "title": "Rain barrels wanted", "body": ""}
    for kind in ("talk", "question", "experience", "poll", "event", "praise", "news", "spark"):
        again = browser.post("/posts", data=form | {"kind": kind, "body": "x", "preview": "1"})
        assert f'href="/i/{idea.id}"' in box(again.text), kind
    assert f'href="/i/{idea.id}"' in box(browser.get("/ideas/new?title=Rain+barrels").text)
    assert 'href="/g/gardeners"' in box(browser.get("/groups/new?name=The+gardener").text)


def test_one_thing_is_shown_to_more_people_by_whoever_wrote_it_alone(world, as_):
    """SECURITY.md P6: no keeper of a group opens what others wrote in it; its author takes their own words out, for a reason."""
    join_council(world.ada, world)
    post = write_post(world.council, by=world.ada, title="Seed swap", body="Who has beans?")
    comment_on(post.thread, by=world.grace, body="Between us: I do.")
    form = {"group": world.gardeners.id, "reason": "Everybody may bring some."}
    assert as_(world.mallory).get(f"/t/{post.id}").status_code == 404
    assert as_(world.grace).post(f"/t/{post.id}/move", data=form).status_code == 422
    author = as_(world.ada)
    assert "More people read there: only your own words go" in author.get(f"/t/{post.id}/move").text
    assert author.post(f"/t/{post.id}/move", data=form).status_code == 303
    page = as_(world.mallory).get(f"/t/{post.id}").text
    assert "Who has beans?" in page
    assert "Everybody may bring some." in page
    assert "Between us" not in page
