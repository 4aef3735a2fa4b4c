# Shared by the scripts: where the project is, and how what is missing gets installed.
# To be read with `source`, not run.

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# Ends the script with a sentence; the exit code is 2: it could not.
cannot() {
  say "$(basename -- "$0"): $*"
  exit 2
}

# The oldest Swift that can build this, as "major minor".
wanted_swift='6 1'

need_swift() {
  command -v swift >/dev/null 2>&1 \
    || cannot "Swift is not here. Install Swift 6.1 or newer: https://www.swift.org/install/"
  local shown major minor
  shown=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$shown" ] || cannot "'swift --version' does not work here. Put the Swift installation right."
  major=${shown%%.*}
  minor=${shown#*.}
  [ "$minor" = "$shown" ] && minor=0
  minor=${minor%%.*}
  set -- $wanted_swift
  if [ "$major" -lt "$1" ] || { [ "$major" -eq "$1" ] && [ "$minor" -lt "$2" ]; }; then
    cannot "Swift $shown is too old: this needs Swift $1.$2 or newer. https://www.swift.org/install/"
  fi
}

# Runs a command as root: as it is, or through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    # Without a terminal nobody can type a password, and waiting for one would be for ever.
    if [ -t 0 ] && [ -t 2 ]; then sudo "$@"; else sudo -n "$@"; fi
  else
    say "To install it, this needs root or sudo, and has neither."
    return 1
  fi
}

apt_log=
apt_is_fresh=

apt() {
  [ -n "$apt_log" ] || apt_log=$(mktemp "${TMPDIR:-/tmp}/homeround-apt.XXXXXX")
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q -y \
    -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 "$@" >"$apt_log" 2>&1
}

# Installs the first of the packages named that can be had: the lists of packages are fetched when
# they are not there or too old, and once only.
#
# $1: what it is for, in words; the others: packages, the best first.
apt_install() {
  local purpose=$1 package
  shift
  if ! command -v apt-get >/dev/null 2>&1; then
    say "Missing: $purpose. There is no apt-get here to install it with."
    say "Install it with this system's own tool (on Debian the package is called $1), then try again."
    return 1
  fi
  say "Installing $purpose ($1) ..."
  for package in "$@"; do
    apt install --no-install-recommends "$package" && return 0
  done
  if [ -z "$apt_is_fresh" ]; then
    apt update || true
    apt_is_fresh=1
    for package in "$@"; do
      apt install --no-install-recommends "$package" && return 0
    done
  fi
  say "apt-get could not install it. Is there a network? Its last words:"
  tail -n 5 "$apt_log" >&2
  return 1
}

# The C compiler that comes with Swift.
c_compiler() {
  local beside
  beside=$(dirname -- "$(command -v swift)")/clang
  if [ -x "$beside" ]; then printf '%s\n' "$beside"; return; fi
  command -v clang || command -v cc
}

# Whether a program with ncursesw can be built here: asked of the compiler, since every system keeps
# its headers in another place.
have_ncurses() {
  local compiler directory result=1
  compiler=$(c_compiler) || return 1
  directory=$(mktemp -d "${TMPDIR:-/tmp}/homeround-ncurses.XXXXXX") || return 1
  cat >"$directory/probe.c" <<'PROBE'
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <term.h>
int main(void) { return add_wch(0) + (cur_term != 0); }
PROBE
  "$compiler" -o "$directory/probe" "$directory/probe.c" -lncursesw -ltinfo \
    >/dev/null 2>&1 && result=0
  rm -rf "$directory"
  return $result
}

need_ncurses() {
  have_ncurses && return
  apt_install "the curses library" libncursesw5-dev libncurses-dev \
    || cannot "homeround can't be built without the curses library."
  have_ncurses || cannot "The curses library was installed, and still can't be used: see $apt_log"
}

# Builds a release of the program, with further options for the build if any, and says where it is.
build_release() {
  local log
  log=$(mktemp "${TMPDIR:-/tmp}/homeround-build.XXXXXX")
  say "Building homeround (the first time this takes some minutes) ..."
  if ! swift build --package-path "$root" -c release --product homeround "$@" >"$log" 2>&1 </dev/null
  then
    tail -n 25 "$log" >&2
    if grep -qiE 'could not resolve host|failed to clone|unable to access|network is unreachable' "$log"
    then
      cannot "The build needs the network the first time, to fetch its three libraries, and could not reach it."
    fi
    cannot "The build failed. The whole log: $log"
  fi
  rm -f "$log"
  program=$(swift build --package-path "$root" -c release --show-bin-path)/homeround
  [ -x "$program" ] || cannot "The build made no program at $program."
}

# Python's pyte: the terminal on which programs are measured.
need_pyte() {
  ! python3 -c 'import pyte' 2>/dev/null || return 0
  export PYTHONPATH="$root/.build/python${PYTHONPATH:+:$PYTHONPATH}"
  ! python3 -c 'import pyte' 2>/dev/null || return 0
  say "Fetching pyte, a terminal for measuring, with pip ..."
  python3 -m pip install -q --disable-pip-version-check --target "$root/.build/python" pyte \
    || apt_install "pyte" python3-pyte || cannot "This needs Python's pyte."
}
