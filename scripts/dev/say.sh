# shellcheck shell=bash
# What the script says, and how it ends.

if [[ -t 2 && -z ${NO_COLOR:-} ]]; then
  bold=$'\033[1m' red=$'\033[1;31m' plain=$'\033[0m'
else
  bold='' red='' plain=''
fi

# One line about what happens now.
say() { printf '%s==> %s%s\n' "$bold" "$*" "$plain" >&2; }

# One line of detail under the last `say`.
note() { printf '    %s\n' "$*" >&2; }

# Ends the script. The first argument says what failed, each further one what to do about it.
fail() {
  printf '%serror:%s %s\n' "$red" "$plain" "$1" >&2
  shift
  local line
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Whether version $1 (as in 1.95.0) is at least version $2.
version_at_least() {
  local have_parts want_parts i
  IFS=. read -r -a have_parts <<<"${1%%[!0-9.]*}"
  IFS=. read -r -a want_parts <<<"$2"
  for i in 0 1 2; do
    if ((${have_parts[i]:-0} != ${want_parts[i]:-0})); then
      ((${have_parts[i]:-0} > ${want_parts[i]:-0}))
      return
    fi
  done
}
