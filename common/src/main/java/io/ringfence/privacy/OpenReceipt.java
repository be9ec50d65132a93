package io.ringfence.privacy;

import java.util.BitSet;

/**
 * A receipt of which not all tasks have reported.
 *
 * @param json what was said of the subject itself; empty as long as that is not known
 * @param ledger the entry that is written with it; empty as long as it is not known, or without one
 * @param covered the key groups in which it was taken out of the states of others
 * @param groups how many there are; 0 as long as that is not known
 * @param places in how many places it stood
 * @param until when nobody waits for the others any longer, in epoch milliseconds
 */
public record OpenReceipt(
    String json, String ledger, BitSet covered, int groups, int places, long until) {

  /** One of which nothing is known yet. */
  public static OpenReceipt until(long moment) {
    return new OpenReceipt("", "", new BitSet(), 0, 0, moment);
  }

  public OpenReceipt with(ReceiptPart.Own part) {
    return new OpenReceipt(part.json(), part.ledger(), covered, groups, places, until);
  }

  /** A task that reports again after a failure has found nothing more. */
  public OpenReceipt with(ReceiptPart.Swept part) {
    BitSet now = (BitSet) covered.clone();
    now.set(part.from(), part.to() + 1);
    return new OpenReceipt(json, ledger, now, part.groups(), places + part.places(), until);
  }

  public boolean isComplete() {
    return !json.isEmpty() && groups > 0 && covered.nextClearBit(0) >= groups;
  }
}
