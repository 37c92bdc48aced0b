"""Where the shared seeds and benchmarks lie, and what a test says when they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds/ and data/, or a skip that says so."""
    place = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared"))
    if not (place / "seeds").is_dir():
        pytest.skip(f"no seeds in {place}: set SAYSO_SHARED to the folder that holds seeds/ and data/")
    return place


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"
