package io.ringfence.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchdogTest {

  /** A main class that goes on for ever. */
  public static final class Endless {

    private Endless() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println("running " + String.join(" ", args));
      Thread.currentThread().join();
    }
  }

  @Test
  void aProcessEndsWhenTheLauncherIsGone() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                ParentWatchdog.class.getName(),
                Endless.class.getName(),
                "a",
                "b"));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("running a b");
      assertThat(process.isAlive()).isTrue();

      // What the end of the launcher does, however it comes.
      process.getOutputStream().close();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }
}
