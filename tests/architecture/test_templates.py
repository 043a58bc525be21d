"""Every template compiles, is used, and asks nothing of the browser that our content policy forbids."""

import re

import pytest

from tests.architecture.source import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.xml"))
# HTML that was made safe when it was written: core/markdown.py is the only place it comes from.
SAFE = re.compile(r"(body|about|rules|what_changed)_html\s*\|\s*safe|rendered\(")


def name_of(path) -> str:
    return str(path.relative_to(ROOT / "templates"))


def whole(source: str) -> str:
    """`source` with what it includes by name."""
    return re.sub(r'{%-? include "([^"]+)" -?%}', lambda found: (ROOT / "templates" / found[1]).read_text(), source)


each = pytest.mark.parametrize("path", TEMPLATES, ids=name_of)


@each
def test_a_template_brings_no_style_or_script_of_its_own(path):
    source = path.read_text()
    assert re.findall(r"<[^>]*\sstyle=|<style|<[^>]*\son[a-z]+=|javascript:", source) == []
    assert re.findall(r"<script(?![^>]*(?:nonce=|src=))[^>]*>", source) == []


@each
def test_a_template_trusts_only_html_of_our_own_making(path):
    trusted = [line.strip() for line in path.read_text().splitlines() if re.search(r"\|\s*safe\b|Markup\(|autoescape false", line)]
    assert [line for line in trusted if not SAFE.search(line)] == []


@each
def test_a_template_points_to_nowhere_outside(path):
    assert re.findall(r"(?:src|href|action)=[\"'](?:https?:)?//", path.read_text()) == []


@each
def test_a_form_says_where_it_goes_and_is_sent_once(path):
    for form in re.findall(r"<form\b.*?</form>", whole(path.read_text()), re.DOTALL):
        assert 'method="post"' not in form or ("action=" in form and "once()" in form), form[:80]


def test_every_template_is_used():
    sources = [path.read_text() for folder, kind in (("app", "*.py"), ("templates", "*.html")) for path in (ROOT / folder).rglob(kind)]
    unused = [name for path in TEMPLATES if not any(f'"{(name := name_of(path))}"' in s or f"'{name}'" in s for s in sources)]
    assert unused == []


def test_every_template_compiles(app):
    for path in TEMPLATES:
        assert app.jinja_env.get_template(name_of(path))
