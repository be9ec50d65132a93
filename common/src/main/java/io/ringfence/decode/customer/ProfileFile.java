package io.ringfence.decode.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.RefusalReason;
import io.ringfence.settings.SettingsFault;
import io.ringfence.settings.SettingsYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A file of profiles: a JSON object on each line, or YAML with a list {@code profiles} of the same
 * objects without their {@code type}. Of an account that stands in it twice the last one counts, as
 * on the topic.
 *
 * @param profiles by account
 * @param faults every mistake, with its line
 */
public record ProfileFile(Map<String, AccountProfile> profiles, List<SettingsFault> faults) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Reads a file, as YAML if its name ends so. */
  public static ProfileFile read(String name, String content) {
    Intake intake = new Intake();
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      yaml(content, intake);
    } else {
      lines(content, intake);
    }
    return new ProfileFile(intake.profiles, List.copyOf(intake.faults));
  }

  private static final class Intake {
    final Map<String, AccountProfile> profiles = new LinkedHashMap<>();
    final List<SettingsFault> faults = new ArrayList<>();

    void add(AccountProfile profile) {
      profiles.remove(profile.account());
      profiles.put(profile.account(), profile);
    }

    void refuse(int line, ProfileFaultException fault) {
      String field = fault.field().isEmpty() ? "" : "`" + fault.field() + "`: ";
      faults.add(new SettingsFault(line, field + fault.getMessage()));
    }
  }

  private static void lines(String content, Intake intake) {
    int line = 0;
    for (String each : content.split("\n", -1)) {
      line++;
      if (each.isBlank()) {
        continue;
      }
      try {
        intake.add(
            ProfileReader.read(each.getBytes(StandardCharsets.UTF_8), AccountProfile.UNDATED));
      } catch (ProfileFaultException fault) {
        intake.refuse(line, fault);
      }
    }
  }

  private static void yaml(String content, Intake intake) {
    SettingsYaml file = new SettingsYaml(content);
    for (NodeTuple top : file.tables()) {
      if (!SettingsYaml.text(top.getKeyNode()).equals("profiles")) {
        file.fault(top.getKeyNode(), "only `profiles` is known here");
      } else if (top.getValueNode() instanceof SequenceNode list) {
        list.getValue().forEach(each -> profile(each, intake));
      } else {
        file.fault(top.getValueNode(), "`profiles` is not a list");
      }
    }
    intake.faults.addAll(file.reading("").faults());
  }

  private static void profile(Node node, Intake intake) {
    try {
      JsonNode json = json(node);
      if (json instanceof ObjectNode object && !object.has("type")) {
        object.put("type", "profile");
      }
      intake.add(ProfileReader.read(json, AccountProfile.UNDATED));
    } catch (ProfileFaultException fault) {
      intake.refuse(node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1), fault);
    }
  }

  private static JsonNode json(Node node) throws ProfileFaultException {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JSON.objectNode();
      for (NodeTuple each : mapping.getValue()) {
        String name = SettingsYaml.text(each.getKeyNode());
        if (object.has(name)) {
          throw new ProfileFaultException(
              RefusalReason.MALFORMED, "", "a field stands twice in it");
        }
        object.set(name, json(each.getValueNode()));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      for (Node each : sequence.getValue()) {
        array.add(json(each));
      }
      return array;
    }
    return node instanceof ScalarNode scalar ? scalar(scalar) : JSON.nullNode();
  }

  /** A number with a plus is one that can be called, and no quantity. */
  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    boolean quantity = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    if (!quantity || text.startsWith("+")) {
      return JSON.textNode(text);
    }
    try {
      return tag.equals(Tag.INT)
          ? JSON.numberNode(Long.parseLong(text))
          : JSON.numberNode(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return JSON.textNode(text); // 0x10, which is refused where a quantity is asked for
    }
  }
}
