package io.ringfence.cli.options;

import io.ringfence.decode.feed.Formats;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** In which format files are. */
public final class FormatOption {

  /** For completion. */
  private static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Formats.names().iterator();
    }
  }

  @Option(
      names = "--format",
      paramLabel = "F",
      completionCandidates = Names.class,
      description =
          "the format of all files, one of docs/feeds, or ringfence for our own records"
              + " (default: as the sources say of files, else our own)")
  private String format;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "with --format: the source whose settings hold (default: the one of that format)")
  private String source;

  @Option(
      names = "--clock",
      paramLabel = "ZONE",
      description =
          "with --format: the zone in which the files write their times (default: as the sources say)")
  private ZoneId clock;

  @Option(
      names = "--received",
      paramLabel = "TIME",
      description =
          "when the files were written, RFC 3339: decides the year where they do not say it")
  private Instant received;

  /** Epoch milliseconds. */
  public OptionalLong received() {
    return received == null ? OptionalLong.empty() : OptionalLong.of(received.toEpochMilli());
  }

  /** The sources, with all files of one feed if a format is named. */
  public Sources of(Sources sources) throws BadInput {
    if (format == null) {
      if (clock != null || source != null) {
        throw new BadInput("--clock and --source go with --format");
      }
      return sources;
    }
    return sources.ofOneFeed(feed(sources));
  }

  /** The feed that is named by its format. */
  private Feed feed(Sources sources) throws BadInput {
    List<Feed> known =
        sources.feeds().stream()
            .filter(each -> each.format().equals(format))
            .filter(each -> source == null || each.source().equals(source))
            .toList();
    if (known.size() > 1) {
      throw new BadInput(
          "--format: several sources have it; name one with --source: "
              + String.join(", ", known.stream().map(Feed::source).toList()));
    }
    if (known.isEmpty() && source != null) {
      throw new BadInput("--source: no source of this name has the format " + format);
    }
    if (format.equals(Feed.OWN)) {
      return known.isEmpty() ? Feed.own(Sources.DEFAULT_NAME) : known.get(0);
    }
    Format named =
        Formats.named(format)
            .orElseThrow(
                () ->
                    new BadInput(
                        "--format: there is no "
                            + format
                            + ", but "
                            + String.join(", ", Formats.names())));
    Feed feed =
        known.isEmpty()
            ? Feed.of(Sources.DEFAULT_NAME, named, sources.of(Sources.DEFAULT_NAME).zone())
            : known.get(0);
    List<String> faults = named.faults(feed);
    if (!faults.isEmpty()) {
      throw new BadInput(faults.stream().map(each -> "--format " + format + ": " + each).toList());
    }
    return clock == null ? feed : feed.withClock(clock);
  }
}
