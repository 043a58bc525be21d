"""What a reader adds: attention lets in, own experience comes before trusted people, nobody speaks twice in a row."""

from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine.personal import attention, ground, trust, variety


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_attention_never_counts_for_less(one, other):
    assert attention(0) == 0
    assert (attention(one) <= attention(other)) == (one <= other) or attention(one) == attention(other)


@given(st.integers(0, 10_000))
def test_own_experience_comes_before_however_many_trusted_people(people):
    assert ground(False) == 0 == trust(0)
    assert trust(people) <= trust(people + 1) < ground(True)


@given(st.integers(0, 50), st.integers(0, 50))
def test_repetition_only_ever_takes_off_and_never_everything(by_author, in_group):
    assert variety(0, 0) == 0
    assert variety(by_author + 1, in_group) < variety(by_author, in_group) <= 0
    assert variety(by_author, in_group + 1) < variety(by_author, in_group)
    assert variety(10**3, 10**3) > -2
