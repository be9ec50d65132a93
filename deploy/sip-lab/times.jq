# How long it took, in milliseconds; FAIL beyond the limits. An event is the signal at which a rule first held (`first`).
# $alerts, $tables: lines of what was seen when: versions of alerts; who was in the firewall's set or the proxy's table.
# $account, $scanner, $guesser, $last: who; $refused: when the first 403 came, or 0; $security: what the proxy wrote.
def millis: capture("^(?<s>[^.Z]+)([.](?<f>[0-9]+))?Z$") | (.s + "Z" | fromdate) * 1000 + ((.f // "0") + "00" | .[0:3] | tonumber);
def seconds: "\((. / 100 | round) / 10) s";
def judged($limit): if . <= $limit * 1000 then "ok   " else "FAIL " end;
def lines: split("\n") | map(select(. != "") | split("\t"));
[$accounts[0][] | select(.role == "customer" or .role == "forgetful") | .account, .number, .address] as $innocent
| [$alerts | lines[] | {seen: (.[0] | tonumber), alert: (.[1] | fromjson)}
    | select(.alert.version == 1) | . + {event: (.alert.first | millis)} | . + {took: (.seen - .event)}] as $raised
| ($tables | lines | map({who: .[1], at: (.[0] | tonumber)}) | group_by(.who) | map({key: .[0].who, value: (map(.at) | min)}) | from_entries) as $told
| def alerted($fraud):
    [$raised[] | select(.alert.fraud == $fraud and .alert.severity != "low" and .alert.subject.value != $last)] | sort_by(.seen)
    | if length == 0 then "FAIL  no \($fraud)"
      else (map(.took) | max) as $most
      | "\($most | judged($alerted_within)) \($fraud): alerted \(.[0].took | seconds) after the event (\(.[0].alert.rule.id)), none of \(length) rules' alerts later than \($most | seconds)" end;
  def dropped($address):
    ([$raised[] | select(.alert.rule.id == "sip-scan-block" and .alert.subject.value == $address)][0].event) as $event
    | ([$security[] | select(.address == $address).time] | max) as $heard
    | if $event == null or $told[$address] == null then "FAIL  \($address) was not dropped"
      else "\($told[$address] - $event | judged($refused_within)) \($address): dropped \($told[$address] - $event | seconds) after the event, last heard after \($heard - $event | seconds)",
        (select($heard > $told[$address] + 1000) | "FAIL  \($address) was heard after it was dropped") end;
  alerted("sip-scan"), alerted("registration-brute-force"), alerted("irsf"),
  dropped($scanner), dropped($guesser),
  (([$raised[] | select(.alert.rule.id == "irsf-block" and .alert.subject.value == $account)][0].event) as $event
    | if $event == null or $told[$account] == null or $refused == 0 then "FAIL  no call of \($account) was refused"
      else "\($refused - $event | judged($refused_within)) \($account): 403 \($refused - $event | seconds) after the event, in the proxy's table after \($told[$account] - $event | seconds)" end),
  ([$told | keys[] | select(IN($scanner, $guesser, $last, $account) | not)]
    | if length == 0 then "ok    nobody else was ever in the firewall's set or the proxy's table" else "FAIL  also refused: \(join(", "))" end)
