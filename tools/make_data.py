"""`make data`: makes every shipped artefact again from its sources, in the order they build on.

The official files lie beside the checkout (../shared/data); without them the old artefacts stay.
"""

import runpy
import sys

TOOLS = (
    "make_lists",
    "make_han_pairs",
    "make_ordinary",
    "make_places",
    "make_goods",
    "make_hs_older",
    "make_index",
)


def main() -> None:
    """Run each converter; one that fails stops the run."""
    for tool in TOOLS:
        print(f"tools.{tool}", flush=True)
        sys.argv = [tool]
        runpy.run_module(f"tools.{tool}", run_name="__main__")


if __name__ == "__main__":
    main()
