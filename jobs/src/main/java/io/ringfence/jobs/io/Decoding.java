package io.ringfence.jobs.io;

import static java.util.Objects.requireNonNull;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.state.WorkerClock;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.topics.TopicKinds;
import io.ringfence.topics.TopicNames;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * How records are decoded, and by which clocks they are from the future or expired. Travels to
 * where they are read.
 */
public final class Decoding implements Serializable {

  private static final long serialVersionUID = 1;

  private final FeedSettings settings;
  private final Long asOf;
  private final TopicKinds kinds;

  private Decoding(FeedSettings settings, Long asOf, TopicKinds kinds) {
    this.settings = requireNonNull(settings, "settings");
    this.asOf = asOf;
    this.kinds = requireNonNull(kinds, "kinds");
  }

  /**
   * Decoding by the settings.
   *
   * @param asOf the moment past which everything is from the future; empty for the wall clock
   */
  public static Decoding of(FeedSettings settings, OptionalLong asOf) {
    return new Decoding(settings, asOf.isPresent() ? asOf.getAsLong() : null, TopicKinds.ANY);
  }

  /** The same of topics that have only records of their kinds. */
  public Decoding ofTopics(TopicNames names) {
    return new Decoding(settings, asOf, TopicKinds.of(names));
  }

  /** A reader for one task, with its own view of what time has been reached. */
  public RecordReader reader() {
    return new Reader(
        new Decoder(
            settings.sources(),
            settings.retention(),
            kinds,
            settings.idKey().contentNames(),
            settings.secondPerson()));
  }

  private final class Reader implements RecordReader {
    private final Decoder decoder;
    private long reached = Decoder.NO_CLOCK;

    Reader(Decoder decoder) {
      this.decoder = decoder;
    }

    @Override
    public Decoded read(byte[] raw, Position position) {
      long now = now();
      return decode(raw, raw.length, position, now, now);
    }

    /**
     * A worker's clock is not trusted alone. If it is slow, the record was written later than it
     * says, and is not from the future for that; if it is fast, the record was written earlier than
     * it says, and has not expired for that.
     */
    @Override
    public Decoded read(byte[] raw, Position position, long appended) {
      long now = now();
      return decode(raw, raw.length, position, Math.max(now, appended), Math.min(now, appended));
    }

    @Override
    public Decoded tooLarge(byte[] start, long length, Position position) {
      long now = now();
      return decode(start, length, position, now, now);
    }

    private long now() {
      return asOf == null ? WorkerClock.now() : asOf;
    }

    private Decoded decode(byte[] raw, long length, Position position, long latest, long earliest) {
      long retentionNow = settings.clock() == RetentionClock.WALL ? earliest : reached;
      Decoded decoded = decoder.decode(raw, length, position, latest, retentionNow);
      if (decoded instanceof Read read && movesTime(read.signal())) {
        reached = Math.max(reached, read.signal().time());
      }
      return decoded;
    }
  }

  private static boolean movesTime(Signal signal) {
    return !(signal instanceof Listing) && !(signal instanceof Privacy);
  }
}
