"""Coverage-guided fuzzing of every reader; run with `make fuzz`. Needs the group `fuzz`."""
