package io.ringfence.jobs.io.files;

import io.ringfence.decode.Decoder;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.signal.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file as a scan does. */
public final class ScanDoor {

  private static final Decoder DECODER = new Decoder(Sources.shipped(), Retention.DEFAULT);

  private ScanDoor() {}

  /** Reads a file to its end. */
  public static void readAll(Path file) throws IOException {
    RecordReader reader =
        (raw, length, position, received, appended, out) ->
            out.accept(DECODER.decode(raw, length, position, Decoder.NO_CLOCK, Decoder.NO_CLOCK));
    try (MergedInputs inputs =
        new MergedInputs(
            Input.named(List.of(file.toString()), other -> false), reader, RecordReader.UNKNOWN)) {
      while (inputs.next() != null) {
        // Each record is read or refused.
      }
    }
  }
}
