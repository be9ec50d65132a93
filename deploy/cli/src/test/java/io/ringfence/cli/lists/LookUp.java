package io.ringfence.cli.lists;

/**
 * A question to a history, asked by a call.
 *
 * @param id of the call's signal
 * @param value E.164, or an IPv4 address
 */
record LookUp(String id, long time, boolean number, String value) {

  /**
   * The call that asks.
   *
   * @param one a number that nothing is known of
   * @param other another
   */
  String call(String one, String other) {
    return """
        {"type":"call","id":"%s","call":"%s","phase":"attempt","time":%d,"source":"sbc-1",%s}"""
        .formatted(id, id, time, parties(one, other));
  }

  private String parties(String one, String other) {
    if (!number) {
      return """
          "direction":"outbound","from":"%s","to":"%s","address":"%s\""""
          .formatted(one, other, value);
    }
    boolean calls = id.hashCode() % 2 == 0;
    return """
        "from":"%s","to":"%s\""""
        .formatted(calls ? value : one, calls ? one : value);
  }
}
