"""OFAC's lists, in the forms OFAC publishes them in."""
