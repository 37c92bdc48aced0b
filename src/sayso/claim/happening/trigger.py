"""A word or phrase that names a happening."""

from __future__ import annotations

from msgspec import Struct

from sayso.claim.happening.forms import Carries, Form


class Trigger(Struct, frozen=True):
    """Items [first, last) that name a predicate; `verb` are the items of the light verb that carries a noun."""

    first: int
    last: int
    predicate: str
    form: Form
    carries: Carries = Carries.ITSELF
    verb: tuple[int, int] | None = None
    verb_form: Form | None = None
    counted: bool = False  # a word for those who are counted: "14 dead", "the death toll"
    rate: bool = False  # a word for how many they are: "the death toll"

    @property
    def head(self) -> int:
        """The item of the verb, or of the noun where no verb carries it."""
        return self.verb[0] if self.verb is not None else self.first

    @property
    def end(self) -> int:
        """The item behind noun and verb."""
        return max(self.last, self.verb[1]) if self.verb is not None else self.last

    @property
    def verbal(self) -> bool:
        """Whether it has the subject of a verb."""
        return (self.verb is not None and self.carries is not Carries.STAGING) or self.form is not Form.NOUN

    @property
    def tense(self) -> Form:
        """The form of its verb."""
        return self.verb_form if self.verb_form is not None else self.form
