# shellcheck shell=bash
# What the scripts share: where things are, what a machine needs, when the binary is out of date. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
artifacts=$root/artifacts
binary=$artifacts/llmeter

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDDISABLENODEREUSE=1 # A build leaves no process behind, and none that holds a lock or a pipe.

# Progress is for people: it goes to stderr, so that stdout carries results alone.
say() { printf '%s\n' "$*" >&2; }

fail() {
  say "${0##*/}: $*"
  exit 1
}

# --- prerequisites: each one is there, is installed (root on Debian), or is named in one line ---

have() { command -v "$1" >/dev/null 2>&1; }
can_install() { [[ $(id -u) == 0 ]] && have apt-get; }

# install PACKAGE: quietly; the package lists are fetched only where the package is not found without them.
install() {
  can_install || return 1
  say "installing $1 …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends "$1" >/dev/null 2>&1 ||
    { apt-get update >/dev/null 2>&1 && apt-get install -y --no-install-recommends "$1" >/dev/null 2>&1; }
}

# need WHAT CHECK PACKAGE: CHECK is a function that answers whether WHAT is there.
need() {
  "$2" || { install "$3" && "$2"; } || fail "$1 is missing; install it, on Debian: apt-get install $3"
}

has_sdk() { have dotnet && dotnet --list-sdks 2>/dev/null | grep -qE '^(1[0-9]|[2-9][0-9])\.'; }
has_linker() { { have clang || have gcc; } && { have objcopy || have llvm-objcopy; }; }
has_zlib() { have clang || have gcc && printf '#include <zlib.h>\n' | "$(compiler)" -E -x c - >/dev/null 2>&1; }
has_openssl() { printf '#include <openssl/ssl.h>\n' | "$(compiler)" -E -x c - >/dev/null 2>&1; }
has_cmake() { have cmake; }
has_python() { have python3; }
has_wrk() { have wrk; }
compiler() { if have clang; then echo clang; else echo gcc; fi; }

need_sdk() { need ".NET SDK 10 (https://dot.net/download)" has_sdk dotnet-sdk-10.0; }

need_linker() {
  need "a C linker (gcc or clang, with binutils)" has_linker gcc
  # Only older runtime packs link the system's zlib; today's bring their own. So it is installed where that is easy, and else no reason to stop.
  has_zlib || install zlib1g-dev || say "note: zlib's headers are missing; if linking fails, install them, on Debian: apt-get install zlib1g-dev"
}

# --- the native binary ---

# is_stale: whether the binary is missing, or a source is newer than the moment its build began. A folder is newer when a file in it went.
is_stale() {
  [[ -x $binary && -f $binary.built ]] || return 0
  local inputs=("$root"/src "$root"/Directory.*.props "$root"/BannedSymbols.txt "$root"/scripts/publish) found
  found=$(find "${inputs[@]}" -newer "$binary.built" ! -name '.*' -print -quit) && [[ -n $found ]]
}

# with_lock COMMAND…: runs it while no other build runs in this folder. The lock is not handed down to what the command starts.
with_lock() {
  mkdir -p "$artifacts"
  if have flock; then
    flock --close "$artifacts/.build.lock" "$@"
  else
    "$@" # Where there is no flock (macOS), two first runs at once build twice; the rename below keeps the result whole.
  fi
}

# megabytes FILE: its size as people write it.
megabytes() { LC_ALL=C awk -v bytes="$(wc -c <"$1")" 'BEGIN { printf "%.1f MB", bytes / 1e6 }'; }
