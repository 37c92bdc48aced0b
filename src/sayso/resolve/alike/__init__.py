"""Whether two names can be one: their words aligned, features weighed."""
