"""Comments under questions and answers, and notes of what duplicates what."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from app.commands.imports.ledger import Ledger
from app.commands.imports.stackexchange.dump import Dump, moment
from app.commands.imports.stackexchange.people import COMMUNITY, author_of
from app.commands.imports.stackexchange.words import from_source
from app.commands.imports.steps import Origin, Row, Say, Step

LINKED, DUPLICATE = "1", "3"
NAMED = re.compile(r"(?<![\w@/.])@([\w.-]*\w)")


class Remarks:
    """Plans comments and notes under what `stands`: (what it became, its group, since when) by post id."""

    def __init__(self, dump: Dump, stands: dict[str, tuple[Origin, str, datetime]], ledger: Ledger):
        self._dump, self._stands, self._ledger = dump, stands, ledger
        self._titles = {post["Id"]: post.get("Title", "") for _, post in dump.posts}
        names = [(_squeezed(user["DisplayName"]), user["Id"]) for _, user in dump.users]
        times = Counter(name for name, _ in names)
        self._people = {name: key for name, key in names if times[name] == 1}

    def steps(self) -> Iterator[Step]:
        """The steps, in no order."""
        for row, comment in self._dump.comments:
            words = partial(self._with_mentions, from_source(comment["Text"]))
            kind = "comments" if self._is_post(comment["PostId"]) else "comments (replies to answers)"
            yield from self._remark(row, comment, f"comment/{comment['Id']}", author_of(comment), words, kind)
        for row, link in self._dump.links:
            if link["LinkTypeId"] != DUPLICATE:
                self._ledger.fold(row, "links that stand in the words themselves")
                continue
            words = partial(self._duplicate, link["RelatedPostId"])
            yield from self._remark(row, link, f"duplicate/{link['Id']}", COMMUNITY, words, "comments (notes of duplicates)")

    def _is_post(self, post: str) -> bool:
        return post in self._stands and self._stands[post][0][0] == "post"

    def _remark(self, row: Row, entry: dict, key: str, author: str, words, becomes: str) -> Iterator[Step]:
        if entry["PostId"] not in self._stands:
            self._ledger.refuse(row, f"the post it stands under ({entry['PostId']}) is not in the dump or was not taken in")
            return
        under, group, since = self._stands[entry["PostId"]]
        at = max(moment(entry["CreationDate"]), since)
        yield Say(key=key, at=at, row=row, becomes=becomes, person=author, group=group, under=under, words=words)

    def _with_mentions(self, text: str, names) -> str:
        return NAMED.sub(lambda match: f"@{self._handle_of(match[1], names) or match[1]}", text)

    def _handle_of(self, name: str, names) -> str | None:
        return names.handle_of(self._people.get(_squeezed(name), ""))

    def _duplicate(self, original: str, names) -> str:
        here = names.keys("post").get(original)
        path = f"/t/{here}" if here else f"https://{self._dump.site}/q/{original}"
        title = re.sub(r"([\[\]])", r"\\\1", self._titles.get(original) or f"question {original}")
        return f"*This asks the same as* [{title}]({path})."


def _squeezed(name: str) -> str:
    return re.sub(r"\s", "", name).casefold()
