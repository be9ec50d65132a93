package io.ringfence.signal.encoding;

import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads what was stored, perhaps a long time ago and by another release, and may be damaged since.
 * Codecs are written for bytes as they were written; whatever goes wrong in one is a refusal here.
 */
public final class StoredForm {

  private StoredForm() {}

  /**
   * Reads a value in the form of a version.
   *
   * @throws IOException if the version is not known, or the bytes are damaged; the message names
   *     the codec, and nothing of what is stored
   */
  public static <T> T read(Codec<T> codec, DataInput in, int version) throws IOException {
    if (version < 1 || version > codec.version()) {
      throw new IOException(
          "%s does not know version %d, in which this was stored, and reads up to version %d: start"
                  .formatted(codec.getClass().getSimpleName(), version, codec.version())
              + " from a savepoint of this release");
    }
    try {
      return codec.read(in, version);
    } catch (EOFException | RuntimeException damaged) {
      IOException refusal =
          new IOException(
              "what "
                  + codec.getClass().getSimpleName()
                  + " has stored is damaged: "
                  + damaged.getClass().getSimpleName());
      // Its message may quote what is stored, so it goes no further.
      refusal.setStackTrace(damaged.getStackTrace());
      throw refusal;
    }
  }
}
