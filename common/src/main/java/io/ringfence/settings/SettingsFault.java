package io.ringfence.settings;

/** A mistake in a settings file, for people. */
public record SettingsFault(int line, String text) {
  @Override
  public String toString() {
    return "line " + line + ": " + text;
  }
}
