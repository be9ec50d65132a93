package io.ringfence.signal;

/**
 * An event of a security log. Challenges, responses and hashes of authentication never get here:
 * decoding drops them.
 *
 * @param number the account's own number; of {@code otp.*} the number that receives the code
 * @param to the called or new target, or empty
 * @param country ISO 3166 alpha-2 of the address, or empty
 * @param latitude degrees, NaN where absent
 * @param longitude degrees, NaN where absent
 */
public record Security(
    String id,
    long time,
    String source,
    SignalTopic event,
    String account,
    String number,
    String to,
    String device,
    String address,
    String userAgent,
    String country,
    double latitude,
    double longitude)
    implements Signal {

  /** Whether it says where the address is. */
  public boolean hasPlace() {
    return !Double.isNaN(latitude) && !Double.isNaN(longitude);
  }

  @Override
  public SignalTopic topic() {
    return event;
  }
}
