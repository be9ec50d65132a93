package io.ringfence.decode.format.asteriskcdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.asteriskcdr.AsteriskWriter.AstCdr;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What Asterisk writes is read as what it means. */
class AsteriskWriterTest {

  /** With a zone that has no summer time, two that have, and one of three quarters of an hour. */
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu");

  private static final String ALL =
      "accountcode,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,start,answer,end,"
          + "duration,billsec,disposition,amaflags,uniqueid,userfield,peeraccount,linkedid,sequence";

  private enum Way {
    OUTBOUND,
    INBOUND,
    INTERNAL,
    THROUGH
  }

  /** A record, and what it means. */
  private record Meant(AstCdr cdr, Map<String, Object> fields) {}

  @Property(tries = 1000)
  void whateverIsWrittenIsReadAsMeant(@ForAll long seed) {
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    AsteriskWriter writer = new AsteriskWriter(zone);
    Meant meant = meant(random, zone);
    AstCdr cdr = meant.cdr;
    Feed feed = Lines.trunks("carrier-*").withClock(zone);
    List<String> columns = new ArrayList<>(List.of(ALL.split(",")));
    Collections.shuffle(columns, random);

    String line;
    switch (random.nextInt(5)) {
      case 0 -> line = writer.master(cdr, true, true, true);
      case 1 -> line = writer.master(cdr, true, random.nextBoolean(), true);
      case 2 -> {
        feed = feed.withColumns(columns);
        line = writer.custom(cdr, columns, random.nextBoolean());
      }
      case 3 -> line = writer.json(cdr, columns);
      default -> {
        // As FreePBX's table has it: no answer, no end.
        columns.removeAll(List.of("answer", "end"));
        Collections.replaceAll(columns, "start", "calldate");
        feed = Lines.FORMAT.headed(feed, String.join(",", columns));
        line = writer.custom(cdr, columns, true);
        withoutTimes(meant);
      }
    }

    assertThat(Lines.told(feed, line)).isEqualTo(meant.fields);
    assertThat(Lines.all(feed, line))
        .containsEntry("id", cdr.uniqueid() + ':' + cdr.sequence() + ":end")
        .containsEntry("call", cdr.uniqueid() + '/' + cdr.dst());
  }

  private static void withoutTimes(Meant meant) {
    AstCdr cdr = meant.cdr;
    long start = second(cdr.start());
    meant.fields.put("time", start + cdr.duration() * 1000);
    long talk = (long) meant.fields.get("talkMillis");
    meant.fields.put("ringMillis", Math.max(0, cdr.duration() * 1000 - talk));
  }

  private static long second(long millis) {
    return millis / 1000 * 1000;
  }

  private static Meant meant(Random random, ZoneId zone) {
    Map<String, Object> fields = new TreeMap<>();
    Way way = Way.values()[random.nextInt(Way.values().length)];
    String extension = "1" + random.nextInt(10, 99);
    String carrier = "carrier-" + (char) ('a' + random.nextInt(3));
    String inner =
        List.of("pj-" + extension, extension, "acme_" + extension).get(random.nextInt(3));
    String number = "+4416329600" + random.nextInt(10, 99);
    String code = random.nextBoolean() ? "" : "acme-" + random.nextInt(9);
    String peer = random.nextBoolean() ? "" : "zeta-" + random.nextInt(9);
    boolean in = way == Way.INBOUND || way == Way.THROUGH;
    boolean out = way == Way.OUTBOUND || way == Way.THROUGH;
    String ingress = in ? "carrier-z" : inner;
    String egress = out ? carrier : "200";
    String dst = out ? "9" + number.substring(1) : "200";
    String lastdata =
        switch (random.nextInt(3)) {
          case 0 -> "PJSIP/" + (out ? number + '@' : "") + egress + ",60,Tt";
          case 1 -> "PJSIP/" + egress + (out ? "/sip:" + number + "@192.0.2.1" : "") + ",60";
          default -> "PJSIP/250&PJSIP/" + egress + (out ? '/' + number : "") + ",,b(x^1)";
        };
    String src = random.nextInt(5) == 0 ? "" : "44163296000" + random.nextInt(9);
    boolean answered = random.nextBoolean();
    String disposition =
        answered
            ? "ANSWERED"
            : List.of("NO ANSWER", "BUSY", "FAILED", "CONGESTION", "CANCEL").get(random.nextInt(5));
    long start = start(random, zone);
    long answer = answered ? start + random.nextInt(0, 90_000) : 0;
    long end = (answered ? answer : start) + random.nextInt(0, 2 * 60 * 60 * 1000);
    String system = random.nextBoolean() ? "" : "pbx-1-";
    AstCdr cdr =
        new AstCdr(
            code,
            name(random),
            src,
            dst,
            "from-x",
            "PJSIP/%s-%08x".formatted(ingress, random.nextInt()),
            "PJSIP/%s-%08x".formatted(egress, random.nextInt()),
            "Dial",
            lastdata,
            start,
            answer,
            end,
            disposition,
            system + start / 1000 + '.' + random.nextInt(100_000),
            random.nextBoolean() ? "" : name(random) + '.',
            peer,
            random.nextInt(1, Integer.MAX_VALUE));

    fields.put("time", second(end));
    fields.put("started", second(start));
    fields.put("to", out ? number : dst);
    fields.put("ringMillis", second(answered ? answer : end) - second(start));
    fields.put("talkMillis", answered ? cdr.billsec() * 1000 : 0L);
    fields.put(
        "sipCode",
        Map.of(
                "ANSWERED",
                200L,
                "NO ANSWER",
                480L,
                "BUSY",
                486L,
                "FAILED",
                503L,
                "CONGESTION",
                503L,
                "CANCEL",
                487L)
            .get(disposition));
    fields.put("direction", out ? "outbound" : in ? "inbound" : "internal");
    if (!src.isEmpty()) {
      fields.put("from", src);
    }
    if (in || out) {
      fields.put("trunk", out ? egress : ingress);
    }
    String account =
        way == Way.INBOUND
            ? (peer.isEmpty() ? egress : peer)
            : (code.isEmpty() && way != Way.THROUGH ? ingress : code);
    if (!account.isEmpty()) {
      fields.put("account", account);
    }
    return new Meant(cdr, fields);
  }

  /** Often near a change to or from summer time. */
  private static long start(Random random, ZoneId zone) {
    long any = Instant.parse("2019-01-01T00:00:00Z").toEpochMilli() + random.nextLong(1L << 38);
    var change = zone.getRules().nextTransition(Instant.ofEpochMilli(any));
    return change == null || random.nextBoolean()
        ? any
        : change.getInstant().toEpochMilli() + random.nextLong(-7_200_000, 7_200_000);
  }

  /** A caller's name, which a caller chooses. */
  private static String name(Random random) {
    List<String> parts =
        List.of(
            "Ada",
            "\"",
            ",",
            "\"\"",
            "<+88216000123>",
            " ",
            "\"},{\"src\":\"1\"",
            ";",
            "é",
            "\t",
            "\",\"",
            "\\",
            "NULL",
            "'",
            "{",
            "\uFFFD");
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      name.append(parts.get(random.nextInt(parts.size())));
    }
    return name.toString();
  }
}
