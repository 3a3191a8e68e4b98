#!/usr/bin/env bash
# Makes a fresh machine ready to build and test this project. See --help below.
set -euo pipefail
shopt -s globstar nullglob

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
readonly ROOT
readonly CACHE=${VOUCHER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/innovation-voucher}
readonly LOCK=$ROOT/cmake/third_party.lock
readonly OUT=$ROOT/.setup
readonly EMSCRIPTEN_MIN=6.0 EMSCRIPTEN_PIN=6.0.5 NODE_MIN=18.3 CMAKE_MIN=3.25 GXX_MIN=12 PYTHON_MIN=3.10 STEPS=6

usage() {
    cat <<TEXT
usage: ./emsdk-setup.sh [--help] [--force]

Makes this machine ready for the build and the tests. It
  1. checks the system's tools (as root on Debian or Ubuntu it installs what is missing, else it lists it),
  2. fetches the third-party C++ sources of cmake/third_party.lock, each checked against its SHA-256,
  3. finds or installs Emscripten $EMSCRIPTEN_MIN or newer (one on PATH; else the official emsdk; else Debian's packages,
     unpacked without root) and proves it by compiling and running a program,
  4. installs the Node packages of web/package-lock.json,
  5. finds the browsers that the tests drive, and what they look at papers, workbooks and packages with,
  6. writes the places it found to .setup/paths.cmake, which CMake reads.
Downloads are kept in $CACHE
(set VOUCHER_CACHE to move it). Run it again at any time: what is there is kept, and nothing is downloaded twice.
  --force   go through every step even if nothing changed since the last run
TEXT
}

FORCE=0
for argument in "$@"; do
    case $argument in
        -h | --help) usage; exit 0 ;;
        --force) FORCE=1 ;;
        *) echo "emsdk-setup.sh: unknown argument '$argument'; try --help" >&2; exit 2 ;;
    esac
done

step_number=0
step() { step_number=$((step_number + 1)); printf '[%d/%d] %s\n' "$step_number" "$STEPS" "$1"; }
note() { printf '      %s\n' "$1"; }
die() { printf 'emsdk-setup.sh: %s\n' "$1" >&2; exit 1; }
# with_clock COMMAND…: on a terminal, counts the seconds while the command runs
with_clock() {
    [ -t 1 ] || { "$@"; return; }
    local clock status=0
    { for ((s = 1; ; s++)); do sleep 1; printf '\r      %d s' "$s" >&3; done; } 3>&1 >/dev/null 2>&1 &
    clock=$!
    "$@" || status=$?
    kill "$clock" && wait "$clock" 2>/dev/null || true
    printf '\r\033[K'
    return $status
}
trap 'jobs -p | xargs -r kill 2>/dev/null || true' EXIT
# to_log LOG COMMAND…
to_log() { local log=$1; shift; "$@" >"$log" 2>&1 </dev/null; }
# quiet WHAT COMMAND…: runs the command with its output kept in a log that is shown only on failure
quiet() {
    local what=$1 log=$CACHE/log/last.log
    shift
    if ! with_clock to_log "$log" "$@"; then
        tail -n 25 "$log" >&2
        die "$what failed (the whole output is in $log); look at its last lines above, then run ./emsdk-setup.sh again."
    fi
}
# at_least VERSION MINIMUM
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }

# ---------------------------------------------------------------------------------------------------------------------
# Already done? The stamp names everything that the last full run depended on.
inputs_digest() {
    cat "$ROOT/emsdk-setup.sh" "$LOCK" "$ROOT/web/package.json" "$ROOT/web/package-lock.json" 2>/dev/null | sha256sum | cut -c1-64
}
already_done() {
    [ "$FORCE" = 0 ] && [ -f "$OUT/stamp" ] && [ -f "$OUT/paths.cmake" ] || return 1
    local digest cache place
    { read -r digest && read -r cache; } <"$OUT/stamp" || return 1
    [ "$digest" = "$(inputs_digest)" ] && [ "$cache" = "$CACHE" ] || return 1
    while read -r place; do [ -e "$place" ] || return 1; done < <(tail -n +3 "$OUT/stamp")
}
if already_done; then
    echo "Set-up is complete (./emsdk-setup.sh --force goes through it again)."
    exit 0
fi
mkdir -p "$OUT" "$CACHE/log" || die "cannot write to $CACHE; set VOUCHER_CACHE to a folder that you may write to."
[ "$(uname -s)" = Linux ] || die "this set-up knows Linux only; on another system install Emscripten $EMSCRIPTEN_PIN, Node $NODE_MIN, CMake $CMAKE_MIN and Ninja, or use a Linux container."
# One set-up at a time, as two checkouts may share the cache.
exec 9>"$CACHE/lock"
have flock && { flock -n 9 || { note "waiting for another set-up to finish"; flock 9; }; }
echo "Setting up in $CACHE"

# ---------------------------------------------------------------------------------------------------------------------
# Debian's packages, verified by apt, in private folders: works without root and leaves the system's own lists alone.
readonly APT=$CACHE/apt
readonly DEBIAN_KEY=/usr/share/keyrings/debian-archive-keyring.gpg
DEBIAN_MIRROR=${DEBIAN_MIRROR:-}
debian_mirror() { # the mirror that this machine's own apt uses for Debian's main archive
    [ -z "$DEBIAN_MIRROR" ] || return 0
    have apt-get && have dpkg-deb && [ -f "$DEBIAN_KEY" ] || return 1
    # shellcheck disable=SC2016
    local list=(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL)' 'Created-By: Packages')
    # shellcheck disable=SC2016
    local pick='$2 == "Debian" && $3 == "Debian" { print $1; exit }'
    DEBIAN_MIRROR=$("${list[@]}" 2>/dev/null | awk "$pick")
    if [ -z "$DEBIAN_MIRROR" ]; then # a machine without lists: fetch the machine's own sources into a folder of ours
        local state=(-oDir::State="$APT/own" -oDir::State::Lists="$APT/own/lists" -oDir::Cache="$APT/own/cache" -oAPT::Sandbox::User= -oDebug::NoLocking=true)
        mkdir -p "$APT"/own/{lists,cache/archives}/partial
        apt-get "${state[@]}" -oAcquire::Languages=none update >"$CACHE/log/apt-own.log" 2>&1 </dev/null || true
        DEBIAN_MIRROR=$("${list[@]}" "${state[@]}" 2>/dev/null | awk "$pick")
    fi
    [ -n "$DEBIAN_MIRROR" ]
}
# debian_apt SUITE deb|deb-src COMMAND…: apt-get (or apt-cache for show) on one suite alone
debian_apt() {
    local suite=$1 type=$2 tool=apt-get dir=$APT/$1-$2
    shift 2
    [ "$1" = show ] && tool=apt-cache
    mkdir -p "$dir"/{lists,cache/archives}/partial
    [ -f "$APT/status" ] || : >"$APT/status"
    echo "$type [signed-by=$DEBIAN_KEY] $DEBIAN_MIRROR $suite main" >"$dir/sources.list"
    "$tool" -q -oDir::Etc::sourcelist="$dir/sources.list" -oDir::Etc::sourceparts=/dev/null -oDir::Etc::main=/dev/null \
        -oDir::Etc::parts=/dev/null -oDir::Etc::preferences=/dev/null -oDir::Etc::preferencesparts=/dev/null \
        -oDir::State="$dir" -oDir::State::Lists="$dir/lists" -oDir::State::status="$APT/status" -oDir::Cache="$dir/cache" \
        -oDir::Log="$APT" -oAPT::Sandbox::User= -oAPT::Install-Recommends=false -oAcquire::Languages=none \
        -oDebug::NoLocking=true -oAcquire::Retries=3 "$@" </dev/null
}
# debian_update SUITE deb|deb-src: fetches the suite's index once a run
declare -A DEBIAN_UPDATED=()
debian_update() {
    [ -z "${DEBIAN_UPDATED[$1-$2]:-}" ] || return 0
    debian_mirror && debian_apt "$1" "$2" update >"$CACHE/log/apt-$1-$2.log" 2>&1 || return 1
    DEBIAN_UPDATED[$1-$2]=1
}

# ---------------------------------------------------------------------------------------------------------------------
step "System tools"
# command or file → Debian package
needed=(git:git cmake:cmake ninja:ninja-build g++:g++ python3:python3 unzip:unzip xz:xz-utils bzip2:bzip2 node:nodejs npm:npm)
# Only Debian's Emscripten asks for it, and it can be unpacked without root
if is_root; then needed+=(patchelf:patchelf); fi
missing=()
for pair in "${needed[@]}"; do have "${pair%%:*}" || missing+=("${pair#*:}"); done
# first_of NAME…: the place of the first one that is there
first_of() {
    local name
    for name in "$@"; do command -v "$name" 2>/dev/null && return 0; done
    return 1
}
# shellcheck disable=SC2086 # a name that is not set is none
find_chromium() { first_of ${VOUCHER_CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; }
# shellcheck disable=SC2086
find_firefox() { first_of ${VOUCHER_FIREFOX:-} firefox-esr firefox; }
# The browser that WebKitWebDriver drives is kept beside the library, in a folder named after the machine.
# shellcheck disable=SC2086
find_minibrowser() { first_of ${VOUCHER_MINIBROWSER:-} /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser; }
find_webkit_driver() { first_of WebKitWebDriver; }
find_xvfb() { first_of Xvfb; }
wanted=() # for the tests only
find_chromium >/dev/null || wanted+=(chromium fonts-liberation fonts-wqy-microhei)
find_firefox >/dev/null || wanted+=(firefox-esr)
{ find_webkit_driver && find_minibrowser; } >/dev/null || wanted+=(webkit2gtk-driver)
# Firefox and WebKit draw on a screen: one without a monitor, and WebGL on the processor
find_xvfb >/dev/null || wanted+=(xvfb libegl1 libgl1-mesa-dri)
# What looks at generated papers
have pdftoppm || wanted+=(poppler-utils)
have qpdf || wanted+=(qpdf)
# What opens packages besides unzip, and workbooks
have 7z || wanted+=(p7zip-full)
have bsdtar || wanted+=(libarchive-tools)
have soffice || wanted+=(libreoffice-calc-nogui)
# What writes rosters; Debian's own Python has it, whichever python3 comes first on PATH
find_openpyxl() { /usr/bin/python3 -c 'import openpyxl; print(openpyxl.__file__)' 2>/dev/null; }
find_openpyxl >/dev/null || wanted+=(python3-openpyxl)
if is_root && have apt-get; then
    if [ $((${#missing[@]} + ${#wanted[@]})) -gt 0 ]; then
        note "installing ${missing[*]} ${wanted[*]}"
        quiet "apt-get update" apt-get update -q
        export DEBIAN_FRONTEND=noninteractive
        quiet "apt-get install" apt-get install -q -y --no-install-recommends "${missing[@]}" "${wanted[@]}"
        missing=()
    fi
fi
if [ ${#missing[@]} -gt 0 ]; then
    die "please install: ${missing[*]} (on Debian or Ubuntu: sudo apt-get install ${missing[*]} ${wanted[*]}), then run ./emsdk-setup.sh again."
fi
version_of() { "$@" 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1; }
while read -r name minimum found; do
    at_least "$found" "$minimum" || die "$name $minimum or newer is needed, and $found is here; install a newer one, then run ./emsdk-setup.sh again."
done <<VERSIONS
CMake $CMAKE_MIN $(version_of cmake --version)
Node $NODE_MIN $(version_of node --version)
g++ $GXX_MIN $(version_of g++ -dumpfullversion)
Python $PYTHON_MIN $(version_of python3 --version)
VERSIONS
note "CMake $(version_of cmake --version), Node $(version_of node --version), g++ $(version_of g++ -dumpfullversion)"

# ---------------------------------------------------------------------------------------------------------------------
step "Third-party sources"
readonly LIBRARIES=$CACHE/third_party
mkdir -p "$LIBRARIES" "$CACHE/download"
# kept_digest FOLDER: the digest as cmake/third_party.lock defines it
kept_digest() { (cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum | cut -c1-64); }
# take ARCHIVE PLACE PATTERN…: unpacks the files that match and nothing else, says their digest
take() {
    local archive=$1 place=$2 work=$CACHE/work.$$ top file
    shift 2
    rm -rf "$work" "$place.new"
    mkdir -p "$work" "$place.new"
    tar -xf "$archive" -C "$work" --no-same-owner || { rm -rf "$work"; return 1; }
    top=("$work"/*/)
    (
        cd "${top[0]}"
        # shellcheck disable=SC2048 # each argument is a line of patterns: they are split and expanded here
        for file in $*; do [ -f "$file" ] && install -D -m 644 "$file" "$place.new/$file"; done
        true
    )
    rm -rf "$work"
}
DIGEST_SEEN=
# accept PLACE DIGEST…: keeps what was taken if its digest is one of the pinned ones
accept() {
    local place=$1 digest
    shift
    DIGEST_SEEN=$(kept_digest "$place.new")
    for digest in "$@"; do
        if [ "$digest" = "$DIGEST_SEEN" ]; then rm -rf "$place"; mv "$place.new" "$place"; return 0; fi
    done
    rm -rf "$place.new"
    return 1
}
# fetch NAME VERSION with sources, patterns and digests from the block being read
fetch_library() {
    local name=$1 version=$2 place=$LIBRARIES/$1-$2 source suite package seen='' got
    if [ -d "$place" ]; then
        got=$(kept_digest "$place")
        for source in "${block_sha256[@]}"; do [ "$source" = "$got" ] && { note "$name $version: there"; return 0; }; done
    fi
    for source in "${block_debian[@]}"; do
        read -r suite package <<<"$source"
        debian_update "$suite" deb-src || continue
        rm -rf "$CACHE/download/$name"; mkdir -p "$CACHE/download/$name"
        (cd "$CACHE/download/$name" && debian_apt "$suite" deb-src source --tar-only --download-only "$package") >"$CACHE/log/$name.log" 2>&1 || continue
        for got in "$CACHE/download/$name"/*.orig.tar.*; do
            case $got in *.asc) continue ;; esac
            take "$got" "$place" "${block_files[@]}" || continue
            accept "$place" "${block_sha256[@]}" && { note "$name $version: from Debian $suite"; rm -rf "$CACHE/download/$name"; return 0; }
            seen+=" Debian $suite gave $DIGEST_SEEN;"
        done
    done
    for source in "${block_url[@]}"; do
        note "$name $version: from ${source%%/archive*}"
        download "$source" "$CACHE/download/$name.tar" || { seen+=" $source did not answer;"; continue; }
        take "$CACHE/download/$name.tar" "$place" "${block_files[@]}" || continue
        accept "$place" "${block_sha256[@]}" && { rm -f "$CACHE/download/$name.tar"; return 0; }
        seen+=" $source gave $DIGEST_SEEN;"
    done
    die "$name $version could not be had with the pinned content ($seen ); check the network and run ./emsdk-setup.sh again."
}
download() { # URL FILE
    if have curl; then curl -fsSL --connect-timeout 10 --retry 2 -o "$2" "$1"
    elif have wget; then wget -q --timeout=10 --tries=2 -O "$2" "$1"
    else python3 -c 'import sys, urllib.request as u; open(sys.argv[2], "wb").write(u.urlopen(sys.argv[1], timeout=10).read())' "$1" "$2"; fi 2>/dev/null
}
declare -A LIBRARY_AT=()
block_library=''
new_block() { block_debian=(); block_url=(); block_files=(); block_sha256=(); }
end_block() {
    [ -n "$block_library" ] || return 0
    # shellcheck disable=SC2086
    fetch_library $block_library
    LIBRARY_AT[${block_library% *}]=$LIBRARIES/${block_library/ /-}
}
new_block
while read -r key value <&8; do
    case $key in
        library) end_block; new_block; block_library=$value ;;
        debian) block_debian+=("$value") ;;
        url) block_url+=("$value") ;;
        files) block_files+=("$value") ;;
        sha256) block_sha256+=("$value") ;;
        '' | '#'*) ;;
        *) die "cmake/third_party.lock: unknown key '$key'." ;;
    esac
done 8<"$LOCK"
end_block

# ---------------------------------------------------------------------------------------------------------------------
step "Emscripten $EMSCRIPTEN_MIN or newer"
readonly EMSCRIPTEN_HOME=$CACHE/emscripten
mkdir -p "$EMSCRIPTEN_HOME"
EMCC=''
emcc_new_enough() { [ -x "$1" ] && at_least "$(version_of "$1" --version)" $EMSCRIPTEN_MIN; }
# Compiles and runs a program that throws, catches, formats and reads the time. It also builds the system libraries
# that our two ways of linking need (the page, and the tests under Node), so that no later build step does.
prove_emcc() { # EMCC
    local work=$CACHE/work.$$ emxx=${1%/*}/em++ flags=(-std=c++23 -O2 -fwasm-exceptions -sALLOW_MEMORY_GROWTH)
    rm -rf "$work"
    mkdir -p "$work"
    cat >"$work/prove.cpp" <<'CPP'
#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <charconv>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
int main(int argc, char** argv) {
    if (argc > 5) { // never so: links what the page links
        emscripten_set_resize_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
        emscripten_webgl_create_context(argv[0], nullptr);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    try {
        if (std::ifstream(argv[0]).good() || argc > 0) throw std::runtime_error("proven");
    } catch (const std::exception& error) { std::cout << error.what() << std::endl; }
}
CPP
    printf '{"type": "commonjs"}\n' >"$work/package.json"
    "$emxx" "${flags[@]}" "$work/prove.cpp" -o "$work/test.js" -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME &&
        "$emxx" "${flags[@]}" "$work/prove.cpp" -o "$work/page.mjs" -sENVIRONMENT=web -sEXPORT_ES6 -sMODULARIZE \
            -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sDYNAMIC_EXECUTION=0 &&
        [ "$(node "$work/test.js")" = proven ] && rm -rf "$work"
}
official_emsdk() {
    local address=https://github.com/emscripten-core/emsdk.git place=$EMSCRIPTEN_HOME/emsdk
    have git && GIT_TERMINAL_PROMPT=0 timeout 10 git ls-remote -q "$address" HEAD >/dev/null 2>&1 </dev/null || return 1
    note "installing the official emsdk, version $EMSCRIPTEN_PIN (about 300 MB)"
    rm -rf "$place"
    with_clock to_log "$CACHE/log/emsdk-clone.log" git clone -q --depth 1 "$address" "$place" || return 1
    with_clock to_log "$CACHE/log/emsdk-install.log" "$place/emsdk" install $EMSCRIPTEN_PIN || return 1
    to_log "$CACHE/log/emsdk-activate.log" "$place/emsdk" activate $EMSCRIPTEN_PIN || return 1
    EMCC=$place/upstream/emscripten/emcc
}
# Debian's packages of a newer suite, unpacked beside the system with their own libc: nothing of the system changes.
debian_emscripten() { # SUITE
    local suite=$1 version prefix root libraries loader file package multi llvm patch
    [ "$(dpkg --print-architecture 2>/dev/null)" = amd64 ] || return 1
    debian_update "$suite" deb || return 1
    version=$(debian_apt "$suite" deb show emscripten 2>/dev/null | sed -nE 's/^Version: ([0-9.]+).*/\1/p' | head -n 1)
    [ -n "$version" ] && at_least "$version" $EMSCRIPTEN_MIN || return 1
    prefix=$EMSCRIPTEN_HOME/debian-$version root=$prefix/root
    libraries=$root/usr/lib/x86_64-linux-gnu loader=$libraries/ld-linux-x86-64.so.2
    note "unpacking Emscripten $version of Debian $suite (about 105 MB to fetch, 500 MB on disk)"
    rm -rf "$prefix"
    mkdir -p "$root"
    # What the system has already, or the compiler for the web never uses: not fetched.
    for package in nodejs python3 ccache binutils libc6-dev libc-dev lib{gcc,stdc++,objc}-{14,15,16,17}-dev; do
        multi=no
        case $package in python3 | nodejs) multi=allowed ;; esac
        printf 'Package: %s\nStatus: install ok installed\nVersion: 99:99\nArchitecture: amd64\nMulti-Arch: %s\nMaintainer: none\nDescription: assumed\n\n' "$package" $multi
    done >"$APT/status"
    debian_apt "$suite" deb autoclean >/dev/null 2>&1 || true # what an earlier run fetched, if the suite has moved on
    with_clock to_log "$CACHE/log/emscripten.log" debian_apt "$suite" deb install -y --download-only emscripten || return 1
    patch=$(command -v patchelf || true)
    if [ -z "$patch" ]; then
        mkdir -p "$prefix/patchelf"
        debian_update bookworm deb && (cd "$prefix/patchelf" && debian_apt bookworm deb download patchelf) >>"$CACHE/log/emscripten.log" 2>&1 || return 1
        dpkg-deb -x "$prefix"/patchelf/patchelf_*.deb "$prefix/patchelf"
        patch=$prefix/patchelf/usr/bin/patchelf
    fi
    for file in "$APT/$suite-deb"/cache/archives/*.deb; do dpkg-deb -x "$file" "$root" || return 1; done
    for file in lib lib64 bin; do [ -e "$root/$file" ] || ln -s "usr/$file" "$root/$file"; done
    local tools=$root/usr/share/emscripten
    llvm=$(sed -n "s/^LLVM_ADD_VERSION = '\(.*\)'/\1/p" "$tools/.emscripten")
    for file in "$root/usr/lib/llvm-$llvm"/bin/* "$root"/usr/bin/wasm*; do
        { [ -f "$file" ] && [ ! -L "$file" ] && "$patch" --print-interpreter "$file" >/dev/null 2>&1; } || continue
        "$patch" --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$file" || return 1
    done
    # A library with a RUNPATH of its own does not look where the program's RPATH points.
    for file in "$libraries"/*.so*; do
        { [ -f "$file" ] && [ ! -L "$file" ] && [ -n "$("$patch" --print-rpath "$file" 2>/dev/null)" ]; } || continue
        # shellcheck disable=SC2016
        "$patch" --force-rpath --set-rpath '$ORIGIN' "$file" || return 1
    done
    # A Node that is not Debian's looks for modules in node_modules, not in /usr/share/nodejs.
    [ -e "$root/usr/share/node_modules" ] || ln -s nodejs "$root/usr/share/node_modules"
    cat >"$tools/.emscripten" <<CONFIG
import os
LLVM_ROOT = '$root/usr/bin'
BINARYEN_ROOT = '$root/usr'
EMSCRIPTEN_ROOT = '$tools'
NODE_JS = '$(command -v node)'
LLVM_ADD_VERSION = '$llvm'
CLANG_ADD_VERSION = '$llvm'
CACHE = os.environ.get('EM_CACHE', '$prefix/cache')
CONFIG
    rm -f "$APT/$suite-deb"/cache/archives/*.deb
    EMCC=$tools/emcc
}
prove_or_forget() { # NAME: proves $EMCC once, and remembers it
    if emcc_new_enough "$EMCC"; then
        if [ -f "$EMSCRIPTEN_HOME/proven" ] && [ "$(cat "$EMSCRIPTEN_HOME/proven")" = "$EMCC $(version_of "$EMCC" --version)" ]; then return 0; fi
        note "proving $1 and building its system libraries (about a minute)"
        if with_clock to_log "$CACHE/log/prove.log" prove_emcc "$EMCC"; then
            echo "$EMCC $(version_of "$EMCC" --version)" >"$EMSCRIPTEN_HOME/proven"
            return 0
        fi
        note "$1 does not work here (see $CACHE/log/prove.log)"
    fi
    EMCC=''
    return 1
}
find_emscripten() {
    EMCC=$(command -v emcc || true)
    [ -n "$EMCC" ] && prove_or_forget "the emcc on PATH" && return 0
    [ -f "$EMSCRIPTEN_HOME/proven" ] && EMCC=$(cut -d' ' -f1 "$EMSCRIPTEN_HOME/proven") && prove_or_forget "Emscripten in the cache" && return 0
    official_emsdk && prove_or_forget "the official emsdk" && return 0
    local suite
    for suite in forky sid; do debian_emscripten $suite && prove_or_forget "Debian's Emscripten" && return 0; done
    return 1
}
find_emscripten || die "Emscripten $EMSCRIPTEN_MIN or newer could not be installed; check the network, or install it yourself (https://emscripten.org), put emcc on PATH and run ./emsdk-setup.sh again."
note "Emscripten $(version_of "$EMCC" --version) at ${EMCC%/*}"

# ---------------------------------------------------------------------------------------------------------------------
step "Node packages"
npm_state() { cat "$ROOT/web/package.json" "$ROOT/web/package-lock.json" | sha256sum | cut -c1-64; }
if [ -f "$ROOT/web/node_modules/.voucher" ] && [ "$(cat "$ROOT/web/node_modules/.voucher")" = "$(npm_state)" ]; then
    note "there"
else
    have npm || die "npm is missing; install it (on Debian or Ubuntu: sudo apt-get install npm), then run ./emsdk-setup.sh again."
    note "installing web/package-lock.json into web/node_modules"
    (cd "$ROOT/web" && quiet "npm ci" npm ci --ignore-scripts --no-audit --no-fund)
    npm_state >"$ROOT/web/node_modules/.voucher"
fi

# ---------------------------------------------------------------------------------------------------------------------
step "Browsers, PDF, archive and office tools for the tests"
CHROMIUM=$(find_chromium || true) FIREFOX=$(find_firefox || true) WEBKIT_DRIVER=$(find_webkit_driver || true)
MINIBROWSER=$(find_minibrowser || true) XVFB=$(find_xvfb || true)
PDFTOPPM=$(first_of pdftoppm || true) QPDF=$(first_of qpdf || true) SEVENZIP=$(first_of 7z || true) BSDTAR=$(first_of bsdtar || true)
SOFFICE=$(first_of soffice || true) OPENPYXL=$(find_openpyxl || true)
TEST_TOOLS_ARE_HERE=yes
report() { # NAME PLACE PACKAGE
    if [ -n "$2" ]; then note "$1 at $2"; return; fi
    TEST_TOOLS_ARE_HERE=''
    note "no $1: the page builds and runs, the tests that need it will fail (on Debian: sudo apt-get install $3)"
}
report Chromium "$CHROMIUM" chromium
report Firefox "$FIREFOX" firefox-esr
report WebKitWebDriver "$WEBKIT_DRIVER" webkit2gtk-driver
report "WebKit's MiniBrowser" "$MINIBROWSER" webkit2gtk-driver
report Xvfb "$XVFB" "xvfb libegl1 libgl1-mesa-dri"
report Poppler "$PDFTOPPM" poppler-utils
report qpdf "$QPDF" qpdf
report 7-Zip "$SEVENZIP" p7zip-full
report bsdtar "$BSDTAR" libarchive-tools
report LibreOffice "$SOFFICE" libreoffice-calc-nogui
report openpyxl "$OPENPYXL" python3-openpyxl

# ---------------------------------------------------------------------------------------------------------------------
step "Places for CMake"
{
    echo "# Written by emsdk-setup.sh: where this machine keeps what the build needs."
    echo "set(VOUCHER_CACHE \"$CACHE\")"
    for library in "${!LIBRARY_AT[@]}"; do
        variable=${library^^}
        echo "set(VOUCHER_${variable//-/_}_DIR \"${LIBRARY_AT[$library]}\")"
    done | sort
    echo "set(VOUCHER_EMSCRIPTEN_DIR \"${EMCC%/*}\")"
    echo "set(VOUCHER_NODE \"$(command -v node)\")"
    for variable in CHROMIUM FIREFOX WEBKIT_DRIVER MINIBROWSER XVFB; do echo "set(VOUCHER_$variable \"${!variable}\")"; done
} >"$OUT/paths.cmake.new"
# Left untouched where nothing changed, or CMake would configure again
if cmp -s "$OUT/paths.cmake.new" "$OUT/paths.cmake"; then rm "$OUT/paths.cmake.new"; else mv "$OUT/paths.cmake.new" "$OUT/paths.cmake"; fi
rm -f "$OUT/stamp"
if [ -n "$TEST_TOOLS_ARE_HERE" ]; then # else the next run looks again
    { inputs_digest; echo "$CACHE"; printf '%s\n' "${LIBRARY_AT[@]}" "$EMCC" "$CHROMIUM" "$FIREFOX" "$WEBKIT_DRIVER" "$MINIBROWSER" "$XVFB" "$PDFTOPPM" "$QPDF" "$SEVENZIP" "$BSDTAR" "$SOFFICE" "$OPENPYXL" "$(command -v node)" "$ROOT/web/node_modules/.voucher"; } >"$OUT/stamp"
fi
note ".setup/paths.cmake is written"
echo "Ready. Next: cmake --workflow --preset app (build and serve the page) or cmake --workflow --preset test."
