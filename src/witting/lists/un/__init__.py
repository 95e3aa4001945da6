"""The list the United Nations Security Council publishes."""
