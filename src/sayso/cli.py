"""PLACEHOLDER until the command line lands: `sayso brief PATH… [-o FILE]` prints JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from sayso.model import Page
from sayso.pipeline import analyse, collate
from sayso.read import pages


def main() -> int:
    parser = argparse.ArgumentParser(prog="sayso")
    parser.add_argument("command", choices=["brief"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("-o", "--output")
    parser.add_argument("--format", default="json")
    args = parser.parse_args()
    analyses = [analyse(page) for page in pages(args.paths) if isinstance(page, Page)]
    out = msgspec.json.encode({"analyses": analyses, "dossier": collate(analyses)})
    Path(args.output).write_bytes(out) if args.output else sys.stdout.buffer.write(out)
    return 0
