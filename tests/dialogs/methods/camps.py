"""Made-up residents: camps that mostly answer alike, with noise and gaps from a fixed seed."""

import numpy as np

from dialogs.methods.opinion_counts import Votes


def camps(sizes: list[int], statements: int, seed: int, *, noise: float = 0.1, gaps: float = 0.1) -> Votes:
    """People of camp 0 first; each camp disagrees with every other on about half of the statements."""
    random = np.random.default_rng(seed)
    stands = random.choice([-1.0, 1.0], size=(len(sizes), statements))
    votes = np.repeat(stands, sizes, axis=0)
    stray = random.random(votes.shape) < noise
    votes[stray] = random.integers(-1, 2, stray.sum())
    votes[random.random(votes.shape) < gaps] = np.nan
    return votes


def rows(*lines: str) -> Votes:
    """One row per line "8 +-0.": how many people, then agree, disagree, pass, not answered."""
    value = {"+": 1.0, "-": -1.0, "0": 0.0, ".": np.nan}
    parts = [line.split() for line in lines]
    return np.array([[value[sign] for sign in answers] for n, answers in parts for _ in range(int(n))])
