package io.ringfence.judge.holdings;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.privacy.Holding;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.signal.Call;
import io.ringfence.signal.Message;
import io.ringfence.signal.Subject;
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
    Subject subject = Subject.ofKey(key);
    return subject.kind().label() + ':' + subject.value();
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  static Holding.Said said(Observation observation) {
    StringJoiner text = new StringJoiner(", ");
    List<String> names = new ArrayList<>();
    text.add(observation.topic().label() + ' ' + observation.id());
    names.add(observation.id());
    for (Observation.Fact fact : observation.facts()) {
      String name = Fields.ofId(fact.field()).map(Field::name).orElse("field " + fact.field());
      text.add(name + ' ' + fact.value());
      names.add(String.valueOf(fact.value()));
    }
    List<Long> hashes = new ArrayList<>();
    for (Contribution each : observation.contributions()) {
      hashes.add(each.bits());
      if (!each.text().isEmpty()) {
        text.add("value " + each.text());
        names.add(each.text());
      }
    }
    for (String party : observation.parties()) {
      if (!party.equals(Observation.SELF)) {
        text.add("with " + subject(party));
        names.add(party);
      }
    }
    return new Holding.Said(text.toString(), names, hashes);
  }

  static Holding.Said said(Call call) {
    StringJoiner text = new StringJoiner(", ");
    List<String> names = new ArrayList<>();
    text.add("call." + call.phase().name().toLowerCase(Locale.ROOT) + ' ' + call.call());
    names.add(call.id());
    names.add(call.call());
    add("from", call.from(), text, names);
    add("to", call.to(), text, names);
    add("account", call.account(), text, names);
    add("device", call.device(), text, names);
    add("address", call.address(), text, names);
    add("trunk", call.trunk(), text, names);
    add("user agent", call.userAgent(), text, names);
    return new Holding.Said(text.toString(), names);
  }

  static Holding.Said said(Message message) {
    StringJoiner text = new StringJoiner(", ");
    List<String> names = new ArrayList<>();
    text.add(message.topic().label() + ' ' + message.message());
    names.add(message.id());
    names.add(message.message());
    add("from", message.from(), text, names);
    add("to", message.to(), text, names);
    add("account", message.account(), text, names);
    add("device", message.device(), text, names);
    add("address", message.address(), text, names);
    add("meeting", message.meeting(), text, names);
    return new Holding.Said(text.toString(), names);
  }

  private static void add(String name, String value, StringJoiner text, List<String> names) {
    if (!value.isEmpty()) {
      text.add(name + ' ' + value);
      names.add(value);
    }
  }
}
