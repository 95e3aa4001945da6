"""The customer book: who is in it, whom of them the lists may name, and what a list change does.

Pure over what it is given: a screener of the lists, parties, earlier hits. The store keeps them.
"""
