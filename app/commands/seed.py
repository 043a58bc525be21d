"""`flask seed` (its author is about to replace this file)."""


def register(app):
    """Nothing yet."""
