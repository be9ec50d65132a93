package io.ringfence.privacy;

import java.util.BitSet;

/**
 * A receipt of which not all tasks have reported.
 *
 * @param json what was said of the subject itself; empty as long as that is not known
 * @param covered the key groups in which it was taken out of the states of others
 * @param groups how many there are; 0 as long as that is not known
 * @param places in how many places it stood
 */
public record OpenReceipt(String json, BitSet covered, int groups, int places) {

  public static final OpenReceipt NEW = new OpenReceipt("", new BitSet(), 0, 0);

  public OpenReceipt with(ReceiptPart.Own part) {
    return new OpenReceipt(part.json(), covered, groups, places);
  }

  /** A task that reports again after a failure has found nothing more. */
  public OpenReceipt with(ReceiptPart.Swept part) {
    BitSet now = (BitSet) covered.clone();
    now.set(part.from(), part.to() + 1);
    return new OpenReceipt(json, now, part.groups(), places + part.places());
  }

  public boolean isComplete() {
    return !json.isEmpty() && groups > 0 && covered.nextClearBit(0) >= groups;
  }
}
