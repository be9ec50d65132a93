package io.ringfence.jobs.io;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
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
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How records are decoded, and by which clocks they are from the future or expired. Travels to
 * where they are read.
 *
 * @param asOf the moment past which everything is from the future; null for the wall clock
 * @param kinds of records that each topic may have
 * @param ownFiles that have our own records, whatever sources say of files
 */
public record Decoding(FeedSettings settings, Long asOf, TopicKinds kinds, Set<String> ownFiles)
    implements Serializable {

  /**
   * Decoding by the settings.
   *
   * @param asOf the moment past which everything is from the future; empty for the wall clock
   */
  public static Decoding of(FeedSettings settings, OptionalLong asOf) {
    return new Decoding(
        settings, asOf.isPresent() ? asOf.getAsLong() : null, TopicKinds.ANY, Set.of());
  }

  /** The same of topics that have only records of their kinds. */
  public Decoding ofTopics(TopicNames names) {
    return new Decoding(
        settings, asOf, TopicKinds.of(names).and(settings.sources().topics()), ownFiles);
  }

  /** The same, where some files have our own records, whatever sources say of files. */
  public Decoding ownFiles(Collection<String> files) {
    return new Decoding(settings, asOf, kinds, Set.copyOf(files));
  }

  /** Whether a file is of a feed in another format. */
  public boolean isFeed(String file) {
    return settings.sources().ofFile(file).isPresent();
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
    private final FeedDecoder feeds;
    private long reached = Decoder.NO_CLOCK;

    Reader(Decoder decoder) {
      this.decoder = decoder;
      this.feeds = new FeedDecoder(decoder, settings.sources());
    }

    @Override
    public void begin(String file, byte[] firstLine) {
      if (!ownFiles.contains(file)) {
        feeds.begin(file, firstLine);
      }
    }

    /**
     * A worker's clock is not trusted alone. If it is slow, the record was written later than it
     * says, and is not from the future for that; if it is fast, the record was written earlier than
     * it says, and has not expired for that.
     */
    @Override
    public void read(
        byte[] raw,
        long length,
        Position position,
        long received,
        long appended,
        Consumer<Decoded> out) {
      long now = asOf == null ? WorkerClock.now() : asOf;
      long latest = appended == UNKNOWN ? now : Math.max(now, appended);
      long retentionNow = retentionNow(appended == UNKNOWN ? now : Math.min(now, appended));
      if (position.file() && ownFiles.contains(position.origin())) {
        out.accept(moved(decoder.decode(raw, length, position, latest, retentionNow)));
      } else {
        FeedDecoder.Clocks clocks = new FeedDecoder.Clocks(received, latest, retentionNow);
        feeds.decode(raw, length, position, clocks, decoded -> out.accept(moved(decoded)));
      }
    }

    private long retentionNow(long earliest) {
      return settings.clock() == RetentionClock.WALL ? earliest : reached;
    }

    private Decoded moved(Decoded decoded) {
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
