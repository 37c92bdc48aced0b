"""The section `zones.toml` of a language table: the words by which the furniture of a page is known."""

from __future__ import annotations

from msgspec import Struct


class Zones(Struct, frozen=True, forbid_unknown_fields=True):
    """Templates of one language. `#` stands for a number, `*` for some words; case and marks do not matter.

    A LINE template must match a whole line (arrows, bullets and final punctuation aside), a START its beginning,
    an INSIDE may stand anywhere in it between two word boundaries.
    """

    skip: tuple[str, ...] = ()  # LINE: "skip to content"
    menu: tuple[str, ...] = ()  # LINE: entries of menus and toolbars: "home", "log in", "share"
    related_header: tuple[str, ...] = ()  # LINE: "more on this topic"; titles of other pages follow
    read_more: tuple[str, ...] = ()  # LINE: "read more"; the line before it is the title of another page
    read_also: tuple[str, ...] = ()  # START, followed by a colon or a dash: "read also"; the title stands behind it
    promotion: tuple[str, ...] = ()  # INSIDE: asks the reader for something: "subscribe to our"
    promotion_line: tuple[str, ...] = ()  # LINE: "donate", "newsletter"
    notice: tuple[str, ...] = ()  # INSIDE: copyright, licence, disclaimer: "all rights reserved"
    consent: tuple[str, ...] = ()  # INSIDE: what a notice about data kept in the browser speaks of: "cookies"
    about_author: tuple[str, ...] = ()  # LINE: stands above what a page says of its author: "about the author"
    blurb: tuple[str, ...] = ()  # INSIDE, only after the story: what an outlet says of itself
    byline: tuple[str, ...] = ()  # START, followed by names: "by", "reporting by"
    byline_end: tuple[str, ...] = ()  # LINE: a signature that ends in an office: "* staff writer"
    credit: tuple[str, ...] = ()  # words for a picture, before a colon: "photo", "image courtesy of"
    picture: tuple[str, ...] = ()  # START: "a file photo", "in this photo"; the line is a caption without any colon
    agency: tuple[str, ...] = ()  # whose name in brackets or behind a slash is a credit: "afp", "getty images"
    month: tuple[str, ...] = ()  # every name and short form of a month, in every case
    weekday: tuple[str, ...] = ()
    date_word: tuple[str, ...] = ()  # what else a line of nothing but a date may hold: "published", "gmt", "of"
    ago: tuple[str, ...] = ()  # LINE: "# years ago"
    comment_header: tuple[str, ...] = ()  # LINE: "# comments", "leave a comment"
    comment_action: tuple[str, ...] = ()  # LINE: what stands under a comment: "reply", "# likes"
    comment_says: tuple[str, ...] = ()  # LINE: "* says"; the words for * are the name
    comment_form: tuple[str, ...] = ()  # INSIDE: where a reader writes one: "your email address will not be published"
    comment_answers: tuple[str, ...] = ()  # START, followed by a name or a number: "in reply to", "replying to"
    copyright: tuple[str, ...] = ()  # INSIDE: marks of a copyright line: "copyright", "all rights reserved"
    holder: tuple[str, ...] = ()  # INSIDE: what may stand beside the name in a copyright line: "by", "published by"
    source: tuple[str, ...] = ()  # START, followed by a colon and who supplied the text: "source"
    supplied: tuple[str, ...] = ()  # INSIDE, followed by who supplied a part of the text: "with files from"
    reprint: tuple[str, ...] = ()  # INSIDE, followed by who published the text before: "originally published by"
    wires: tuple[str, ...] = ()  # news agencies that are not named: "agencies", "wire services"
    about: tuple[
        str, ...
    ] = ()  # INSIDE, behind the name of an outlet: what it says it is: "is an independent newspaper"
    rendered: tuple[str, ...] = ()  # INSIDE: says that this text is a translation: "translated by"
    original: tuple[str, ...] = ()  # LINE: says that what follows is the original: "original text"
    length: float = 1.0  # characters of a translation for one character of English; measured on NTREX
