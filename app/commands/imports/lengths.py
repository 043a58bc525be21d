"""Words that are longer than one contribution holds."""

from app.domain.discussions.threads import LONGEST_BODY

EMPTY = "*(an empty message)*"


def first_and_rest(words: str) -> tuple[str, list[str]]:
    """`words` in pieces that fit, cut between lines where there are any. Never empty."""
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    pieces = []
    while len(words) > LONGEST_BODY:
        cut = max(words.rfind("\n", 0, LONGEST_BODY), words.rfind(" ", LONGEST_BODY - 200, LONGEST_BODY), LONGEST_BODY // 2)
        pieces.append(words[:cut].strip())
        words = words[cut:].strip()
    pieces.append(words)
    pieces = [piece for piece in pieces if piece] or [EMPTY]
    return pieces[0], pieces[1:]


def cut(words: str, limit: int) -> str:
    """`words` on one line of at most `limit` characters."""
    words = " ".join(words.split())
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + "…"
