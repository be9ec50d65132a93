package io.ringfence.cli.options;

import java.time.Instant;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The clock by which records of files are from the future. */
public final class AsOfOption {

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "records more than 5 minutes later than this are from the future, RFC 3339 (default: now)")
  private Instant time;

  /** Epoch milliseconds; empty for the time of reading. */
  public OptionalLong given() {
    return time == null ? OptionalLong.empty() : OptionalLong.of(time.toEpochMilli());
  }

  public long orNow() {
    return given().orElseGet(System::currentTimeMillis);
  }
}
