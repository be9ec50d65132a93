package io.ringfence.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Signal;

/** Small records, and what becomes of them. */
public final class Records {

  public static final Position HERE = Position.line("a.jsonl", 1);

  private static final Decoder DECODER = new Decoder(Sources.shipped(), Retention.DEFAULT);

  private Records() {}

  /** A record of a type with an id and a time, and whatever else is given as JSON. */
  public static String record(String type, String more) {
    return "{\"type\":\"%s\",\"id\":\"x\",\"time\":\"2026-11-25T09:00:00Z\"%s}"
        .formatted(type, more.isEmpty() ? "" : "," + more);
  }

  public static String attempt(String more) {
    String call = "\"call\":\"c\",\"phase\":\"attempt\",\"to\":\"+442079460018\"";
    return record("call", more.isEmpty() ? call : call + "," + more);
  }

  public static Decoded decode(String json) {
    return DECODER.decode(json.getBytes(UTF_8), HERE, Decoder.NO_CLOCK);
  }

  public static Decoded decode(byte[] bytes) {
    return DECODER.decode(bytes, HERE, Decoder.NO_CLOCK);
  }

  public static Signal signal(String json) {
    Decoded decoded = decode(json);
    if (decoded instanceof Decoded.Refused refused) {
      throw new AssertionError(refused.refusal().field() + ": " + refused.refusal().detail());
    }
    return ((Decoded.Read) decoded).signal();
  }

  public static Refusal refusal(String json) {
    if (decode(json) instanceof Decoded.Refused refused) {
      return refused.refusal();
    }
    throw new AssertionError("the record was read");
  }
}
