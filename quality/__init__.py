"""Scorecards on labelled sets that somebody else wrote; see sets/README.md for their rules."""
