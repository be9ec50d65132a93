package io.ringfence.simulator.broken;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What feeds send when something is broken: one line at a time, none of it acceptable. */
public final class Garbage {

  /** Wrong types; absurd values; what is missing, or is no record. */
  private static final List<String> WRONG =
      """
      {"type":["call"],"id":"g","time":"2025-03-03T08:00:00Z"}
      {"type":"call","id":{"a":1},"call":"g","phase":"attempt","to":"+12125550100","time":"2025-03-03T08:00:00Z"}
      {"type":"call","id":"g","call":"g","phase":"attempt","to":"+12125550100","time":true}
      {"type":"security","id":"g","event":7,"account":"acme","time":"2025-03-03T08:00:00Z"}
      {"type":"listing","id":"g","action":"add","subject":"+12125550100","list":"house","time":"2025-03-03T08:00:00Z"}
      {"type":"call","id":"g","call":"g","phase":"end","talkMillis":-60000,"time":"2025-03-03T08:00:00Z"}
      {"type":"call","id":"g","call":"g","phase":"end","sipCode":99999,"time":"2025-03-03T08:00:00Z"}
      {"type":"quality","id":"g","call":"g","mos":1e308,"time":"2025-03-03T08:00:00Z"}
      {"type":"security","id":"g","event":"login.ok","account":"acme","latitude":1000.5,"longitude":0,"time":"2025-03-03T08:00:00Z"}
      {"type":"call","id":"g","call":"g","phase":"attempt","to":"+12125550100","time":"2025-02-31T08:00:00Z"}
      {"type":"call","id":"g","call":"g","phase":"attempt","to":"+12125550100","time":99999999999999999999}
      {"type":"call","id":"g","call":"g","phase":"attempt","time":"2025-03-03T08:00:00Z"}
      {"type":"teapot","id":"g","time":"2025-03-03T08:00:00Z"}
      null
      []
      "text"
      {}
      %s
      """
          .formatted("[".repeat(5_000))
          .lines()
          .toList();

  private final Random random;

  public Garbage(long seed) {
    random = new Random(seed);
  }

  /** The next line, without its end; sometimes made of the record beside it. */
  public byte[] line(byte[] record, long time) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(record, 1 + random.nextInt(record.length - 1));
      case 1 -> binary();
      case 2 -> ahead(time);
      default -> WRONG.get(random.nextInt(WRONG.size())).getBytes(UTF_8);
    };
  }

  private byte[] binary() {
    byte[] line = new byte[1 + random.nextInt(2_000)];
    random.nextBytes(line);
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '\n' ? 0 : line[i];
    }
    line[0] |= (byte) 0x80;
    return line;
  }

  /** In order but for a clock that is ten years ahead. */
  private byte[] ahead(long time) {
    Instant later = Instant.ofEpochMilli(time).plusSeconds(10L * 365 * 86_400);
    return """
        {"type":"security","id":"g","time":"%s","source":"registrar-1","event":"register.ok","account":"acme"}"""
        .formatted(later)
        .getBytes(UTF_8);
  }
}
