"""Words spelled nearly as somebody typed them, out of texts they may read."""

import numpy as np
from whoosh.support.levenshtein import damerau_levenshtein as distance

from app.subscribers.search.analysis import root_of
from app.subscribers.search.reading import Reading

# Short words have too many neighbours; in long ones two slips are still the same word.
SHORTEST, LONG = 4, 8
OFFERED = 3


def alike(reading: Reading, words: tuple[str, ...], within: np.ndarray) -> dict[str, list[str]]:
    """For each of `words` that no document of `within` has, up to three that some have, nearest first. Empty if one has none."""
    instead = {}
    for word in dict.fromkeys(words):
        if _there(reading, root_of(word), within):
            continue
        instead[word] = _nearest(reading, word, within) if len(word) >= SHORTEST else []
    return instead if all(instead.values()) else {}


def _nearest(reading: Reading, word: str, within: np.ndarray) -> list[str]:
    most = 2 if len(word) >= LONG else 1
    letters = set(word)
    # Each slip changes two letters at most; comparing letters is far cheaper than measuring.
    likely = (known for known in reading.words_like(word) if len(letters.symmetric_difference(known)) <= 2 * most)
    near = ((distance(known, word, limit=most), known) for known in likely)
    found = sorted((far, -_there(reading, known, within), known) for far, known in near if far <= most)
    whole = {}
    for _, number, known in found:
        # A bare root is in the index too, and need not be a word anybody wrote.
        if number and whole.get(root_of(known), root_of(known)) == root_of(known):
            whole[root_of(known)] = known
    return list(whole.values())[:OFFERED]


def _there(reading: Reading, word: str, within: np.ndarray) -> int:
    """How many documents of `within` have `word`."""
    return int(within[reading.postings("text", word)[0]].sum())
