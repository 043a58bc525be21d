"""Row 20 of the table stakes: private messages, or a clear way to the company's own chat."""

from dataclasses import replace

import pytest

LINK = "https://chat.example/new?to={email}"


@pytest.fixture
def chat(app):
    """A house whose people write to each other elsewhere."""
    before = app.config["HOUSE"]
    app.config["HOUSE"] = replace(before, chat_link=LINK)
    yield
    app.config["HOUSE"] = before


def test_row_20_a_profile_leads_to_a_private_conversation(world, as_, chat):
    page = as_(world.mallory).get("/u/ada-lovelace").text
    assert 'href="https://chat.example/new?to=ada%40kithline.example"' in page
    assert "Write to Ada in chat" in page


def test_a_guest_oneself_and_whoever_has_left_are_not_written_to(world, as_, chat):
    assert "chat.example" not in as_(world.olga).get("/u/ada-lovelace").text
    assert "chat.example" not in as_(world.ada).get("/u/ada-lovelace").text
    assert "chat.example" not in as_(world.ada).get("/u/olga-guest").text


def test_without_a_chat_nothing_is_offered(world, as_):
    assert "in chat" not in as_(world.mallory).get("/u/ada-lovelace").text
