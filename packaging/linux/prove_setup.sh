#!/usr/bin/env bash
# Prove the README's two commands on a bare Debian: python3 and python3-pip, no ensurepip,
# a pip that refuses to install (PEP 668), no Qt libraries, no Chinese face, no display.
#
#   sudo packaging/linux/prove_setup.sh [-w FOLDER] [-s SUITE] [SCENARIO ...] [-- PYTEST ARGUMENTS]
#
# Scenarios (all by default): root user bare display killed moved
# Needs root, debootstrap and network; `display` also Xvfb and xwininfo. The committed state
# (HEAD) is what is proved. The mirror is the one this machine's apt uses.
set -euo pipefail

folder=/var/tmp/tjreader-prove
suite=bookworm
while getopts w:s: option; do
    case $option in
        w) folder=$OPTARG ;;
        s) suite=$OPTARG ;;
        *) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
scenarios=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do scenarios+=("$1"); shift; done
[ "${1:-}" = -- ] && shift
[ ${#scenarios[@]} -gt 0 ] || scenarios=(root user bare display killed moved)
tests=("$@")
project=$(cd "$(dirname "$0")/../.." && pwd)
mounted=()
server=
root=

say() { printf '\n== %s\n' "$*"; }

fail() { printf 'NOT PROVED: %s\n' "$*" >&2; exit 1; }

unmount() {
    for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do umount -l "${mounted[i]}"; done
    mounted=()
}

clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    unmount
}
trap clean EXIT

remove() { # the root of a scenario that was proved; one that failed is left to be looked at
    unmount
    rm -rf --one-file-system "$root"
}

mirror() { # the archive this machine's apt takes the suite from
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: '"$suite" |
        sort -u | head -n 1
}

base() { # base NAME PACKAGES: a minbase root, made once
    local root=$folder/$1
    [ -e "$root.done" ] && return
    rm -rf "$root"
    mkdir -p "$folder"
    debootstrap --variant=minbase --include="$2" "$suite" "$root" "$(mirror)" >"$folder/$1.log"
    touch "$root.done"
}

mounts() { # mounts ROOT: what a system has besides its files
    mount -t proc proc "$1/proc"; mounted+=("$1/proc")
    mount --rbind /dev "$1/dev"; mount --make-rslave "$1/dev"; mounted+=("$1/dev")
    mount -t tmpfs tmpfs "$1/run"; mounted+=("$1/run")
    mkdir -p "$folder/cache" "$1/var/cache/pip"
    chmod 1777 "$folder/cache"
    mount --bind "$folder/cache" "$1/var/cache/pip"; mounted+=("$1/var/cache/pip")
}

fresh() { # fresh BASE: a copy of it with a clone of the project; sets $root
    root=$folder/root-$1-$RANDOM
    cp -a "$folder/$1" "$root"
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    cp -L /etc/hosts "$root/etc/hosts"
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
        mkdir -p "$root/etc/ssl/certs"
        cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/machine.crt"
    fi
    mounts "$root"
    chroot "$root" useradd --create-home reader
    git clone --quiet --no-hardlinks "$project" "$root/home/reader/tjreader"
    chroot "$root" chown -R reader: /home/reader
}

as() { # as USER COMMAND: in $root, with the handed-over settings of pip alone
    local user=$1 line=$2 name settings=()
    for name in PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_DEFAULT_TIMEOUT; do
        [ -z "${!name:-}" ] || settings+=("$name=${!name}")
    done
    [ ! -f "$root/etc/ssl/certs/machine.crt" ] || settings+=(PIP_CERT=/etc/ssl/certs/machine.crt)
    [ -z "${display:-}" ] || settings+=("DISPLAY=$display")
    settings+=("PIP_CACHE_DIR=/var/cache/pip/$user")
    local home=/root
    [ "$user" = root ] || home=/home/$user
    chroot --userspec="$user:$user" "$root" env -i HOME="$home" USER="$user" LANG=C.UTF-8 \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}" \
        bash -c "cd /home/reader/tjreader && $line"
}

expect() { # expect CODE USER COMMAND: the output goes to $folder/output too
    local code=$1 got=0
    as "$2" "$3" >"$folder/output" 2>&1 || got=$?
    tail -n 25 "$folder/output"
    [ "$got" = "$code" ] || fail "'$3' as $2 gave $got, not $code"
}

python_test() { printf 'python3 dev.py test'; [ ${#tests[@]} -eq 0 ] || printf ' %q' "${tests[@]}"; }

without_display() {
    expect 3 "$1" 'python3 dev.py run'
    ! grep -qiE 'abort|traceback|qt.qpa' "$folder/output" || fail 'run without a display'
    expect 0 "$1" 'python3 dev.py run -- --version'
    expect 0 "$1" 'python3 dev.py run -- self-test'
}

prove_root() {
    base pip python3,python3-pip
    fresh pip
    as root 'chown -R root: .'
    expect 0 root "$(python_test)"
    without_display root
}

prove_user() { # prove_user BASE
    fresh "$1"
    expect 3 reader "$(python_test)"
    command=$(sed -n 's/^    //p' "$folder/output")
    [ "$(printf '%s\n' "$command" | wc -l)" = 1 ] || fail 'not one command to type'
    expect 0 root "$command"
    expect 0 reader "$(python_test)"
    without_display reader
}

prove_display() {
    base pip python3,python3-pip
    fresh pip
    as root 'chown -R root: .'
    expect 0 root 'python3 dev.py setup'
    display=:$((100 + RANDOM % 400))
    Xvfb "$display" -screen 0 1280x800x24 >/dev/null 2>&1 &
    server=$!
    sleep 2
    as root 'exec python3 dev.py run' >"$folder/output" 2>&1 &
    local window=$!
    for _ in $(seq 60); do
        sleep 0.5
        DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -q tjreader && break
    done
    DISPLAY=$display xwininfo -root -tree | grep tjreader || fail "no window: $(cat "$folder/output")"
    DISPLAY=$display import -window root "$folder/window.png" 2>/dev/null || true
    kill "$window" 2>/dev/null || true
    wait "$window" 2>/dev/null || true
    kill "$server"
    server=
    display=
}

prove_killed() {
    base pip python3,python3-pip
    fresh pip
    as root 'chown -R root: .'
    for seconds in 3 6 12 24; do
        as root "timeout -s KILL $seconds python3 dev.py setup" >/dev/null 2>&1 || true
    done
    expect 0 root 'python3 dev.py setup'
    expect 0 root 'python3 dev.py test -q tests/ui/test_signals.py'
}

prove_moved() {
    base pip python3,python3-pip
    fresh pip
    as root 'chown -R root: .'
    expect 0 root 'python3 dev.py setup'
    as root 'mkdir ../elsewhere && cp -a . ../elsewhere/tjreader && rm -rf .venv/lib'
    expect 0 root 'cd ../elsewhere/tjreader && python3 dev.py test -q tests/ui/test_signals.py'
    expect 0 root 'python3 dev.py test -q tests/ui/test_signals.py'
}

for scenario in "${scenarios[@]}"; do
    say "$scenario"
    case $scenario in
        root | display | killed | moved) "prove_$scenario" ;;
        user) base pip python3,python3-pip; prove_user pip ;;
        bare) base bare python3,ca-certificates; prove_user bare ;;
        *) fail "no scenario $scenario" ;;
    esac
    remove
    say "$scenario: proved"
done
