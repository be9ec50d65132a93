package io.ringfence.signal.encoding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes as they are stored: {@code golden/NAME}, one value in hex a line. They change only when the
 * stored form is meant to.
 */
public final class Golden {

  private Golden() {}

  public static <T> List<T> read(String name, Codec<T> codec, int version) throws IOException {
    return lines(name).stream().map(line -> fromHex(line, codec, version)).toList();
  }

  public static List<String> lines(String name) throws IOException {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IOException("no golden file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  public static <T> String toHex(T value, Codec<T> codec) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(value, new DataOutputStream(bytes));
      return HexFormat.of().formatHex(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one value, and refuses bytes left over. */
  public static <T> T fromHex(String hex, Codec<T> codec, int version) {
    try {
      DataInputStream in =
          new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
      T value = codec.read(in, version);
      if (in.available() > 0) {
        throw new IllegalStateException(in.available() + " bytes left over");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static <T> T roundTrip(T value, Codec<T> codec) {
    return fromHex(toHex(value, codec), codec, codec.version());
  }
}
