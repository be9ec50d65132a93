package io.ringfence.judge.timeline;

import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts and slots that occur again and again in one stored value: written out the first time, then
 * replaced by a number. A subject's own account, device and address are parties to nearly all its
 * signals. A dictionary serves one writing or one reading.
 */
public final class Dictionary {

  private static final int NEW = 0;

  /** How a text is read that is written out. */
  public interface Reading {
    String of(DataInput in) throws IOException;
  }

  private final Reading reading;

  /** Of those that are written, the numbers; of those that are read, the texts in that order. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final List<String> texts = new ArrayList<>();
  private final List<Integer> slots = new ArrayList<>();

  /** Of texts of one kind, such as keys: {@link io.ringfence.signal.encoding.Wire#readKey}. */
  public Dictionary(Reading reading) {
    this.reading = reading;
  }

  public void text(String text, DataOutput out) throws IOException {
    Integer known = numbers.putIfAbsent(text, numbers.size() + 1);
    writeUnsigned(known == null ? NEW : known, out);
    if (known == null) {
      writeText(text, out);
    }
  }

  public String text(DataInput in) throws IOException {
    int number = readSize(in);
    if (number == NEW) {
      String text = reading.of(in);
      texts.add(text);
      return text;
    }
    return texts.get(checked(number, texts.size()) - 1);
  }

  /**
   * Writes a slot.
   *
   * @param mark two bits of the writer's own, 0 to 3
   */
  void slot(int slot, int mark, DataOutput out) throws IOException {
    int number = slots.indexOf(slot) + 1;
    writeUnsigned(number << 2 | mark, out);
    if (number == NEW) {
      slots.add(slot);
      out.writeInt(slot);
    }
  }

  /**
   * The rest of a slot.
   *
   * @param head the unsigned number that it began with, whose lowest two bits are the writer's mark
   */
  int slot(int head, DataInput in) throws IOException {
    int number = head >>> 2;
    if (number == NEW) {
      int slot = in.readInt();
      slots.add(slot);
      return slot;
    }
    return slots.get(checked(number, slots.size()) - 1);
  }

  private static int checked(int number, int known) throws IOException {
    if (number > known) {
      throw new IOException("number " + number + " stands for nothing yet");
    }
    return number;
  }
}
