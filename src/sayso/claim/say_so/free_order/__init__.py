"""Languages of free word order, with cases: Russian."""
