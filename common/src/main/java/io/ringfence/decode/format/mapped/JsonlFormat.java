package io.ringfence.decode.format.mapped;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON of any system, an object in each line. {@code fields} say which of its names is which field
 * of ours; {@code call.from} is the name {@code from} in the object {@code call}.
 */
public final class JsonlFormat implements Format {

  static final String NAME = "jsonl";

  /** Names of fields are a stranger's to choose. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<RecordKind> kinds() {
    return Target.KINDS;
  }

  @Override
  public boolean json() {
    return true;
  }

  @Override
  public List<String> faults(Feed feed) {
    return new FieldMap(feed, false).faults();
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    FieldMap map = new FieldMap(feed, false);
    MappedRecords records = new MappedRecords(feed, map);
    Scalars scalars = scalars(map.slots());
    String[] values = new String[map.slots().size()];
    return (line, told) -> {
      if (line.text().isBlank()) {
        told.passed("empty");
        return;
      }
      Arrays.fill(values, null);
      try (JsonParser in = line.json(JSON)) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
          throw UnreadableException.malformed("not a JSON object");
        }
        scalars.read("", in, values);
        if (in.nextToken() != null) {
          throw UnreadableException.malformed("something follows the object");
        }
      } catch (IOException e) {
        throw UnreadableException.malformed("not JSON");
      }
      records.tell(values, line, told);
    };
  }

  private static Scalars scalars(Map<String, Integer> slots) {
    Set<String> objects = new HashSet<>();
    for (String name : slots.keySet()) {
      for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
        objects.add(name.substring(0, dot));
      }
    }
    return new Scalars(slots, objects);
  }

  /**
   * Finds the values that are wanted.
   *
   * @param objects in which they can be
   */
  private record Scalars(Map<String, Integer> slots, Set<String> objects) {

    /** Reads an object behind its beginning. */
    void read(String prefix, JsonParser in, String[] values) throws IOException {
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        String path = prefix.isEmpty() ? name : prefix + '.' + name;
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_OBJECT && objects.contains(path)) {
          read(path, in, values);
        } else if (token.isStructStart()) {
          in.skipChildren();
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          keep(slots.get(path), in, values);
        }
      }
    }

    private static void keep(Integer slot, JsonParser in, String[] values) throws IOException {
      if (slot == null) {
        return;
      }
      String value = in.getText().strip();
      if (values[slot] != null && !values[slot].equals(value)) {
        throw UnreadableException.malformed("a field stands twice, and says two things");
      }
      values[slot] = value;
    }
  }
}
