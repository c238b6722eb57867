#!/usr/bin/env bash
# Makes .venv from a lock file, and installs this source tree into it as an editable package.
# Usage: venv.sh run|dev    dev holds all of run, with the same versions
set -euo pipefail
cd "$(dirname "$0")/../.."
kind=$1
python=${PYTHON:-python3}

if ! version=$("$python" -c 'import sys; print(sys.version); sys.exit(not (3, 11) <= sys.version_info < (3, 14))'); then
    echo "Python 3.11, 3.12 or 3.13 is needed, and $python is ${version:-not there}." \
        "Name another one: make PYTHON=python3.12 ..." >&2
    exit 1
fi

# A stamp holds all that its install depends on; a .venv can't be moved, so its place is in it too.
stamp() {
    cat ".venv/stamp-$1" 2>/dev/null || true
}
want_run="$version $PWD $(cksum <requirements/run.lock)"
want_project="$want_run $(cksum <pyproject.toml)"
# A .venv that is out of date is made anew with all that it had.
if [ "$(stamp run)" != "$want_run" ] && [ -e .venv/stamp-dev ]; then
    kind=dev
fi
want=$want_run
if [ "$kind" = dev ]; then
    want="$want_run $(cksum <requirements/dev.lock)"
fi

pip_install() {
    .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check "$@"
}

if [ "$(stamp "$kind")" != "$want" ]; then
    # From run to dev it only grows; anything else starts anew, so that nothing old stays behind.
    if [ "$(stamp run)" != "$want_run" ] || [ -e ".venv/stamp-$kind" ]; then
        rm -rf .venv
        "$python" -m venv .venv
    fi
    echo "Installing requirements/$kind.lock into .venv"
    pip_install --require-hashes --only-binary :all: -r "requirements/$kind.lock"
    echo "$want_run" >.venv/stamp-run
    echo "$want" >".venv/stamp-$kind"
fi

if [ "$(stamp project)" != "$want_project" ]; then
    pip_install --no-deps --no-build-isolation --no-index --editable .
    echo "$want_project" >.venv/stamp-project
fi
