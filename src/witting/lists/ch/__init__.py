"""The list Switzerland's State Secretariat for Economic Affairs (SECO) publishes."""
