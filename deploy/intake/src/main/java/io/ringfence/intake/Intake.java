package io.ringfence.intake;

import io.ringfence.decode.format.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Takes records of feeds by HTTP and from files, and puts them onto the topics of the feeds. */
public final class Intake implements AutoCloseable {

  private final RecordSender sender;
  private final FeedServer server;
  private final List<FollowedFeed> followed = new ArrayList<>();

  private Intake(IntakeSettings settings) {
    sender = new RecordSender(settings.kafkaClient());
    server = new FeedServer(settings, sender);
  }

  /**
   * Begins to listen and to follow. The topics have to be there.
   *
   * @throws IOException if it cannot listen, or what is kept of files cannot be read
   * @throws IllegalArgumentException if the files of a feed cannot be followed
   */
  public static Intake start(IntakeSettings settings) throws IOException {
    Intake intake = new Intake(settings);
    try {
      Files.createDirectories(settings.positions());
      for (Feed each : settings.sources().feeds()) {
        if (each.files().indexOf('/') >= 0) {
          intake.followed.add(new FollowedFeed(each, intake.sender, settings));
        }
      }
      intake.server.start();
      intake.followed.forEach(FollowedFeed::start);
      return intake;
    } catch (IOException | RuntimeException e) {
      intake.close();
      throw e;
    }
  }

  /** On which requests are taken. */
  public int port() {
    return server.port();
  }

  /** Why it takes no more records; empty while it does. */
  public Optional<String> failure() {
    Optional<String> stopped =
        followed.stream().map(FollowedFeed::failure).filter(Objects::nonNull).findFirst();
    return sender.failure().or(() -> stopped);
  }

  /** Files and folders that cannot be read now, and why, by path. */
  public Map<String, String> troubles() {
    Map<String, String> all = new TreeMap<>();
    followed.forEach(each -> all.putAll(each.troubles()));
    return all;
  }

  @Override
  public void close() {
    server.close();
    followed.forEach(FollowedFeed::close);
    sender.close();
  }
}
