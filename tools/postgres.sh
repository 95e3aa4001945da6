#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own, in a folder that is removed afterwards:
#   tools/postgres.sh make test
# The command finds the server's address in WITTING_TEST_POSTGRES. The server is installed from
# Debian's packages where it is missing and the user may install; elsewhere the command runs without.
set -euo pipefail

find_server() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

bin=$(find_server)
if [ -z "$bin" ] && command -v pg_ctl >/dev/null && command -v initdb >/dev/null; then
    bin=$(dirname "$(command -v initdb)")
fi
if [ -z "$bin" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
    bin=$(find_server)
fi
if [ -z "$bin" ]; then
    echo "No PostgreSQL here: what needs it is skipped." >&2
    exec "$@"
fi

folder=$(mktemp -d)
run=()
if [ "$(id -u)" = 0 ]; then  # the server refuses to run as root
    chown postgres "$folder"
    run=(setpriv --reuid postgres --regid postgres --clear-groups)
fi
stop() {
    "${run[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
"${run[@]}" "$bin/initdb" -D "$folder/data" -U witting -A trust -E UTF8 --locale=C >/dev/null
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"${run[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 start >/dev/null \
    -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off" || { cat "$folder/log" >&2; exit 1; }
cd "$OLDPWD"
export WITTING_TEST_POSTGRES="postgresql://witting@127.0.0.1:$port/postgres"
"$@"
