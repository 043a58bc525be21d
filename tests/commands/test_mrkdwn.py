"""Slack's way of writing, in ours."""

import pytest

from app.commands.imports.slack.mrkdwn import markdown_of
from app.core.markdown import render


class Names:
    def handle_of(self, key):
        return {"U1": "mina"}.get(key)

    def group_named(self, alias):
        return {"C1": ("general", "general")}.get(alias)


@pytest.mark.parametrize(
    ("slack", "ours"),
    [
        ("*bold* _i_ ~gone~", "**bold** _i_ ~~gone~~"),
        ("2 * 3 * 4 and a*b*c", "2 * 3 * 4 and a*b*c"),
        ("<@U1>will, cc<@U1>", "@mina will, cc @mina"),
        ("<@U7|jo> <@U8>", "@jo @somebody"),
        ("<#C1> <#C1|x> <#C9|secret> <#C9|>", "[#general](/g/general) [#general](/g/general) #secret #C9"),
        ("<https://a.example>", "<https://a.example>"),
        ("<https://a.example|[Bug 1] a>", r"[\[Bug 1\] a](https://a.example)"),
        ("<https://a.example/x_(y)|y>", "[y](<https://a.example/x_(y)>)"),
        ("*<https://a.example|b>*", "**[b](https://a.example)**"),
        ("<mailto:a@b.example|a@b.example>", "[a@b.example](mailto:a@b.example)"),
        ("<!here> <!subteam^S1|@team> <!date^1^x|then>", "@here @team then"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("`*x* &lt;<https://a.example>`", "`*x* <https://a.example`"),
        ("see ```a = *b*\n:smile:``` there", "see \n```\na = *b*\n:smile:\n```\n there"),
        (":tada: :wave::skin-tone-2: :flag-br: :rlogo: 10:30:45", "🎉 👋 🇧🇷 :rlogo: 10:30:45"),
        ("# no heading\nnor this\n---", "\\# no heading\nnor this\n\\---"),
        ("• one\n    ◦ two\nafter", "- one\n  - two\n\nafter"),
        ("&gt; quoted\nanswer", "> quoted\n\nanswer"),
    ],
)
def test_each_of_its_signs(slack, ours):
    assert markdown_of(slack, Names()) == ours


def test_nothing_of_it_is_html():
    assert "<script" not in render(markdown_of("&lt;script&gt;alert(1)&lt;/script&gt; <javascript:alert(1)|x>", Names()))
