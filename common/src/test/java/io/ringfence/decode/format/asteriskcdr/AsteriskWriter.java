package io.ringfence.decode.format.asteriskcdr;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes call records as Asterisk does, from its sources (asterisk/asterisk f0c1c1a7): {@code
 * cdr/cdr_csv.c} (append_string, append_date, append_int), {@code res/cdrel_custom/formatters.c}
 * and {@code writers.c}, {@code main/callerid.c} (ast_callerid_merge), {@code main/cdr.c} (lengths
 * are cut to seconds).
 */
public record AsteriskWriter(ZoneId zone) {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** What {@code struct ast_cdr} holds; times in epoch milliseconds, 0 for none. */
  public record AstCdr(
      String accountcode,
      String name,
      String src,
      String dst,
      String dcontext,
      String channel,
      String dstchannel,
      String lastapp,
      String lastdata,
      long start,
      long answer,
      long end,
      String disposition,
      String uniqueid,
      String userfield,
      String peeraccount,
      int sequence) {

    String clid() {
      return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + src + '>';
    }

    long duration() {
      return (end - start) / 1000;
    }

    long billsec() {
      return answer == 0 ? 0 : (end - answer) / 1000;
    }
  }

  /** cdr_csv: text in quotes that are doubled within, absent times empty, numbers bare. */
  public String master(
      AstCdr cdr, boolean loguniqueid, boolean loguserfield, boolean newcdrcolumns) {
    List<String> line = new ArrayList<>();
    for (String text :
        List.of(
            cdr.accountcode,
            cdr.src,
            cdr.dst,
            cdr.dcontext,
            cdr.clid(),
            cdr.channel,
            cdr.dstchannel,
            cdr.lastapp,
            cdr.lastdata)) {
      line.add(quoted(text));
    }
    for (long time : new long[] {cdr.start, cdr.answer, cdr.end}) {
      line.add(time == 0 ? "" : quoted(local(time)));
    }
    line.add(Long.toString(cdr.duration()));
    line.add(Long.toString(cdr.billsec()));
    line.add(quoted(cdr.disposition));
    line.add(quoted("DOCUMENTATION"));
    if (loguniqueid) {
      line.add(quoted(cdr.uniqueid));
    }
    if (loguserfield) {
      line.add(quoted(cdr.userfield));
    }
    if (newcdrcolumns) {
      line.add(quoted(cdr.peeraccount));
      line.add(quoted(cdr.uniqueid));
      line.add(Integer.toString(cdr.sequence));
    }
    return String.join(",", line);
  }

  /** cdr_custom in the form dsv: everything quoted, or only what has to be. */
  String custom(AstCdr cdr, List<String> columns, boolean all) {
    List<String> line = new ArrayList<>();
    for (String column : columns) {
      String value = value(cdr, column);
      line.add(all || value.contains(",") || value.contains("\"") ? quoted(value) : value);
    }
    return String.join(",", line);
  }

  /** cdr_custom in the form json: quotes are escaped and nothing else, numbers bare. */
  String json(AstCdr cdr, List<String> columns) {
    List<String> line = new ArrayList<>();
    for (String column : columns) {
      String value = value(cdr, column);
      boolean number = List.of("duration", "billsec", "sequence").contains(column);
      line.add('"' + column + "\":" + (number ? value : '"' + value.replace("\"", "\\\"") + '"'));
    }
    return '{' + String.join(",", line) + '}';
  }

  private String value(AstCdr cdr, String column) {
    return switch (column) {
      case "accountcode" -> cdr.accountcode;
      case "clid" -> cdr.clid();
      case "src" -> cdr.src;
      case "dst" -> cdr.dst;
      case "dcontext" -> cdr.dcontext;
      case "channel" -> cdr.channel;
      case "dstchannel" -> cdr.dstchannel;
      case "lastapp" -> cdr.lastapp;
      case "lastdata" -> cdr.lastdata;
      case "start", "calldate" -> local(cdr.start);
      case "answer" -> cdr.answer == 0 ? "" : local(cdr.answer);
      case "end" -> local(cdr.end);
      case "duration" -> Long.toString(cdr.duration());
      case "billsec" -> Long.toString(cdr.billsec());
      case "disposition" -> cdr.disposition;
      case "amaflags" -> "DOCUMENTATION";
      case "uniqueid", "linkedid" -> cdr.uniqueid;
      case "userfield" -> cdr.userfield;
      case "peeraccount" -> cdr.peeraccount;
      case "sequence" -> Integer.toString(cdr.sequence);
      default -> throw new IllegalArgumentException(column.toUpperCase(Locale.ROOT));
    };
  }

  private String local(long millis) {
    return LOCAL.format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
