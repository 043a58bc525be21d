"""The lines: a remark becomes an idea, a project, an outcome, news. Each told in a file of its own."""

from collections.abc import Iterator

from app.commands.story import ideas, news, projects, results
from app.commands.story.score import Score, Stage
from app.commands.story.texts import named, table
from app.domain.posts.operations import mark_spark


def plan(score: Score) -> None:
    """Put every line into the score, as far as it has come."""
    guests = set(table("people")["guests"])
    for line in _lines():
        key, group = line["key"], line["idea"]["group"]
        if spark := line.get("spark"):
            _plan_spark(score, key, *spark)
        ideas.plan(score, key, line["idea"], guests)
        if project := line.get("project"):
            projects.plan(score, key, group, project)
        if outcome := line.get("outcome"):
            results.plan(score, key, group, outcome, line.get("announcement", {}))
        if announcement := line.get("announcement"):
            news.plan(score, key, group, announcement)


def _lines() -> Iterator[dict]:
    for path in named("lines", ".toml"):
        told = table(f"lines/{path.stem}")
        yield from told.get("line", [told])


def _plan_spark(score: Score, key: str, when: str, who: str) -> None:
    def mark(stage: Stage) -> None:
        mark_spark(stage.nouns[key], by=stage.people[who])

    score.add(score.calendar.at(when), mark)
