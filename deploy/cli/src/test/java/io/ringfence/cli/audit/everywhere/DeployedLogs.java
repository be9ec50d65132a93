package io.ringfence.cli.audit.everywhere;

import io.ringfence.cli.options.LauncherFolder;
import java.nio.file.Path;
import org.apache.logging.log4j.core.LoggerContext;

/** Has this JVM log as a deployed process does, to a file. */
final class DeployedLogs implements AutoCloseable {

  private static final String FILE = "log.file";

  private final LoggerContext context = LoggerContext.getContext(false);

  DeployedLogs(Path file) {
    System.setProperty(FILE, file.toString());
    context.setConfigLocation(LauncherFolder.path("flink/log4j.properties").toUri());
  }

  @Override
  public void close() {
    System.clearProperty(FILE);
    context.setConfigLocation(null);
  }
}
