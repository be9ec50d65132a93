package io.ringfence.decode.format.asteriskcdr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes channel events as Asterisk does, from its sources (asterisk/asterisk f0c1c1a7): {@code
 * main/cel.c} (ast_cel_create_event_with_time, cel_format_eventtime), the sample of {@code
 * cel_custom.conf}, {@code res/cdrel_custom/formatters.c} and {@code writers.c}, {@code
 * cel/cel_manager.c}.
 *
 * @param dateformat whether times are local, by {@code dateformat = %F %T}
 */
record CelWriter(ZoneId zone, boolean dateformat) {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> SAMPLE =
      List.of(
          "eventtype",
          "eventtime",
          "name",
          "num",
          "ani",
          "rdnis",
          "dnid",
          "exten",
          "context",
          "channame",
          "appname",
          "appdata",
          "amaflags",
          "accountcode",
          "uniqueid",
          "linkedid",
          "bridgepeer",
          "userfield",
          "userdeftype",
          "eventextra");

  /** A channel as its snapshot has it. */
  record Channel(
      String name,
      String uniqueid,
      String linkedid,
      String cidname,
      String cidnum,
      String exten,
      String context,
      String accountcode,
      String peeraccount) {

    Channel at(String otherContext, String otherExten) {
      return new Channel(
          name,
          uniqueid,
          linkedid,
          cidname,
          cidnum,
          otherExten,
          otherContext,
          accountcode,
          peeraccount);
    }

    Channel of(String otherLinkedid) {
      return new Channel(
          name, uniqueid, otherLinkedid, cidname, cidnum, exten, context, accountcode, peeraccount);
    }

    Channel named(String otherName) {
      return new Channel(
          name, uniqueid, linkedid, otherName, cidnum, exten, context, accountcode, peeraccount);
    }

    Channel from(String number) {
      return new Channel(
          name, uniqueid, linkedid, cidname, number, exten, context, accountcode, peeraccount);
    }
  }

  /** One event; its time in epoch milliseconds. */
  record Event(
      String type, long time, Channel channel, String app, String data, String peer, String extra) {

    static Event of(String type, long time, Channel channel) {
      return new Event(type, time, channel, "", "", "", "");
    }

    Event in(String application, String arguments) {
      return new Event(type, time, channel, application, arguments, peer, extra);
    }

    Event with(String peers) {
      return new Event(type, time, channel, app, data, peers, extra);
    }

    Event because(int cause, String source, String dialstatus) {
      String why =
          "{\"hangupcause\":%d,\"hangupsource\":\"%s\",\"dialstatus\":\"%s\"}"
              .formatted(cause, source, dialstatus);
      return new Event(type, time, channel, app, data, peer, why);
    }
  }

  /** By the sample of cel_custom.conf: everything in quotes, which are doubled within. */
  String csv(Event event) {
    return csv(event, SAMPLE);
  }

  String csv(Event event, List<String> fields) {
    List<String> line = new ArrayList<>();
    for (String each : fields) {
      line.add('"' + value(event, each).replace("\"", "\"\"") + '"');
    }
    return String.join(",", line);
  }

  /** The form json: quotes are escaped and nothing else, numbers bare. */
  String json(Event event) {
    List<String> line = new ArrayList<>();
    for (String each : SAMPLE) {
      String value = value(event, each);
      boolean number = each.equals("amaflags");
      line.add('"' + each + "\":" + (number ? value : '"' + value.replace("\"", "\\\"") + '"'));
    }
    return '{' + String.join(",", line) + '}';
  }

  /** The manager's event, by a program that makes JSON of its headers. Times are always local. */
  String manager(Event event) {
    Channel channel = event.channel;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Event", "CEL");
    headers.put("Privilege", "call,all");
    headers.put("EventName", event.type);
    headers.put("AccountCode", channel.accountcode);
    headers.put("CallerIDnum", channel.cidnum);
    headers.put("CallerIDname", channel.cidname);
    headers.put("CallerIDani", channel.cidnum);
    headers.put("CallerIDrdnis", "");
    headers.put("CallerIDdnid", "");
    headers.put("Exten", channel.exten);
    headers.put("Context", channel.context);
    headers.put("Channel", channel.name);
    headers.put("Application", event.app);
    headers.put("AppData", event.data);
    headers.put("EventTime", local(event.time));
    headers.put("AMAFlags", "DOCUMENTATION");
    headers.put("UniqueID", channel.uniqueid);
    headers.put("LinkedID", channel.linkedid);
    headers.put("Userfield", "");
    headers.put("Peer", event.peer);
    headers.put("PeerAccount", channel.peeraccount);
    headers.put("Extra", event.extra);
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private String value(Event event, String field) {
    Channel channel = event.channel;
    return switch (field) {
      case "eventtype", "eventenum" -> event.type;
      case "eventtime" -> time(event.time);
      case "name" -> channel.cidname;
      case "num", "ani" -> channel.cidnum;
      case "exten" -> channel.exten;
      case "context" -> channel.context;
      case "channame" -> channel.name;
      case "appname" -> event.app;
      case "appdata" -> event.data;
      case "amaflags" -> "3";
      case "accountcode" -> channel.accountcode;
      case "peeraccount" -> channel.peeraccount;
      case "uniqueid" -> channel.uniqueid;
      case "linkedid" -> channel.linkedid;
      case "bridgepeer" -> event.peer;
      case "eventextra" -> event.extra;
      default -> "";
    };
  }

  private String time(long millis) {
    return dateformat
        ? local(millis)
        : "%d.%06d".formatted(millis / 1000, millis % 1000 * 1000 + 417);
  }

  private String local(long millis) {
    return LOCAL.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
