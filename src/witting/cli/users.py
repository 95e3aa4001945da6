"""`witting users`: the people who may sign in to the service, their links, and its keys.

For whoever has the machine: the database is written directly, and each change told in the trail.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from witting.base import SettingsError
from witting.cli.audit import DatabaseOption, open_database
from witting.cli.edge import read_person
from witting.store.people import add_person, disable, people_of, set_roles

if TYPE_CHECKING:
    from witting.cli.audit import Opened
    from witting.service.access import Role

users_app = typer.Typer(
    help="Add, list and disable the people who may sign in; make and revoke keys.",
    no_args_is_help=True,
)
key_app = typer.Typer(
    help="Make, list and revoke keys, such as: witting users key add --name Robot --role analyst.",
    no_args_is_help=True,
)
users_app.add_typer(key_app, name="key")

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="What the person signs in with.")]
Roles = Annotated[
    list[str],
    typer.Option("--role", help="viewer, analyst, approver, admin or auditor; again for more."),
]
Tenant = Annotated[str, typer.Option(metavar="NAME", help="Whose: another's are not seen.")]
AddressOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Where people reach the service, for the link; port 8000 of this machine if none.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
_HERE = "http://127.0.0.1:8000"  # where `witting serve` listens unless told otherwise


@users_app.command("add", no_args_is_help=True)
def add_command(
    login: Login,
    role: Roles,
    name: Annotated[str, typer.Option(help="The name, in any script; the login if none.")] = "",
    tenant: Tenant = "default",
    address: AddressOption = None,
    database: DatabaseOption = None,
) -> None:
    """Add a person, and print the link by which they choose a password: good once, for an hour.

    Example: [bold]witting users add olga --name Ольга --role analyst --role approver[/bold]
    """
    roles = _checked(role)
    with open_database(database) as opened:
        with opened.database.writing() as connection:
            made = add_person(
                connection,
                login=login,
                name=name or login,
                roles=roles,
                tenant=tenant,
                by=read_person(),
                now=opened.settings.now,
            )
        typer.echo(f"{made.login} was added, as {', '.join(made.roles)}.", err=True)
        _print_link(opened, made.login, tenant, address)


@users_app.command("list")
def list_command(
    tenant: Tenant = "default", database: DatabaseOption = None, json_output: AsJson = False
) -> None:
    """List the people of a tenant with their roles, disabled ones too.

    Example: [bold]witting users list[/bold]
    """
    with open_database(database) as opened, opened.database.reading() as connection:
        found = people_of(connection, tenant)
    if json_output:
        from witting.cli.book_edge import print_json

        people = [
            {
                "login": one.login,
                "name": one.name,
                "roles": list(one.roles),
                "tenant": one.tenant,
                "signs_in_at": one.issuer,
                "has_password": one.password is not None,
                "made_by": one.made_by,
                "made_at": one.made_at,
                "disabled_at": one.disabled_at,
            }
            for one in found
        ]
        print_json({"schema": "witting/users/1", "people": people})
        return
    for one in found:
        ended = f"  disabled {one.disabled_at}" if one.disabled_at else ""
        typer.echo(f"{one.login}  {one.name}  {', '.join(one.roles) or 'no role'}{ended}")


@users_app.command("roles", no_args_is_help=True)
def roles_command(
    login: Login, role: Roles, tenant: Tenant = "default", database: DatabaseOption = None
) -> None:
    """Give a person other roles than before, from their next request on.

    Example: [bold]witting users roles olga --role viewer[/bold]
    """
    roles = _checked(role)
    with open_database(database) as opened, opened.database.writing() as connection:
        now = opened.settings.now
        held = set_roles(connection, login, roles, tenant=tenant, by=read_person(), now=now)
    typer.echo(f"{held.login} is {', '.join(held.roles)}.")


@users_app.command("disable", no_args_is_help=True)
def disable_command(
    login: Login, tenant: Tenant = "default", database: DatabaseOption = None
) -> None:
    """End a person's access at once, with their sessions and the keys that act for them.

    Example: [bold]witting users disable olga[/bold]
    """
    with open_database(database) as opened, opened.database.writing() as connection:
        now = opened.settings.now
        held = disable(connection, login, tenant=tenant, by=read_person(), now=now)
    typer.echo(f"{held.login} may no longer sign in.")


@users_app.command("setup-link", no_args_is_help=True)
def link_command(
    login: Login,
    tenant: Tenant = "default",
    address: AddressOption = None,
    database: DatabaseOption = None,
) -> None:
    """Print a link by which a person chooses a new password: good once, for an hour.

    Example: [bold]witting users setup-link olga[/bold]
    """
    with open_database(database) as opened:
        _print_link(opened, login, tenant, address)


@key_app.command("add", no_args_is_help=True)
def key_add_command(
    name: Annotated[str, typer.Option(help="Of the system that will use it.")],
    role: Roles,
    days: Annotated[
        int, typer.Option(min=0, max=3_650, help="How long it is good; 0: until it is revoked.")
    ] = 365,
    person: Annotated[
        str,
        typer.Option(
            metavar="LOGIN", help="The person it acts for, with their roles at most; none: nobody."
        ),
    ] = "",
    tenant: Tenant = "default",
    database: DatabaseOption = None,
) -> None:
    """Make a key and print it, this once.

    Example: [bold]witting users key add --name Robot --role analyst --days 90[/bold]
    """
    from witting.service.keys import make_key

    roles = _checked(role)
    with open_database(database) as opened, opened.database.writing() as connection:
        now = opened.settings.now
        key = make_key(
            connection,
            name=name,
            roles=roles,
            tenant=tenant,
            by=read_person(),
            now=now,
            ends_at=now + timedelta(days=days) if days else None,
            person=person or None,
        )
    typer.echo(key)


@key_app.command("list")
def key_list_command(
    tenant: Tenant = "default", database: DatabaseOption = None, json_output: AsJson = False
) -> None:
    """List the keys of a tenant, ended ones too, without what is secret of them.

    Example: [bold]witting users key list[/bold]
    """
    _need_service()
    from witting.service.keys import keys_of

    with open_database(database) as opened, opened.database.reading() as connection:
        found = keys_of(connection, tenant)
    if json_output:
        from witting.assess import as_plain
        from witting.cli.book_edge import print_json

        print_json({"schema": "witting/keys/1", "keys": [as_plain(one) for one in found]})
        return
    for one in found:
        ends = f"ended {one.ended_at}" if one.ended_at else f"until {one.ends_at or 'revoked'}"
        acts = f"  for {one.person}" if one.person else ""
        typer.echo(f"{one.id}  {one.name}  {', '.join(one.roles)}{acts}  {ends}")


@key_app.command("revoke", no_args_is_help=True)
def key_revoke_command(
    key: Annotated[str, typer.Argument(metavar="ID", help="As `witting users key list` shows it.")],
    tenant: Tenant = "default",
    database: DatabaseOption = None,
) -> None:
    """End a key; a running service knows it for five seconds more at most.

    Example: [bold]witting users key revoke 0123456789ab[/bold]
    """
    _need_service()
    from witting.service.keys import end_key

    with open_database(database) as opened, opened.database.writing() as connection:
        now = opened.settings.now
        end_key(connection, key, tenant=tenant, by=read_person(), now=now)
    typer.echo(f"{key} is ended.")


def _print_link(opened: "Opened", login: str, tenant: str, address: str | None) -> None:
    _need_service()
    from witting.service.identity import person_link

    now = opened.settings.now
    token = person_link(opened.database, login, tenant=tenant, by=read_person(), now=now)
    typer.echo(f"{(address or _HERE).rstrip('/')}/setup?token={token}")
    if address is None:
        typer.echo(
            f"The link leads to {_HERE}, and works on this machine alone. Where the service listens"
            " on another port, or people come from elsewhere, put their address in its place, or"
            " give it with --address, such as --address https://screening.example.",
            err=True,
        )


def _checked(roles: list[str]) -> list["Role"]:
    """Give the roles named. Raises SettingsError for one there is not."""
    _need_service()
    from witting.service.access import Role

    known = {one.value: one for one in Role}
    unknown = sorted(set(roles) - set(known))
    if unknown:
        raise SettingsError(
            f"There is no role {unknown[0][:40]!r}, so nothing was changed: name one of"
            f" {', '.join(known)}."
        )
    return [known[role] for role in roles]


def _need_service() -> None:
    try:
        import fastapi  # noqa: F401  # the extra is there or not
    except ModuleNotFoundError as missing:
        raise SettingsError(
            f"People and keys are the service's, which needs {missing.name}: it is not installed."
            " Install witting with its `serve` extra: pip install 'witting[serve]'."
        ) from None
