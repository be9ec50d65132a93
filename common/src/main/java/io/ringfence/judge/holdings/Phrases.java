package io.ringfence.judge.holdings;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.privacy.Holding;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.signal.Call;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.NameFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Puts what is held into words, and gathers the texts that may name a subject. */
final class Phrases {

  private Phrases() {}

  /** A subject as people write it. */
  static String subject(String key) {
    return Subject.ofKey(key).name();
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** A value, among those of its kind. */
  static void add(char names, String value, List<String> keys, List<String> remarks) {
    if (names == NameFilter.NOBODY) {
      remarks.add(value);
    } else {
      keys.add(names + ":" + value);
    }
  }

  static Holding.Said said(Observation observation) {
    StringJoiner text = new StringJoiner(", ");
    List<String> keys = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    text.add(observation.topic().label() + ' ' + observation.id());
    remarks.add(observation.id());
    for (Observation.Fact fact : observation.facts()) {
      String name = Fields.ofId(fact.field()).map(Field::name).orElse("field " + fact.field());
      text.add(name + ' ' + fact.value());
      add(Observation.Fact.names(fact.field()), String.valueOf(fact.value()), keys, remarks);
    }
    List<Long> hashes = new ArrayList<>();
    for (Contribution each : observation.contributions()) {
      hashes.add(each.bits());
      if (!each.text().isEmpty()) {
        text.add("value " + each.text());
        add(each.names(), each.text(), keys, remarks);
      }
    }
    for (String party : observation.parties()) {
      if (!party.equals(Observation.SELF)) {
        text.add("with " + subject(party));
        keys.add(party);
      }
    }
    return new Holding.Said(text.toString(), keys, remarks, hashes);
  }

  static Holding.Said said(Call call) {
    StringJoiner text = new StringJoiner(", ");
    List<String> keys = new ArrayList<>();
    text.add("call." + call.phase().name().toLowerCase(Locale.ROOT) + ' ' + call.call());
    add("from", SubjectKind.NUMBER, call.from(), text, keys);
    add("to", SubjectKind.NUMBER, call.to(), text, keys);
    add("account", SubjectKind.ACCOUNT, call.account(), text, keys);
    add("device", SubjectKind.DEVICE, call.device(), text, keys);
    add("address", SubjectKind.ADDRESS, call.address(), text, keys);
    add("trunk", SubjectKind.TRUNK, call.trunk(), text, keys);
    if (!call.userAgent().isEmpty()) {
      text.add("user agent " + call.userAgent());
    }
    return new Holding.Said(
        text.toString(), keys, List.of(call.id(), call.call(), call.userAgent()));
  }

  private static void add(
      String name, SubjectKind kind, String value, StringJoiner text, List<String> keys) {
    if (!value.isEmpty()) {
      text.add(name + ' ' + value);
      keys.add(Subject.key(kind, value));
    }
  }
}
