"""Benchmarks on public data and on speed: `python -m bench NAME [--data DIR] [--json]`."""
