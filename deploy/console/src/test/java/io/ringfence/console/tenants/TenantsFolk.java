package io.ringfence.console.tenants;

/** Those whose data a console has: marks in letters, in numbers, and in ids of alerts. */
enum TenantsFolk {
  ACME("acme", "qacme", "717171", "a1a1a1a1"),
  BOLT("bolt", "qbolt", "727272", "b2b2b2b2"),
  CORY("cory", "qcory", "737373", "c3c3c3c3"),
  PROVIDER("", "qowns", "747474", "d4d4d4d4");

  private final String tenant;
  private final String word;
  private final String digits;
  private final String hex;

  TenantsFolk(String tenant, String word, String digits, String hex) {
    this.tenant = tenant;
    this.word = word;
    this.digits = digits;
    this.hex = hex;
  }

  /** Empty of the provider. */
  String tenant() {
    return tenant;
  }

  String word() {
    return word;
  }

  String hex() {
    return hex;
  }

  /** Of the provider more than a queue shows. */
  int alerts() {
    return this == PROVIDER ? 120 : 12;
  }

  String number(int i) {
    return "+1202" + digits + i % 10;
  }

  String alert(int i) {
    return hex + String.format("%010d", i) + "-1";
  }
}
