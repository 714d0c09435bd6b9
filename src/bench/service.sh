# The packaged service on a database of its own, and what it uses of the machine. Sourced by the scripts beside it, which set
# "work", the directory of its data, and "port". JAVA_FLAGS are those of the virtual machine, APP is where the service was packaged,
# START_WITH goes before the command that starts it. The first key is another one in each run.

OPENLETTER_ADMIN_KEY=ol_$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
export OPENLETTER_ADMIN_KEY

# start environment…: sets service, url, started (seconds until the first answer), and what psql and pgbench want to know
start() {
  local begun=$EPOCHREALTIME
  url=http://127.0.0.1:$port
  env OPENLETTER_DATA_DIR="$work/data" OPENLETTER_SAMPLE_DATA=false OPENLETTER_LIMITS_REQUESTS_PER_ADDRESS=2000000000 \
    QUARKUS_HTTP_PORT="$port" QUARKUS_HTTP_HOST=127.0.0.1 "$@" \
    ${START_WITH:-} java ${JAVA_FLAGS:--Xmx256m} -jar "${APP:-target/quarkus-app}/quarkus-run.jar" >>"$work/service.log" 2>&1 &
  service=$!
  until curl -sf "$url/v1/news?limit=1" >/dev/null; do
    kill -0 $service || { tail -5 "$work/service.log"; exit 1; }
    sleep 0.05
  done
  started=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $begun }")
  export PGHOST=127.0.0.1 PGDATABASE=openletter PGUSER=openletter PGPASSWORD PGPORT
  PGPASSWORD=$(cat "$work/data/postgresql/password")
  PGPORT=$(sed -n 4p "$work/data/postgresql/cluster/postmaster.pid")
}

stop() {
  [ -n "${service:-}" ] || return 0
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
}

call() { # method path json
  curl -sf -X "$1" -H "Authorization: Bearer $OPENLETTER_ADMIN_KEY" -H 'Content-Type: application/json' ${3:+-d "$3"} "$url$2"
}

# published title: a petition that can be signed, of which it prints the id
published() {
  local id
  id=$(call POST /v1/petitions "{\"title\":\"$1\",\"text\":\"Release them.\",\"kind\":\"petition\",\"language\":\"en\"}" |
    sed 's/.*"id":"\([^"]*\)".*/\1/')
  call POST "/v1/petitions/$id/publication" >/dev/null
  echo "$id"
}

sql() {
  psql -qXAt -v ON_ERROR_STOP=1 "$@"
}

# Hundredths of a second that the service and PostgreSQL have had so far; who of the latter has gone counts with its parent.
cpu() {
  local postmaster
  postmaster=$(head -1 "$work/data/postgresql/cluster/postmaster.pid")
  awk '{ print $14 + $15 }' "/proc/$service/stat"
  { cat "/proc/$postmaster/stat" $(pgrep -P "$postmaster" | sed 's:.*:/proc/&/stat:') 2>/dev/null || true; } | awk '
    { sum += $14 + $15 } NR == 1 { sum += $16 + $17 } END { print sum }'
}

# MiB that the service holds now, or with VmHWM held at most
resident() {
  awk -v what="${1:-VmRSS}:" '$1 == what { printf "%.0f", $2 / 1024 }' "/proc/$service/status"
}
