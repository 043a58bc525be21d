"""The first table of a Stack Exchange import: what the dump holds."""

from collections import Counter

from app.commands.imports.ledger import Ledger
from app.commands.imports.stackexchange.dump import Dump


def count(dump: Dump, ledger: Ledger) -> None:
    """Enter the counts."""
    posts = [post for _, post in dump.posts]
    comments = [comment for _, comment in dump.comments]
    writers = {post.get("OwnerUserId") for post in posts} | {comment.get("UserId") for comment in comments}
    wrote, nameless = sum(user["Id"] in writers for _, user in dump.users), None in writers
    told = f"{wrote:,} wrote a post or comment{f'; {wrote + 1:,} with those counted as one of whom no account is left' if nameless else ''}"
    ledger.count("site", f"{dump.name} ({dump.site})")
    ledger.count("Users", ledger.heaps["Users"], of=told)
    _count_posts(posts, ledger)
    known = {post["Id"] for post in posts}
    orphans = sum(comment["PostId"] not in known for comment in comments)
    ledger.count("Comments", ledger.heaps["Comments"], of=f"{orphans} orphans")
    _count_votes(dump, known, ledger)
    for name in ("Tags", "Badges", "PostHistory", "PostLinks"):
        ledger.count(name, ledger.heaps[name])
    rows = (*dump.posts, *dump.comments, *dump.history, *dump.badges, *dump.users)
    dates = [entry[date] for _, entry in rows for date in ("CreationDate", "Date", "LastAccessDate") if date in entry]
    if dates:
        ledger.count("range", f"{min(dates)[:10]} .. {max(dates)[:10]}")


def _count_posts(posts: list[dict], ledger: Ledger) -> None:
    kinds = Counter(post["PostTypeId"] for post in posts)
    accepted = sum("AcceptedAnswerId" in post for post in posts)
    closed = sum("ClosedDate" in post for post in posts)
    wikis = f"{kinds['5']} tag wikis, {kinds['4']} excerpts"
    of = f"{kinds['1']:,} questions, {kinds['2']:,} answers, {wikis}; {accepted} accepted, {closed} closed"
    ledger.count("Posts", ledger.heaps["Posts"], of=of)


def _count_votes(dump: Dump, known: set[str], ledger: Ledger) -> None:
    kinds = Counter(vote["VoteTypeId"] for _, vote in dump.votes)
    names = {"2": "up", "3": "down", "1": "accept", "10": "deletion", "15": "moderator", "16": "edit", "6": "close", "11": "undelete"}
    told = ", ".join(f"{kinds[kind]:,} {name}" for kind, name in names.items())
    gone = sum(vote["PostId"] not in known for _, vote in dump.votes)
    ledger.count("Votes", ledger.heaps["Votes"], of=f"{told}; {gone} on posts since deleted")
