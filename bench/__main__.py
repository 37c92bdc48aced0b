"""`python -m bench NAME …` runs the benchmark of that name; without one it lists them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

_HERE = Path(__file__).parent
_SOURCES = {path.stem: path / "__init__.py" if path.is_dir() else path for path in _HERE.iterdir()}
NAMES = sorted(
    name
    for name, source in _SOURCES.items()
    if not name.startswith("_") and source.is_file() and "\ndef main(" in source.read_text(encoding="utf-8")
)


def main(argv: list[str]) -> int:
    """The exit code of the benchmark named first; `--names` prints their names."""
    if argv == ["--names"]:
        print("\n".join(NAMES))
        return 0
    if not argv or argv[0] not in NAMES:
        print(f"usage: python -m bench NAME [options]; names: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    name = argv[0]
    sys.argv = [f"python -m bench {name}", *argv[1:]]
    return int(import_module(f"bench.{name}").main() or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
