"""What a picture is said to show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Described:
    """What a picture shows, or that it is there for show only."""

    alt: str = ""
    is_decorative: bool = False
