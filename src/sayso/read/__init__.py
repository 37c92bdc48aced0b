"""Bytes to pages: one module a format."""

from sayso.read.sources import pages

__all__ = ["pages"]
