"""How Repair is kept pleasant: something was taken out, something was reported, and a newcomer’s first post waits.

Customer voices reads ideas before it knows whose they are."""

from app.commands.story.score import Score, Stage
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import join
from app.domain.ideas.operations import propose
from app.domain.moderation.operations import report, set_gates, take_out
from app.domain.posts.operations import write_post

GREASE = "Wet hubs again: which grease have you stayed with for more than one winter? I am on my third tube and my third opinion."
PLUG = "Half-price chargers, this week only, write to me and I will put you on the list. Bring friends."
TACTLESS = "Whoever asks this in 2026 should not be let near a hub. Read the manual, if you can."
ANSWER = "The blue one from the parts counter, two winters so far. And it is a fair question."
HELLO = "First day at the bench on Monday, coming over from Logistics. What should I learn before anybody hands me a wheel?"

QUESTION = "Every letter, also the angry ones? To some I would rather not put a question before I have an answer."
REPLY = "The angry ones most of all, but second: first the answer, then one line that asks."
LETTER = {
    "title": "Answer every letter with a question",
    "what_if": "What if every answer to a customer ended with one question of ours?",
    "would_help": "Whoever writes to us hears that somebody wants to know more, and we learn what nobody thinks of telling.",
    "first_step": "Ten letters from this week, one question each, and a look at what comes back.",
}


def plan(score: Score) -> None:
    """Members of Repair speak; those who look after it answer, or have not yet. A fresh idea stands unnamed in Customer voices."""
    at = score.calendar.at
    score.add(at("7 09:10"), lambda stage: _write(stage, "plug", "kwame", PLUG, "Chargers, half price"))
    score.add(at("7 10:25"), _take_out)
    score.add(at("4 13:05"), lambda stage: _write(stage, "grease", "jon", GREASE, "Which grease for wet hubs?"))
    score.add(at("4 14:20"), lambda stage: _say(stage, "tactless", "pavel", TACTLESS))
    score.add(at("4 15:40"), lambda stage: _say(stage, "fair", "ilse", ANSWER))
    score.add(at("1 08:05"), lambda stage: _report(stage, "ana", "It stops people from asking. Two apprentices read along here."))
    score.add(at("1 09:30"), lambda stage: _report(stage, "jon", ""))
    score.add(at("1 15:10"), _look_at_newcomers)
    score.add(at("1 15:45"), _arrive)
    score.add(at("2 09:05"), _let_ideas_begin_unnamed)
    score.add(at("now 290"), _propose_unnamed)
    score.add(at("now 250"), lambda stage: _talk_of_letters(stage, "hugo", "letter/question", QUESTION))
    score.add(at("now 170"), lambda stage: _talk_of_letters(stage, "clara", "letter/answer", REPLY, "letter/question"))


def _write(stage: Stage, key: str, who: str, body: str, title: str) -> None:
    stage.threads[f"keeping/{key}"] = write_post(stage.groups["repair"], by=stage.people[who], title=title, body=body).thread


def _say(stage: Stage, key: str, who: str, body: str) -> None:
    stage.comments[f"keeping/{key}"] = comment_on(stage.threads["keeping/grease"], by=stage.people[who], body=body)


def _take_out(stage: Stage) -> None:
    reason = "Repair is no shop. The notice board in the canteen is."
    take_out(stage.threads["keeping/plug"], by=stage.people["lee"], rule="noise", reason=reason)


def _report(stage: Stage, who: str, words: str) -> None:
    report(stage.comments["keeping/tactless"], by=stage.people[who], reason="unkind", words=words)


def _look_at_newcomers(stage: Stage) -> None:
    set_gates(stage.groups["repair"], by=stage.people["priya"], keepers_post=False, keepers_comment=False, approval="first")


def _let_ideas_begin_unnamed(stage: Stage) -> None:
    voices = stage.groups["customer-voices"]
    set_gates(voices, by=stage.people["marta"], keepers_post=False, keepers_comment=False, approval="off", blind_start=True)


def _propose_unnamed(stage: Stage) -> None:
    stage.threads["letter"] = propose(stage.groups["customer-voices"], by=stage.people["clara"], **LETTER).thread


def _talk_of_letters(stage: Stage, who: str, key: str, body: str, answered: str = "") -> None:
    parent = stage.comments.get(answered)
    stage.comments[key] = comment_on(stage.threads["letter"], by=stage.people[who], body=body, parent=parent)


def _arrive(stage: Stage) -> None:
    join(stage.groups["repair"], by=stage.people["ela"])
    _write(stage, "hello", "ela", HELLO, "Hello from Logistics")
