"""The ranking keeps its bounds, on real data and under attack: the evaluation as `make evaluate FAST=1` runs it."""

import re

import pytest

from evaluation import __main__ as evaluation


@pytest.mark.parametrize("part", ["simulation", "reddit", "cascades", "kernels"])
def test_every_figure_is_within_its_bounds(part, capsys, record_property):
    failed, told = evaluation.main(["--fast", part]), capsys.readouterr().out
    assert not failed, told
    record_property("figures", int(re.search(r"(\d+) figures", told)[1]))
