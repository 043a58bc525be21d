"""The groups of a site: one for the site, one for each of its most used tags."""

from collections.abc import Iterator
from functools import partial

from app.commands.imports.ledger import Ledger
from app.commands.imports.lengths import cut
from app.commands.imports.stackexchange.dump import Dump, moment
from app.commands.imports.stackexchange.words import from_html, tags_of
from app.commands.imports.steps import FoundGroup, Row
from app.core.clock import now
from app.core.markdown import plain, render

TAG_GROUPS = 8
SITE = "site"


class Places:
    """Says in which group a question belongs, and founds the groups."""

    def __init__(self, dump: Dump):
        self._dump = dump
        usable = [(row, tag) for row, tag in dump.tags if tag.get("IsModeratorOnly") != "True"]
        usable.sort(key=lambda pair: (-_uses(pair[1]), pair[1]["TagName"]))
        self._top = {tag["TagName"]: (row, tag) for row, tag in usable[:TAG_GROUPS]}
        self._posts = {post["Id"]: post for _, post in dump.posts}

    def of(self, question: dict) -> str:
        """The key of the question's group: of its most used tags the one least used, which says most."""
        tags = [name for name in tags_of(question.get("Tags", "")) if name in self._top]
        return f"tag/{min(tags, key=lambda name: (_uses(self._top[name][1]), name))}" if tags else SITE

    def groups(self, ledger: Ledger) -> Iterator[FoundGroup]:
        """The site's group and those of its tags; tags and their wikis are accounted for."""
        began = min((moment(post["CreationDate"]) for _, post in self._dump.posts), default=now())
        ledger.see("groups of the site")
        purpose = f"What is asked and answered on {self._dump.site}"
        yield self._group(SITE, self._dump.name, purpose, self._about_site(), Row(what="groups of the site"), began)
        for row, tag in self._dump.tags:
            name = tag["TagName"]
            if name not in self._top:
                ledger.fold(row, "named under their questions")
                continue
            purpose = self._words(tag, "ExcerptPostId") or f"Questions about {name}"
            about = "\n\n".join(filter(None, [self._words(tag, "WikiPostId"), self._attribution()]))
            yield self._group(f"tag/{name}", f"{self._dump.name}: {name}", purpose, about, row, began)

    def _group(self, key, name, purpose, about, row, at) -> FoundGroup:
        purpose = partial(_said, cut(plain(render(purpose)), 200))
        return FoundGroup(key=key, at=at, row=row, becomes="open groups", name=cut(name, 60), purpose=purpose, about=partial(_said, about))

    def _about_site(self) -> str:
        wikis = []
        for _, tag in self._dump.tags:
            words = [part for part in (self._words(tag, "ExcerptPostId"), self._words(tag, "WikiPostId")) if part]
            if words and tag["TagName"] not in self._top:
                wikis.append("\n\n".join([f"### {tag['TagName']}", *words]))
        return "\n\n".join([self._attribution(), *wikis])

    def _words(self, tag: dict, role: str) -> str:
        html = self._posts.get(tag.get(role), {}).get("Body", "")
        return from_html(html).replace("](/", f"](https://{self._dump.site}/")

    def _attribution(self) -> str:
        site = self._dump.site
        return (
            f"Questions, answers and comments brought in from [{site}](https://{site}), by the people whose names stand beside them, under "
            "[CC BY-SA](https://creativecommons.org/licenses/by-sa/4.0/) in the version named under each question."
        )


def _uses(tag: dict) -> int:
    return int(tag.get("Count") or 0) if (tag.get("Count") or "0").isdigit() else 0


def _said(words: str, _names) -> str:
    return words
