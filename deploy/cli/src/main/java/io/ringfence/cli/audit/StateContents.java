package io.ringfence.cli.audit;

import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.CallRecordsCodec;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.judge.crowd.CrowdSliceCodec;
import io.ringfence.judge.holdings.LinkHoldings;
import io.ringfence.judge.holdings.ListingHoldings;
import io.ringfence.judge.holdings.SubjectHoldings;
import io.ringfence.judge.holdings.TransitHoldings;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinksCodec;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.privacy.HeldErasure;
import io.ringfence.privacy.HeldErasureCodec;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.standing.Standing;
import io.ringfence.standing.StandingCodec;
import io.ringfence.standing.SubjectStanding;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/** What the personal states hold, each read by its own codec. */
final class StateContents {

  private final PackedState<TimedState<SubjectState>> subjects =
      packed(new TimedStateCodec<>(new SubjectStateCodec()));
  private final PackedState<SubjectLinks> links = packed(new SubjectLinksCodec());
  private final PackedState<TimedState<Standing>> histories =
      packed(new TimedStateCodec<>(new StandingCodec()));
  private final PackedState<TimedState<CallRecords>> calls =
      packed(new TimedStateCodec<>(new CallRecordsCodec()));
  private final PackedState<TimedState<CrowdSlice>> slices =
      packed(new TimedStateCodec<>(new CrowdSliceCodec()));

  private final PackedState<HeldErasure> holds = packed(new HeldErasureCodec());

  private final SubjectHoldings inSubjects;
  private final LinkHoldings inLinks;
  private final ListingHoldings inListings;
  private final TransitHoldings inTransit;

  StateContents(RetentionPolicy policy) {
    inSubjects = new SubjectHoldings(policy);
    inLinks = new LinkHoldings(policy);
    inListings = new ListingHoldings(policy);
    inTransit = new TransitHoldings(policy);
  }

  private static <T> PackedState<T> packed(Codec<T> codec) {
    return new PackedState<>(null, codec);
  }

  /**
   * Reads an entry of a keyed state.
   *
   * @return whether a hold forbids to purge anything of the key
   * @throws IOException if it has a form that this release does not know
   */
  boolean keyed(StoredState state, String key, byte[] value, Consumer<Holding> out)
      throws IOException {
    byte[] bytes =
        BytePrimitiveArraySerializer.INSTANCE.deserialize(new DataInputDeserializer(value));
    boolean held = false;
    // Without a default: a state that is new is not compiled before it is read here or below.
    switch (state) {
      case SUBJECT -> {
        SubjectState subject = subjects.unpack(bytes).state();
        inSubjects.read(key, subject, out);
        held = subject.isHeld();
      }
      case LINKS -> inLinks.read(key, links.unpack(bytes), out);
      case HISTORY -> inListings.read(key, histories.unpack(bytes).state(), out);
      case CALL -> inTransit.read(key, calls.unpack(bytes).state(), out);
      case SLICE -> inTransit.read(slices.unpack(bytes).state(), out);
      case HELD -> out.accept(hold(key, holds.unpack(bytes)));
      case SHARED,
          UNCONFIRMED,
          TOUCHED,
          ERASURES,
          OPEN_RECEIPT,
          SEEN,
          MOVED,
          ADMISSIONS,
          RULES,
          MEASURES,
          RULEBOOK,
          POLICY,
          DOSSIER,
          FIGURES,
          TOLD,
          MARKS,
          READER,
          WRITER,
          COMMITTER ->
          throw unread(state);
    }
    return held;
  }

  /** It is over at its end, whatever it holds. */
  private static Holding hold(String key, HeldErasure hold) {
    String text = "until " + Instant.ofEpochMilli(hold.until()) + ", request " + hold.hold();
    return new Holding(
        PolicyClass.REQUESTS,
        "holds",
        key,
        Holding.UNKNOWN,
        hold.until() + 1,
        () -> new Holding.Said(text, List.of(), List.of(hold.hold())));
  }

  private static IOException unread(StoredState state) {
    return new IOException("nothing reads the state " + state.stored() + " in this form");
  }

  /**
   * Reads an element of a list.
   *
   * @throws IOException if it is not what the state holds
   */
  void unkeyed(StoredState state, Object value, Consumer<Holding> out) throws IOException {
    if (state == StoredState.SHARED && value instanceof SubjectStanding standing) {
      inListings.read(standing.key(), standing.standing(), out);
    } else if (state == StoredState.TOUCHED && value instanceof String touched) {
      out.accept(timeless(PolicyClass.LISTINGS, "subjects to be judged again", touched, ""));
    } else if (state == StoredState.UNCONFIRMED && value instanceof String alert) {
      String[] parts = alert.split(" ", 3); // version, id, and a key that may have spaces
      out.accept(
          timeless(PolicyClass.ALERTS, "alerts to be confirmed", parts[2], "alert " + parts[1]));
    } else {
      throw unread(state);
    }
  }

  /** What is kept for seconds, without a time. */
  private static Holding timeless(PolicyClass of, String what, String key, String text) {
    return new Holding(
        of,
        what,
        key,
        Holding.UNKNOWN,
        Long.MAX_VALUE,
        () -> new Holding.Said(text, List.of(), List.of()));
  }
}
