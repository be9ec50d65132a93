package io.ringfence.signal.codec;

import static io.ringfence.signal.codec.SignalForms.SUBJECT;
import static io.ringfence.signal.codec.SignalForms.TOPIC;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.encoding.RecordCodec;

/** The stored form of a change of a blacklist. */
public final class ListingCodec extends RecordCodec<Listing> {

  public ListingCodec() {
    super(
        Listing.class,
        TEXT,
        SIGNED,
        TEXT,
        TOPIC,
        SUBJECT,
        TEXT,
        TEXT,
        SIGNED,
        UNTIL,
        FLAG,
        TEXT,
        UNSIGNED,
        new RecordCodec<>(Origin.class, TEXT, TEXT, UNSIGNED));
  }
}
