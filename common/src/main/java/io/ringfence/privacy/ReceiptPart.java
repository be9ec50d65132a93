package io.ringfence.privacy;

/** What one task says of a privacy request. A receipt is made of all of them. */
public sealed interface ReceiptPart {

  /** The id of the request. */
  String request();

  /**
   * What became of the subject itself.
   *
   * @param json the receipt, without what is said of others
   * @param sweeps whether the subject is also taken out of the states of others
   * @param ledger the entry that is written with the receipt; empty if the subject was not erased
   */
  record Own(String request, String json, boolean sweeps, String ledger) implements ReceiptPart {}

  /**
   * The subject has been taken out of the states of others.
   *
   * @param from first key group in which it was; those of all operators are counted through
   * @param to last key group, inclusive
   * @param groups how many key groups all operators have together
   * @param places in how many places it stood
   */
  record Swept(String request, int from, int to, int groups, int places) implements ReceiptPart {}
}
