"""How sure a mean is."""

import numpy as np


def between(values) -> tuple[float, float]:
    """The 95 % interval of the mean of many independent `values`."""
    error = 1.96 * np.std(values) / np.sqrt(len(values))
    return float(np.mean(values) - error), float(np.mean(values) + error)
