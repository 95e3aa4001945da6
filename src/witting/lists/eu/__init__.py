"""The lists the European Union publishes."""
