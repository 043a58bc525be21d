"""Announcements: the makers write, somebody else lets it out."""

from app.commands.story.notation import talk_in
from app.commands.story.score import Said, Score, Stage
from app.commands.story.talk import plan_replies
from app.domain.announcements.operations import ask_for_changes, draft, edit_announcement, mark_ready, publish, submit
from app.domain.posts.operations import answer_news, write_post

FIELDS = ("headline", "summary", "body", "take_part", "contact")


def plan(score: Score, line: str, group: str, announcement: dict) -> None:
    """From the draft to the public page, or to where it waits."""
    key, at = f"{line}/announcement", score.calendar.at(announcement["at"])
    score.add(at, lambda stage: _draft(stage, line, key, announcement))
    for name, verb in (("submit", submit), ("ready", mark_ready), ("publish", publish)):
        if act := announcement.get(name):
            score.add(score.calendar.at(act[0]), lambda stage, who=act[1], verb=verb: verb(stage.nouns[key], by=stage.people[who]))
    if asked := announcement.get("ask"):
        when, who, words = asked
        score.add(score.calendar.at(when), lambda stage: ask_for_changes(stage.nouns[key], by=stage.people[who], asked=words))
        when, maker = announcement["resubmit"]
        score.add(score.calendar.at(when), lambda stage: _answer_the_asking(stage, key, maker, announcement))
    if published := announcement.get("publish"):
        out = score.calendar.at(published[0])
        score.said.append(Said(key, group, announcement["by"], out, warmth=4.5))
        plan_replies(score, group, key, talk_in(announcement.get("talk", "")), out)
    if back := announcement.get("came_back"):
        score.add(score.calendar.at(back["at"]), lambda stage: _say_what_came_back(stage, key, **back))


def _say_what_came_back(stage: Stage, key: str, at: str, by: str, group: str, **words: str) -> None:
    post = write_post(stage.groups[group], by=stage.people[by], kind="spark", firsthand="secondhand", **words)
    answer_news(post, by=stage.people[by], news=stage.threads[key])


def _draft(stage: Stage, line: str, key: str, announcement: dict) -> None:
    quote = {} if "ask" in announcement else _quote(stage, announcement)
    row = draft(stage.nouns[f"{line}/outcome"], by=stage.people[announcement["by"]], **_words(announcement), **quote)
    stage.nouns[key], stage.threads[key] = row, row.thread


def _answer_the_asking(stage: Stage, key: str, who: str, announcement: dict) -> None:
    by = stage.people[who]
    edit_announcement(stage.nouns[key], by=by, **_words(announcement), **_quote(stage, announcement))
    submit(stage.nouns[key], by=by)


def _words(announcement: dict) -> dict:
    return {name: announcement.get(name, "").strip() for name in FIELDS}


def _quote(stage: Stage, announcement: dict) -> dict:
    if not announcement.get("quote"):
        return {}
    return {"quote": announcement["quote"], "quoted": stage.people[announcement["quoted"]], "quote_agreed": True}
