package io.ringfence.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.kafka.storage.internals.log.LogDirFailureChannel;
import org.junit.jupiter.api.Test;

/** What a terminal has of a disk that the broker cannot write, before our own line. */
class DiskFailureLogTest {

  @Test
  void isOneLineThatSaysWhyWithoutATrace() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(), Failing.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).strip())
        .matches("\\S+ ERROR LogDirFailureChannel Cannot write: No space left on device");
  }

  /** The part of Kafka's broker that is told of each such failure. */
  static final class Failing {

    private Failing() {}

    public static void main(String[] args) {
      new LogDirFailureChannel(1)
          .maybeAddOfflineLogDir(
              "logs", "Cannot write", new IOException("No space left on device"));
    }
  }
}
