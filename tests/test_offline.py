"""The main job needs no network and is the same on any machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_NO_NETWORK = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("sayso opened a socket")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from sayso.cli import main
sys.exit(main())
"""


def _brief(paths: list[str], *, seed: str = "0", zone: str = "UTC", form: str = "json") -> bytes:
    env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
    command = [sys.executable, "-c", _NO_NETWORK, "brief", *paths, "--format", form]
    run = subprocess.run(command, check=False, capture_output=True, env=env)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout


def test_same_bytes_for_any_order_hash_seed_and_time_zone(samples: Path) -> None:
    pages = sorted(str(page) for page in samples.iterdir())
    first = _brief(pages)
    assert len(first) > 10_000
    assert _brief(pages[::-1], seed="1", zone="Asia/Tokyo") == first
    assert _brief(pages[5:] + pages[:5], seed="4242", zone="America/New_York") == first


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_every_view_is_the_same_for_any_order(samples: Path, form: str) -> None:
    pages = sorted(str(page) for page in samples.iterdir())
    assert _brief(pages, form=form) == _brief(pages[::-1], seed="7", form=form)
