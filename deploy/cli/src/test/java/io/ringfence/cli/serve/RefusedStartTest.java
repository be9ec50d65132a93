package io.ringfence.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.cli.local.DataFolder;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.jobs.config.RetentionClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that somebody else stands in the way of. */
class RefusedStartTest {

  @TempDir private Path folder;

  @Test
  void namesEachPortThatIsTakenAndLeavesNoMark() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DataFolder data = DataFolder.open(folder)) {
      int taken = other.getLocalPort();
      ServeOptions http = ServeOptions.passing(0, 0);
      http.httpPort = taken;
      assertRefused(ServeOptions.passing(taken, 0), data, "--port: " + taken);
      assertRefused(ServeOptions.passing(0, taken), data, "--console-port: " + taken);
      assertRefused(http, data, "--http-port: " + taken);
    }
    assertThat(folder.resolve("running")).doesNotExist();
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  private static void assertRefused(ServeOptions options, DataFolder data, String port)
      throws BadInput {
    DetectionOptions detection = new DetectionOptions();
    var settings = detection.settings(RetentionClock.WALL);
    assertThatThrownBy(() -> Server.start(options, detection, settings, data, line -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(port + " is in use; stop what listens there or say another");
  }
}
