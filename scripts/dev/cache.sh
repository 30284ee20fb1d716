# shellcheck shell=bash
# Where fetched and built things live: outside the clone, so that a fresh clone is quick too.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/afterimage
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
mkdir -p "$cache"

# SHA-256 of standard input.
sha256() {
  if have sha256sum; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# SHA-256 over the names and contents of every file under folder $1, except what is fetched or built in it.
tree_sha256() {
  find "$1" \( -name node_modules -o -name dist \) -prune -o -type f -print | LC_ALL=C sort |
    while IFS= read -r file; do
      printf '%s\n' "$file"
      cat "$file"
    done | sha256
}

# A stamp is a file holding the fingerprint of what was last done: the same fingerprint means nothing to do.
stamp_is() { [[ -f $1 && $(<"$1") == "$2" ]]; }

write_stamp() {
  mkdir -p "$(dirname "$1")"
  printf '%s' "$2" >"$1"
}
