from html.parser import HTMLParser
from time import process_time
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.markdown import excerpt, handles_in, plain, render

NASTY = """<script>alert(1)</script> ^ <img src=x onerror=alert(1)> ^ [a](javascript:alert(1)) ^ [a](JaVa&#115;cript:alert(1))
^ ![i](https://e.example/x.png) ^ [a](data:text/html,x) ^ <a href='//e.example' style='x'> ^ <svg/onload=alert(1)> ^ ` ^ ```
^ > ^ * ^ 1. ^ | a | b |
|---|---| ^ # ^ @ada ^ @ada. ^ &lt; ^ &#x3c;script&#x3e; ^ [ ^ ]( ^ ) ^ ** ^ ~~ ^ http://x.example/?a=1&b=" ^ mailto:a@b.example
^ <!-- ^ ]]> ^ \x00 ^ \u202e""".split("^")
words = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(NASTY) | st.text(max_size=5), max_size=12).map("".join))
TAGS = set("p br hr em strong s del a code pre blockquote ul ol li h3 h4 h5 h6 table thead tbody tr th td".split())


class Page(HTMLParser):
    """What a browser would find in a piece of HTML."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


@given(words)
def test_nothing_anybody_writes_becomes_more_than_text(text):
    page = Page(render(text, {"ada": 1}))
    assert page.tags <= TAGS
    assert {name for name, _ in page.attributes} <= {"href", "class", "rel", "start", "scope"}
    assert {urlsplit(value).scheme for name, value in page.attributes if name == "href"} <= {"http", "https", "mailto", ""}


@given(words)
def test_excerpts_are_words_of_a_given_length(text):
    assert len(excerpt(render(text), 40)) <= 40
    assert len(handles_in(text)) <= 50


def test_headings_leave_the_page_its_own():
    assert "<h3>Hello</h3>" in render("# Hello")
    assert "<h6>Hello</h6>" in render("###### Hello")


def test_a_mention_becomes_a_link_where_somebody_is_called_that():
    html = render("Ask @Ada, or @nobody.", {"ada": 1})
    assert '<a href="/u/ada" class="mention" rel="nofollow noopener ugc">@Ada</a>' in html
    assert html.count("<a ") == 1


@pytest.mark.parametrize("text", ["`@ada`", "```\n@ada\n```", "ada@ada.example", "https://x.example/@ada", "me/@ada"])
def test_what_only_looks_like_a_mention_is_none(text):
    assert handles_in(text) == []
    assert "/u/ada" not in render(text, {"ada": 1})


def test_handles_come_in_order_and_once():
    assert handles_in("@grace and @Ada, again @GRACE") == ["grace", "ada"]


def test_links_leave_no_trail():
    assert 'rel="nofollow noopener ugc"' in render("https://example.org")


@pytest.mark.parametrize("text", ["[x](//evil.example)", "[x](/\\evil.example)", "[x](\\\\evil.example)"])
def test_a_link_to_another_host_says_so(text):
    hosts = [urlsplit(value.replace("\\", "/")).netloc for name, value in Page(render(text)).attributes if name == "href"]
    assert hosts in ([], [""])


def test_plain_words_survive_as_they_were():
    assert plain(render("Tea & cake <3 *for* all\n\n- one\n- two")) == "Tea & cake <3 for all one two"


def test_an_excerpt_ends_between_words():
    assert excerpt("<p>one two three four</p>", 12) == "one two…"
    assert excerpt("<p>one two</p>", 12) == "one two"


@pytest.mark.parametrize("text", ["[" * 20_000, "*a " * 7_000, "> " * 9_000, "`" * 20_000, "<" * 20_000, "|a" * 9_000, "http://" * 3_000])
def test_no_20_kb_of_anything_hold_up_the_house(text):
    started = process_time()
    render(text)
    assert process_time() - started < 5
