package io.ringfence.standing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.signal.Listing;
import io.ringfence.signal.encoding.KeyedHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Marks listings that the job derives, so that it believes only its own when it reads them back. A
 * seal is of the whole listing: whoever changes anything in it would need the key.
 */
public final class ListingSeal {

  /** Listings go without a seal, and none is asked for. */
  public static final ListingSeal NONE = new ListingSeal(null);

  private static final String FIELD = "seal";
  private static final int BYTES = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyedHash key;

  private ListingSeal(KeyedHash key) {
    this.key = key;
  }

  /** Seals under the key of the alerts' ids. */
  public static ListingSeal under(KeyedHash key) {
    return new ListingSeal(key);
  }

  /** The public form of a derived listing. */
  public String write(Listing listing) {
    String json = ListingJson.write(listing);
    return key == null
        ? json
        : json.substring(0, json.length() - 1) + ",\"" + FIELD + "\":\"" + of(json) + "\"}";
  }

  /**
   * Whether a derived listing is as the job has written it.
   *
   * @param record that it was read from
   */
  public boolean intact(Listing listing, byte[] record) {
    if (key == null) {
      return true;
    }
    try {
      JsonNode seal = JSON.readTree(record).path(FIELD);
      return seal.isTextual()
          && MessageDigest.isEqual(bytes(seal.textValue()), bytes(of(ListingJson.write(listing))));
    } catch (IOException e) {
      return false;
    }
  }

  private String of(String json) {
    return key.of("listing\n" + json, BYTES);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
