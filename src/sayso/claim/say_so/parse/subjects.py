"""Who does what a verb says, by the parse: its own subject, its agent, or that of the verb that it hangs on."""

from __future__ import annotations

from msgspec import Struct, structs

from sayso.claim.say_so.parse.tree import Tree, covered
from sayso.claim.say_so.row import party_of
from sayso.claim.say_so.sources import Party
from sayso.model import Span

_UP = 6  # verbs that one subject can serve: "X came, saw, and said …"
_OPEN = (",", ":", "``", "(", "-LRB-", ".", "HYPH", "CC")  # tags of what ends no noun phrase
_RELATIVES = ("WP", "WDT")  # tags of "who", "which"


class Subject(Struct, frozen=True):
    """Words of a tree. `rule` is "subject", "agent", "relative", "joined", "participle" or "participle-of"."""

    rule: str
    low: int
    high: int
    phrase: Span  # as it stands at the verb: "who" of a relative clause, else the words from `low` to `high`
    joint: bool  # several, by "and"
    own: bool = True  # the verb's own, not that of the verb that it hangs on


def subject(read: Tree, verb: int) -> Subject | None:
    """The subject of a verb; None where the sentence names none.

    "X left, saying P" and "X came and said P" share theirs; "a note saying P" has the noun; in "it was said by X" it is
    the agent.
    """
    if _is_passive(read, verb):
        agent = read.kid(verb, "agent")
        who = None if agent is None else read.kid(agent, "pobj")
        return None if who is None else _phrase(read, "agent", who, verb)
    at, rule = verb, ""
    for _ in range(_UP):
        word, who = read.words[at], read.kid(at, "nsubjpass" if _is_passive(read, at) else "nsubj")
        if who is not None and read.words[who].tag in _RELATIVES:
            return _meant(read, at, who, verb=verb)
        if who is not None:
            return structs.replace(_phrase(read, rule or "subject", who, verb), own=at == verb)
        if word.dep == "acl" and word.tag == "VBG":
            return structs.replace(_phrase(read, rule or "participle-of", word.head, verb), own=at == verb)
        if word.head == at or not _shares(read, at):
            return None
        rule = rule or ("joined" if word.dep == "conj" else "participle")
        at = read.words[word.head].head if word.dep == "pcomp" else word.head
    return None


def party_in(read: Tree, who: Subject) -> Party | None:
    """Who is meant by a subject: read from its words up to the first relative clause."""
    words = range(who.low, who.high + 1)
    clauses = [read.left[n] for n in words if read.words[n].dep == "relcl" and read.words[n].head < n]
    found = covered(read, who.low, max(who.low, min([who.high, *(first - 1 for first in clauses)])))
    return None if found is None else party_of(read.row, *found)


def _is_passive(read: Tree, at: int) -> bool:
    return read.kid(at, "nsubjpass", "auxpass") is not None


def _meant(read: Tree, at: int, who: int, *, verb: int) -> Subject | None:
    """Whom a relative pronoun means: the word that its clause, or the first of joined ones, belongs to."""
    own = at == verb
    for _ in range(_UP):
        if read.words[at].dep == "relcl":
            found = _phrase(read, "relative", read.words[at].head, verb)
            return structs.replace(found, phrase=read.span(who, who), own=own)
        if read.words[at].dep != "conj":
            return None
        at = read.words[at].head
    return None


def _shares(read: Tree, at: int) -> bool:
    """Has a verb the subject of the verb that it hangs on? "X said he came and told P" leaves open who told."""
    word = read.words[at]
    if read.words[word.head].dep == "ccomp":
        return False
    if word.dep == "conj":
        return read.is_verb(word.head) and word.tag != "VB"
    link = read.tokens[word.head]
    by = word.dep == "pcomp" and link is not None and read.row.word(link, "by")  # "drew applause by saying P"
    return word.tag == "VBG" and (by or word.dep == "advcl")


def _phrase(read: Tree, rule: str, head: int, verb: int) -> Subject:
    """The noun phrase of a word, without the clause in which the verb stands."""
    low, high = read.left[head], read.right[head]
    cuts = [read.left[n] for n in read.kids[head] if n > head and read.left[n] <= verb <= read.right[n]]
    high = min([high, *(cut - 1 for cut in cuts)])
    while high > head and (read.words[high].dep == "cc" or read.words[high].tag in _OPEN):
        high -= 1
    while low < head and read.words[low].dep in ("punct", "cc"):
        low += 1
    heads = (head, *(n for n in read.kids[head] if read.words[n].dep == "appos"))  # "her mother, X, and her coach"
    return Subject(rule, low, high, read.span(low, high), any(read.kid(n, "conj") is not None for n in heads))
