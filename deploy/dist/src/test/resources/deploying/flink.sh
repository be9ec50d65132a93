#!/usr/bin/env bash
# Stands for the scripts of Flink's distribution, which no registry of libraries has: standalone-job.sh, jobmanager.sh, taskmanager.sh, zookeeper.sh
# and flink, under their names and with their arguments, places and variables. Memory is worked out by the class that Flink's own scripts ask.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export FLINK_CONF_DIR=${FLINK_CONF_DIR:-$home/conf} FLINK_LIB_DIR=$home/lib FLINK_BIN_DIR=$home/bin FLINK_OPT_DIR=$home/opt
logs=${FLINK_LOG_DIR:-$home/log}
pids=${FLINK_PID_DIR:-/tmp}
name=$(basename "$0")

setting() { sed -n "s/^$1: //p" "$FLINK_CONF_DIR/config.yaml"; }

# JVM parameters in the first line, settings of the process in the second.
resources() {
  java -cp "$home/lib/*" org.apache.flink.runtime.util.bash.BashJavaUtils "$1" --configDir "$FLINK_CONF_DIR" 2> /dev/null \
    | sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p'
}

start() { # DAEMON MAIN JVM-OPTIONS ARGUMENT...
  local log pid
  pid=$pids/flink-$(id -un)-$1.pid
  mkdir -p "$logs" "$pids"
  log=$logs/flink-$(id -un)-$1-$(cat "$pid" 2> /dev/null | wc -l)-$(hostname)
  # shellcheck disable=SC2086 # several options
  java $3 "-Dlog.file=$log.log" "-Dlog4j.configurationFile=file:$FLINK_CONF_DIR/log4j.properties" -cp "$home/lib/*" "$2" "${@:4}" \
    > "$log.out" 2>&1 < /dev/null &
  echo $! >> "$pid"
}

stop() { # DAEMON
  local pid
  pid=$pids/flink-$(id -un)-$1.pid
  [[ -s $pid ]] || return 0
  kill "$(tail -n 1 "$pid")" 2> /dev/null || true
  sed -i '$d' "$pid"
}

daemon=${name%.sh}
[[ $name != standalone-job.sh ]] || daemon=standalonejob
if [[ $name == *.sh && ${1:-} == stop ]]; then
  stop "$daemon"
  exit
fi
all=$(setting env.java.opts.all)
case $name in
  flink)
    # shellcheck disable=SC2086
    exec java $all "-Dlog.file=$logs/flink-$(id -un)-client-$(hostname).log" "-Dlog4j.configurationFile=file:$FLINK_CONF_DIR/log4j-cli.properties" \
      -cp "$home/lib/*" org.apache.flink.client.cli.CliFrontend "$@" ;;
  zookeeper.sh)
    [[ $1 == start && $# == 2 ]]
    start zookeeper org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer "$all" --zkConfigFile "$FLINK_CONF_DIR/zoo.cfg" --peerId "$2" ;;
  standalone-job.sh | jobmanager.sh)
    [[ $1 == start ]]
    main=org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint
    [[ $name == jobmanager.sh ]] || main=org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint
    mapfile -t sized < <(resources GET_JM_RESOURCE_PARAMS)
    # shellcheck disable=SC2086
    start "$daemon" "$main" "${sized[0]} $all $(setting env.java.opts.jobmanager)" --configDir "$FLINK_CONF_DIR" ${sized[1]} "${@:2}" ;;
  taskmanager.sh)
    [[ $1 == start ]]
    mapfile -t sized < <(resources GET_TM_RESOURCE_PARAMS)
    # shellcheck disable=SC2086
    start taskmanager org.apache.flink.runtime.taskexecutor.TaskManagerRunner "${sized[0]} $all $(setting env.java.opts.taskmanager)" \
      --configDir "$FLINK_CONF_DIR" ${sized[1]} "${@:2}" ;;
  *) exit 2 ;;
esac
