"""The command line: arguments in, a view out."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import NoPagesError, NoSuchPathError, OutputError, SaysoError, cause
from sayso.model import Analysis, Dossier, Issue, Severity
from sayso.usage import FORMATS, parser

if TYPE_CHECKING:
    from sayso.engine import Job, Limits
    from sayso.read import Options

_LISTED = 20  # issues shown on the terminal; the output has all


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the command; see the end of `sayso --help`."""
    args = parser().parse_args(argv)
    try:
        return _COMMANDS[args.command](args)
    except SaysoError as error:
        _say(f"sayso: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("sayso: interrupted, no more is written")
        return 130
    except BrokenPipeError:  # whoever read our output has gone; so that Python does not complain at exit:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the outermost place: whatever comes here is a fault of ours, and says where it is
        _say(f"sayso: a fault of sayso itself ({cause(error)}): please report it with the pages")
        return 4


def _brief(args: Namespace) -> int:
    from sayso.pipeline import brief
    from sayso.show import VIEWS

    view = VIEWS[args.format or _form(args.output)]
    _check(args.output)
    analyses, dossier = brief(_found(args, _analysing(args), args.output))
    issues = (*dossier.issues, *(issue for analysis in analyses for issue in analysis.issues))
    _report(issues)
    _refuse_nothing(len(analyses), issues)
    _write(view(analyses, dossier), args.output)
    _say(_summary(analyses, dossier, issues) + (f" → {args.output}" if args.output else ""))
    return _exit_code(issues)


def _pages(args: Namespace) -> int:
    from sayso.engine import outlining
    from sayso.show import PAGES

    issues: list[Issue] = []
    count = 0

    def noted(found: Iterable[Analysis | Issue]) -> Iterator[Analysis | Issue]:
        nonlocal count
        for item in found:
            issues.extend((item,) if isinstance(item, Issue) else item.issues)
            count += isinstance(item, Analysis)
            yield item

    for piece in PAGES[args.format](noted(_found(args, outlining))):
        _write(piece, None)
    _report(issues)
    _refuse_nothing(count, issues)
    _say(_counted((count, "page"), (len(issues), "issue")))
    return _exit_code(issues)


def _why(args: Namespace) -> int:
    from sayso.show import WHY

    return _asked(args, WHY[args.format], args.time)


def _who(args: Namespace) -> int:
    from sayso.show import WHO

    return _asked(args, WHO[args.format], args.name)


def _asked(args: Namespace, view: Callable[[Sequence[Analysis], Dossier, str], str], words: str) -> int:
    """Reads the pages and shows what bears on the words."""
    from sayso.pipeline import brief

    analyses, dossier = brief(_found(args, _analysing(args)))
    issues = (*dossier.issues, *(issue for analysis in analyses for issue in analysis.issues))
    _report(issues)
    _refuse_nothing(len(analyses), issues)
    _write(view(analyses, dossier, words), None)
    _say(_counted((len(analyses), "page"), (len(issues), "issue")))
    return _exit_code(issues)


_COMMANDS: dict[str, Callable[[Namespace], int]] = {"brief": _brief, "pages": _pages, "who": _who, "why": _why}


def _analysing(args: Namespace) -> Callable[[Options], Job]:
    """The job of a command that shows what pages say, with the parser if `--parse` asks for it."""
    from sayso.engine import analysing

    if not getattr(args, "parse", False):
        return analysing
    from sayso.parsing import english

    return partial(analysing, parser=english())


def _limits(args: Namespace) -> Limits:
    """What a page may cost: more with a parser."""
    from sayso.engine import PARSING, Limits

    return PARSING if getattr(args, "parse", False) else Limits()


def _found(args: Namespace, job: Callable[[Options], Job], output: Path | None = None) -> Iterator[Analysis | Issue]:
    """What the job makes of the pages that the arguments name, with a progress bar if there is a terminal for it."""
    from sayso.engine import looked_at
    from sayso.read import Net, Options, mapping, sources

    options = Options(mapping(args.map)) if args.map is not None else Options()
    found = sources(args.path, output=output, net=Net.ON if args.fetch else Net.OFF)
    if not sys.stderr.isatty():
        yield from looked_at(found, job(options), workers=args.workers, limits=_limits(args))
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[pages]}"), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, auto_refresh=False
    ) as bar:  # no thread: children are forked
        task, pages = bar.add_task("reading", total=len(found), pages=""), 0
        looked = looked_at(
            found, job(options), workers=args.workers, limits=_limits(args), passed=lambda _: bar.advance(task)
        )
        for item in looked:
            yield item
            pages += isinstance(item, Analysis)
            bar.update(task, pages=_counted((pages, "page")), refresh=True)
        bar.update(task, description="comparing", total=None, refresh=True)


def _form(output: Path | None) -> str:
    """The format that the name of the output says."""
    if output is None:
        return "text"
    try:
        return FORMATS[output.suffix.lower()]
    except KeyError:
        known = ", ".join(FORMATS)
        raise OutputError(f"the name {output} says no format; known: {known}. Rename it or add --format") from None


def _check(output: Path | None) -> None:
    """Says before the work, not after it, that its result cannot be written."""
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        raise OutputError(f"{output} cannot be written (no such folder, or it is one itself): choose another place")


def _report(issues: Sequence[Issue]) -> None:
    """What went wrong, the losses first."""
    ordered = sorted(issues, key=lambda issue: issue.severity is Severity.NOTE)
    for issue in ordered[:_LISTED]:
        _say(f"{issue.severity.value}: {issue.message} [{issue.code}]")
    if len(ordered) > _LISTED:
        _say(f"and {len(ordered) - _LISTED} more; --format json has all")


def _refuse_nothing(count: int, issues: Sequence[Issue]) -> None:
    if count:
        return
    if any(issue.code == "no-such-path" for issue in issues):
        raise NoSuchPathError("no page to read: give an existing file, folder or pattern")
    raise NoPagesError("not one page could be read: give text, HTML or another format of `sayso brief --help`")


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
    events, origins = len(dossier.events), len(dossier.origins)
    return _counted((len(analyses), "page"), (events, "event"), (origins, "origin"), (len(issues), "issue"))


def _counted(*counts: tuple[int, str]) -> str:
    return " · ".join(f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in counts)


def _exit_code(issues: Sequence[Issue]) -> int:
    if any(issue.code == "no-such-path" for issue in issues):
        return 2
    return int(any(issue.severity is Severity.LOSS for issue in issues))


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 (the command's own voice)


if __name__ == "__main__":
    sys.exit(main())
