package io.ringfence.cli.evaluate.blind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.evaluate.blind.world.Numbers;
import io.ringfence.cli.evaluate.blind.world.Story;
import io.ringfence.cli.evaluate.blind.world.Subject;
import io.ringfence.cli.evaluate.blind.world.Tape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The labels: attacks with those whom one may name for them, and traps, which are lawful. */
final class Truth {
  private final Tape tape;
  private final List<Story> attacks = new ArrayList<>();
  private final Map<String, Collection<Subject>> traps = new LinkedHashMap<>();

  Truth(Tape tape) {
    this.tape = tape;
  }

  void add(Story story) {
    attacks.add(story);
  }

  Collection<Subject> trap(String name) {
    return traps.computeIfAbsent(name, n -> new ArrayList<>());
  }

  void write(Path file, ObjectMapper mapper, int subscribers) throws IOException {
    ObjectNode root = mapper.createObjectNode();
    root.put("subscribers", subscribers);
    root.put("currency", "USD");
    ArrayNode list = root.putArray("attacks");
    int count = 0;
    for (Story story : attacks) {
      ObjectNode node = list.addObject();
      node.put("id", "a" + Numbers.pad(++count, 3) + "-" + story.form);
      story.frauds.forEach(node.putArray("frauds")::add);
      node.put("pace", story.pace.name().toLowerCase(Locale.ROOT));
      subjects(node, story.subjects);
      node.put("from", Instant.ofEpochMilli(story.first()).toString());
      node.put("to", Instant.ofEpochMilli(story.last()).toString());
      story.signals.forEach(node.putArray("signals")::add);
      if (!story.losses.isEmpty()) {
        ArrayNode losses = node.putArray("loss");
        for (Story.Loss loss : story.losses) {
          losses
              .addObject()
              .put("time", Instant.ofEpochMilli(loss.time()).toString())
              .put("amount", loss.amount());
        }
      }
    }
    ArrayNode lawful = root.putArray("traps");
    traps.forEach(
        (name, subjects) -> {
          ObjectNode node = lawful.addObject();
          node.put("name", name);
          subjects(node, subjects.stream().distinct().toList());
        });
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }

  private void subjects(ObjectNode node, Collection<Subject> subjects) {
    ArrayNode list = node.putArray("subjects");
    for (Subject one : subjects) {
      if (tape.knows(one)) {
        list.addObject().put("kind", one.kind()).put("value", one.value());
      }
    }
  }
}
