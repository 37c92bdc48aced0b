"""The words of languages, in tables: one folder a language, one file a section; the loader is strict."""

from sayso.lang.table import Table, known, predicates, table

__all__ = ["Table", "known", "predicates", "table"]
