# shellcheck shell=bash
# System packages, by the platform's own package manager.
#
# An entry `command=package` is satisfied by the command being there, wherever it came from; a plain entry by the
# package being installed. Debian and Ubuntu are tried on every change; the other lists follow Tauri's own page.

package_manager() {
  case $(uname -s) in
  Darwin) echo brew ;;
  Linux)
    local manager
    for manager in apt-get dnf pacman zypper; do
      if have "$manager"; then
        echo "$manager"
        return
      fi
    done
    echo none
    ;;
  *) echo none ;;
  esac
}

# The entries of group $2 (build or test) for package manager $1.
packages_of() {
  case $1-$2 in
  apt-get-build)
    echo c++=build-essential pkg-config=pkg-config cmake=cmake nasm=nasm curl=curl git=git xdg-open=xdg-utils \
      ca-certificates libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev libsoup-3.0-dev libayatana-appindicator3-dev \
      libxdo-dev libde265-dev libdav1d-dev
    ;;
  apt-get-test)
    echo xvfb-run=xvfb xauth=xauth WebKitWebDriver=webkit2gtk-driver dbus-run-session=dbus shellcheck=shellcheck \
      xdotool=xdotool openbox=openbox ffmpeg=ffmpeg at-spi2-core fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji \
      tesseract=tesseract-ocr tesseract-ocr-eng tesseract-ocr-deu tesseract-ocr-chi-sim tesseract-ocr-ara
    ;;
  dnf-build)
    echo c++=gcc-c++ pkg-config=pkgconf-pkg-config make=make cmake=cmake nasm=nasm curl=curl git=git \
      xdg-open=xdg-utils webkit2gtk4.1-devel gtk3-devel librsvg2-devel libsoup3-devel libappindicator-gtk3-devel \
      libxdo-devel libde265-devel libdav1d-devel
    ;;
  dnf-test)
    echo xvfb-run=xorg-x11-server-Xvfb xauth=xauth WebKitWebDriver=/usr/bin/WebKitWebDriver \
      dbus-run-session=dbus-daemon shellcheck=ShellCheck xdotool=xdotool openbox=openbox \
      ffmpeg=/usr/bin/ffmpeg google-noto-sans-fonts google-noto-sans-cjk-fonts tesseract=tesseract \
      tesseract-langpack-eng tesseract-langpack-deu tesseract-langpack-chi_sim tesseract-langpack-ara
    ;;
  pacman-build)
    echo c++=gcc pkg-config=pkgconf make=make cmake=cmake nasm=nasm curl=curl git=git xdg-open=xdg-utils \
      webkit2gtk-4.1 gtk3 librsvg libsoup3 libappindicator-gtk3 xdotool libde265 dav1d
    ;;
  pacman-test)
    echo xvfb-run=xorg-server-xvfb xauth=xorg-xauth WebKitWebDriver=webkitgtk-6.0 dbus-run-session=dbus \
      shellcheck=shellcheck xdotool=xdotool openbox=openbox ffmpeg=ffmpeg noto-fonts noto-fonts-cjk noto-fonts-emoji \
      tesseract=tesseract tesseract-data-eng tesseract-data-deu tesseract-data-chi_sim tesseract-data-ara
    ;;
  zypper-build)
    echo c++=gcc-c++ pkg-config=pkgconf-pkg-config make=make cmake=cmake nasm=nasm curl=curl git=git \
      xdg-open=xdg-utils webkit2gtk3-devel gtk3-devel librsvg-devel libsoup-devel libappindicator3-devel xdotool-devel \
      libde265-devel dav1d-devel
    ;;
  zypper-test)
    echo xvfb-run=xvfb-run xauth=xauth WebKitWebDriver=/usr/bin/WebKitWebDriver dbus-run-session=dbus-1-daemon \
      shellcheck=ShellCheck xdotool=xdotool openbox=openbox ffmpeg=ffmpeg google-noto-sans-fonts \
      google-noto-sans-cjk-fonts tesseract=tesseract-ocr tesseract-ocr-traineddata-english \
      tesseract-ocr-traineddata-german tesseract-ocr-traineddata-chinese_simplified tesseract-ocr-traineddata-arabic
    ;;
  brew-build) echo cmake=cmake nasm=nasm pkg-config=pkgconf python3=python git=git libde265 dav1d ;;
  brew-test) echo shellcheck=shellcheck ffmpeg=ffmpeg tesseract=tesseract tesseract-lang ;;
  esac
}

# Whether package $2 is installed, asking manager $1's own database and no network.
package_installed() {
  case $1 in
  apt-get) [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$2" 2>/dev/null) == ii* ]] ;;
  dnf | zypper) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
  pacman) pacman -T "$2" >/dev/null 2>&1 ;;
  brew) brew list --formula "$2" >/dev/null 2>&1 ;;
  esac
}

missing_packages() {
  local manager=$1 entry
  for entry in $(packages_of "$manager" "$2"); do
    case $entry in
    *=*) have "${entry%%=*}" || echo "${entry#*=}" ;;
    *) package_installed "$manager" "$entry" || echo "$entry" ;;
    esac
  done
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  elif have doas; then
    doas "$@"
  else
    fail "installing system packages needs root, and neither sudo nor doas is here" "as root, run: $*"
  fi
}

install_with() {
  local manager=$1
  shift
  case $manager in
  apt-get)
    # A machine that has not seen the package lists for a while asks for files that are gone: refresh them first.
    as_root apt-get update -qq &&
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    ;;
  dnf) as_root dnf install -y "$@" ;;
  pacman) as_root pacman -S --needed --noconfirm "$@" ;;
  zypper) as_root zypper --non-interactive install "$@" ;;
  brew) brew install "$@" ;;
  esac
}

# Installs the packages of group build or test that are missing; instant when there are none.
install_system_packages() {
  local group=$1 manager missing package
  manager=$(package_manager)
  case $manager in
  none)
    warn_unknown_system "$group"
    return
    ;;
  brew)
    require_macos_tools
    ;;
  esac
  missing=()
  while IFS= read -r package; do missing+=("$package"); done < <(missing_packages "$manager" "$group")
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi
  say "Installing system packages with $manager (for ${group}ing): ${missing[*]}"
  install_with "$manager" "${missing[@]}" || fail "$manager could not install: ${missing[*]}" \
    "install them by hand (on an old release some names differ, and WebKitGTK 4.1 is required), then run ./dev again"
}

require_macos_tools() {
  if ! xcode-select -p >/dev/null 2>&1; then
    xcode-select --install || true
    fail "Apple's command line tools are missing" "finish the installer that just opened, then run ./dev again"
  fi
  have brew || fail "Homebrew is missing" "install it as https://brew.sh says, then run ./dev again"
}

warn_unknown_system() {
  have c++ && have cmake && have pkg-config && return
  say "This system's package manager is not one that ./dev knows (apt, dnf, pacman, zypper, brew)"
  note "please install what Debian calls: $(packages_of apt-get "$1")"
}

# Opening a window needs a screen; saying so beats the toolkit's own message.
require_display() {
  [[ $(uname -s) == Linux && -z ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || return 0
  fail "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are empty)" \
    "run this from a desktop session, or use the command line: ./dev cli -- search \"red bicycle\""
}
