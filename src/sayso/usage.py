"""What the command line takes: its arguments, with examples and exit codes as help."""

from __future__ import annotations

import argparse
from pathlib import Path

FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json", ".txt": "text"}

_BRIEF = """\
examples:
  sayso brief news/ -o dossier.html            every page in a folder, as one HTML file
  sayso brief a.html b.txt c.md                pages and copied text, as a summary on the terminal
  sayso brief "news/**/*.html" -o r.json       a pattern, everything as JSON
  sayso brief crawl.warc.gz more.wacz          web archives
  sayso brief saved.mhtml letter.eml paper.pdf a saved page, a newsletter, a PDF with text in it
  sayso brief feed.xml pages.zip -o d.md       a feed with full text, pages in a ZIP file
  zcat dump.jsonl.gz | sayso brief - --map text=story.plain,url=link
                                               JSON lines from a pipe, fields by name
  sayso brief --fetch https://a.example/story  from the web (never without --fetch)
"""
_PAGES = """\
examples:
  sayso pages news/                            one line a page: who, when, languages, passages by kind
  sayso pages dump.txt --passages              every passage: what was set aside as what, and by which rule
  sayso pages crawl.warc.gz --format jsonl     any archive as JSON lines, which sayso reads again
"""
_WHY = """\
examples:
  sayso why a.html b.txt                       the day of each page and of each time expression, with the reasons
  sayso why news/ --time "last Friday"         only expressions with these words
  sayso why page.txt --format json             the same as data
"""
_WHO = """\
examples:
  sayso who news/                              everybody whom the pages name, under all their names
  sayso who news/ --name Hassan                who that is, why these names are one, and what they are said to have said
  sayso who a.txt b.html --format json         the same as data
"""
_EXIT_CODES = """
exit codes:
  0    all pages are done
  1    done, but a page was lost or could be read only in part (the messages name it)
  2    wrong usage, no such path, or the output cannot be written
  3    not one page could be read
  4    a fault of sayso itself; the message says where
  130  interrupted
"""
_SHAPE = argparse.RawDescriptionHelpFormatter


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    from sayso import __version__

    out = argparse.ArgumentParser(
        prog="sayso", formatter_class=_SHAPE,
        epilog="".join((_BRIEF, *(part.partition("\n")[2] for part in (_PAGES, _WHY, _WHO)), _EXIT_CODES)),
        description="On whose say-so? Reads news pages and shows what is said to have happened and who says so.",
    )  # fmt: skip
    out.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = out.add_subparsers(dest="command", required=True, metavar="COMMAND")
    brief = commands.add_parser(
        "brief", formatter_class=_SHAPE, epilog=_BRIEF + _EXIT_CODES,
        help="read pages and write their dossier", description="Read pages and write their dossier.",
    )  # fmt: skip
    _input(brief)
    _parse(brief)
    brief.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    brief.add_argument(
        "--format", choices=sorted(set(FORMATS.values())), help="default: what the name of FILE says, else text"
    )
    pages = commands.add_parser(
        "pages", formatter_class=_SHAPE, epilog=_PAGES + _EXIT_CODES,
        help="show how each page was read", description="Read pages and show how each was read: one line a page.",
    )  # fmt: skip
    _input(pages)
    shape = pages.add_mutually_exclusive_group()
    shape.add_argument("--format", choices=("json", "jsonl", "text"), default="text", help="default: text")
    shape.add_argument(
        "--passages", dest="format", action="store_const", const="passages",
        help="every passage with kind, language, rule, author and first words",
    )  # fmt: skip
    why = commands.add_parser(
        "why", formatter_class=_SHAPE, epilog=_WHY + _EXIT_CODES,
        help="show what day each page and each time expression is, and why",
        description="Read pages and show when they came out and what their time expressions mean, with the reasons.",
    )  # fmt: skip
    _input(why)
    why.add_argument("--time", metavar="WORDS", default="", help="only time expressions that hold these words")
    why.add_argument("--format", choices=("json", "text"), default="text", help="default: text")
    who = commands.add_parser(
        "who", formatter_class=_SHAPE, epilog=_WHO + _EXIT_CODES,
        help="show whom the pages name, why names are one, and what they are said to have said",
        description="Read pages and show everybody whom they name, under all their names, with the reasons.",
    )  # fmt: skip
    _input(who)
    _parse(who)
    who.add_argument("--name", metavar="WORDS", default="", help="only those whose name holds these words, in full")
    who.add_argument("--format", choices=("json", "text"), default="text", help="default: text")
    return out


def _input(command: argparse.ArgumentParser) -> None:
    """Where pages come from, the same for every command."""
    command.add_argument(
        "path", nargs="+", metavar="PATH",
        help='file, folder, archive, pattern, "-" for standard input, or an address (with --fetch)',
    )  # fmt: skip
    command.add_argument("--fetch", action="store_true", help="fetch addresses (http, https) from the web")
    command.add_argument(
        "--map", metavar="KEY=FIELD,…", help="which field of JSON lines is what: text=story.plain,url=link"
    )
    command.add_argument("--workers", metavar="N", type=_count, help="processes; default: one a core where it pays")


def _parse(command: argparse.ArgumentParser) -> None:
    """The parse, for commands that show who says what."""
    command.add_argument(
        "--parse", action="store_true",
        help='parse English too: say-so more exact, in twice the time; needs pip install "sayso[parse]"',
    )  # fmt: skip


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: give 1, 2, …")
    return int(text)
