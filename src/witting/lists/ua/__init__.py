"""Ukraine: the State Register of Sanctions."""
