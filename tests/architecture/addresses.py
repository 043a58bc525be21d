"""Addresses for rules."""

from werkzeug.routing import Rule


def address_of(rule: Rule, value="1") -> str:
    """The address `rule` answers at, with `value` for every blank in it."""
    return "".join(str(value) if is_blank else text for is_blank, text in rule._trace).lstrip("|")
