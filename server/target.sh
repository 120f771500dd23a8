# Read by server/release and server/rollback: a TARGET on this machine, or on another over ssh.
whole() { # a path that no program takes for an option or another machine; in its home ssh is already
  case $1 in /*) echo "${1%/}" ;; '~/'*) whole "${1:2}" ;; *) echo "./${1%/}" ;; esac
}

umask 022 # the web server is another user
host='' through=()
if [[ $1 =~ ^([^/:-][^/:]*):(.+)$ ]]; then
  host=${BASH_REMATCH[1]} target=$(whole "${BASH_REMATCH[2]}") through=(--rsh="${SSH:-ssh}")
else
  target=$(whole "$1")
fi
if ! [[ ${KEEP:-5} =~ ^[1-9][0-9]*$ ]]; then
  echo "KEEP=$KEEP is no number of releases." >&2
  exit 2
fi
destination=${host:+$host:}$target

there() { # a command on the machine of TARGET
  if [ -n "$host" ]; then ${SSH:-ssh} "$host" "$(printf '%q ' "$@")"; else "$@"; fi
}

swap() { # let TARGET/site point to what has come in, to a release, or to the one before
  there bash -s -- "$target" "$1" "${KEEP:-5}" "${RELOAD:-}" <"$(dirname "$0")/swap"
}
