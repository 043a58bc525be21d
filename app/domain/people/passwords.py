"""Passwords: hashed with Argon2id, refused when everybody knows them."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from app.core.errors import Invalid

LONGEST = 1024
SHORTEST = 10
_COMMON = frozenset(
    "1234567890 0123456789 12345678910 123456789a password12 password123 password1234 passw0rd123 qwertyuiop qwerty12345 qwertyuiop1 "
    "1q2w3e4r5t 1qaz2wsx3edc iloveyou123 letmein1234 welcome1234 welcome123 administrator changeme123 sunshine123 football123 "
    "princess123 dragon12345 monkey12345 abcdefghij abc123456789 a123456789 aaaaaaaaaa 1111111111 0000000000 9876543210 "
    "superman123 trustno1234 kithline123 correcthorsebatterystaple".split()
)
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Checked when nobody has that address, so that the answer takes as long as for somebody who has.
_NOBODY = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """The Argon2id hash of `password`. Raises Invalid(password=…) for one that protects nothing."""
    if len(password) < SHORTEST:
        raise Invalid(password=f"At least {SHORTEST} characters, please; four plain words are fine.")
    if len(password) > LONGEST:
        raise Invalid(password=f"At most {LONGEST:,} characters fit.")
    if password.casefold() in _COMMON or len(set(password)) < 4:
        raise Invalid(password="That one is on every list of known passwords. Choose another.")
    return _hasher.hash(password)


def is_password(password: str, hashed: str | None) -> bool:
    """Whether `password` is the one `hashed` was made from; takes its time either way."""
    try:
        return _hasher.verify(hashed or _NOBODY, password[:LONGEST]) and hashed is not None
    except (VerifyMismatchError, InvalidHashError):
        return False
