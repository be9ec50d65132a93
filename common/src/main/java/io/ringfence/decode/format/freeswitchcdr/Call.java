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

  /** Whether it is the switch's own, between two others. */
  static boolean isLoopback(Leg leg) {
    return !leg.get("loopback_leg").isEmpty()
        || leg.original().get("chan_name").startsWith("loopback/");
  }

  /** Whether somebody else's leg called this one. Without such a leg it is the call. */
  static boolean isSecondLeg(Leg leg) {
    return leg.get("direction").equals("outbound")
        && !firstLeg(leg).isEmpty()
        && !firstLeg(leg).equalsIgnoreCase(leg.get("uuid"));
  }

  private static String firstLeg(Leg leg) {
    return leg.first("originating_leg_uuid", "call_uuid").toLowerCase(Locale.ROOT);
  }

  /** In lower case: some libraries write it otherwise. */
  private static String uuid(Leg leg) {
    if (leg.get("uuid").isEmpty()) {
      throw UnreadableException.missing("uuid");
    }
    return leg.get("uuid").toLowerCase(Locale.ROOT);
  }

  static long needed(Leg leg, String variable) {
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
    return second(leg, "end", end)
        .number("talkMillis", Math.max(0, end - leg.time("answer_uepoch")))
        .number("sipCode", 200);
  }

  private static NativeRecord second(Leg leg, String phase, long time) {
    return NativeRecord.of(RecordKind.CALL, uuid(leg) + ':' + phase, time)
        .id("call", isSecondLeg(leg) ? firstLeg(leg) : uuid(leg))
        .text("phase", phase)
        .text("trunk", leg.get("sip_gateway_name"));
  }

  /** Says no party: what was dialled for this leg is not always what its call was for. */
  static NativeRecord answer(Leg leg, long time, Feed feed) {
    return second(leg, "answer", time)
        .text("direction", Route.isGateway(leg.get("sip_gateway_name"), feed) ? "outbound" : "");
  }

  /**
   * A first leg that has just come. Whether it will leave by a gateway is not known: what its
   * parties are called must be right either way, or its end would be of another call.
   */
  static NativeRecord attempt(Leg leg, long time, Feed feed) {
    NativeRecord record = record(leg, "", "attempt", time, Route.of(leg, feed), feed);
    if (record.text("direction").equals("inbound") && feed.account().isEmpty()) {
      record.remove("account"); // who is called follows later
    }
    boolean house = record.text("to").length() <= EXTENSION;
    if (record.text("direction").equals("internal") && !house) {
      record.remove("direction");
      if (record.text("from").length() <= EXTENSION) {
        record.remove("from");
      }
    }
    return record;
  }

  static List<NativeRecord> of(Leg leg, Feed feed) {
    long start = needed(leg, "start_uepoch");
    long end = Math.max(needed(leg, "end_uepoch"), start);
    long answer = leg.time("answer_uepoch");
    Route route = Route.of(leg, feed);
    List<Leg.Part> talked = new ArrayList<>();
    for (Leg.Part each : leg.flow()) {
      if (each.time("bridged_time") > 0 && answer > 0) { // without an answer: by early media
        talked.add(each);
      }
    }
    List<NativeRecord> all = new ArrayList<>();
    if (talked.isEmpty()) {
      boolean answered = answer >= start && answer <= end;
      all.add(
          record(leg, "", "end", end, route, feed)
              .number("started", start)
              .number("ringMillis", (answered ? answer : end) - start)
              .number("talkMillis", answered ? end - answer : 0)
              .number("sipCode", answered ? 200 : sipCode(leg)));
    }
    for (int i = 0; i < talked.size(); i++) {
      Leg.Part part = talked.get(i);
      long bridged = Math.max(part.time("bridged_time"), answer);
      long begun = i == 0 ? start : Math.max(start, part.time("profile_created_time"));
      long transferred = part.time("transfer_time");
      long over = transferred > bridged && transferred < end ? transferred : end;
      String place = i == 0 ? "" : "/" + (i + 1);
      NativeRecord record = record(leg, place, "end", over, route, feed).number("started", begun);
      if (i > 0) {
        record.text("to", part.get("destination_number"));
      }
      all.add(
          record
              .number("ringMillis", bridged - begun)
              .number("talkMillis", Math.max(0, over - bridged))
              .number("sipCode", 200));
    }
    return all;
  }

  private static NativeRecord record(
      Leg leg, String part, String phase, long time, Route route, Feed feed) {
    String uuid = uuid(leg);
    Leg.Part first = leg.original();
    boolean inbound = route.direction().equals("inbound");
    String caller = first.get("caller_id_number");
    String asked = first.get("destination_number");
    Matcher attested = ATTESTED.matcher(leg.get("sip_verstat_detailed"));
    NativeRecord record =
        NativeRecord.of(RecordKind.CALL, uuid + part + ':' + phase, time)
            .id("call", uuid + part)
            .text("phase", phase)
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
      case "USER_CHALLENGE" -> 407;
      case "OUTGOING_CALL_BARRED", "INCOMING_CALL_BARRED" -> 403;
      default -> 503;
    };
  }
}
