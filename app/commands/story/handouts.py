"""Pictures and papers that hang on what is said: sent, described and attached like anybody's."""

from itertools import groupby

from flask import current_app

from app.commands.story.score import Score, Stage
from app.commands.story.texts import TEXTS, table
from app.domain.files.described import Described
from app.domain.files.intake import take
from app.domain.files.models import File
from app.domain.files.operations import attach, receive
from app.domain.people.models import Person


def plan(score: Score) -> None:
    """Hang each file on its post or reply in the moment that is said."""
    said = {(words.thread, words.comment): words.at for words in score.said}
    for place, several in groupby(table("files")["file"], _place):
        files = list(several)
        score.add(said[place], lambda stage, place=place, files=files: _hang(stage, place, files))


def _place(file: dict) -> tuple[str, str]:
    return file["thread"], f"{file['thread']}#{file['comment']}" if "comment" in file else ""


def _hang(stage: Stage, place: tuple[str, str], files: list[dict]) -> None:
    thread, comment = place
    contribution = stage.comments[comment] if comment else stage.threads[thread]
    house, author, described = current_app.config["HOUSE"], getattr(contribution, "writer", None) or contribution.author, {}
    for file in files:
        described[sent(file["name"], author).key] = Described(file.get("alt", ""))
    attach(contribution, by=author, keys=list(described), described=described, most=house.files_each)


def sent(name: str, by: Person) -> File:
    """One of the files of the story, sent by `by` and hanging on nothing yet."""
    with (TEXTS / "files" / name).open("rb") as stream:
        return receive(take(stream, name, largest=current_app.config["HOUSE"].largest_file), by=by)
