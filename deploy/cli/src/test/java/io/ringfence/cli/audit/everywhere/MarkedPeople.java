package io.ringfence.cli.audit.everywhere;

import io.ringfence.decode.text.ContentNames;
import io.ringfence.decode.text.TextTemplate;
import io.ringfence.topics.TopicNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Twenty people who are found again wherever they stand: each has a number, a device, an account,
 * an address, and a text that nobody else sends. What they do puts them into every state and topic.
 */
final class MarkedPeople {

  static final int COUNT = 20;

  /** People from here on are listed, with words about them. */
  static final int FIRST_LISTED = 16;

  /** People from here on to the listed ones are listed later. */
  static final int FIRST_LISTED_LATER = 12;

  /** So many are guessed at, which is alerted. */
  private static final int ATTACKED = 8;

  private static final int GUESSES = 12;

  /** Of a trunk in one slice of event time: more than a crowd's signals that stay whole. */
  private static final int CROWD = 400;

  private final ContentNames names;

  /**
   * People whose texts have such names.
   *
   * @param names as the job gives them
   */
  MarkedPeople(ContentNames names) {
    this.names = names;
  }

  /** Somebody who is asked to be erased. */
  record Subject(String kind, String value) {}

  static String number(int who) {
    return "+4479115%05d".formatted(73_000 + who);
  }

  static String device(int who) {
    return "mac:02a1b2c3%04x".formatted(0x7100 + who);
  }

  static String account(int who) {
    return "zqmark-%04d".formatted(who);
  }

  static String address(int who) {
    return "203.0.113.%d".formatted(100 + who);
  }

  private static String word(int who) {
    return "zqword" + (char) ('a' + who) + "qz";
  }

  /** Nothing but letters: what is a number or a code is no part of a text's name. */
  static String text(int who) {
    return "meet me behind the " + word(who) + " when the lamps are out";
  }

  private String content(int who) {
    return new TextTemplate().read(text(who)).called(names).template();
  }

  static String reason(int who) {
    return "a complaint about %s by zqwitness%c".formatted(account(who), (char) ('a' + who));
  }

  /** All hundred. */
  List<Subject> subjects() {
    List<Subject> all = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      all.add(new Subject("number", number(i)));
      all.add(new Subject("device", device(i)));
      all.add(new Subject("account", account(i)));
      all.add(new Subject("address", address(i)));
      all.add(new Subject("content", content(i)));
    }
    return all;
  }

  /**
   * All that nobody may be found by, numbers also without their plus.
   *
   * @param firstListed whose number is on a list, from this one on: it may stay there
   */
  Set<String> values(int firstListed) {
    Set<String> all = new LinkedHashSet<>();
    for (int i = 0; i < COUNT; i++) {
      if (i < firstListed) {
        all.add(number(i));
        all.add(number(i).substring(1));
      }
      all.add(device(i));
      all.add(account(i));
      all.add(address(i));
      all.add(content(i));
      all.add(word(i));
      all.add("zqwitness" + (char) ('a' + i));
    }
    return all;
  }

  /** Somebody else whom they have to do with. */
  static String friend(int who) {
    return "+4420794%05d".formatted(61_000 + who);
  }

  /**
   * A minute of them.
   *
   * @param round that no other has
   * @param until its end, epoch milliseconds
   */
  static List<Records.Placed> minute(String round, long until) {
    Records records = new Records(round, until - 60_000, 90);
    for (int i = 0; i < COUNT; i++) {
      int next = (i + 1) % COUNT;
      records.security("device.enrolled", account(i), number(i), device(i), address(i));
      records.security("register.ok", account(i), number(i), device(i), address(i));
      records.security("register.ok", account(i), number(i), device(next), address(next));
      records.call("", number(i), friend(i), account(i), device(i), address(i));
      records.call("", friend(i), number(i), "", "", "");
      records.call("", number(i), number(next), account(i), device(i), address(i));
      records.openCall(number(i), friend(next), account(i), device(i), address(i));
      records.message(number(i), friend(i), account(i), device(i), address(i), text(i));
      records.message(number(i), number(next), account(i), device(i), address(i), text(next));
      records.join("zq-room", account(i), device(i), address(i), number(i));
      records.refused(number(i), account(i));
      records.late(account(i), number(i), address(i));
    }
    for (int i = 0; i < ATTACKED; i++) {
      records.guesses(GUESSES, account(i), number(i), "198.51.100.7");
      records.guesses(GUESSES, "other-" + round + i, friend(i), address(i));
    }
    for (int i = 0; i < CROWD; i++) {
      int who = i % COUNT;
      records.crowded(number(who), friend(i / COUNT), account(who), address(who));
    }
    return records.all();
  }

  /** What a list says of them; every task has to know of allows. */
  static Records.Placed listing(int who, long time) {
    String json =
        """
        {"type":"listing","id":"zl-%d","time":%d,"action":"%s","subject":{"kind":"number","value":"%s"},\
        "list":"house","reason":"%s","actor":"desk"}\
        """
            .formatted(who, time, who % 2 == 0 ? "add" : "allow", number(who), reason(who));
    return new Records.Placed(TopicNames.LISTINGS, "n:" + number(who), json);
  }

  static Records.Placed request(String id, String action, Subject subject, long time) {
    String json =
        """
        {"type":"privacy","id":"%s","time":%d,"action":"%s","subject":{"kind":"%s","value":"%s"}}\
        """
            .formatted(id, time, action, subject.kind(), subject.value());
    return new Records.Placed(TopicNames.PRIVACY_REQUESTS, id, json);
  }
}
