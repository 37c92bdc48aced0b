"""Whom the mentions of pages mean: links between names, roles and descriptions."""
