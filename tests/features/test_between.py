"""What people ask for in vain when a thing concerns two groups, through the doors they use."""

from app.core.database import db
from app.domain.discussions.models import Share
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import found, join
from app.domain.posts.operations import write_post
from app.domain.shares.operations import set_reception
from app.subscribers.realtime.queries import rooms_for
from tests.domain.line import an_idea

WORD = "quokkaberry"


def kitchen_of(world, rule: str = "members"):
    """Pat's group; Grace belongs to it and to Gardeners."""
    kitchen = found(by=world.pat, name="Kitchen", purpose="Food")
    join(kitchen, by=world.grace)
    set_reception(kitchen, by=world.pat, rule=rule, quota=5)
    return kitchen


def main_of(answer) -> str:
    return answer.text.partition("<main")[2]


def test_item_1_one_post_in_several_groups_is_one_conversation(world, as_, settle):
    kitchen, place = kitchen_of(world), f"/t/{world.welcome.id}"
    grace, pat, ada = as_(world.grace), as_(world.pat), as_(world.ada)
    grace.post(f"{place}/shares", data={"group": kitchen.id, "note": "They cook it."})
    pat.post(f"{place}/comments", data={"room": "kitchen", "body": "Soup needs salt"})
    pat.post(f"{place}/comments", data={"room": "kitchen", "body": "Come on Sunday", "everywhere": "1"})
    ada.post(f"{place}/comments", data={"room": "gardeners", "body": "Beans climb"})
    settle()
    both = main_of(grace.get(f"{place}/rooms"))
    assert [both.count(words) for words in ("Soup needs salt", "Beans climb", "Come on Sunday")] == [1, 1, 2]
    home = main_of(ada.get(place))
    assert "1 reply in Kitchen" in home
    assert ("Soup needs salt" in home, "Come on Sunday" in home) == (False, True)
    assert main_of(grace.get("/home")).count('<h2 class="entry__title"') == 1
    hits = main_of(grace.get("/search?q=welcome"))
    assert hits.count('class="hit ') == 1
    assert "in Gardeners, also in Kitchen" in hits


def test_item_1_the_receiving_group_says_what_it_takes(world, as_, settle):
    kitchen, place = kitchen_of(world, "queue"), f"/t/{world.welcome.id}"
    mallory, pat = as_(world.mallory), as_(world.pat)
    mallory.post(f"{place}/shares", data={"group": kitchen.id, "note": "They cook it."})
    settle()
    assert "would bring to Kitchen:" in main_of(pat.get("/inbox"))
    desk = main_of(pat.get("/g/kitchen/brought"))
    bringing = desk.partition('action="/bringings/')[2].partition("/")[0]
    assert pat.post(f"/bringings/{bringing}/let-in").status_code == 303
    assert "They cook it." in main_of(pat.get("/g/kitchen"))
    pat.post("/g/kitchen/reception", data={"rule": "none", "quota": "5"})
    peas = write_post(world.gardeners, by=world.grace, body="Peas")
    answer = as_(world.grace).post(f"/t/{peas.id}/shares", data={"group": kitchen.id, "note": "And peas."})
    assert (answer.status_code, "takes nothing from other groups" in answer.text, "And peas." in answer.text) == (422, True, True)


def test_item_2_a_share_leaks_through_no_door(world, as_, settle, socket):
    kitchen = kitchen_of(world)
    votes = write_post(world.council, by=world.grace, title=f"About {WORD}", body=f"{WORD} or not")
    as_(world.grace).post(f"/t/{votes.id}/shares", data={"group": kitchen.id, "note": f"Say no to {WORD}"})
    comment = comment_on(votes.thread, by=world.grace, body=f"{WORD} again", room=kitchen, everywhere=True)
    an_idea(world.council, world.grace, out_of=votes.thread)
    brought = db.session.query(Share).one()
    settle()
    pat = as_(world.pat)
    shown = "/home /home?order=relevant /g/kitchen /g/kitchen?order=relevant /g/kitchen/people /explore /inbox /newsroom /g/kitchen/brought"
    pages = {path: pat.get(path) for path in [*shown.split(), f"/search?q={WORD}", f"/u/{world.grace.handle}", f"/tags/{WORD}"]}
    # The search page repeats what was typed; everywhere else the word stands nowhere.
    assert {path: answer.status_code for path, answer in pages.items() if answer.status_code != 200} == {}
    assert {path for path, answer in pages.items() if WORD in answer.text} == {f"/search?q={WORD}", f"/tags/{WORD}"}
    assert 'class="hit ' not in pages[f"/search?q={WORD}"].text
    here = f"/t/{votes.id}"
    inside = (
        here,
        f"{here}/rooms",
        f"{here}/history",
        f"{here}/reactions",
        f"{here}/shares/new",
        f"{here}/comments/new",
        f"/tree/{votes.id}",
    )
    more = (f"/traction/{votes.id}", f"/comments/{comment.id}", f"/comments/{comment.id}/whole", f"/shares/{brought.id}/out")
    assert {path: status for path in (*inside, *more) if (status := pat.get(path).status_code) != 404} == {}
    assert rooms_for(f"group:{kitchen.id}", world.pat)
    assert socket(world.pat).emit("watch", {"stream": f"thread:{votes.id}"}, callback=True) == {"ok": False}


def test_item_3_a_share_has_words_of_its_own_and_the_reactions_of_the_original(world, as_, settle):
    kitchen, place = kitchen_of(world), f"/t/{world.welcome.id}"
    grace, pat = as_(world.grace), as_(world.pat)
    grace.post(f"{place}/shares", data={"group": kitchen.id, "note": "They cook it."})
    as_(world.olga).post(f"{place}/reactions", data={"kind": "celebrate"})
    pat.post(f"{place}/comments", data={"room": "kitchen", "body": "Soup"})
    settle()
    card = main_of(pat.get("/g/kitchen"))
    assert "brought this from <b>Gardeners</b>: <q>They cook it.</q>" in card
    assert 'aria-label="1 reaction: who"' in card
    assert "1 reply" in card
    as_(world.ada).post(f"{place}/edit", data={"title": "Welcome all", "body": "Come in."})
    assert "Welcome all" in main_of(pat.get("/g/kitchen"))
