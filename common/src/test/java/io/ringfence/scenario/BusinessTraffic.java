package io.ringfence.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Half a workday of a customer whose trade is to call or to write to many, and who may be hacked.
 */
final class BusinessTraffic {

  static final String ACCOUNT = "acme-17";

  /** Wednesday noon in UTC, a morning in New York. */
  private static final long BEGIN = Instant.parse("2026-11-25T12:00:00Z").toEpochMilli();

  private static final int HOURS = 9;

  /** When it is hacked, in hours after the beginning. */
  private static final int HACKED = 8;

  private static final int[] AREAS = {202, 212, 213, 312, 404, 415, 512, 615, 617, 702};

  private final Random random = new Random(17);
  private final Map<Long, String> records = new TreeMap<>();
  private final List<Long> thefts = new ArrayList<>();
  private int ids;

  /** A customer, what its profile says, and what it does. */
  enum Trade {
    CALL_CENTRE(
        "\"class\":\"call-centre\",\"country\":\"US\",\"zone\":\"America/New_York\","
            + "\"numbers\":[\"+1202555\"],\"hours\":{\"mon-fri\":\"07:00-18:00\"}"),
    WHOLESALE("\"class\":\"wholesale\",\"country\":\"GB\",\"destinations\":[\"US\",\"CU\",\"SO\"]"),
    RESELLER("\"class\":\"reseller\",\"country\":\"GB\",\"destinations\":[\"US\",\"CU\",\"SO\"]"),
    OTP_SENDER("\"class\":\"otp-sender\",\"country\":\"US\",\"destinations\":[\"GB\"]"),
    HOTEL("\"class\":\"hotel\",\"country\":\"US\",\"destinations\":[\"CU\",\"SO\",\"GB\"]");

    private final String profile;

    Trade(String profile) {
      this.profile = profile;
    }

    /** What a profile says of it, beside the account. */
    String profile() {
      return profile;
    }
  }

  BusinessTraffic(Trade trade) {
    switch (trade) {
      case CALL_CENTRE -> dial(250, this::own, this::american, 0.3, 12);
      case WHOLESALE -> dial(500, this::british, this::anywhere, 0.5, 150);
      case RESELLER -> dial(120, this::british, this::anywhere, 0.6, 150);
      case HOTEL -> dial(40, this::own, this::anywhere, 0.7, 200);
      case OTP_SENDER -> codes(300);
    }
  }

  /**
   * All records, in order, after the profile.
   *
   * @param profile what it says beside the account; empty if there is none
   */
  static List<byte[]> records(BusinessTraffic traffic, String profile) {
    List<byte[]> all = new ArrayList<>();
    if (!profile.isEmpty()) {
      all.add(
          "{\"type\":\"profile\",\"account\":\"%s\",%s}"
              .formatted(ACCOUNT, profile)
              .getBytes(UTF_8));
    }
    traffic.records.values().forEach(each -> all.add(each.getBytes(UTF_8)));
    return all;
  }

  private String number(String prefix, int digits) {
    StringBuilder number = new StringBuilder(prefix).append(2 + random.nextInt(7));
    for (int i = 1; i < digits; i++) {
      number.append(random.nextInt(10));
    }
    return number.toString();
  }

  private String own() {
    return "+1202555010" + random.nextInt(4);
  }

  String american() {
    return number("+1" + AREAS[random.nextInt(AREAS.length)], 7);
  }

  private String british() {
    return number("+44207", 7);
  }

  /** Where it always calls, one call in four costly. */
  private String anywhere() {
    return switch (random.nextInt(8)) {
      case 0 -> number("+537", 7);
      case 1 -> number("+25261", 7);
      default -> random.nextBoolean() ? american() : british();
    };
  }

  private void dial(
      int anHour, Supplier<String> from, Supplier<String> to, double answered, int meanSeconds) {
    for (int i = 0; i < HOURS * anHour; i++) {
      long time = BEGIN + (long) (random.nextDouble() * HOURS * 3_600_000);
      boolean talks = random.nextDouble() < answered;
      double talk = Math.min(1_800, -meanSeconds * Math.log(1 - random.nextDouble()));
      call(time, from.get(), to.get(), 4 + random.nextInt(14), talks ? talk : 0);
    }
  }

  private void codes(int anHour) {
    for (int i = 0; i < HOURS * anHour; i++) {
      long time = BEGIN + (long) (random.nextDouble() * HOURS * 3_600_000);
      String to = random.nextBoolean() ? american() : number("+447", 9);
      security(time, "otp.sent", to);
      text(time + 500, "US:ACME", to, "Your Acme code is %06d.".formatted(random.nextInt(999_999)));
      if (random.nextInt(10) < 6) {
        security(time + 20_000 + random.nextInt(40_000), "otp.verified", to);
      }
    }
  }

  /**
   * Calls of a thief to satellite numbers.
   *
   * @param range how many numbers they are spread over
   */
  BusinessTraffic pump(Supplier<String> shown, int range) {
    long time = BEGIN + HACKED * 3_600_000L;
    for (int i = 0; i < 30; i++) {
      call(time, shown.get(), "+88216%06d".formatted(100_000 + random.nextInt(range)), 2, 120);
      thefts.add(time);
      thefts.add(time + 2_000);
      thefts.add(time + 122_000);
      time += 5_000 + random.nextInt(10_000);
    }
    return this;
  }

  /** When the thief's tenth signal comes. */
  String tenthTheft() {
    return Instant.ofEpochMilli(thefts.stream().sorted().skip(9).findFirst().orElseThrow())
        .toString();
  }

  /** Robocalls of a thief. */
  BusinessTraffic robocall(Supplier<String> shown) {
    long time = BEGIN + (HACKED - 1) * 3_600_000L;
    for (int i = 0; i < 450; i++) {
      double talk = random.nextInt(10) < 3 ? 3 + random.nextInt(12) : 0;
      call(time, shown.get(), american(), 4 + random.nextInt(14), talk);
      time += 3_000 + random.nextInt(6_000);
    }
    return this;
  }

  /** Links of a thief. */
  BusinessTraffic smish(String sender) {
    long time = BEGIN + HACKED * 3_600_000L;
    for (int i = 0; i < 200; i++) {
      text(
          time,
          sender,
          number("+447", 9),
          "Your parcel is held, pay the fee: http://post-%d.example/%x".formatted(i % 5, i));
      time += 2_000 + random.nextInt(6_000);
    }
    return this;
  }

  private void put(long time, String record) {
    long free = time * 1_000;
    while (records.putIfAbsent(free, record) != null) {
      free++;
    }
  }

  private void call(long time, String from, String to, int ring, double talk) {
    String call =
        ("\"call\":\"c-%d\",\"account\":\"%s\",\"direction\":\"outbound\",\"from\":\"%s\",\"to\":\"%s\","
                + "\"source\":\"sbc\"")
            .formatted(ids++, ACCOUNT, from, to);
    put(time, phase("attempt", time, call));
    long answer = time + ring * 1_000L;
    if (talk > 0) {
      put(answer, phase("answer", answer, call));
    }
    long end = answer + (long) (talk * 1_000);
    put(
        end,
        phase(
            "end",
            end,
            String.format(
                Locale.ROOT,
                "%s,\"ringMillis\":%d,\"talkMillis\":%d,\"sipCode\":%d",
                call,
                ring * 1_000,
                end - answer,
                talk > 0 ? 200 : 487)));
  }

  private String phase(String phase, long time, String call) {
    return "{\"type\":\"call\",\"id\":\"i-%d\",\"phase\":\"%s\",\"time\":\"%s\",%s}"
        .formatted(ids++, phase, Instant.ofEpochMilli(time), call);
  }

  private void security(long time, String event, String number) {
    put(
        time,
        ("{\"type\":\"security\",\"id\":\"i-%d\",\"event\":\"%s\",\"time\":\"%s\",\"account\":\"%s\","
                + "\"number\":\"%s\",\"source\":\"codes\"}")
            .formatted(ids++, event, Instant.ofEpochMilli(time), ACCOUNT, number));
  }

  private void text(long time, String from, String to, String text) {
    put(
        time,
        ("{\"type\":\"message\",\"id\":\"i-%d\",\"time\":\"%s\",\"account\":\"%s\",\"from\":\"%s\","
                + "\"to\":\"%s\",\"text\":\"%s\",\"source\":\"smsc\"}")
            .formatted(ids++, Instant.ofEpochMilli(time), ACCOUNT, from, to, text));
  }
}
