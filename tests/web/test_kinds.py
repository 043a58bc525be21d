import pytest

from app.domain.posts.queries import find_post


def test_praise_shows_faces_and_tells_those_it_names(world, as_, settle):
    form = {
        "group": world.gardeners.id,
        "kind": "praise",
        "title": "The pond",
        "body": "Clean again.",
        "people": "@grace-hopper, Olga Guest",
    }
    page = as_(world.ada).get(as_(world.ada).post("/posts", data=form).location).text
    assert [name for name in ("Thanked here", "Grace Hopper", "Olga Guest") if name not in page] == []
    settle()
    assert "thanks you in" in as_(world.olga).get("/inbox").text
    assert "Grace Hopper and 1 other" in as_(world.mallory).get("/g/gardeners").text


def test_praise_in_a_hidden_group_tells_nobody_outside(world, as_, settle):
    answer = as_(world.grace).post(
        "/posts", data={"group": world.council.id, "kind": "praise", "body": "Well voted.", "people": "@ada-lovelace"}
    )
    assert (answer.status_code, "could not read it in Council" in answer.text, "Well voted." in answer.text) == (422, True, True)
    settle()
    assert "thanks you" not in as_(world.ada).get("/inbox").text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"kind": "praise"}, "Name at least one colleague."),
        ({"kind": "praise", "people": "@nobody"}, "Nobody you can find here"),
        ({"kind": "experience"}, "Say how you know"),
        ({"kind": "talk", "firsthand": "secondhand"}, "Say from whom you have it"),
        ({"kind": "rant"}, "Choose one of those offered."),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_a_kind_lacks_is_named_and_the_words_are_kept(world, as_, sent, said):
    answer = as_(world.ada).post("/posts", data={"group": world.gardeners.id, "body": "My own words.", **sent})
    assert (answer.status_code, said in answer.text, "My own words." in answer.text) == (422, True, True)


@pytest.mark.parametrize("kind", ["question", "praise", "experience"])
def test_a_kind_is_chosen_by_its_address(world, as_, kind):
    page = as_(world.ada).get(f"/posts/new?kind={kind}").text
    assert f'name="kind" value="{kind}" checked' in page


def test_an_experience_from_somebody_says_from_whom(world, as_):
    form = {
        "group": world.gardeners.id,
        "kind": "experience",
        "body": "The pump leaks.",
        "firsthand": "secondhand",
        "from_whom": "the plumber",
    }
    browser = as_(world.ada)
    path = browser.post("/posts", data=form).location
    browser.post(f"{path.split('-')[0]}/comments", data={"body": "So I hear.", "firsthand": "secondhand", "from_whom": "a neighbour"})
    page = browser.get(path).text
    assert [words for words in ("Second-hand, from the plumber", "Second-hand, from a neighbour", "Experience") if words not in page] == []
    assert find_post(int(path.split("/")[2].split("-")[0]), seen_by=world.ada).from_whom == "the plumber"


def test_a_reply_that_does_not_say_from_whom_is_handed_back(world, as_):
    answer = as_(world.ada).post(f"/t/{world.welcome.id}/comments", data={"body": "So I hear.", "firsthand": "secondhand"})
    assert (answer.status_code, "Say from whom" in answer.text, "So I hear." in answer.text) == (422, True, True)
