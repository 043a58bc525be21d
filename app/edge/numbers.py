"""Ids in paths: what no table could hold is simply not there."""

from flask import Flask
from werkzeug.routing import IntegerConverter

LARGEST = 2**31 - 1


class Id(IntegerConverter):
    """`<int:…>` up to what an integer column of PostgreSQL holds; beyond it the path matches nothing."""

    def __init__(self, map, fixed_digits=0, min=None, max=LARGEST, signed=False):
        super().__init__(map, fixed_digits, min, max, signed)


def register_numbers(app: Flask) -> None:
    """Before any route is added."""
    app.url_map.converters["int"] = Id
