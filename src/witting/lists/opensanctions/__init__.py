"""OpenSanctions: its export formats, read; FollowTheMoney JSON, written too.

OpenSanctions' data is CC BY-NC 4.0: who uses it in business needs its licence. Nothing of it comes
with this package.
"""
