"""What each role may do, as a table: docs/identity.md shows it, and the access tests go by it."""

from dataclasses import dataclass

from witting.service.access import ASKING, DECIDING, EVERYBODY, MANAGING, SEEING, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One thing people and systems may do, and the roles that let them; none: anybody may."""

    name: str
    says: str
    roles: tuple[Role, ...] = ()
    is_open: bool = False  # even nobody may


RIGHTS = (
    Right(name="arrive", says="See whether the service lives, and sign in.", is_open=True),
    Right(name="read", says="See one's own account, the law and the lists.", roles=EVERYBODY),
    Right(
        name="ask", says="Have something assessed or screened; look names up.", roles=tuple(ASKING)
    ),
    Right(name="see", says="See cases, documents and decisions.", roles=tuple(SEEING)),
    Right(name="decide", says="Open cases, decide them, add notes.", roles=tuple(DECIDING)),
    Right(
        name="second",
        says="Agree to what another decided, where two must.",
        roles=(Role.APPROVER,),
    ),
    Right(name="manage", says="See figures over all cases.", roles=tuple(MANAGING)),
    Right(name="run", says="Add people, make keys and webhooks, fetch lists.", roles=(Role.ADMIN,)),
    Right(name="audit", says="Read, export and verify the audit trail.", roles=(Role.AUDITOR,)),
)


def right(name: str) -> Right:
    """Give a right by its name."""
    return next(one for one in RIGHTS if one.name == name)


def as_table() -> str:
    """Give the rights as a table in Markdown."""
    lines = [f"| may | {' | '.join(Role)} |", f"|---|{'---|' * len(Role)}"]
    for one in RIGHTS:
        marks = ["yes" if one.is_open or role in one.roles else "" for role in Role]
        lines.append(f"| {one.says} | {' | '.join(marks)} |")
    return "\n".join(lines)
