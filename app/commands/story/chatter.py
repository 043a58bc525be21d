"""The everyday hum: handovers, rides, bench notes, put together from short pieces, each used as rarely as possible."""

from random import Random

from app.commands.story.notation import Opening, Reply
from app.commands.story.score import Score
from app.commands.story.talk import hour, plan_thread
from app.commands.story.texts import named, table

FIRST_DAY = 166


class Bag:
    """Pieces drawn until the bag is empty, then filled and shaken again."""

    def __init__(self, pieces: list, dice: Random):
        self.pieces, self.dice, self.left = pieces, dice, []

    def draw(self):
        """The next piece; each comes once before any comes twice."""
        if not self.left:
            self.left = self.dice.sample(self.pieces, len(self.pieces))
        return self.left.pop()


def plan(score: Score) -> None:
    """Every series of `texts/series/` at its own rhythm."""
    for path in named("series", ".toml"):
        series = table(f"series/{path.stem}")
        bags = {name: Bag(pieces, score.dice) for name, pieces in series.get("pieces", {}).items()}
        replies, writers = Bag(series["replies"], score.dice), Bag(series["writers"].split(), score.dice)
        commenters = Bag(series["commenters"].split(), score.dice)
        for number in range(series["count"]):
            _plan_one(score, series, path.stem, number, bags, replies, writers, commenters)


def _plan_one(score: Score, series: dict, name: str, number: int, bags: dict, replies: Bag, writers: Bag, commenters: Bag) -> None:
    day = max(FIRST_DAY - int(number * FIRST_DAY / (series["count"] - 1)) - score.dice.randrange(2), 1)
    when = f"{day} {hour(score, series['group'])}"
    weekday = f"{score.calendar.at(when):%A}"
    title, body = (_fill(score, series[part], bags, number, weekday) for part in ("title", "body"))
    opening = Opening(
        who=writers.draw(), kind=series.get("kind", "talk"), when=when, title=title, body=body, warmth=series.get("warmth", 0.8)
    )
    there = score.calendar.at(when)
    for _ in range(min(int(score.dice.expovariate(1 / series.get("talkative", 2.0))), 6)):
        who = commenters.draw()
        if score.arrived[who] < there and who != opening.who:
            opening.replies.append(Reply(sign="->", who=who, body=replies.draw()))
    plan_thread(score, series["group"], opening, f"{name}-{number}")


def _fill(score: Score, shapes: list[str], bags: dict, number: int, weekday: str) -> str:
    """One of `shapes` with every `{name}` replaced by a piece drawn from the bag of that name."""
    text = score.dice.choice(shapes)
    for name, bag in bags.items():
        while f"{{{name}}}" in text:
            text = text.replace(f"{{{name}}}", bag.draw(), 1)
    return text.replace("{weekday}", weekday).replace("{number}", str(number + 1)).strip()
