"""`python -m witting`: the same as the `witting` command."""

from witting.cli import main

if __name__ == "__main__":
    main()
