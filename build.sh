#!/usr/bin/env bash
# Vaglio: prepara, costruisce, prova. / Sets up, builds, tests. `./build.sh help`
set -euo pipefail

readonly HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly CALLER="$PWD"
readonly NODE_MINIMUM=20
readonly GECKODRIVER_VERSION=0.37.0
cd "$HERE"

help() {
  cat <<'EOF'
Uso: ./build.sh COMANDO

  run      prepara tutto, costruisce l'estensione e apre Chromium con le pagine di prova di Facebook e
           LinkedIn; senza schermo stampa una tabella di ciò che ha trovato e salva le immagini in dist/
  test     prepara tutto ed esegue ogni controllo e ogni prova
  build    costruisce le estensioni: dist/chromium, dist/chromium-dev, dist/firefox, dist/firefox-dev
  package  prepara gli archivi per i cataloghi delle estensioni, identici byte per byte a ogni costruzione
  bench    misura dimensioni, tempi e rendimento, a confronto con altri strumenti, e li annota in bench/
  adapter PAGINA.html URL
           che cosa leggono gli adattatori in una pagina salvata, una riga JSON per elemento
  help     questo testo

Serve soltanto rustup (https://rustup.rs). Il resto (Node.js, Chromium, Firefox, un compilatore C) è installato dai
pacchetti di Debian quando i permessi bastano; altrimenti una riga dice che cosa installare.

Usage: ./build.sh COMMAND

  run      set everything up, build the extension, open Chromium with the demonstration pages of Facebook and
           LinkedIn; without a display, print a table of what was found and save screenshots into dist/
  test     set everything up, run every check and every test
  build    build the extensions: dist/chromium, dist/chromium-dev, dist/firefox, dist/firefox-dev
  package  zips for the extension stores, the same byte for byte at every build
  bench    measure sizes, times and throughput beside other tools, and record them in bench/
  adapter PAGE.html URL
           what the adapters read in a saved page, one JSON line an item
  help     this text

The one prerequisite is rustup (https://rustup.rs). The rest (Node.js, Chromium, Firefox, a C compiler) is installed from
Debian's packages where permissions allow; otherwise one line says what to install.
EOF
}

say() { printf '%s\n' "$*" >&2; }

die() {
  say "build.sh: $*"
  exit 2
}

# --- setting up --------------------------------------------------------------------------------------------------

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

# Installs Debian packages, or fails without a word: the caller says what is missing.
debian_install() {
  command -v apt-get >/dev/null || return 1
  as_root true || return 1
  say "Installo / installing: $*"
  as_root apt-get update -qq >&2 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >&2
}

chromium_path() {
  command -v "${CHROMIUM:-chromium}" || command -v chromium-browser
}

node_suffices() {
  command -v npm >/dev/null && command -v node >/dev/null &&
    [[ "$(node -p 'process.versions.node.split(".")[0]')" -ge $NODE_MINIMUM ]]
}

ensure_compiler() {
  command -v cc >/dev/null || debian_install gcc libc6-dev || true
  command -v cc >/dev/null || die "manca un compilatore C / a C compiler is missing: apt-get install gcc libc6-dev"
}

ensure_node() {
  node_suffices || debian_install nodejs npm || true
  node_suffices || die "serve Node.js >= $NODE_MINIMUM con npm / Node.js >= $NODE_MINIMUM with npm is needed: https://nodejs.org"
}

ensure_chromium() {
  chromium_path >/dev/null || debian_install chromium || true
  chromium_path >/dev/null || die "manca Chromium / Chromium is missing: apt-get install chromium"
  CHROMIUM="$(chromium_path)"
  export CHROMIUM
}

firefox_path() {
  command -v "${FIREFOX:-firefox-esr}" || command -v firefox
}

# Only tests need these two: what cannot be installed fails there, with the line that says what to install.
ensure_firefox() {
  firefox_path >/dev/null || debian_install firefox-esr || true
  FIREFOX="$(firefox_path)" && export FIREFOX
  [[ -n ${GECKODRIVER:-} ]] && return
  export GECKODRIVER="$HERE/target/tools/bin/geckodriver"
  # Unoptimised: it is built in less time than it ever runs.
  holds "$("$GECKODRIVER" --version 2>/dev/null)" "geckodriver $GECKODRIVER_VERSION" ||
    env -u CARGO_TARGET_DIR cargo install geckodriver --version "$GECKODRIVER_VERSION" --locked --debug --force --root target/tools >&2 || true
}

# Toolchains need not install themselves (RUSTUP_AUTO_INSTALL=0): each part is asked for by name.
ensure_rust() {
  command -v rustup >/dev/null || PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  command -v rustup >/dev/null || die "manca rustup / rustup is missing: https://rustup.rs"
  local channel target="wasm32-unknown-unknown" component
  channel="$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)"
  holds "$(rustup toolchain list)" "$channel-" ||
    rustup toolchain install "$channel" --profile minimal --no-self-update
  holds "$(rustup target list --installed --toolchain "$channel")" "$target" ||
    rustup target add "$target" --toolchain "$channel"
  for component in rustfmt clippy; do
    holds "$(rustup component list --installed --toolchain "$channel")" "$component" ||
      rustup component add "$component" --toolchain "$channel"
  done
}

# Whether a line of the text $1 begins with $2.
holds() { [[ $'\n'"$1" == *$'\n'"$2"* ]]; }

# `npm ci` starts from nothing every time: only when the lock is another one.
ensure_packages() {
  local stamp="node_modules/.vaglio-lock" lock
  lock="$(sha256sum package-lock.json)"
  [[ -f $stamp && "$(cat "$stamp")" == "$lock" ]] && return
  npm ci --ignore-scripts --no-audit --no-fund >&2
  printf '%s\n' "$lock" >"$stamp"
}

ensure_to_build() {
  ensure_rust
  ensure_compiler
  ensure_node
  ensure_packages
}

ensure_all() {
  ensure_to_build
  ensure_chromium
}

# --- commands ----------------------------------------------------------------------------------------------------

vaglio_build() { cargo run --locked --package vaglio-build -- "$@"; }

run() {
  ensure_all
  vaglio_build extension chromium-dev
  node scripts/run.mjs
}

test() {
  ensure_all
  ensure_firefox
  node tests/run.mjs
}

build() {
  ensure_to_build
  vaglio_build extension
}

package() {
  ensure_to_build
  vaglio_build package
}

bench() {
  ensure_all
  vaglio_build extension chromium-dev
  node bench/bench.mjs
}

adapter() {
  [[ $# -eq 2 ]] || die "uso / usage: ./build.sh adapter PAGE.html URL"
  local page
  page="$(cd "$CALLER" && realpath -e -- "$1")" || die "$1: non c'è / no such file"
  ensure_node
  ensure_packages
  ensure_chromium
  node scripts/adapter.mjs "$page" "$2"
}

case "${1:-help}" in
  run | test | build | package | bench | adapter) "$@" ;;
  help | -h | --help) help ;;
  *)
    help >&2
    die "comando sconosciuto / unknown command: $1"
    ;;
esac
