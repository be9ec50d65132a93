package io.ringfence.signal;

/**
 * Which way a call comes or goes: the same in all its phases, so that these share one instance.
 *
 * @param trunk trunk or carrier
 * @param direction {@code inbound}, {@code outbound}, {@code internal} or empty
 * @param attestation STIR/SHAKEN level {@code A}, {@code B}, {@code C} or empty, as it was claimed
 * @param verstat what became of the verification of its signature, or {@link #DECLARED}, or empty
 * @param origid what its signer calls its origin (RFC 8588), for tracing it back; or empty
 */
public record CallRoute(
    String trunk, String direction, String attestation, String verstat, String origid) {

  /** Values of SIP's parameter of that name (3GPP TS 24.229). */
  public static final String PASSED = "TN-Validation-Passed";

  public static final String FAILED = "TN-Validation-Failed";
  public static final String NOT_VALIDATED = "No-TN-Validation";

  /** The feed does not say, and is declared to report levels only that it has verified. */
  public static final String DECLARED = "declared";

  /** Of a call whose signature nobody has verified. */
  public CallRoute(String trunk, String direction, String attestation) {
    this(trunk, direction, attestation, "", "");
  }

  /**
   * The level that counts. Anybody outside can write a signature: of an inbound call it counts only
   * if it was verified. Our own network signs what goes out, which takes no verification.
   */
  public String provenAttestation() {
    boolean proven = verstat.equals(PASSED) || verstat.equals(DECLARED);
    boolean ours = !direction.equals("inbound") && !verstat.equals(FAILED);
    return proven || ours ? attestation : "";
  }
}
