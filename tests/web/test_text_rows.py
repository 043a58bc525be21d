"""SECURITY.md §3.4, the rows about what becomes of words: logs and headers, edits, taking back, and doors that are not there."""

import logging
import re

import pytest

from app.core.database import db
from app.core.errors import Invalid
from app.core.markdown import render
from app.domain.announcements.operations import edit_announcement, mark_ready, publish, pull_back, submit
from app.domain.bookmarks.operations import save
from app.domain.discussions.operations import comment_on, react
from app.domain.ideas.operations import back
from app.domain.moderation.operations import take_out
from app.domain.polls.operations import open_poll
from app.domain.posts.operations import edit_post, write_post
from app.domain.posts.queries import find_post
from app.domain.shares.operations import share
from app.edge.refusals import _ours
from app.subscribers.search.queries import search_for
from tests.domain.gatherings.test_gatherings import a_date
from tests.domain.line import LINES, STORY, a_draft, an_idea
from tests.features.test_files import posted, sent
from tests.pictures import PDF

DIAGRAMS = ("```mermaid\n" + "A-->B\n" * 3_000 + "```", "~~~dot\ndigraph{a->b}\n~~~", "```svg\n<svg onload=x>\n```")
DIAGRAM = """```mermaid
graph TD; A["<img src=x onerror=alert(1)>"]-->B; click A href "javascript:alert(1)"; style A fill:url(//evil)
```"""
COMMAND = "\x1b]0;owned\x07\x1b[31mRed\x9b2J"
LINE_END = "Beds\r\nSet-Cookie: a=b\r\n\r\n<script>"


def main(page: str) -> str:
    return page.partition("<main")[2]


@pytest.mark.parametrize("text", [DIAGRAM, *DIAGRAMS])
def test_x_07_a_diagram_stays_the_code_it_is(text):
    written = render(text)
    assert re.fullmatch(r"<pre><code[^>]*>[^<]*</code></pre>\s*", written)
    assert "&lt;img" in written or "<" not in re.sub(r"</?(pre|code)[^>]*>", "", written)


def test_x_07_no_page_knows_how_to_draw_one(world, as_):
    path = as_(world.ada).post("/posts", data={"group": world.gardeners.id, "title": "Flow", "body": DIAGRAM}).location
    page = as_(world.grace).get(path).text
    assert "javascript:alert" in page
    assert not re.search(r"href=.javascript|<iframe|mermaid(\.min)?\.js", main(page))


def test_x_11_what_commands_a_terminal_is_kept_in_no_field(world, as_):
    ada = as_(world.ada)
    ada.post("/settings/profile", data={"name": f"Ada {COMMAND}\r\nLovelace", "title": COMMAND, "about": f"I {COMMAND}"})
    path = ada.post("/posts", data={"group": world.gardeners.id, "title": COMMAND, "body": f"x {COMMAND}\n\ny"}).location
    ada.post("/groups", data={"name": f"Be{COMMAND}ds\r\nmore", "purpose": COMMAND, "visibility": "open", "joining": "free"})
    assert world.ada.name == "Ada ]0;owned[31mRed2J Lovelace"
    pages = [ada.get(where).text for where in (path, "/u/ada-lovelace", "/groups", "/home")]
    assert [sign for page in pages for sign in "\x1b\x07\x9b" if sign in page] == []


@pytest.mark.parametrize("name", [f"{COMMAND}.txt", 'a"\r\nSet-Cookie: a=b\r\n\r\n.txt', "a; filename=c.html"])
def test_x_11_no_name_of_a_file_ends_a_header(world, as_, name):
    ada = as_(world.ada)
    [key] = sent(ada, (name, b"words"))
    answer = ada.get(f"/files/{key}")
    assert re.fullmatch(r"attachment; filename=[^\r\n\x00-\x1f]+", answer.headers["Content-Disposition"])
    assert "Set-Cookie" not in answer.headers


def test_x_11_no_line_end_gets_into_a_header_a_calendar_or_a_way_back(world, as_):
    date = a_date(world.gardeners, world.ada, title=LINE_END, place="Canteen\r\nATTENDEE:mailto:evil@example.com")
    entry = as_(world.grace).get(f"/t/{date.id}/date.ics")
    assert b"\r\nATTENDEE" not in entry.data
    assert b"\r\nSet-Cookie" not in entry.data
    answer = as_(world.ada).post(f"/t/{world.welcome.id}/bookmarks", headers={"Referer": "/home%0d%0aSet-Cookie:a=b"})
    assert "\n" not in answer.location
    assert "a=b" not in answer.headers.get("Set-Cookie", "")


def test_x_11_a_log_line_is_one_line_and_holds_nobodys_words(app, world, as_, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("broken")

    browser = as_(world.ada)
    monkeypatch.setitem(app.error_handler_spec[None][None], Exception, _ours)
    monkeypatch.setitem(app.view_functions, "posts.show", broken)
    with caplog.at_level(logging.ERROR):
        answer = browser.get(f"/t/{world.welcome.id}-secret%0d%0a%1b[31mFAKE: all is well")
    assert answer.status_code == 500
    [row] = [row.getMessage() for row in caplog.records]
    assert row == "unhandled at GET /t/<int:post_id>-<slug>"


def test_x_11_no_error_of_the_database_repeats_what_was_written(world):
    assert db.engine.hide_parameters


def test_x_15_what_others_reacted_to_stays_readable_when_it_is_edited(world, as_):
    react(world.welcome.thread, by=world.grace, kind="love")
    comment = comment_on(world.welcome.thread, by=world.ada, body="Beans, then.")
    react(world.welcome.thread, by=world.grace, kind="love", comment=comment)
    ada = as_(world.ada)
    ada.post(f"/t/{world.welcome.id}/edit", data={"title": "Buy my book", "body": "It is cheap."})
    ada.post(f"/comments/{comment.id}/edit", data={"body": "Buy it."})
    page = as_(world.mallory).get(f"/t/{world.welcome.id}").text
    assert f'href="/t/{world.welcome.id}/history"' in page
    assert f'href="/comments/{comment.id}/history"' in page
    assert "What shall we grow?" in as_(world.mallory).get(f"/t/{world.welcome.id}/history").text
    assert "Beans, then." in as_(world.mallory).get(f"/comments/{comment.id}/history").text


def test_x_15_what_people_stand_behind_stays_readable_when_the_idea_is_edited(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    back(idea, by=world.grace, way="use")
    as_(world.ada).post(f"/i/{idea.id}/edit", data={"title": "Sell the straps", **LINES, "what_if": "What if we sold them?"})
    assert f'href="/i/{idea.id}/history"' in as_(world.grace).get(f"/i/{idea.id}").text
    history = as_(world.grace).get(f"/i/{idea.id}/history").text
    assert LINES["what_if"] in history
    assert "Keep the straps" in history
    assert as_(world.olga).get(f"/i/{idea.id}/history").status_code == 200
    hidden = an_idea(world.attic, world.ada)
    assert as_(world.grace).get(f"/i/{hidden.id}/history").status_code == 404


def test_x_15_what_an_idea_grew_out_of_is_kept_as_it_was(world, as_):
    post = write_post(world.gardeners, by=world.grace, title="Straps", body="Why are they thrown away?")
    idea = an_idea(world.gardeners, world.ada, out_of=post.thread)
    edit_post(post, by=world.grace, title="Something else", body="Entirely.")
    assert "Why are they thrown away?" in as_(world.mallory).get(f"/t/{post.id}/history").text
    assert as_(world.mallory).get(f"/i/{idea.id}").status_code == 200


def test_x_15_news_that_is_changed_after_it_was_looked_over_is_looked_over_again(world):
    news = a_draft(world.gardeners, world.ada)
    submit(news, by=world.ada)
    mark_ready(news, by=world.pat)
    with pytest.raises(Invalid):
        edit_announcement(news, by=world.ada, **STORY | {"headline": "Other"})
    pull_back(news, by=world.ada)
    edit_announcement(news, by=world.ada, **STORY | {"headline": "Other"})
    assert (news.thread.state, news.checked_by) == ("draft", None)
    with pytest.raises(Invalid):
        publish(news, by=world.pat)


def test_x_15_a_vote_was_for_what_the_ballot_said(world, as_):
    poll = open_poll(world.gardeners, by=world.ada, title="Which?", options=["Beans", "Peas"])
    as_(world.ada).post(f"/t/{poll.id}/edit", data={"title": "Which not?", "body": "Choose.", "option": ["Slugs", "Snails"]})
    page = as_(world.grace).get(f"/t/{poll.id}").text
    assert "Beans" in page
    assert "Slugs" not in page


def test_x_16_whatever_belongs_to_a_post_is_changed_by_the_same_hands_and_no_other(world, as_):
    [key] = sent(as_(world.grace), ("plan.pdf", PDF))
    form = {"title": "Mine", "body": "Now #mine", "with_files": "1", "file": key, "until": "2030-01-01T10:00"}
    for name in ("grace", "mallory", "olga"):
        assert as_(getattr(world, name)).post(f"/t/{world.welcome.id}/edit", data=form).status_code == 403
    assert as_(world.grace).get("/tags/mine").text.count("/t/") == as_(world.grace).get("/tags/nothing").text.count("/t/")
    assert world.welcome.until is None
    assert world.welcome.thread.file_count == 0


@pytest.fixture
def everywhere(world, as_, settle):
    """A post of Olga's with a file, a tag and a call; answered, signed, saved, brought to Council, told of and found."""
    olga = as_(world.olga)
    [key] = sent(olga, ("quincunx.pdf", PDF))
    path = posted(olga, world.gardeners, [key], title="Quincunx", body="Plant in a #quincunx, @grace-hopper.")
    post = find_post(int(re.match(r"/t/(\d+)", path)[1]), seen_by=world.olga)
    comment_on(post.thread, by=world.grace, body="Why like that?")
    react(post.thread, by=world.grace, kind="curious")
    save(post.thread, by=world.grace)
    share(post.thread, by=world.grace, into=world.council, note="One for us.")
    settle()
    return post, key


PLACES = (
    "/home", "/home?order=relevant", "/g/gardeners", "/g/gardeners/files", "/g/council", "/search?q=quincunx",
    "/tags/quincunx", "/inbox", "/saved", "/u/olga-guest",
)  # fmt: skip
TRACES = re.compile(r"Plant in|quincunx\.pdf|>\s*Quincunx\s*<|One for us")


@pytest.mark.parametrize("way", ["by its author", "by a moderator"])
def test_x_17_a_post_taken_back_is_gone_in_all_places(world, as_, settle, everywhere, way):
    post, key = everywhere
    grace = as_(world.grace)
    assert [path for path in PLACES if not TRACES.search(main(grace.get(path).text))] == []
    if way == "by its author":
        as_(world.olga).post(f"/t/{post.id}/delete")
    else:
        take_out(post.thread, by=world.grace, rule="noise", reason="Not here.")
    settle()
    assert [path for path in PLACES if TRACES.search(main(grace.get(path).text))] == []
    assert search_for("plant", seen_by=world.grace).total == search_for("quincunx", seen_by=world.olga).total == 0
    assert [grace.get(f"/files/{key}{end}").status_code for end in ("", "/small")] == [404, 404]
    stub = grace.get(f"/t/{post.id}")
    assert ("Plant in" in stub.text, "Why like that?" in stub.text) == (False, True)
    assert ("This was taken back" if way == "by its author" else "Not here.") in stub.text


def test_x_20_there_is_no_way_out_of_the_house_for_words_but_pages_and_two_feeds(app):
    """No mail, no PDF, no export draws words a second time: pages, the calendar and the public feed are all there is."""
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    assert [rule for rule in rules if re.search(r"\.(pdf|csv|rss|doc|eml)|print|export|digest|mail", rule)] == []
    assert sorted(rule for rule in rules if re.search(r"\.(ics|xml|atom)$|feed", rule)) == FEEDS


FEEDS = ["/feed.atom", "/feeds/<key>/dates.ics", "/news/<slug>/date.ics", "/o/<int:outcome_id>/date.ics", "/t/<int:post_id>/date.ics"]


def test_x_20_what_a_calendar_is_told_is_text(world, as_):
    date = a_date(world.gardeners, world.ada, title="<script>alert(1)</script>", place="<img src=x onerror=alert(1)>")
    answer = as_(world.grace).get(f"/t/{date.id}/date.ics")
    assert (answer.mimetype, answer.headers["X-Content-Type-Options"]) == ("text/calendar", "nosniff")
    assert b"text/html" not in answer.data
    assert b"X-ALT-DESC" not in answer.data


@pytest.mark.parametrize(
    "asked",
    [
        "lang=../../etc/passwd", "lang=de<script>", "locale=%00", "page=-1", "page=99999999999999999999", "page=<script>alert(1)</script>",
        "after=../../etc", "after=%27;drop", "order=__proto__", "order[]=a&order[]=b", "show=<script>", "format=json", "room=../etc",
        "q=%F0%9F%92%A5" + "x" * 500,
    ],
)  # fmt: skip
def test_x_21_odd_parameters_change_nothing_and_are_not_repeated(world, as_, asked):
    browser = as_(world.ada)
    for path in ("/home", "/explore", "/g/gardeners", "/groups", f"/t/{world.welcome.id}", "/search", "/inbox", "/tags/beans"):
        answer = browser.get(f"{path}?{asked}")
        assert answer.status_code in (200, 303, 404, 422), path
        assert "<script>alert(1)" not in answer.text
        assert "de<script>" not in answer.text
        assert re.search(r'<html[^>]* lang="en"', answer.text) or answer.status_code == 303
