package io.ringfence.intake;

import io.ringfence.decode.format.Feed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the files of one feed, on a thread of its own. Each line goes onto the feed's topic at
 * least once. How far each file was read is kept once the broker has what lies before it.
 */
final class FollowedFeed implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowedFeed.class);

  private static final long PAUSE_MILLIS = 500;

  /** So that looking through a large folder takes a twentieth of a core at most. */
  private static final int REST = 20;

  private static final int LISTINGS = 3;

  private static final long STOP_MILLIS = 5_000;

  private final Feed feed;
  private final RecordSender sender;
  private final LongSupplier clock;
  private final Path folder;
  private final String pattern;
  private final Path kept;
  private final Map<Long, FollowedFile> files = new HashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private List<FilePosition> written;
  private Map<Path, Long> listed = Map.of();
  private volatile Map<String, String> troubles = Map.of();
  private volatile String failure;

  /**
   * Reads how far it was.
   *
   * @throws IllegalArgumentException if the feed's files cannot be followed
   */
  FollowedFeed(Feed feed, RecordSender sender, IntakeSettings settings) throws IOException {
    this.feed = feed;
    this.sender = sender;
    this.clock = settings.clock();
    int slash = feed.files().lastIndexOf('/') + 1;
    folder = Path.of(feed.files().substring(0, slash)).toAbsolutePath();
    pattern = feed.files().substring(slash);
    if (pattern.isEmpty() || folder.toString().contains("*")) {
      throw new IllegalArgumentException(
          "source " + feed.source() + ": `files` has a `*` in its last part only, or none");
    }
    kept = settings.positions().resolve(feed.topic());
    written = FilePosition.read(kept);
    written.forEach(each -> files.put(each.inode(), new FollowedFile(feed, sender, each)));
    thread = new Thread(this, "intake-" + feed.topic());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      long pause = 0;
      while (!stop.await(pause, TimeUnit.MILLISECONDS)) {
        long begun = System.nanoTime();
        boolean more = round();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        pause = more ? 0 : Math.max(PAUSE_MILLIS, REST * took);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("The files of {} are not followed any more", feed.source(), e);
      failure = "the files of " + feed.source() + " are not followed any more: " + e.getClass();
    }
  }

  /** Looks once at everything; returns whether there is more to read at once. */
  private boolean round() throws InterruptedException {
    Map<String, String> found = new TreeMap<>();
    boolean more = false;
    try {
      look(clock.getAsLong());
      for (FollowedFile each : files.values().stream().sorted(FollowedFile.IN_ORDER).toList()) {
        more = more || !isRead(each, found);
      }
    } catch (ExecutionException e) {
      found.put(feed.topic(), "the broker does not take its records");
    } catch (IOException e) {
      found.put(folder.toString(), reason(e));
    }
    keep(found);
    tell(found);
    return more;
  }

  /**
   * Which files there are now, under which names. What was read under another name is known. While
   * files are renamed a listing may lack some, so it counts only if the next one has the same.
   */
  private void look(long now) throws IOException {
    Map<Path, FollowedFile.Seen> all = list();
    boolean steady = inodes(all).equals(listed);
    for (int i = 0; i < LISTINGS && !steady; i++) {
      listed = inodes(all);
      all = list();
      steady = inodes(all).equals(listed);
    }
    for (FollowedFile.Seen each : all.values()) {
      boolean matches = Feed.matches(pattern, each.path().getFileName().toString());
      if (matches && each.regular()) {
        FilePosition start = FilePosition.start(each.inode(), each.path());
        files.computeIfAbsent(each.inode(), unknown -> new FollowedFile(feed, sender, start));
      }
      if (files.containsKey(each.inode())) {
        files.get(each.inode()).found(each, matches, now);
      }
    }
    Set<Long> present = Set.copyOf(inodes(all).values());
    boolean sure = steady;
    files
        .values()
        .removeIf(file -> file.isForeign() || (sure && !present.contains(file.position().inode())));
  }

  private Map<Path, FollowedFile.Seen> list() throws IOException {
    Map<Path, FollowedFile.Seen> all = new HashMap<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
      for (Path each : names) {
        try {
          all.put(each, FollowedFile.Seen.at(each));
        } catch (NoSuchFileException gone) {
          // just now, or a link that leads nowhere
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }

  private static Map<Path, Long> inodes(Map<Path, FollowedFile.Seen> files) {
    Map<Path, Long> inodes = new HashMap<>();
    files.forEach((path, seen) -> inodes.put(path, seen.inode()));
    return inodes;
  }

  private boolean isRead(FollowedFile file, Map<String, String> found)
      throws ExecutionException, InterruptedException {
    try {
      return file.read(clock.getAsLong());
    } catch (NoSuchFileException renamed) {
      return true; // it is found under its new name
    } catch (IOException e) {
      found.put(file.path().toString(), reason(e));
      return true;
    }
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException ? "may not be read" : e.getClass().getSimpleName();
  }

  private void keep(Map<String, String> found) {
    List<FilePosition> now =
        files.values().stream()
            .map(FollowedFile::position)
            .filter(each -> each.offset() > 0)
            .toList();
    try {
      if (!now.equals(written)) {
        FilePosition.write(kept, now);
        written = now;
      }
    } catch (IOException e) {
      found.put(kept.toString(), "cannot be written: " + reason(e));
    }
  }

  /** Each once, for as long as it lasts. */
  private void tell(Map<String, String> found) {
    found.forEach(
        (what, why) -> {
          if (!why.equals(troubles.get(what))) {
            LOG.warn("Feed {}: {}: {}", feed.source(), what, why);
          }
        });
    troubles = Map.copyOf(found);
  }

  /** What cannot be read or kept now, and why, by path. */
  Map<String, String> troubles() {
    return troubles;
  }

  /** Why it is not followed any more; null while it is. */
  String failure() {
    return failure;
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
