# Whether both views lead to the same accusations: $first of Kafka's records, $second of syslog's lines; all versions of their alerts.
def millis: capture("^(?<s>[^.Z]+)([.](?<f>[0-9]+))?Z$") | (.s + "Z" | fromdate) * 1000 + ((.f // "0") + "00" | .[0:3] | tonumber);
def accusations:
  [group_by(.id)[] | max_by(.version) | select(.state != "retracted" and .rule.mode == "enforce")]
  | group_by([.fraud, .subject.kind, .subject.value])
  | map({key: "\(.[0].fraud) of \(.[0].subject.kind) \(.[0].subject.value)", value: (map(.first | millis) | min)}) | from_entries;
($first | accusations) as $a | ($second | accusations) as $b
| [$a, $b | keys[]] | unique
| (map(select($a[.] == null or $b[.] == null)) | .[] | "FAIL  \(.) only in \(if $a[.] == null then "syslog's" else "Kafka's" end) view"),
  (map(select($a[.] != null and $b[.] != null) | {who: ., apart: ($a[.] - $b[.] | fabs)})
    | (map(select(.apart > 5000))[] | "FAIL  \(.who): first \(.apart) ms apart"),
      "ok    both views have \(length) accusations; `first` at most \(map(.apart) | max) ms apart: \(map(.who) | join(", "))")
