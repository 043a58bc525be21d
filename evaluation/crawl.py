"""`python -m evaluation.crawl`: walk every list of the house at hand as five readers, and add up what every card says of itself."""

import sys

from sqlalchemy import func, select

from app import create_app
from app.config import Config
from app.core.database import db
from app.domain.groups.models import Membership
from app.domain.people.models import Person
from app.subscribers.ranking.queries import LISTS, feed_for, listed
from evaluation.report import Report

READERS, PAGES = 5, 60


def readers() -> list[Person]:
    """Five people from the one in most groups to one in a single group."""
    groups = func.count(Membership.id)
    query = select(Person).join(Membership, Membership.person_id == Person.id).where(Person.kind == "staff", Membership.state == "active")
    people = list(db.session.scalars(query.group_by(Person.id).order_by(groups.desc(), Person.id)))
    return [people[round(place * (len(people) - 1) / (READERS - 1))] for place in range(READERS)]


def cards_of(person: Person):
    """Every card of Home in both orders and of every list, at most `PAGES` pages of each."""
    asked = [lambda after, order=order: feed_for(person, order=order, after=after) for order in ("newest", "relevant")]
    asked += [lambda after, name=name: listed(name, person, after=after) for name in LISTS]
    for ask in asked:
        after = None
        for _ in range(PAGES):
            page = ask(after)
            yield from page.rows
            after = page.next
            if not after:
                break


def main() -> int:
    """Print how many cards there were and how far any of them is off; 1 if one is."""
    report, worst = Report(), 0.0
    with create_app(Config.from_environment()).app_context(), db.reading():
        report.section("Every card of a crawl")
        for person in readers():
            cards = list(cards_of(person))
            off = max((abs(sum(part.value for part in card.why) - card.score) for card in cards), default=0.0)
            worst = max(worst, off)
            report.add(f"cards met by a reader, {len({card.id for card in cards}):,} contributions", len(cards), at_least=1)
        report.add("parts off their score, at most", worst, at_most=1e-9)
    return bool(report.broken)


if __name__ == "__main__":
    sys.exit(main())
