"""Any answers at all: known values, unknown values, lists where texts belong, nothing."""

from hypothesis import strategies as st

from portal.questions import QUESTIONS


def _values_of(field: str) -> st.SearchStrategy[object]:
    question = QUESTIONS[field]
    known = [option.value for option in question.options] + list(question.also)
    known += [option.value for variant in question.variants for option in variant.options]
    return st.one_of(st.sampled_from(known) if known else st.text(max_size=9), st.text(max_size=4), st.just(["x", ""]))


ANSWERS = st.fixed_dictionaries({}, optional={field: _values_of(field) for field in QUESTIONS})
