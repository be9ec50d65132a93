package io.ringfence.decode.format.freeswitchcdr;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a leg tells: the end of its call, and of each to whom the call was transferred. */
final class Call {

  private static final Pattern SIP = Pattern.compile("(?:sip:)?([1-6][0-9]{2})");
  private static final Pattern ATTESTED = Pattern.compile("TN-Validation-Passed-([ABC])");

  /** Up to so many digits are an extension of the house. */
  private static final int EXTENSION = 6;

  private Call() {}

  /** Whether somebody else's leg called this one. Without such a leg it is the call. */
  static boolean isSecondLeg(Leg leg) {
    String call = leg.first("originating_leg_uuid", "call_uuid");
    return leg.get("direction").equals("outbound")
        && !call.isEmpty()
        && !call.equalsIgnoreCase(uuid(leg));
  }

  /** In lower case: some libraries write it otherwise. */
  private static String uuid(Leg leg) {
    if (leg.get("uuid").isEmpty()) {
      throw UnreadableException.missing("uuid");
    }
    return leg.get("uuid").toLowerCase(Locale.ROOT);
  }

  private static long needed(Leg leg, String variable) {
    long time = leg.time(variable);
    if (time == 0) {
      throw leg.get(variable).isEmpty()
          ? UnreadableException.missing(variable)
          : UnreadableException.bad(variable, "not microseconds of the epoch");
    }
    return time;
  }

  /** Who answered: fills in by which trunk, where the first leg does not say it. */
  static NativeRecord secondLeg(Leg leg) {
    long end = needed(leg, "end_uepoch");
    long answer = leg.time("answer_uepoch");
    return NativeRecord.of(RecordKind.CALL, uuid(leg) + ":end", end)
        .id("call", leg.first("originating_leg_uuid", "call_uuid").toLowerCase(Locale.ROOT))
        .text("phase", "end")
        .text("trunk", leg.get("sip_gateway_name"))
        .number("talkMillis", Math.max(0, end - answer))
        .number("sipCode", 200);
  }

  static List<NativeRecord> of(Leg leg, Feed feed) {
    long start = needed(leg, "start_uepoch");
    long end = Math.max(needed(leg, "end_uepoch"), start);
    Route route = Route.of(leg, feed);
    List<Leg.Part> talked = new ArrayList<>();
    for (Leg.Part each : leg.flow()) {
      if (each.time("bridged_time") > 0) {
        talked.add(each);
      }
    }
    List<NativeRecord> all = new ArrayList<>();
    if (talked.isEmpty()) {
      long answer = leg.time("answer_uepoch");
      boolean answered = answer >= start && answer <= end;
      NativeRecord record = record(leg, "", start, end, route, feed);
      all.add(
          record
              .number("ringMillis", (answered ? answer : end) - start)
              .number("talkMillis", answered ? end - answer : 0)
              .number("sipCode", answered ? 200 : sipCode(leg)));
    }
    for (int i = 0; i < talked.size(); i++) {
      Leg.Part part = talked.get(i);
      long bridged = part.time("bridged_time");
      long begun = i == 0 ? start : Math.max(start, part.time("profile_created_time"));
      long transferred = part.time("transfer_time");
      long over = transferred > bridged && transferred < end ? transferred : end;
      NativeRecord record = record(leg, i == 0 ? "" : "/" + (i + 1), begun, over, route, feed);
      if (i > 0) {
        record.text("to", part.get("destination_number"));
      }
      all.add(
          record
              .number("ringMillis", bridged - begun)
              .number("talkMillis", over - bridged)
              .number("sipCode", 200));
    }
    return all;
  }

  private static NativeRecord record(
      Leg leg, String part, long start, long end, Route route, Feed feed) {
    String uuid = uuid(leg);
    Leg.Part first = leg.original();
    boolean inbound = route.direction().equals("inbound");
    String caller = first.get("caller_id_number");
    String asked = first.get("destination_number");
    Matcher attested = ATTESTED.matcher(leg.get("sip_verstat_detailed"));
    NativeRecord record =
        NativeRecord.of(RecordKind.CALL, uuid + part + ":end", end)
            .id("call", uuid + part)
            .text("phase", "end")
            .number("started", start)
            .text("from", caller.isEmpty() ? leg.get("sip_from_user") : caller)
            .text("to", route.dialled().isEmpty() ? asked : route.dialled())
            .text("account", account(leg, inbound, feed.account()))
            .text("trunk", route.trunk())
            .text("direction", route.direction())
            .text("releasedBy", releasedBy(leg))
            .number("q850", q850(leg));
    if (inbound) {
      return record.text("attestation", attested.matches() ? attested.group(1) : "");
    }
    // The equipment of the customer: of an inbound call these would be the carrier's.
    String address = leg.first("sip_network_ip", "sip_received_ip");
    return record
        .text("address", address.isEmpty() ? first.get("network_addr") : address)
        .text("userAgent", leg.get("sip_user_agent"));
  }

  /** The customer: of an inbound call who was called, else who called. */
  private static String account(Leg leg, boolean inbound, String setting) {
    if (!setting.isEmpty()) {
      return leg.get(setting);
    }
    if (!inbound) {
      return leg.first("accountcode", "sip_auth_username", "user_name");
    }
    String extension = leg.latest().get("destination_number");
    String called = leg.first("dialed_user", "dialed_extension");
    return called.isEmpty() && extension.length() <= EXTENSION ? extension : called;
  }

  /** Only a field that says who says it; a cause does not. */
  private static String releasedBy(Leg leg) {
    return switch (leg.get("sip_hangup_disposition")) {
      case "recv_bye", "recv_cancel" -> "caller";
      case "send_bye" -> leg.get("last_bridge_to").isEmpty() ? "network" : "callee";
      default -> "";
    };
  }

  /**
   * The number of the cause, where ITU-T Q.850 has it. FreeSWITCH gives 16 for all causes of its
   * own.
   */
  private static long q850(Leg leg) {
    String number = leg.get("hangup_cause_q850");
    boolean own = number.equals("16") && !leg.get("hangup_cause").equals("NORMAL_CLEARING");
    return own || !number.matches("[0-9]{1,3}") ? -1 : Long.parseLong(number);
  }

  /** Of a call that was not answered: what SIP said, else what the cause stands for. */
  private static int sipCode(Leg leg) {
    for (String each :
        List.of(
            "sip_term_status",
            "proto_specific_hangup_cause",
            "last_bridge_proto_specific_hangup_cause",
            "sip_invite_failure_status")) {
      Matcher code = SIP.matcher(leg.get(each));
      if (code.matches() && Integer.parseInt(code.group(1)) >= 300) {
        return Integer.parseInt(code.group(1));
      }
    }
    return switch (leg.get("hangup_cause")) {
      case "USER_BUSY" -> 486;
      case "NO_ANSWER", "NO_USER_RESPONSE", "USER_NOT_REGISTERED", "SUBSCRIBER_ABSENT" -> 480;
      case "ORIGINATOR_CANCEL", "NORMAL_CLEARING", "LOSE_RACE", "PICKED_OFF" -> 487;
      case "CALL_REJECTED", "DECLINE" -> 603;
      case "UNALLOCATED_NUMBER", "NO_ROUTE_DESTINATION", "INVALID_NUMBER_FORMAT" -> 404;
      case "OUTGOING_CALL_BARRED", "INCOMING_CALL_BARRED" -> 403;
      default -> 503;
    };
  }
}
