"""Who says what through whom, in one sentence and the next: tokens, frames, sources, hops."""
