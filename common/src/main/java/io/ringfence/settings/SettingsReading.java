package io.ringfence.settings;

import java.util.List;

/**
 * What a settings file says.
 *
 * @param value to be used only without faults
 * @param faults every mistake in it, in order
 */
public record SettingsReading<T>(T value, List<SettingsFault> faults) {

  public SettingsReading {
    faults = List.copyOf(faults);
  }

  /**
   * The value of a file without a mistake.
   *
   * @param refusal what is said of one with mistakes, before these
   * @throws IllegalArgumentException if there is a mistake
   */
  public T orThrow(String refusal) {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(refusal + ": " + faults);
    }
    return value;
  }
}
