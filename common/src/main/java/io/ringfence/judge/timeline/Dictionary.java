package io.ringfence.judge.timeline;

import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Up to so many texts a comparison with each is quicker than a map. */
  private static final int FEW = 8;

  /** How a text is read that is written out. */
  public interface Reading {
    String of(DataInput in) throws IOException;
  }

  private final Reading reading;
  private final List<String> texts = new ArrayList<>(FEW);

  /** Numbers of texts, once there are more than a few. */
  private Map<String, Integer> numbers = Map.of();

  private int[] slots = new int[8];
  private int slotCount;

  /** Of texts of one kind, such as keys: {@link io.ringfence.signal.encoding.Wire#readKey}. */
  public Dictionary(Reading reading) {
    this.reading = reading;
  }

  public void text(String text, DataOutput out) throws IOException {
    int known = numberOf(text);
    writeUnsigned(known, out);
    if (known == NEW) {
      writeText(text, out);
      texts.add(text);
      if (texts.size() > FEW) {
        index();
      }
    }
  }

  private int numberOf(String text) {
    if (texts.size() > FEW) {
      return numbers.getOrDefault(text, NEW);
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).equals(text)) {
        return i + 1;
      }
    }
    return NEW;
  }

  private void index() {
    if (numbers.isEmpty()) {
      numbers = new HashMap<>();
      for (int i = 0; i < texts.size() - 1; i++) {
        numbers.put(texts.get(i), i + 1);
      }
    }
    numbers.put(texts.get(texts.size() - 1), texts.size());
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
    int number = 1;
    while (number <= slotCount && slots[number - 1] != slot) {
      number++;
    }
    if (number <= slotCount) {
      writeUnsigned(number << 2 | mark, out);
    } else {
      learn(slot);
      writeUnsigned(NEW << 2 | mark, out);
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
      learn(slot);
      return slot;
    }
    return slots[checked(number, slotCount) - 1];
  }

  private void learn(int slot) {
    if (slotCount == slots.length) {
      slots = Arrays.copyOf(slots, slotCount * 2);
    }
    slots[slotCount++] = slot;
  }

  private static int checked(int number, int known) throws IOException {
    if (number > known) {
      throw new IOException("number " + number + " stands for nothing yet");
    }
    return number;
  }
}
