package io.ringfence.signal.codec;

import static io.ringfence.signal.codec.SignalForms.SUBJECT;
import static io.ringfence.signal.codec.SignalForms.TOPIC;
import static io.ringfence.signal.encoding.RecordCodec.DOUBLE;
import static io.ringfence.signal.encoding.RecordCodec.FLAG;
import static io.ringfence.signal.encoding.RecordCodec.SIGNED;
import static io.ringfence.signal.encoding.RecordCodec.TEXT;
import static io.ringfence.signal.encoding.RecordCodec.TEXTS;

import io.ringfence.signal.Call;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Privacy.HoldTerms;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.RecordCodec;
import io.ringfence.signal.encoding.UnionCodec;

/** The stored form of any signal: one byte that says its kind, then that kind's fields. */
public final class SignalCodec extends UnionCodec<Signal> {

  public SignalCodec() {
    super(
        kind(1, Call.class, new CallCodec()),
        kind(
            2,
            Message.class,
            TEXT,
            SIGNED,
            TEXT,
            TEXT,
            TOPIC,
            FLAG,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            SIGNED,
            TEXT,
            SIGNED,
            SIGNED,
            SIGNED,
            TEXT),
        kind(3, Session.class, TEXT, SIGNED, TEXT, TOPIC, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
        kind(
            4, Quality.class, TEXT, SIGNED, TEXT, TEXT, TEXT, TEXT, DOUBLE, DOUBLE, DOUBLE, DOUBLE),
        kind(
            5,
            Security.class,
            TEXT,
            SIGNED,
            TEXT,
            TOPIC,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            DOUBLE,
            DOUBLE),
        kind(6, Listing.class, new ListingCodec()),
        kind(
            7,
            Privacy.class,
            TEXT,
            SIGNED,
            TEXT,
            TOPIC,
            SUBJECT,
            TEXT,
            TEXT,
            new RecordCodec<>(HoldTerms.class, TEXT, SIGNED, SIGNED),
            new RecordCodec<>(Correction.class, TEXT, TEXT, TEXTS),
            TEXT));
  }
}
