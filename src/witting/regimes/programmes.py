"""OFAC's programme tags that regimes read, and what two of them mean together."""

EO14024 = "RUSSIA-EO14024"
"""Blocked under EO 14024; on the non-SDN list, limited under one of its directives."""
EO13662 = "UKRAINE-EO13662"
"""Blocked under EO 13662, where it stands alone. Beside `RUSSIA-EO14024` it was the tag of an older
directive on debt, until in January 2025 many of those so tagged were designated under it too."""
OF_CAATSA = ("UKRAINE-EO13660", "UKRAINE-EO13661", EO13662, "UKRAINE-EO13685")
"""Those of the orders that CAATSA's layer speaks of."""
