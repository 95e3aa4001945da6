"""How alembic runs here: on the connection it is handed, inside that connection's transaction."""

from alembic import context

from witting.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
