package io.ringfence.rule;

import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule's sentence with its values. What names somebody is kept apart from the rule's own words,
 * so that neither is taken for the other.
 */
public record Sentence(List<Part> parts) {

  public static final Sentence NONE = new Sentence(List.of());

  /**
   * A piece of it.
   *
   * @param names the letter of the kind of subject whose value it is, or {@link NameFilter#NOBODY}
   */
  public record Part(char names, String text) {}

  /** One that names nobody, or nobody knows whom. */
  public static Sentence of(String text) {
    return new Sentence(List.of(new Part(NameFilter.NOBODY, text)));
  }

  /** As people read it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    parts.forEach(each -> text.append(each.text()));
    return text.toString();
  }

  public void write(DataOutput out) throws IOException {
    Wire.writeUnsigned(parts.size(), out);
    for (Part each : parts) {
      out.writeByte(each.names());
      Wire.writeText(each.text(), out);
    }
  }

  public static Sentence read(DataInput in) throws IOException {
    int size = Wire.readSize(in);
    List<Part> parts = new ArrayList<>(Wire.room(size));
    for (int i = 0; i < size; i++) {
      char names = (char) in.readUnsignedByte();
      parts.add(new Part(names, Wire.readValue(names, in)));
    }
    return new Sentence(List.copyOf(parts));
  }
}
