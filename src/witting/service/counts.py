"""What is counted of the lists: apart from the other counts, which ask what lists are in use."""

from prometheus_client import Counter

SWITCHES = Counter("witting_lists_switches", "Times the lists in use were replaced.")
