package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.standing.ListingJson;
import io.ringfence.topics.TopicNames;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Changes of several lists, as an import writes them: numbers, each exact, and networks of the
 * sizes that real lists have. A twentieth of the subjects are on two lists. Some are given, as they
 * are in the traffic; the others are drawn from all that there could be.
 */
public final class BlacklistTraffic implements Iterator<SimulatedRecord> {

  /**
   * A list and its share of the subjects.
   *
   * @param days for which its entries hold; 0 if open-ended
   */
  private record Source(String name, String reason, int percent, int days) {}

  private static final List<Source> NUMBERS =
      List.of(
          new Source("complaints", "unwanted calls", 60, 180),
          new Source("exchange", "irsf", 30, 0),
          new Source("house", "reported by customers", 10, 0));

  private static final List<Source> NETWORKS =
      List.of(
          new Source("vpn", "vpn", 50, 90),
          new Source("abuse", "scans", 40, 90),
          new Source("hosting", "hosting", 10, 0));

  /**
   * Prefix lengths of IPv4 and how often each occurs in 100, as in a list of VPN providers that
   * people publish; networks of one address count as addresses and are left out.
   */
  private static final int[] FOUR = {
    24, 32, 31, 18, 30, 14, 23, 11, 29, 10, 28, 6, 22, 5, 27, 1, 26, 1, 20, 1, 16, 1
  };

  private static final int[] SIX = {48, 40, 32, 22, 64, 18, 44, 8, 40, 6, 56, 4, 36, 2};

  /** As ids of an import have. */
  private static final int ID_BYTES = 12;

  /** Of the networks, in 100. */
  private static final int IPV4 = 80;

  private static final long FIRST_FOUR = 11L << 24;
  private static final long LAST_FOUR = 223L << 24;
  private static final long FIRST_SIX = 0x2400L << 48;
  private static final long LAST_SIX = 0x2A10L << 48;

  /** One subject in so many is on a second list. */
  private static final int ON_TWO_LISTS = 20;

  private static final Duration IMPORTED_WITHIN = Duration.ofDays(60);

  private final SplittableRandom random = new SplittableRandom(11);
  private final MessageDigest digest;
  private final Iterator<Subject> given;
  private final long learnt;
  private final Set<Long> drawn = new HashSet<>();
  private final Deque<SimulatedRecord> ready = new ArrayDeque<>(2);
  private long numbersLeft;
  private long networksLeft;

  /**
   * Lists of so many subjects.
   *
   * @param given subjects that are in the traffic; their changes come first
   * @param numbers others, each listed exactly
   * @param networks others
   * @param learnt when the last of them was imported
   */
  public BlacklistTraffic(List<Subject> given, long numbers, long networks, long learnt) {
    this.given = given.iterator();
    this.numbersLeft = numbers;
    this.networksLeft = networks;
    this.learnt = learnt;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || given.hasNext() || numbersLeft + networksLeft > 0;
  }

  @Override
  public SimulatedRecord next() {
    if (ready.isEmpty()) {
      Subject subject = given.hasNext() ? given.next() : drawn();
      List<Source> lists = subject.kind().exact() ? NUMBERS : NETWORKS;
      int chosen = chosen(lists);
      ready.add(listed(subject, lists.get(chosen)));
      if (random.nextInt(ON_TWO_LISTS) == 0) {
        ready.add(listed(subject, lists.get((chosen + 1) % lists.size())));
      }
    }
    return ready.remove();
  }

  private int chosen(List<Source> lists) {
    int left = random.nextInt(100);
    int list = 0;
    while (left >= lists.get(list).percent) {
      left -= lists.get(list).percent;
      list++;
    }
    return list;
  }

  private Subject drawn() {
    boolean number = numbersLeft > 0;
    if (number) {
      numbersLeft--;
    } else {
      networksLeft--;
    }
    Subject subject = number ? number() : network();
    while (!drawn.add(Hash.of(subject.key()))) {
      subject = number ? number() : network();
    }
    return subject;
  }

  /** North American: area code and exchange begin with 2 to 9. */
  private Subject number() {
    int area = 200 + random.nextInt(800);
    int exchange = 2_000_000 + random.nextInt(8_000_000);
    return new Subject(SubjectKind.NUMBER, "+1" + area + exchange);
  }

  private Subject network() {
    boolean four = random.nextInt(100) < IPV4;
    int[] lengths = four ? FOUR : SIX;
    int left = random.nextInt(100);
    int i = 0;
    while (left >= lengths[i + 1]) {
      left -= lengths[i + 1];
      i += 2;
    }
    String first = four ? dotted(masked(four(), lengths[i])) : groups(masked(six(), lengths[i]));
    return new Subject(SubjectKind.NETWORK, first + '/' + lengths[i]);
  }

  /** Without what is private at either end; the 32 bits come first. */
  private long four() {
    return random.nextLong(FIRST_FOUR, LAST_FOUR) << 32;
  }

  /** Of what registries give away, the first half. */
  private long six() {
    return random.nextLong(FIRST_SIX, LAST_SIX);
  }

  private static long masked(long address, int length) {
    return address & (-1L << (64 - length));
  }

  private static String dotted(long first) {
    return (first >>> 56)
        + "."
        + (first >>> 48 & 0xFF)
        + '.'
        + (first >>> 40 & 0xFF)
        + '.'
        + (first >>> 32 & 0xFF);
  }

  /** Of the first half of an address; whoever reads it finds the usual form. */
  private static String groups(long first) {
    return Long.toHexString(first >>> 48)
        + ':'
        + Long.toHexString(first >>> 32 & 0xFFFF)
        + ':'
        + Long.toHexString(first >>> 16 & 0xFFFF)
        + ':'
        + Long.toHexString(first & 0xFFFF)
        + "::";
  }

  /** One record as {@code lists import} writes it, imported on one of the days before. */
  private SimulatedRecord listed(Subject subject, Source list) {
    long day = Duration.ofDays(1).toMillis();
    long time = learnt - random.nextLong(IMPORTED_WITHIN.toDays()) * day;
    byte[] hash = digest.digest((list.name + '\n' + subject.key() + '\n' + time).getBytes(UTF_8));
    Listing listing =
        new Listing(
            HexFormat.of().formatHex(hash, 0, ID_BYTES) + "-1-add",
            time,
            "lists",
            SignalTopic.LISTING_ADD,
            subject,
            list.name,
            list.reason,
            time,
            list.days == 0 ? Long.MAX_VALUE : time + list.days * day,
            false,
            "import");
    return new SimulatedRecord(
        time, TopicNames.LISTINGS, subject.key(), ListingJson.write(listing).getBytes(UTF_8));
  }
}
