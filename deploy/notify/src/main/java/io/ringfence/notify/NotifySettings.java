package io.ringfence.notify;

import io.ringfence.settings.SettingsReading;
import java.nio.file.Path;
import java.util.List;

/** Who is told, as {@code notify.yaml} says it. */
public record NotifySettings(List<Receiver> receivers) {

  public NotifySettings {
    receivers = List.copyOf(receivers);
  }

  /**
   * Reads a file and finds every fault in it.
   *
   * @param folder that the files with secrets are relative to
   */
  public static SettingsReading<NotifySettings> read(String yaml, Path folder) {
    return new NotifyYaml(yaml, folder).read();
  }
}
