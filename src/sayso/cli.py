"""The command line: arguments in, a view out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sayso.errors import NoPagesError, NoSuchPathError, OutputError, SaysoError
from sayso.model import Analysis, Dossier, Issue, Page, Severity

_FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json", ".txt": "text"}
_LISTED = 20  # issues shown on the terminal; the output has all
_EPILOG = """\
examples:
  sayso brief news/ -o dossier.html       every page in a folder, as one HTML file
  sayso brief a.html b.txt                two pages, as text on the terminal
  sayso brief "news/**/*.html" -o r.json  a pattern, everything as JSON
  curl -s URL | sayso brief - --format md one page from standard input

exit codes:
  0    all pages are done
  1    done, but a page was lost or could be read only in part (the messages name it)
  2    wrong usage, no such path, or the output cannot be written
  3    not one page could be read
  130  interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command; see the end of `sayso --help`."""
    args = _parser().parse_args(argv)
    try:
        return _brief(args.path, args.output, args.format)
    except SaysoError as error:
        _say(f"sayso: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("sayso: interrupted, nothing was written")
        return 130
    except BrokenPipeError:  # whoever read our output has gone; so that Python does not complain at exit:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    from sayso import __version__

    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="sayso", formatter_class=shape, epilog=_EPILOG,
        description="On whose say-so? Reads news pages and shows what is said to have happened and who says so.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    brief = commands.add_parser(
        "brief", formatter_class=shape, epilog=_EPILOG,
        help="read pages and write their dossier", description="Read pages and write their dossier.",
    )  # fmt: skip
    brief.add_argument("path", nargs="+", metavar="PATH", help='file, folder, pattern, or "-" for standard input')
    brief.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    brief.add_argument(
        "--format", choices=sorted(set(_FORMATS.values())), help="default: what the name of FILE says, else text"
    )
    return parser


def _brief(paths: Sequence[str], output: Path | None, form: str | None) -> int:
    from sayso.pipeline import brief
    from sayso.read import read, sources
    from sayso.show import VIEWS

    view = VIEWS[form or _form(output)]
    _check(output)
    found = sources(paths, output=output)
    analyses, dossier = brief(_watched(read(found), len(found)))
    issues = (*dossier.issues, *(issue for analysis in analyses for issue in analysis.issues))
    _report(issues)
    _refuse_nothing(analyses, issues)
    _write(view(analyses, dossier), output)
    _say(_summary(analyses, dossier, issues) + (f" → {output}" if output else ""))
    return _exit_code(issues)


def _form(output: Path | None) -> str:
    """The format that the name of the output says."""
    if output is None:
        return "text"
    try:
        return _FORMATS[output.suffix.lower()]
    except KeyError:
        known = ", ".join(_FORMATS)
        raise OutputError(f"the name {output} says no format; known: {known}. Rename it or add --format") from None


def _check(output: Path | None) -> None:
    """Says before the work, not after it, that its result cannot be written."""
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        raise OutputError(f"{output} cannot be written (no such folder, or it is one itself): choose another place")


def _watched(items: Iterable[Page | Issue], total: int) -> Iterator[Page | Issue]:
    """The same items, with a progress bar if there is a terminal to draw it on."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        for item in items:
            yield item
            bar.advance(task, int(isinstance(item, Page)))
        bar.update(task, description="comparing", total=None)


def _report(issues: Sequence[Issue]) -> None:
    """What went wrong, the losses first."""
    ordered = sorted(issues, key=lambda issue: issue.severity is Severity.NOTE)
    for issue in ordered[:_LISTED]:
        _say(f"{issue.severity.value}: {issue.message} [{issue.code}]")
    if len(ordered) > _LISTED:
        _say(f"and {len(ordered) - _LISTED} more; --format json has all")


def _refuse_nothing(analyses: Sequence[Analysis], issues: Sequence[Issue]) -> None:
    if analyses:
        return
    if any(issue.code == "no-such-path" for issue in issues):
        raise NoSuchPathError("no page to read: give an existing file, folder or pattern")
    raise NoPagesError("not one page could be read: give text or HTML pages")


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(text.encode())
    except OSError as error:
        raise OutputError(f"{output} cannot be written ({error.strerror}): choose another place") from error


def _summary(analyses: Sequence[Analysis], dossier: Dossier, issues: Sequence[Issue]) -> str:
    counts = ((len(analyses), "page"), (len(dossier.events), "event"), (len(dossier.origins), "origin"))
    return " · ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in (*counts, (len(issues), "issue")))


def _exit_code(issues: Sequence[Issue]) -> int:
    if any(issue.code == "no-such-path" for issue in issues):
        return 2
    return int(any(issue.severity is Severity.LOSS for issue in issues))


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 (the command's own voice)


if __name__ == "__main__":
    sys.exit(main())
