#!/usr/bin/env bash
# Runs a command with a virtual printer at hand: starts CUPS and makes its queue where need be.
# Usage: with_printer.sh COMMAND...
# The command finds in its environment
#   JINGXI_TEST_PRINTER   the queue's name
#   JINGXI_TEST_PDF_DIR   where the printed pages arrive, one file a job, named TITLE-job_NUMBER.pdf
set -euo pipefail
queue=PDF
# The server's tools are in sbin, which is not on everyone's path.
PATH=$PATH:/usr/sbin:/sbin

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        sudo "$@"
    else
        echo "The tests print to the CUPS queue $queue, and only root can set it up: $*" >&2
        exit 1
    fi
}

running() {
    LC_ALL=C lpstat -r 2>/dev/null | grep -q 'scheduler is running'
}

if ! running; then
    if [ -d /run/systemd/system ]; then
        as_root systemctl start cups
    else
        # It goes into the background, where it must not keep this script's output open.
        as_root cupsd </dev/null >/dev/null 2>&1
    fi
    for _ in {1..100}; do
        running && break
        sleep 0.1
    done
    running || { echo "CUPS did not start; see /var/log/cups/error_log." >&2; exit 1; }
fi

# Debian makes this same queue itself when it installs the driver beside a running server.
device=$(LC_ALL=C lpstat -v 2>/dev/null | sed -n "s/^device for $queue: //p" || true)
if [ -z "$device" ]; then
    # CUPS warns that drivers are deprecated; this one is what writes the PDF files.
    as_root lpadmin -p "$queue" -v cups-pdf:/ -m lsb/usr/cups-pdf/CUPS-PDF_opt.ppd \
        2> >(grep -v deprecated >&2)
elif [[ $device != cups-pdf:* ]]; then
    echo "The tests need a CUPS queue $queue that writes PDF files, and this one is $device." >&2
    exit 1
fi
if ! LC_ALL=C lpstat -p "$queue" | grep -q enabled ||
    ! LC_ALL=C lpstat -a "$queue" | grep -q "^$queue accepting"; then
    as_root cupsenable "$queue"
    as_root cupsaccept "$queue"
fi

# The driver takes the home folder from the user database, not from HOME.
home=$(getent passwd "$(id -u)" | cut -d: -f6)
out=$(sed -n 's/^Out[[:space:]]\+//p' /etc/cups/cups-pdf.conf)
# shellcheck disable=SC2016  # these two are the driver's own placeholders
out=${out//'${HOME}'/$home}
# shellcheck disable=SC2016
out=${out//'${USER}'/$(id -un)}
export JINGXI_TEST_PRINTER=$queue
export JINGXI_TEST_PDF_DIR=$out
exec "$@"
