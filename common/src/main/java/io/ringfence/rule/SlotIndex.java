package io.ringfence.rule;

import java.util.Collection;
import java.util.function.ToIntFunction;

/** Finds things by their slots, which is done dozens of times a signal: no boxes, no chains. */
final class SlotIndex<T> {

  private final int[] slots;
  private final Object[] found;
  private final int mask;

  /** Slots are hashes: their lower bits spread well. */
  SlotIndex(Collection<T> things, ToIntFunction<T> slot) {
    int capacity = Math.max(2, Integer.highestOneBit(Math.max(1, things.size())) << 2);
    slots = new int[capacity];
    found = new Object[capacity];
    mask = capacity - 1;
    for (T each : things) {
      int place = place(slot.applyAsInt(each));
      slots[place] = slot.applyAsInt(each);
      found[place] = each;
    }
  }

  /** Null if there is nothing in the slot. */
  @SuppressWarnings("unchecked") // only what the constructor was given is there
  T get(int slot) {
    return (T) found[place(slot)];
  }

  private int place(int slot) {
    int place = slot & mask;
    while (found[place] != null && slots[place] != slot) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
