"""Errors that are only logged, made loud."""

import logging
from contextlib import contextmanager


class _Ear(logging.Handler):
    def __init__(self):
        super().__init__(logging.ERROR)
        self.heard = []

    def emit(self, record):
        self.heard.append(record)


@contextmanager
def loud(name: str):
    """Raise at the end of the block what the logger `name` reported as an error inside it."""
    ear, logger = _Ear(), logging.getLogger(name)
    logger.addHandler(ear)
    try:
        yield
    finally:
        logger.removeHandler(ear)
    for record in ear.heard:
        raise AssertionError(record.getMessage()) from (record.exc_info[1] if record.exc_info else None)
