import pytest

WORDS = "Nobody should have to type this again, whatever happens to their sign-in."


def test_an_address_that_leads_nowhere_says_so_kindly(world, as_):
    answer = as_(world.ada).get("/g/nowhere")
    assert answer.status_code == 404
    assert "This moved or was never here" in answer.text


def test_a_hidden_group_answers_as_one_that_never_was(world, as_):
    browser = as_(world.mallory)
    hidden, absent = browser.get("/g/attic"), browser.get("/g/nowhere")
    assert (hidden.status_code, hidden.text.replace("attic", "nowhere")) == (absent.status_code, absent.text)


def test_the_wrong_method_names_the_right_ones(world, as_):
    answer = as_(world.ada).delete("/groups")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_more_than_fits_is_refused_before_it_is_read(world, as_):
    assert as_(world.ada).post("/groups", data={"name": "x" * (10 * 2**20)}).status_code == 413


def test_words_sent_after_the_sign_in_has_ended_are_handed_back(world, stranger):
    answer = stranger.post("/groups", data={"name": "Birds", "about": WORDS})
    assert answer.status_code == 401
    assert WORDS in answer.text


@pytest.mark.parametrize("path", ["/home", "/g/gardeners", "/settings", "/search?q=x"])
def test_a_stranger_comes_back_to_where_they_wanted_to_go(world, stranger, path):
    answer = stranger.get(path)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(f"/sign-in?next={path.replace('?', '%3F').replace('=', '%3D')}")


def test_no_page_of_a_member_is_kept_by_anybody_on_the_way(world, as_):
    assert as_(world.ada).get("/home").headers["Cache-Control"] == "no-store"


def test_the_content_policy_trusts_only_our_own_scripts(world, as_):
    policy = as_(world.ada).get("/home").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
