"""witting: reads a deal in the script it was written in and says clear, review or prohibited."""
