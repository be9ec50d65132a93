#!/usr/bin/env bash
# Stands for the scripts of Kafka's distribution, which no registry of libraries has, under their names and with their arguments and variables.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=${LOG_DIR:-$home/logs}
# As Kafka's own: without a port this, too, listens, on a port of the system's choice.
jmx=${KAFKA_JMX_OPTS:--Dcom.sun.management.jmxremote -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false}
heap=${KAFKA_HEAP_OPTS:--Xmx256M}

run() { # MAIN ARGUMENT...
  # shellcheck disable=SC2086 # several options
  exec java $heap $jmx "-Dlog4j2.configurationFile=$home/config/tools-log4j2.yaml" -cp "$home/libs/*" "$@"
}

case $(basename "$0") in
  kafka-storage.sh) run kafka.tools.StorageTool "$@" ;;
  kafka-configs.sh) run kafka.admin.ConfigCommand "$@" ;;
  kafka-console-producer.sh) run org.apache.kafka.tools.ConsoleProducer "$@" ;;
  kafka-console-consumer.sh) run org.apache.kafka.tools.consumer.ConsoleConsumer "$@" ;;
  kafka-server-start.sh)
    [[ $1 == -daemon && $# == 2 ]]
    mkdir -p "$logs"
    # shellcheck disable=SC2086
    java ${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G} $jmx "-Dkafka.logs.dir=$logs" "-Dlog4j2.configurationFile=$home/config/log4j2.yaml" -cp "$home/libs/*" \
      kafka.Kafka "$2" > "$logs/kafkaServer.out" 2>&1 < /dev/null & ;;
  *) exit 2 ;;
esac
