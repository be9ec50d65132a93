package io.ringfence.jobs.io.kafka;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateChangelogOptions;

/** Checkpoints as the shipped configuration has them: changes of state, written as they happen. */
final class ChangelogConfiguration {

  /** Often enough that a test of seconds sees the state itself written between its changes. */
  private static final Duration WHOLE_STATE = Duration.ofSeconds(1);

  private ChangelogConfiguration() {}

  static void write(Configuration configuration, Path folder) {
    configuration.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, true);
    configuration.set(StateChangelogOptions.STATE_CHANGE_LOG_STORAGE, "filesystem");
    configuration.set(StateChangelogOptions.PERIODIC_MATERIALIZATION_INTERVAL, WHOLE_STATE);
    // Flink would give an upload a second, which a busy machine may not have.
    configuration.setString("state.changelog.dstl.dfs.upload.timeout", "30 s");
    configuration.setString(
        "state.changelog.dstl.dfs.base-path", folder.resolve("changes").toUri().toString());
  }
}
