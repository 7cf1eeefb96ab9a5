#!/bin/sh
# keytag on a Debian 12, Debian 13 or Ubuntu machine.
#
#   sh kiosk-config/setup.sh demo    install what the build needs, build, open the demo evening
#   sh kiosk-config/setup.sh test    install what the build needs, run every check of the project
#   sh kiosk-config/setup.sh pictures DIR
#                                    lay pages with every screen in every theme into DIR, and say
#                                    which look different from tests/snapshots; --renew after DIR
#                                    stores what is drawn now instead
#   sh kiosk-config/setup.sh kiosk   make this machine a kiosk (KIOSK.md beside this file explains)
#
# As root, through sudo, or as a user who may use sudo. It asks nothing, says what it installs
# before it does, and may be run as often as you like: what is there already is left alone.
# CARGO_TARGET_DIR is honoured. What follows `demo` is passed on to `keytag demo`.
set -eu

RUST_MIN_MINOR=92 # 1.92, as Cargo.toml says
BUILD_PACKAGES="gcc libc6-dev make perl pkg-config ca-certificates"
# The window opens these by name when it starts; the program is not linked to them.
WINDOW_PACKAGES="libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libwayland-client0"
# Who is not root mounts the sticks of the tests with its help.
# The office's tests run a second time against a server of their own.
TEST_PACKAGES="fuse3 postgresql"
# alsa-utils plays the two tones. cage 0.1.4 starts Xwayland by itself and ends when it is missing.
KIOSK_PACKAGES="alsa-utils cage xwayland libpam-systemd udisks2 polkitd"
RUSTUP_LINE="curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"

say() { printf 'keytag setup: %s\n' "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# --- who builds ---------------------------------------------------------------------------

# Called through sudo, the build belongs to the caller and not to root: their toolchain is used,
# and no file of root's stays in their tree.
owner=""
if [ "$(id -u)" = 0 ] && [ -n "${SUDO_USER:-}" ] && [ "${SUDO_USER}" != root ]; then
    owner=$SUDO_USER
    HOME=$(getent passwd "$owner" | cut -d: -f6)
    export HOME
fi

as_owner() {
    if [ -z "$owner" ]; then
        "$@"
        return
    fi
    sudo -n -u "$owner" env HOME="$HOME" PATH="$PATH" \
        XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/run/user/$(id -u "$owner")}" \
        ${CARGO_TARGET_DIR:+"CARGO_TARGET_DIR=$CARGO_TARGET_DIR"} \
        ${ICED_TEST_BACKEND:+"ICED_TEST_BACKEND=$ICED_TEST_BACKEND"} \
        ${RUSTDOCFLAGS:+"RUSTDOCFLAGS=$RUSTDOCFLAGS"} \
        ${DISPLAY:+"DISPLAY=$DISPLAY"} \
        ${XAUTHORITY:+"XAUTHORITY=$XAUTHORITY"} \
        ${WAYLAND_DISPLAY:+"WAYLAND_DISPLAY=$WAYLAND_DISPLAY"} \
        "$@"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif ! command -v sudo >/dev/null; then
        die "needs root for: $*"
    elif sudo -n true 2>/dev/null; then
        sudo -n "$@"
    elif [ -t 0 ]; then
        sudo "$@" # sudo itself may want the caller's password; this script asks nothing
    else
        die "needs root; please run: sudo $*"
    fi
}

# --- packages -----------------------------------------------------------------------------

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
        apt-get -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || :)" = installed ]
}

# The package lists are fetched at most once, and only when something is missing.
lists_are_fresh=""
refresh_lists() {
    [ -z "$lists_are_fresh" ] || return 0
    say "fetching the package lists (apt-get update)"
    apt_get update -q || say "apt-get update failed; trying with the lists that are here"
    lists_are_fresh=yes
}

install_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "this is not Debian or Ubuntu; please see to these yourself: $*"
        return 0
    fi
    missing=""
    for package; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "installing:$missing"
    refresh_lists
    # shellcheck disable=SC2086 # one word a package
    apt_get install -y -q --no-install-recommends --no-remove $missing ||
        die "apt-get could not install:$missing"
}

# --- Rust ---------------------------------------------------------------------------------

# The minor number in "rustc 1.95.0 (..)" or in a package's "1.85.0+dfsg3-1"; 0 if there is none.
minor_of() {
    minor=$(printf '%s\n' "$1" | sed -n 's/^[^0-9]*1\.\([0-9][0-9]*\)\..*/\1/p')
    printf '%s\n' "${minor:-0}"
}

rust_is_new_enough() {
    command -v cargo >/dev/null && command -v rustc >/dev/null || return 1
    # A rustup that lacks the toolchain shall say so here, not fetch it unannounced.
    version=$(as_owner env RUSTUP_AUTO_INSTALL=0 rustc --version 2>/dev/null || :)
    [ "$(minor_of "$version")" -ge "$RUST_MIN_MINOR" ]
}

packaged_rust_is_new_enough() {
    command -v apt-cache >/dev/null || return 1
    candidate=$(apt-cache policy rustc 2>/dev/null | sed -n 's/^ *Candidate: *//p')
    [ "$(minor_of "${candidate:-0}")" -ge "$RUST_MIN_MINOR" ]
}

rustup_is_packaged() {
    command -v apt-cache >/dev/null || return 1
    candidate=$(apt-cache policy rustup 2>/dev/null | sed -n 's/^ *Candidate: *//p')
    case "$candidate" in "" | "(none)") return 1 ;; esac
}

# The toolchain that rust-toolchain.toml asks for.
channel() { sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml; }

rustup_toolchain() {
    say "installing: the Rust toolchain \"$(channel)\", by rustup, into $HOME"
    as_owner rustup toolchain install "$(channel)" --profile minimal \
        --component clippy --component rustfmt --no-self-update ||
        die "rustup could not install the Rust toolchain; is the network there?"
}

need_rust() {
    # A rustup in the home directory comes before a distribution's older Rust.
    [ ! -x "$HOME/.cargo/bin/cargo" ] || PATH="$HOME/.cargo/bin:$PATH"
    export PATH
    rust_is_new_enough && return 0
    if command -v rustup >/dev/null; then
        rustup_toolchain
        rust_is_new_enough && return 0
    fi
    if command -v apt-get >/dev/null; then
        refresh_lists
        if packaged_rust_is_new_enough; then
            install_packages rustc cargo rust-clippy rustfmt
        elif rustup_is_packaged; then
            install_packages rustup
            rustup_toolchain
        fi
    fi
    rust_is_new_enough && return 0
    # A fresh Debian has no curl either.
    command -v curl >/dev/null || RUSTUP_LINE="sudo apt-get install -y curl && $RUSTUP_LINE"
    die "needs Rust 1.$RUST_MIN_MINOR or newer; install Rust with rustup and run this again: $RUSTUP_LINE"
}

# rustfmt and clippy are parts of their own, with rustup as with a distribution.
need_checkers() {
    as_owner cargo fmt --version >/dev/null 2>&1 &&
        as_owner cargo clippy --version >/dev/null 2>&1 && return 0
    if command -v rustup >/dev/null; then
        rustup_toolchain
    else
        install_packages rust-clippy rustfmt
    fi
}

# --- demo ---------------------------------------------------------------------------------

# The same features and the same profile as the tests: whoever did one has nearly built the other.
demo() {
    # shellcheck disable=SC2086 # one word a package
    install_packages $BUILD_PACKAGES
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        # shellcheck disable=SC2086 # one word a package
        install_packages $WINDOW_PACKAGES
    fi
    need_rust
    say "building (the first time takes some minutes)"
    as_owner cargo build --locked --features gui-tests
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        say "opening the demo evening"
        as_owner cargo run -q --locked --features gui-tests -- demo "$@"
        return
    fi
    out=$(as_owner mktemp -d "${TMPDIR:-/tmp}/keytag-demo.XXXXXX")
    say "no display here: playing the demo evening through the real program, without one"
    as_owner cargo run -q --locked --features gui-tests -- demo --headless --out "$out" "$@"
    printf 'Screenshots and the export of the demo evening are in %s\n' "$out"
}

# --- test ---------------------------------------------------------------------------------

# A server that nobody else sees: no port, its socket in a folder of its own, gone at the end. It
# must not be root, so root starts it as the user that its package made.
server_dir=""
server_does() {
    if [ "$(id -u)" = 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

start_server() {
    server_bin=""
    for bin in /usr/lib/postgresql/*/bin; do
        [ ! -x "$bin/initdb" ] || server_bin=$bin # the newest comes last
    done
    [ -n "$server_bin" ] || die "needs PostgreSQL for the tests; please install it"
    say "starting a PostgreSQL server for the tests of the office"
    server_dir=$(cd / && server_does mktemp -d /tmp/keytag-server.XXXXXX)
    chmod 755 "$server_dir"
    trap stop_server EXIT
    trap 'exit 130' INT TERM
    (cd / && server_does "$server_bin/initdb" -D "$server_dir/data" -U keytag -A trust -E UTF8 \
        --no-sync >"$server_dir.log") || die "initdb failed: $server_dir.log"
    # What is lost with the machine was only tests.
    (cd / && server_does "$server_bin/pg_ctl" -D "$server_dir/data" -w -l "$server_dir/log" \
        -o "-c listen_addresses='' -c unix_socket_directories='$server_dir' -c fsync=off" \
        start >/dev/null) || die "the server did not start: $server_dir/log"
}

stop_server() {
    [ -n "$server_dir" ] || return 0
    (cd / && server_does "$server_bin/pg_ctl" -D "$server_dir/data" -m immediate stop >/dev/null) || :
    rm -rf "$server_dir" "$server_dir.log"
    server_dir=""
}

run() {
    say "\$ $*"
    as_owner "$@"
}

tests() {
    # shellcheck disable=SC2086 # one word a package
    install_packages $BUILD_PACKAGES $TEST_PACKAGES
    need_rust
    need_checkers
    ICED_TEST_BACKEND=tiny-skia
    export ICED_TEST_BACKEND
    run cargo fmt --check
    # Without the window it is the same code: that all of it builds so, its tests too, is looked at
    # here, and what it does where the window's tests run. Each thing is compiled once.
    run cargo clippy --locked --all-targets --no-default-features -- -D warnings
    run cargo clippy --locked --all-targets --features gui-tests -- -D warnings
    RUSTDOCFLAGS="-D warnings"
    export RUSTDOCFLAGS
    run cargo doc --locked --no-deps --features gui-tests
    unset RUSTDOCFLAGS
    # The office, its window and whole flows with its database on a server; what is drawn is the
    # same on both.
    start_server
    run env KEYTAG_TEST_POSTGRES="postgresql:///postgres?host=$server_dir&user=keytag" \
        cargo test --locked --features gui-tests --lib --tests -- office wayback \
        --include-ignored --skip ui::office::tests::layout
    stop_server
    # Seven targets share the cores at a time: a minute each, some four minutes in all.
    run env KEYTAG_FUZZ_SECS="${KEYTAG_FUZZ_SECS:-60}" \
        cargo test --locked --features gui-tests --test runner fuzz:: -- --test-threads 7
    run cargo test --locked --features gui-tests --doc
    # Last, so that its closing lines are the last ones printed.
    run cargo test --locked --features gui-tests --lib --bins --tests
}

# --- kiosk --------------------------------------------------------------------------------

# Files go below DESTDIR where that is set (to look at them first, or to make an image).
place() { # place MODE FROM TO
    say "placing $3"
    as_root install -D -m "$1" "$2" "${DESTDIR:-}$3"
}

# A site's own settings are never overwritten: the shipped file goes beside them.
place_setting() { # place_setting FROM TO
    if [ ! -e "${DESTDIR:-}$2" ]; then
        place 644 "$1" "$2"
    elif ! cmp -s "$1" "${DESTDIR:-}$2"; then
        place 644 "$1" "$2.shipped"
        say "kept your $2; the shipped one is beside it"
    fi
}

kiosk_user() {
    [ -z "${DESTDIR:-}" ] || return 0
    if ! getent passwd keytag >/dev/null; then
        say "adding the system user keytag (cage must not run as root)"
        as_root useradd --system --user-group --home-dir /var/lib/keytag --no-create-home \
            --shell /usr/sbin/nologin keytag
    fi
    # Cameras belong to this group.
    as_root usermod --append --groups video keytag
}

# A print service keeps what it printed unless it is told not to: attendance statements with the
# names on them.
forget_printed_pages() {
    conf="${DESTDIR:-}/etc/cups/cupsd.conf"
    as_root test -e "$conf" || return 0
    for name in PreserveJobHistory PreserveJobFiles; do
        said=$(as_root sed -n "s/^[[:space:]]*$name[[:space:]]*//Ip" "$conf" | tail -n 1)
        case "$said" in [Nn][Oo]) continue ;; esac
        say "the print service shall keep nothing of what it prints: $name No, in $conf"
        as_root sed -i "/^[[:space:]]*$name[[:space:]]/Id" "$conf"
        # Not at the end, where it might come to stand in the part of a printer.
        as_root sed -i "1i $name No" "$conf"
        [ -n "${DESTDIR:-}" ] || [ ! -d /run/systemd/system ] ||
            as_root systemctl try-restart cups.service
    done
}

kiosk() {
    if systemctl is-enabled display-manager.service >/dev/null 2>&1; then
        die "a desktop starts on this machine; disable it first: sudo systemctl disable display-manager.service"
    fi
    # shellcheck disable=SC2086 # one word a package
    install_packages $BUILD_PACKAGES $WINDOW_PACKAGES $KIOSK_PACKAGES
    need_rust
    say "building the release (the first time takes many minutes)"
    as_owner cargo build --locked --release --no-default-features --features gui --bin keytag
    kiosk_user
    place 755 "${CARGO_TARGET_DIR:-target}/release/keytag" /usr/local/bin/keytag
    for file in kiosk-config/*.toml; do
        place_setting "$file" "/etc/keytag/${file##*/}"
    done
    place 644 kiosk-config/systemd/keytag.service /etc/systemd/system/keytag.service
    place 644 kiosk-config/pam/keytag /etc/pam.d/keytag
    place 644 kiosk-config/udev/70-keytag.rules /etc/udev/rules.d/70-keytag.rules
    place 644 kiosk-config/polkit/70-keytag.rules /etc/polkit-1/rules.d/70-keytag.rules
    forget_printed_pages
    if [ -n "${DESTDIR:-}" ]; then
        say "done below $DESTDIR; nothing was enabled or started"
    elif [ -d /run/systemd/system ]; then
        as_root systemctl daemon-reload
        as_root udevadm control --reload
        as_root systemctl enable keytag.service
        say "done; look at /etc/keytag now: the series there are examples"
        say "the door opens at the next start of the machine, or with: sudo systemctl start keytag"
    else
        as_root systemctl enable keytag.service
        say "done; look at /etc/keytag now: the series there are examples"
        say "systemd does not run here: the door opens when the machine is started with it"
    fi
}

# --- pictures -----------------------------------------------------------------------------

# The tests of the layout draw every screen; here they leave what they drew.
pictures() {
    [ -n "${1:-}" ] || die "which folder? sh kiosk-config/setup.sh pictures DIR"
    case "$1" in
    /*) dir=$1 ;;
    *) dir=$here/$1 ;;
    esac
    snapshots=compare
    [ "${2:-}" != --renew ] || snapshots=renew
    # shellcheck disable=SC2086 # one word a package
    install_packages $BUILD_PACKAGES
    need_rust
    say "drawing every screen into $dir"
    as_owner env KEYTAG_CONTACT_SHEET="$dir" KEYTAG_SNAPSHOTS="$snapshots" \
        cargo test --locked --features gui-tests --lib -- \
        ui::screen::tests ui::gallery::tests ui::office::tests::layout
}

usage() {
    sed -n '2,/^set -eu/s/^# \{0,1\}//p' "$0"
}

here=$PWD
cd "$(dirname "$0")/.."
command=${1:-}
[ $# -eq 0 ] || shift
case "$command" in
demo) demo "$@" ;;
test) tests ;;
pictures) pictures "$@" ;;
kiosk) kiosk ;;
help | -h | --help) usage ;;
*)
    usage >&2
    exit 2
    ;;
esac
