"""Scorecards on labelled sets, held out or made from the lists; see sets/README.md for the rules."""
