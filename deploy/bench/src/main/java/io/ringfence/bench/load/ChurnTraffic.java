package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.standing.ListingJson;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The changes of one list of numbers over 90 days, as imports write them: filled on the first day;
 * every day a twentieth of it is removed and as many numbers are added; every 25 days all that is
 * on it is renewed.
 */
public final class ChurnTraffic implements Iterator<SimulatedRecord> {

  public static final int DAYS = 90;

  private static final int RENEWED_EVERY = 25;
  private static final int HOLDS_DAYS = 40;
  private static final int CHURN = 20;
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** A prime: a count times another number passes through all below it in no order to be seen. */
  private static final long NUMBERS = 7_999_999_993L;

  private final long size;
  private final long start;
  private final Iterator<SimulatedRecord> records;

  /**
   * The changes.
   *
   * @param size numbers on the list
   * @param days of it
   * @param end when the last change of 90 days was learnt
   */
  public ChurnTraffic(long size, int days, long end) {
    this.size = size;
    this.start = end - DAYS * DAY;
    this.records =
        Stream.iterate(0, day -> day <= days, day -> day + 1).flatMap(this::changes).iterator();
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public SimulatedRecord next() {
    return records.next();
  }

  private Stream<SimulatedRecord> changes(int day) {
    if (day == 0) {
      return LongStream.range(0, size).mapToObj(entry -> listed(entry, 0, day));
    }
    long daily = size / CHURN;
    long first = (day - 1) * daily;
    Stream<SimulatedRecord> removed =
        LongStream.range(first, first + daily).mapToObj(entry -> removed(entry, day));
    Stream<SimulatedRecord> added =
        LongStream.range(first + size, first + size + daily)
            .mapToObj(entry -> listed(entry, 0, day));
    Stream<SimulatedRecord> renewed =
        day % RENEWED_EVERY == 0
            ? LongStream.range(first + daily, first + size)
                .mapToObj(entry -> listed(entry, renewals(entry, day), day))
            : Stream.empty();
    return Stream.of(removed, added, renewed).flatMap(all -> all);
  }

  private long added(long entry) {
    return entry < size ? 0 : (entry - size) / (size / CHURN) + 1;
  }

  private long renewals(long entry, long day) {
    return day / RENEWED_EVERY - added(entry) / RENEWED_EVERY;
  }

  private SimulatedRecord listed(long entry, long version, long day) {
    long time = start + added(entry) * DAY;
    return record(
        entry,
        day,
        new Listing(
            "churn-" + entry + "-1-add",
            time,
            "lists",
            SignalTopic.LISTING_ADD,
            subject(entry),
            "complaints",
            "unwanted calls",
            time,
            start + (day + HOLDS_DAYS) * DAY,
            false,
            "import",
            version,
            Origin.NONE));
  }

  private SimulatedRecord removed(long entry, long day) {
    long time = start + day * DAY;
    return record(
        entry,
        day,
        new Listing(
            "churn-" + entry + "-0-remove",
            time,
            "lists",
            SignalTopic.LISTING_REMOVE,
            subject(entry),
            "complaints",
            "",
            time,
            Long.MAX_VALUE,
            false,
            "import"));
  }

  private static Subject subject(long entry) {
    long number = 2_000_000_000L + entry * 2_654_435_761L % NUMBERS;
    return new Subject(SubjectKind.NUMBER, "+1" + number);
  }

  private SimulatedRecord record(long entry, long day, Listing listing) {
    return new SimulatedRecord(
        start + day * DAY,
        TopicNames.LISTINGS,
        subject(entry).key(),
        ListingJson.write(listing).getBytes(UTF_8));
  }
}
