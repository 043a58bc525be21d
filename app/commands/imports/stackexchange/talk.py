"""Questions as posts, answers and comments as comments, their history as edits."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from app.commands.imports.ledger import Ledger
from app.commands.imports.lengths import cut
from app.commands.imports.stackexchange.dump import Dump, moment
from app.commands.imports.stackexchange.history import Past, Wording, pasts_of
from app.commands.imports.stackexchange.people import COMMUNITY, author_of
from app.commands.imports.stackexchange.places import Places
from app.commands.imports.stackexchange.remarks import Remarks
from app.commands.imports.stackexchange.words import from_html, tags_of
from app.commands.imports.steps import Change, Origin, Row, Say, Step, Write
from app.domain.discussions.threads import LONGEST_TITLE

QUESTION, ANSWER, WIKIS = "1", "2", ("4", "5")


class Talk:
    """Plans what was said on a site; every row of posts, comments, history and links ends in a step or in `ledger`."""

    def __init__(self, dump: Dump, places: Places, ledger: Ledger):
        self._dump, self._ledger = dump, ledger
        self._pasts = pasts_of(dump, ledger)
        self._questions = {post["Id"]: post for _, post in dump.posts if post["PostTypeId"] == QUESTION}
        self._groups = {key: places.of(question) for key, question in self._questions.items()}
        self._accepted = {question.get("AcceptedAnswerId") for question in self._questions.values()} - {None}
        # Where each question and answer stands: what it became, its group, and since when.
        self._stands: dict[str, tuple[Origin, str, datetime]] = {}

    def steps(self) -> Iterator[Step]:
        """Questions first, then answers, so that each knows what it stands under; put them in order of time."""
        for row, post in self._dump.posts:
            if post["PostTypeId"] == QUESTION:
                yield from self._question(row, post)
        for row, post in self._dump.posts:
            if post["PostTypeId"] == ANSWER:
                yield from self._answer(row, post)
            elif post["PostTypeId"] in WIKIS:
                self._ledger.fold(row, "told in the about of a group")
            elif post["PostTypeId"] != QUESTION:
                self._ledger.refuse(row, f"no known kind of post: PostTypeId {post['PostTypeId']}")
        yield from Remarks(self._dump, self._stands, self._ledger).steps()

    def _question(self, row: Row, post: dict) -> Iterator[Step]:
        at, group = moment(post["CreationDate"]), self._groups[post["Id"]]
        first = self._first(post)
        self._stands[post["Id"]] = (("post", post["Id"]), group, at)
        yield Write(
            key=post["Id"], at=at, row=row, becomes="posts (questions)", person=author_of(post, "Owner"), group=group,
            title=cut(first.title, LONGEST_TITLE), kind="question", words=partial(self._asked, post, first),
        )  # fmt: skip
        yield from self._later(post, ("post", post["Id"]), at, self._asked)
        yield from self._closings(post, group, at)

    def _answer(self, row: Row, post: dict) -> Iterator[Step]:
        if post.get("ParentId") not in self._stands:
            self._ledger.refuse(row, f"the question it answers ({post.get('ParentId')}) is not in the dump")
            self._orphan(post)
            return
        under, group, asked = self._stands[post["ParentId"]]
        at, key = max(moment(post["CreationDate"]), asked), f"answer/{post['Id']}"
        self._stands[post["Id"]] = (("comment", key), group, at)
        yield Say(
            key=key, at=at, row=row, becomes="comments (answers)", person=author_of(post, "Owner"), group=group, under=under,
            words=partial(self._answered, post, self._first(post)),
        )  # fmt: skip
        yield from self._later(post, ("comment", key), at, self._answered)

    def _first(self, post: dict) -> Wording:
        past = self._pasts.get(post["Id"], Past())
        if past.first:
            return past.first if past.first.title or not post.get("Title") else Wording(post["Title"], past.first.body, past.first.tags)
        return Wording(post.get("Title", ""), from_html(post.get("Body", "")), tuple(tags_of(post.get("Tags", ""))))

    def _later(self, post: dict, of: Origin, since: datetime, words) -> Iterator[Step]:
        author = author_of(post, "Owner")
        for revision in self._pasts.get(post["Id"], Past()).revisions:
            becomes = "edits" if revision.by == author else "edits by somebody else, kept in the author's name"
            title = cut(revision.wording.title or post.get("Title", ""), LONGEST_TITLE)
            told = partial(words, post, revision.wording)
            yield Change(key=revision.key, at=max(revision.at, since), row=revision.row, becomes=becomes, of=of, title=title, words=told)

    def _closings(self, post: dict, group: str, since: datetime) -> Iterator[Step]:
        for row, entry in self._pasts.get(post["Id"], Past()).closings:
            if not post.get("ClosedDate"):
                self._ledger.leave(row, "closings of questions that were opened again")
                continue
            at = max(moment(entry["CreationDate"]), since)
            words = partial(_said, f"*This question was closed on {at.day} {at:%B %Y}.*")
            yield Say(
                key=f"closing/{entry['Id']}", at=at, row=row, becomes="comments (notes of closing)", person=COMMUNITY, group=group,
                under=("post", post["Id"]), words=words,
            )  # fmt: skip

    def _orphan(self, post: dict) -> None:
        past = self._pasts.get(post["Id"], Past())
        for row in [*(revision.row for revision in past.revisions), *(row for row, _ in past.closings)]:
            self._ledger.refuse(row, f"the post it changes ({post['Id']}) was not taken in")

    def _asked(self, post: dict, wording: Wording, _names) -> str:
        tags = " ".join(f"`{tag}`" for tag in wording.tags)
        source = f"[{self._dump.site}](https://{self._dump.site}/q/{post['Id']}), {post.get('ContentLicense', 'CC BY-SA')}"
        return "\n\n".join(part for part in (wording.body, f"{tags} · {source}" if tags else source) if part)

    def _answered(self, post: dict, wording: Wording, _names) -> str:
        return f"**✓ The accepted answer**\n\n{wording.body}" if post["Id"] in self._accepted else wording.body


def _said(words: str, _names) -> str:
    return words
