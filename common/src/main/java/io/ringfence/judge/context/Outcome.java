package io.ringfence.judge.context;

import io.ringfence.privacy.AccessDocument;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Listing;
import java.util.ArrayList;
import java.util.List;

/** What follows from one delivery or one tick, besides the changed state. */
public final class Outcome {

  private final List<Publication> publications = new ArrayList<>(2);
  private final List<Receipt> receipts = new ArrayList<>(0);
  private final List<AccessDocument> documents = new ArrayList<>(0);
  private final List<Listing> listings = new ArrayList<>(0);
  private int duplicates;
  private boolean changed = true;
  private long deadline = Long.MAX_VALUE;
  private long purgeDeadline = Long.MAX_VALUE;

  public List<Publication> publications() {
    return publications;
  }

  public List<Receipt> receipts() {
    return receipts;
  }

  /** What is held of the subject, for somebody who asked. */
  public List<AccessDocument> documents() {
    return documents;
  }

  /** Derived listings, which are read back like those that others write. */
  public List<Listing> listings() {
    return listings;
  }

  /** Repeated signals that this subject counts. */
  public int duplicates() {
    return duplicates;
  }

  /** Whether the state has to be written back. */
  public boolean changed() {
    return changed;
  }

  /** When the watermark makes something due without a delivery; {@link Long#MAX_VALUE} if never. */
  public long deadline() {
    return deadline;
  }

  /** When the retention clock makes something due; {@link Long#MAX_VALUE} if never. */
  public long purgeDeadline() {
    return purgeDeadline;
  }

  /** Whether the subject was erased just now. */
  public boolean erased() {
    return !receipts.isEmpty() && receipts.stream().anyMatch(each -> each.effect().erased());
  }

  public void duplicate() {
    duplicates++;
  }

  public void unchanged() {
    changed = false;
  }

  public void deadlines(long due, long purge) {
    deadline = due;
    purgeDeadline = purge;
  }
}
