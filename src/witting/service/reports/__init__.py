"""What a house tells of its screening: figures of a period, and the evidence for a supervisor.

Records are counted by pure functions; the desk shows and hands them out.
"""
