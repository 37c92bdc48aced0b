"""The productions, in the order in which they are tried: of two readings as long, the first made is chosen."""

# ruff: isort: off
from sayso.extract.timex.productions import dates as dates
from sayso.extract.timex.productions import parts as parts
from sayso.extract.timex.productions import durations as durations
from sayso.extract.timex.productions import turning as turning
from sayso.extract.timex.productions import turns as turns
from sayso.extract.timex.productions import behind as behind
from sayso.extract.timex.productions import calendars as calendars
from sayso.extract.timex.productions import days as days
from sayso.extract.timex.productions import hours as hours
from sayso.extract.timex.productions import lengths as lengths
from sayso.extract.timex.productions import clock as clock
from sayso.extract.timex.productions import endings as endings
from sayso.extract.timex.productions import mixed as mixed
from sayso.extract.timex.productions import moved as moved
from sayso.extract.timex.productions import ranges as ranges
from sayso.extract.timex.productions import recurring as recurring
from sayso.extract.timex.productions import words as words
