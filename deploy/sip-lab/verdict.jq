# The last version of each alert, a line each, and what was expected; FAIL where it is not what happened in the lab.
# $accounts: who is who; $alerts: of the topic; $rejected: what Ringfence refused; $scanner, $guesser: addresses.
($accounts[0]) as $all
| [$all[] | select(.role == "customer" or .role == "forgetful") | .account, .number, .address] as $innocent
| ($all[] | select(.role == "stolen").account) as $stolen
| ($all[] | select(.role == "guessed")) as $guessed
| [$alerts | group_by(.id)[] | max_by(.version) | select(.state != "retracted" and .rule.mode == "enforce")] as $concluded
| def blamed: [.subject, .accused[]?] | map(.value) | unique;
  def expect($fraud; $values):
    [$concluded[] | select(.fraud == $fraud and any(blamed[]; IN($values[])))]
    | if length > 0 then "ok    \($fraud) accuses \([.[] | blamed[] | select(IN($values[]))] | unique | join(", "))"
      else "FAIL  no \($fraud) accuses \($values | join(" or "))" end;
  ($concluded[] | "alert \(.rule.id) (\(.severity), \(.hits) hits): \(.subject.kind) \(.subject.value)"),
  expect("sip-scan"; [$scanner]),
  expect("registration-brute-force"; [$guesser, $guessed.account, $guessed.number]),
  expect("irsf"; [$stolen]),
  ([$concluded[] | select(any(blamed[]; IN($innocent[])))]
    | if length == 0 then "ok    no customer is accused" else .[] | "FAIL  \(.fraud) accuses a customer: \(blamed | join(", "))" end),
  ($rejected | if length == 0 then "ok    no record was rejected" else "FAIL  rejected: \(length), \(map(.reason) | unique | join(", "))" end)
