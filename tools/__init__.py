"""Makes the shipped data from its sources, and shows the main job. Not part of the package."""
