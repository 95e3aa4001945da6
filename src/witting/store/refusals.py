"""What the store refuses to a person, apart from what it cannot do: nobody has to guess which."""

from witting.base import StoreError


class NotThere(StoreError):
    """There is no such case, decision or attachment, or it is of another tenant."""


class NotNow(StoreError):
    """The case is in a state in which that cannot be done."""


class NotByYou(StoreError):
    """Somebody else must do that: a second person, or one with another role."""
