package io.ringfence.kpi.oracle;

import java.util.List;

/** Classes of causes, as the page of indicators lists them. */
final class CauseTable {

  private CauseTable() {}

  static String of(CallIndicators.Whole call) {
    if (call.answered()) {
      return "answer";
    }
    if (!call.over()) {
      return "open";
    }
    int sip = call.sip();
    if (sip < 0) {
      return call.q850() < 0 ? "unknown" : q850(call.q850());
    }
    if (sip == 487 && call.rings() < 0) {
      return "cancelled";
    }
    if (List.of(480, 486, 487, 600, 603, 607, 608).contains(sip)) {
      return "user";
    }
    if (List.of(404, 410, 484, 485, 604).contains(sip)) {
      return "numbering";
    }
    if (List.of(403, 428, 436, 437, 438).contains(sip)) {
      return "policy";
    }
    if (sip == 408 || sip / 100 == 5) {
      return "network";
    }
    return sip / 100 == 3 || List.of(401, 402, 407).contains(sip) ? "redirect" : "other";
  }

  private static String q850(int cause) {
    if (List.of(16, 17, 18, 19, 20, 21, 31).contains(cause)) {
      return "user";
    }
    if (List.of(1, 3, 22, 28).contains(cause)) {
      return "numbering";
    }
    if (List.of(50, 55, 57, 87).contains(cause)) {
      return "policy";
    }
    return List.of(2, 27, 34, 38, 41, 42, 44, 47, 102).contains(cause) ? "network" : "other";
  }
}
