from app.core.emoji import EMOJI, with_emoji
from app.core.markdown import excerpt, render


def test_short_names_become_signs_where_words_are_shown():
    assert render("Done :tada: :+1:") == "<p>Done 🎉 👍</p>\n"
    assert excerpt(render("Done :tada:")) == "Done 🎉"


def test_code_addresses_times_and_unknown_names_stay_as_they_are():
    assert ":tada:" in render("`:tada:`")
    assert "https://x.example/:tada:" in render("https://x.example/:tada:")
    assert with_emoji("12:30:45 a:x:b :nope: ::tada:") == "12:30:45 a:x:b :nope: ::tada:"


def test_every_name_is_one_somebody_can_type():
    assert len(EMOJI) > 200
    assert {name for name in EMOJI if with_emoji(f":{name}:") != EMOJI[name]} == set()
