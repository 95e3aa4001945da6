#!/usr/bin/env bash
# Runs a command where the desk's tests find a browser:
#   tools/chromium.sh make test
# Chromium and its driver are installed from Debian's packages where they are missing and the user
# may install; elsewhere the command runs without, and what needs a browser is skipped.
set -euo pipefail

if ! { command -v chromium && command -v chromedriver; } >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null ||
            echo "Chromium could not be installed: what needs it is skipped." >&2
    else
        echo "No Chromium here: what needs it is skipped." >&2
    fi
fi
exec "$@"
