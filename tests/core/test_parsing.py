from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.parsing import choice_of, date_of, number_of, text_of, truth_of

ANY = st.dictionaries(st.just("field"), st.text(max_size=40))


def test_text_is_trimmed_and_loses_what_no_database_takes():
    assert text_of({"title": "  one\r\ntwo\x00 "}, "title", limit=20) == "one\ntwo"


def test_text_that_is_needed_or_too_long_is_refused_by_name():
    with pytest.raises(Invalid) as refusal:
        text_of({"title": "   "}, "title", limit=5, required="A post needs a title.")
    assert refusal.value.errors == {"title": "A post needs a title."}
    with pytest.raises(Invalid, match="6 characters; 5 fit"):
        text_of({"title": "123456"}, "title", limit=5)


@pytest.mark.parametrize("text", ["x", "1.5", "-1", "11", "9" * 5000, "½"])
def test_a_number_out_of_reach_is_refused(text):
    with pytest.raises(Invalid):
        number_of({"hours": text}, "hours", high=10)


def test_numbers_dates_choices_and_truths_are_read():
    form = {"hours": " 7 ", "until": "2026-11-23", "kind": "spark", "counted": "on", "public": "0"}
    assert (number_of(form, "hours"), date_of(form, "until")) == (7, date(2026, 11, 23))
    assert (choice_of(form, "kind", ("talk", "spark")), truth_of(form, "counted"), truth_of(form, "public")) == ("spark", True, False)


def test_what_is_missing_has_a_default():
    assert (number_of({}, "hours", default=3), date_of({}, "until"), truth_of({}, "counted")) == (3, None, False)
    assert choice_of({}, "kind", ("talk",), default="talk") == "talk"


@given(ANY)
def test_nothing_anybody_types_breaks_reading_it(form):
    for read in (number_of, date_of, lambda f, n: choice_of(f, n, ("a",)), lambda f, n: text_of(f, n, limit=10)):
        try:
            read(form, "field")
        except Invalid as refusal:
            assert list(refusal.errors) == ["field"]
