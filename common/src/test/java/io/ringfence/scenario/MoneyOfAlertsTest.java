package io.ringfence.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What alerts say of money, against arithmetic on the records and the tariff alone. */
class MoneyOfAlertsTest {

  private static final String PACK =
      """
      conditions:
        - {name: dear, is: "call.destination.perMinute >= 0.1 && call.direction != 'inbound'"}
      measures:
        - {name: dear_5m, per: account, on: call.attempt, where: dear, count: true, over: 5m}
      rules:
        - id: dear-calls
          version: 1
          fraud: irsf
          title: Dear calls
          accuse: account
          on: call.attempt
          when: dear && dear_5m >= 3
          severity: low
          score: 50
          quiet: 20m
          mode: enforce
          money: dear
          moneyBefore: 30m
          summary: "{subject}"
      """;

  private static final long START = 1_790_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final long[] MARKS = {1, 5, 15, 30, 60};
  private static final String[] NUMBERS = {
    "+88216%06d", "+37127%06d", "+44207%06d", "+1212555%04d", "+881612%06d", "+2392%06d"
  };

  /** A call as its records tell it; times are absolute, and -1 where nothing is told. */
  private record Made(
      String id, String account, String to, long attempt, long answer, long end, boolean inbound) {}

  private record Arriving(long at, String json) {}

  private final Stage stage;
  private final List<String[]> tariff = new ArrayList<>();

  MoneyOfAlertsTest() throws IOException {
    stage = new Stage().withPack(PACK).orElseThrow();
    for (String line : Files.readAllLines(Stage.RULES.resolve("tariff.csv"))) {
      if (!line.startsWith("#") && line.contains(",") && Character.isDigit(line.charAt(0))) {
        tariff.add(line.split(","));
      }
    }
  }

  @Test
  void moneyIsThatOfTheRecordsAndTheTariffInWhateverOrderTheyCome() {
    int valued = 0;
    int withExposure = 0;
    for (int seed = 0; seed < 60; seed++) {
      List<Made> calls = calls(new Random(seed));
      String first = "";
      for (int order = 0; order < 3; order++) {
        List<JsonNode> alerts =
            new ArrayList<>(stage.alerts(records(calls, new Random(1_000L * seed + order))));
        alerts.sort(Comparator.comparing(alert -> alert.get("id").asText()));
        StringBuilder told = new StringBuilder();
        for (JsonNode alert : alerts) {
          check(alert, calls, "seed " + seed + ", order " + order);
          told.append(alert.get("money")).append(alert.get("severity"));
          valued += alert.at("/money/lost").asDouble() > 0 ? 1 : 0;
          withExposure += alert.at("/money/exposure").asDouble() > 0 ? 1 : 0;
        }
        first = order == 0 ? told.toString() : first;
        assertThat(told.toString()).as("seed " + seed + ", order " + order).isEqualTo(first);
      }
    }
    assertThat(valued).isGreaterThan(100);
    assertThat(withExposure).isGreaterThan(20);
  }

  private void check(JsonNode alert, List<Made> calls, String where) {
    String account = alert.at("/subject/value").asText();
    long from = Instant.parse(alert.at("/money/from").asText()).toEpochMilli();
    long to = Instant.parse(alert.at("/money/to").asText()).toEpochMilli();
    double lost = 0;
    double exposure = 0;
    double perMinute = 0;
    int ended = 0;
    for (Made call : calls) {
      double price = price(call.to());
      if (!call.account().equals(account) || call.inbound() || price < 0.1) {
        continue;
      }
      long end = call.end() < 0 ? call.answer() + 240 * MINUTE : call.end();
      if (end > from && end <= to) {
        lost += call.answer() < 0 ? 0 : price * (end - call.answer()) / MINUTE;
        ended++;
      } else if (end > to && call.answer() >= 0 && call.answer() <= to) {
        long latest = call.answer();
        double soFar = 0;
        for (long mark : MARKS) {
          if (call.answer() + mark * MINUTE <= to) {
            latest = call.answer() + mark * MINUTE;
            soFar = price * mark;
          }
        }
        if (latest > from) {
          exposure += soFar;
          perMinute += price;
        }
      }
    }
    assertThat(alert.at("/money/lost").asDouble()).as("lost, " + where).isCloseTo(lost, near(lost));
    assertThat(alert.at("/money/exposure").asDouble())
        .as("exposure, " + where)
        .isCloseTo(exposure, near(exposure));
    assertThat(alert.at("/money/perMinute").asDouble())
        .as("a minute, " + where)
        .isCloseTo(perMinute, near(perMinute));
    assertThat(alert.at("/money/ended").asInt()).as("ended, " + where).isEqualTo(ended);
  }

  /** A thousandth, which is a tenth of what is promised. */
  private static Offset<Double> near(double amount) {
    return within(1e-5 + amount / 1_000);
  }

  private double price(String number) {
    String[] best = null;
    for (String[] each : tariff) {
      if (number.startsWith("+" + each[0])
          && (best == null || each[0].length() > best[0].length())) {
        best = each;
      }
    }
    return best == null ? 0 : Double.parseDouble(best[3]);
  }

  private static List<Made> calls(Random random) {
    List<Made> calls = new ArrayList<>();
    long time = START;
    for (int i = 0; i < 60; i++) {
      // Bursts, and pauses in which an episode ends.
      time += random.nextInt(6) == 0 ? random.nextLong(50 * MINUTE) : random.nextLong(2 * MINUTE);
      boolean answered = random.nextInt(4) > 0;
      long answer = answered ? time + 1_000 + random.nextInt(20_000) : -1;
      long talk =
          random.nextInt(5) == 0 ? random.nextLong(150 * MINUTE) : random.nextLong(4 * MINUTE);
      boolean lost = answered && random.nextInt(12) == 0;
      long end = lost ? -1 : answered ? answer + talk : time + random.nextInt(20_000);
      calls.add(
          new Made(
              "c" + i,
              "acme-" + random.nextInt(2),
              String.format(NUMBERS[random.nextInt(NUMBERS.length)], random.nextInt(10_000)),
              time,
              answer,
              end,
              random.nextInt(15) == 0));
    }
    return calls;
  }

  /** The records as they arrive: up to nine minutes late, and one in five twice. */
  private static List<byte[]> records(List<Made> calls, Random random) {
    List<Arriving> all = new ArrayList<>();
    for (Made call : calls) {
      arrive(call, "attempt", call.attempt(), "", random, all);
      if (call.answer() >= 0) {
        arrive(call, "answer", call.answer(), "", random, all);
      }
      if (call.end() >= 0) {
        boolean told = random.nextBoolean();
        String course =
            call.answer() < 0
                ? ",\"sipCode\":487"
                : told ? ",\"sipCode\":200,\"talkMillis\":" + (call.end() - call.answer()) : "";
        arrive(call, "end", call.end(), course, random, all);
      }
    }
    for (int i = 0; i < 720; i++) {
      all.add(new Arriving(START + i * MINUTE, others(i)));
    }
    Collections.shuffle(all, random);
    all.sort(Comparator.comparingLong(Arriving::at));
    List<byte[]> records = new ArrayList<>();
    all.forEach(each -> records.add(each.json().getBytes(UTF_8)));
    return records;
  }

  /** A call of somebody else each minute, so that event time goes on. */
  private static String others(int minute) {
    return "{\"type\":\"call\",\"id\":\"z"
        + minute
        + "\",\"call\":\"z"
        + minute
        + "\",\"phase\":\"end\",\"time\":"
        + (START + minute * MINUTE)
        + ",\"to\":\"+442079460018\",\"account\":\"other\",\"sipCode\":487}";
  }

  private static void arrive(
      Made call, String phase, long time, String course, Random random, List<Arriving> all) {
    String json =
        "{\"type\":\"call\",\"id\":\""
            + call.id()
            + ":"
            + phase
            + "\",\"call\":\""
            + call.id()
            + "\",\"phase\":\""
            + phase
            + "\",\"time\":"
            + time
            + ",\"from\":\"+12025550123\",\"to\":\""
            + call.to()
            + "\",\"account\":\""
            + call.account()
            + "\",\"direction\":\""
            + (call.inbound() ? "inbound" : "outbound")
            + "\""
            + course
            + "}";
    for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--) {
      all.add(new Arriving(time + random.nextLong(9 * MINUTE), json));
    }
  }
}
