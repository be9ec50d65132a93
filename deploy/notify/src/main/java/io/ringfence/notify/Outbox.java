package io.ringfence.notify;

import io.ringfence.alert.Alert;
import io.ringfence.story.Stories;
import io.ringfence.story.Story;
import io.ringfence.story.StoryAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one receiver has still to be told, and when. It reads no clock: each call says how late it
 * is, in milliseconds that never go back.
 *
 * <p>What is new is told after a moment, in which more of its story may come; what was told before
 * is told again at most every so often, then as it is last. A receiver has so many messages in a
 * window of ten minutes, which begins with its first. What is beyond, and what happened more than
 * an hour ago, is collected into one digest a window.
 */
final class Outbox {

  static final long WINDOW = Duration.ofMinutes(10).toMillis();
  static final long OLD = Duration.ofHours(1).toMillis();

  /** The alerts of one attack come within a second or two of each other. */
  static final long GATHERING = Duration.ofSeconds(2).toMillis();

  /** A digest goes out once nothing more has come for so long, or as long after it began. */
  static final long QUIET = Duration.ofSeconds(30).toMillis();

  static final long LONGEST = Duration.ofMinutes(5).toMillis();

  /** The longest wait before another attempt, and the most that a receiver can ask for. */
  static final long BACK_OFF = Duration.ofMinutes(5).toMillis();

  static final long MOST_ASKED = Duration.ofMinutes(15).toMillis();

  /** More alerts are left on the topic; 32 MiB of them at some 2 KB hold as many. */
  private static final int MOST_PENDING = 20_000;

  private static final long MOST_CHARACTERS = 32L << 20;
  private static final int MOST_OWN = 1_000;

  /** A botnet's story has thousands. */
  private static final int MOST_OF_STORY = 100;

  /** What was told longer ago is told again as if it were new. */
  private static final int MOST_TOLD = 20_000;

  private static final class Entry {
    Notice notice;
    long due;

    /** Whether all of its versions came here, and none was told. */
    boolean unknown;

    boolean collected;
  }

  private record Told(long version, long at) {}

  private final int limit;
  private final long every;
  private final int mostNotices;
  private final Map<String, Entry> pending = new LinkedHashMap<>();
  private final Map<String, Told> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > MOST_TOLD;
        }
      };

  private long characters;
  private long windowStart;
  private int sent;
  private boolean digestTold;
  private boolean digestGoing;
  private long collectedSince;
  private long collectedLast;
  private int failures;
  private long notBefore = Long.MIN_VALUE;

  /**
   * Without anything to tell.
   *
   * @param mostNotices that one message of a digest may have
   */
  Outbox(int limit, Duration every, int mostNotices) {
    this.limit = limit;
    this.every = every.toMillis();
    this.mostNotices = mostNotices;
  }

  /** Whether a notice has been told, or will be. */
  synchronized boolean knows(String key) {
    return pending.containsKey(key) || told.containsKey(key);
  }

  /**
   * Takes a version.
   *
   * @param live whether it was just published, so that nobody can have been told of it before
   */
  synchronized void take(Notice notice, boolean live, long now) {
    Told before = told.get(notice.key());
    Entry held = pending.get(notice.key());
    if ((before != null && notice.version() <= before.version())
        || (held != null && notice.version() < held.notice.version())) {
      return;
    }
    boolean tooMany = pending.size() >= MOST_PENDING + MOST_OWN && notice instanceof OwnNotice;
    if ((held == null && tooMany) || (held != null && held.unknown && retracted(notice))) {
      remove(notice.key());
      return;
    }
    if (held == null) {
      held = new Entry();
      held.unknown = live && before == null && notice.version() == 1;
      held.due = now + GATHERING;
      if (before != null) {
        held.due = Math.max(held.due, before.at() + every);
      }
    } else {
      characters -= length(held.notice);
    }
    held.notice = notice;
    characters += length(notice);
    pending.put(notice.key(), held);
  }

  private static boolean retracted(Notice notice) {
    return notice instanceof AlertNotice alert && alert.state() == Alert.State.RETRACTED;
  }

  private static int length(Notice notice) {
    return notice instanceof AlertNotice alert ? alert.json().length() : 0;
  }

  /** Forgets what was erased. */
  synchronized void forget(String key) {
    remove(key);
    told.remove(key);
  }

  private void remove(String key) {
    Entry gone = pending.remove(key);
    if (gone != null) {
      characters -= length(gone.notice);
    }
  }

  /**
   * What to send now, if anything. The answer is the same until something else is called.
   *
   * @param wall epoch milliseconds, to tell what is old
   */
  synchronized Optional<NoticeMessage> next(long now, long wall) {
    if (now < notBefore) {
      return Optional.empty();
    }
    if (now - windowStart >= WINDOW) {
      sent = 0;
      digestTold = false;
    }
    boolean empty = nothingCollected();
    List<Notice> due = new ArrayList<>();
    List<Notice> collected = new ArrayList<>();
    for (Entry each : pending.values()) {
      boolean ripe = !each.collected && each.due <= now;
      boolean old = wall - each.notice.last() > OLD;
      if (ripe && (old || sent >= limit) && !digestGoing && !digestTold) {
        each.collected = true;
        collectedSince = empty ? now : collectedSince;
        collectedLast = now;
      } else if (ripe && !old) {
        due.add(each.notice);
      }
      if (each.collected) {
        collected.add(each.notice);
      }
    }
    if (sent < limit && !due.isEmpty()) {
      return Optional.of(message(due));
    }
    boolean complete = now - collectedLast >= QUIET || now - collectedSince >= LONGEST;
    digestGoing = !collected.isEmpty() && (digestGoing || complete);
    return digestGoing
        ? Optional.of(
            new NoticeMessage(
                List.copyOf(collected.subList(0, Math.min(collected.size(), mostNotices))),
                "",
                true))
        : Optional.empty();
  }

  private boolean nothingCollected() {
    return pending.values().stream().noneMatch(each -> each.collected);
  }

  /** One notice of ours, or the gravest of the stories. */
  private static NoticeMessage message(List<Notice> due) {
    Map<String, Notice> byId = new HashMap<>();
    List<StoryAlert> alerts = new ArrayList<>();
    for (Notice each : due) {
      if (!(each instanceof AlertNotice alert) || alert.informs()) {
        return new NoticeMessage(List.of(each), "", false);
      }
      byId.put(alert.key(), alert);
      alerts.add(StoryAlert.of(alert.tree()));
    }
    Story gravest =
        Stories.of(alerts).stream().max(Comparator.comparing(Story::severity)).orElseThrow();
    List<Notice> notices =
        gravest.alerts().stream().limit(MOST_OF_STORY).map(each -> byId.get(each.id())).toList();
    return new NoticeMessage(notices, notices.size() > 1 ? gravest.headline() : "", false);
  }

  /** The receiver has a message. */
  synchronized void delivered(NoticeMessage message, long now) {
    failures = 0;
    notBefore = Long.MIN_VALUE;
    if (sent == 0 && !digestTold) {
      windowStart = now;
    }
    for (Notice each : message.notices()) {
      told.remove(each.key());
      told.put(each.key(), new Told(each.version(), now));
      Entry entry = pending.get(each.key());
      if (entry != null && entry.notice.version() == each.version()) {
        remove(each.key());
      } else if (entry != null) {
        entry.unknown = false;
        entry.collected = false;
        entry.due = now + every;
      }
    }
    if (!message.digest()) {
      sent++;
    } else if (nothingCollected()) {
      digestGoing = false;
      digestTold = true;
    }
  }

  /**
   * The receiver has not got it, as far as is known. What it refuses waits, and lets others pass.
   *
   * @param random from 0 to 1
   */
  synchronized void failed(
      NoticeMessage message, Channel.Outcome outcome, long now, double random) {
    long doubled = Math.min(BACK_OFF, 1_000L << Math.min(failures, 20));
    failures++;
    long wait = Math.max((long) (doubled * (0.5 + random / 2)), outcome.waitMillis());
    notBefore = now + Math.min(wait, MOST_ASKED);
    boolean refused = outcome.refused();
    digestGoing = digestGoing && !(refused && message.digest());
    for (Notice each : message.notices()) {
      Entry entry = pending.get(each.key());
      if (entry != null) {
        // It may have come all the same.
        entry.unknown = false;
        if (refused) {
          entry.collected = false;
          entry.due = now + BACK_OFF;
        }
      }
    }
  }

  /** The first offset of a partition that a new start has to read again, if there is one. */
  synchronized OptionalLong leastOffset(int partition) {
    return pending.values().stream()
        .filter(each -> each.notice instanceof AlertNotice alert && alert.partition() == partition)
        .mapToLong(each -> ((AlertNotice) each.notice).offset())
        .min();
  }

  /** Whether what comes next is to be left where it is. */
  synchronized boolean full() {
    return pending.size() >= MOST_PENDING || characters >= MOST_CHARACTERS;
  }
}
