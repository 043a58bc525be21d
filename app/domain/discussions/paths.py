"""Where a thread is found: one grammar for pages, mails and the tree."""

from app.domain.people.names import plain_name

LETTERS = {"post": "t", "idea": "i", "project": "p", "outcome": "o", "announcement": "n"}


def path_of(kind: str, thread_id: int, title: str = "") -> str:
    """The path of a thread's page: `/t/7-why-do-we-throw-away-the-straps`, `/i/8`, …"""
    slug = f"-{plain_name(title, 60)}" if kind == "post" and title else ""
    return f"/{LETTERS[kind]}/{thread_id}{slug.rstrip('-')}"
