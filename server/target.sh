# Read by server/release and server/rollback: a TARGET on this machine, or on another over ssh.
target=${1%/} host='' through=()
if [[ $1 =~ ^([^/:]+):(.+)$ ]]; then
  host=${BASH_REMATCH[1]} target=${BASH_REMATCH[2]%/} through=(--rsh="${SSH:-ssh}")
fi
destination=${host:+$host:}$target

there() { # a command on the machine of TARGET
  if [ -n "$host" ]; then ${SSH:-ssh} "$host" "$(printf '%q ' "$@")"; else "$@"; fi
}

swap() { # let TARGET/site point to what has come in, to a release, or to the one before
  there bash -s -- "$target" "$1" "${KEEP:-5}" "${RELOAD:-}" <"$(dirname "$0")/swap"
}
