package io.ringfence.deny;

import io.ringfence.console.topics.TopicFollower;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.intake.FeedTokens;
import io.ringfence.intake.WholeFile;
import io.ringfence.lists.history.ListHistory;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.topics.TopicKinds;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the lists, decides who is refused, and has whoever refuses told, until it is closed. What
 * was decided is on disk before anybody is told.
 */
public final class Deny implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Deny.class);

  private static final String BLOCKS = "deny-blocks";
  private static final String KEYS = "deny-keys";
  private static final long PAUSE_MILLIS = 250;

  /** Whoever is told of an end comes to it alone; it is taken note of within this time. */
  private static final long LOOK_MILLIS = 5_000;

  private static final long CLOSE_MILLIS = 5_000;

  /**
   * What was decided, as others see it.
   *
   * @param blocks those that hold and those that are gone
   * @param sequence of the last change
   * @param waiting how many have to wait because of the cap
   */
  record Picture(List<Block> blocks, long sequence, int waiting, boolean stopped) {}

  private final DenySettings settings;
  private final RecordSeal seal;
  private final Path file;
  private final Decoder decoder;
  private final ListHistory history;
  private final List<Privacy> corrections = new ArrayList<>();
  private final Blocks blocks;
  private final TopicFollower follower;
  private final DenyServer server;
  private final List<ProxyThread> proxies = new ArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "deny");
  private volatile Picture picture;
  private volatile boolean ready;
  private volatile String failure;
  private boolean changed = true;
  private long decided;

  private Deny(DenySettings settings, Properties client, RecordSeal seal, Path folder, int port)
      throws IOException {
    this.settings = settings;
    this.seal = seal;
    this.file = folder.resolve(BLOCKS);
    this.decoder =
        new Decoder(Sources.shipped(), Retention.DEFAULT, TopicKinds.of(TopicNames.DEFAULTS));
    history = Wanted.history(settings);
    blocks = new Blocks(read(file));
    picture = new Picture(blocks.all(), blocks.sequence(), 0, false);
    server =
        new DenyServer(
            () -> picture, FeedTokens.at(folder.resolve(KEYS), settings.bouncers()), port);
    settings.proxies().forEach(each -> proxies.add(new ProxyThread(each, () -> picture)));
    follower =
        new TopicFollower(
            client,
            List.of(
                reading(TopicNames.LISTINGS),
                reading(TopicNames.DERIVED_LISTINGS),
                reading(TopicNames.PRIVACY_REQUESTS)),
            System::currentTimeMillis);
    thread.setDaemon(true);
  }

  /**
   * Begins. Until the lists have been read, whoever was refused before is.
   *
   * @param client settings of Kafka's clients, {@code bootstrap.servers} among them
   * @param seal of derived listings: what has none is passed over
   * @param folder of what lasts
   * @param port on the loopback address; 0 for a free one
   * @throws IOException if it cannot listen, or what lasts cannot be read
   */
  public static Deny start(
      DenySettings settings, Properties client, RecordSeal seal, Path folder, int port)
      throws IOException {
    Deny deny = new Deny(settings, client, seal, folder, port);
    deny.server.start();
    deny.follower.start();
    deny.thread.start();
    deny.proxies.forEach(ProxyThread::start);
    return deny;
  }

  private TopicFollower.Reading reading(String topic) {
    return new TopicFollower.Reading(
        topic, Optional.empty(), (key, value, time) -> take(topic, value));
  }

  private void take(String topic, byte[] record) {
    if (record == null || (topic.equals(TopicNames.DERIVED_LISTINGS) && !seal.intact(record))) {
      return;
    }
    if (!(decoder.decode(record, new Position(topic, 0, 0), Decoder.NO_CLOCK)
        instanceof Decoded.Read read)) {
      return;
    }
    synchronized (history) {
      if (read.signal() instanceof Listing listing) {
        if (settings.concerns(listing)) {
          history.accept(listing.withoutWords());
          changed = true;
        }
      } else if (read.signal() instanceof Privacy request
          && !request.correct().listing().isEmpty()) {
        corrections.add(request);
        changed = true;
      }
    }
  }

  static List<Block> read(Path file) throws IOException {
    List<Block> all = new ArrayList<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        if (!line.isEmpty()) {
          all.add(Block.of(line));
        }
      }
    } catch (IllegalArgumentException | CharacterCodingException damaged) {
      throw new IOException(
          file + " is damaged; delete it: who is listed is refused anew, under the cap", damaged);
    }
    return all;
  }

  private void run() {
    try {
      while (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!follower.alive()) {
          throw new IllegalStateException("the lists are read no longer");
        }
        // Who is missing only because the lists have not been read yet is not let in for a moment.
        if (ready || follower.progress().done()) {
          decide(System.currentTimeMillis());
          ready = true;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("It is not decided any more who is refused: {}", e.getClass().getName());
      failure = "it is not decided any more who is refused: " + e;
    }
  }

  private void decide(long now) throws IOException {
    List<Wanted> wanted = List.of();
    boolean stopped;
    synchronized (history) {
      if (!changed && now - decided < LOOK_MILLIS) {
        return;
      }
      changed = false;
      corrections.forEach(history::correct);
      stopped = Wanted.stopped(history, now);
      if (!stopped) {
        wanted = Wanted.of(history, settings.lists(), now);
      }
    }
    decided = now;
    int waiting = blocks.decide(wanted, settings.cap(), now);
    List<Block> all = blocks.all();
    if (!all.equals(picture.blocks())) {
      WholeFile.write(file, all.stream().map(Block::line).toList());
    }
    picture = new Picture(all, blocks.sequence(), waiting, stopped);
  }

  public int port() {
    return server.port();
  }

  /** Whether the lists have been read. */
  public boolean ready() {
    return ready;
  }

  /** What people have to see to: titles, with a sentence each. */
  public Map<String, String> troubles() {
    Map<String, String> troubles = new TreeMap<>();
    int waiting = picture.waiting();
    if (waiting > 0) {
      troubles.put(
          "More is listed than may be refused at once",
          waiting + " wait for the cap of " + settings.cap() + " a minute: see `deny show`.");
    }
    proxies.forEach(each -> each.trouble().ifPresent(why -> troubles.put(each.title(), why)));
    return troubles;
  }

  /** Why it decides no longer, if so: nothing helps but a new start. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    stop.countDown();
    follower.close();
    proxies.forEach(ProxyThread::close);
    server.close();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
