"""What sounds like a title somebody is about to give: by its telling words, among what they may read."""

import numpy as np
from whoosh.analysis import STOP_WORDS

from app.domain.people.models import Person
from app.subscribers.search.analysis import root_of
from app.subscribers.search.asking import Asked, asked
from app.subscribers.search.hits import Hit, hits_of
from app.subscribers.search.index import index
from app.subscribers.search.reading import Reading
from app.subscribers.search.rooms import rooms_open_to
from app.subscribers.search.things import KINDS, key_of

SHOWN = 3
SHORTEST, LONGEST = 3, 160
# A word in a text says less than one in a title; with less than half of what the words tell together, it is something else.
IN_TEXT, ENOUGH = 0.6, 0.5
# What fewer than one in so many say counts no more than that, or one odd word would outweigh all others.
RAREST = 60
# Half of all titles ask something; that makes none of them alike.
ORDINARY = STOP_WORDS.union(
    "about all any anybody anyone been can could did do does from get has have how into just know let like more need new not now one our "
    "out over please should some somebody someone than that their them there they to up us want was we were what when where which who why "
    "will with would you your".split()
)


def things_like(title: str, *, seen_by: Person | None, kinds: tuple[str, ...], but: int | None = None) -> list[Hit]:
    """Up to three things of `kinds` that sound like `title` and that `seen_by` may read, the likest first, without the thread `but`.

    Empty where the title says too little or there is no index. At most two queries for threads or for groups.
    """
    question = asked(title[:LONGEST])
    if not _telling(question):
        return []
    allowed = rooms_open_to(seen_by).allowed
    found = index.answer(lambda reading: _likest(reading, question, allowed, kinds)) if allowed else None
    keys = [key for key in found or () if key != f"thread:{but}"]
    return [hit for hit in hits_of(keys, question, seen_by=seen_by) if hit.state != "withdrawn"][:SHOWN]


def _telling(question: Asked) -> dict[str, None]:
    return dict.fromkeys(word for word in question.words if len(word) >= SHORTEST and word not in ORDINARY)


def _likest(reading: Reading, question: Asked, allowed: frozenset[int], kinds: tuple[str, ...]) -> list[str]:
    """Keys of what is likest, one more than shown and a few for those that turn out not to be there."""
    what = reading.columns["what"]
    within = reading.visible(allowed) & np.isin(what % len(KINDS), [KINDS.index(kind) for kind in kinds])
    likeness, told = np.zeros(reading.count), 0.0
    for word in _telling(question):
        begins = word == question.beginning
        titles, texts = (_with(reading, field, word, begins) & within for field in ("title", "text"))
        # Rare is what few of those say that the asker may read: others' rooms have no part in it.
        rarity = np.log1p(min(within.sum() / (1 + texts.sum()), RAREST))
        likeness += rarity * np.where(titles, 1, IN_TEXT * texts)
        told += rarity
    numbers = np.flatnonzero(likeness > 0)
    numbers = numbers[likeness[numbers] >= ENOUGH * told]
    order = np.lexsort((what[numbers], reading.columns["at"][numbers], likeness[numbers]))[::-1]
    return [key_of(int(what[number])) for number in numbers[order][: 2 * SHOWN]]


def _with(reading: Reading, field: str, word: str, begins: bool) -> np.ndarray:
    """Which documents have `word`, or one that begins with it where it may not be finished."""
    have = np.zeros(reading.count, bool)
    for form in {root_of(word), *(reading.beginnings(field, word) if begins else ())}:
        have[reading.postings(field, form)[0]] = True
    return have
