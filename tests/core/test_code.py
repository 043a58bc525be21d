"""Code told apart by colour, and no text that makes anybody wait for it."""

from time import process_time

import pytest

from app.core.code import LANGUAGES, coloured
from app.core.markdown import render

NASTY = ('"' * 4000, "(" * 4000, "/*" * 2000, '"\\' * 2000, "`" * 4000, "<!--" * 1000, "@a" * 2000, "a\t" * 2000)


def test_code_of_a_known_language_is_coloured_by_classes_alone():
    html = render("```python\ndef grow(): return '<b>'\n```")
    assert '<span class="k">def</span>' in html
    assert "<b>" not in html
    assert "style=" not in html


@pytest.mark.parametrize("fence", ["```nope\n<i>x</i>\n```", "```\n<i>x</i>\n```", '```"><script>\n<i>x</i>\n```'])
def test_code_of_an_unknown_language_stays_plain(fence):
    html = render(fence)
    assert "<span" not in html
    assert "&lt;i&gt;x&lt;/i&gt;" in html
    assert "<script" not in html


def test_long_code_stays_plain():
    assert coloured("x = 1\n" * 1000, "python") == ""


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_language_lets_hostile_text_cost_time(language):
    coloured("a", language)
    for text in NASTY:
        started = process_time()
        coloured(text, language)
        assert process_time() - started < 0.5, text[:6]
