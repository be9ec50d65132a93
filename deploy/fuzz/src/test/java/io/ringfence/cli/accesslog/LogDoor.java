package io.ringfence.cli.accesslog;

import io.ringfence.cli.options.BadInput;
import java.nio.file.Path;

/** Reads an access log as the launcher does. */
public final class LogDoor {

  private LogDoor() {}

  /** Reads a file to its end. */
  public static void read(Path file) throws BadInput {
    LogReader.file(file.toString(), entry -> {});
  }
}
