"""Scorecards on labelled sets, held out or made from the lists; sets/README.md has the rules."""
