package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.DecodedCodec;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Formats;
import io.ringfence.decode.feed.LineReader;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.mapped.MapProposal;
import io.ringfence.signal.Retention;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines of the formats of other systems. The page of a format has settings, and lines that they
 * read: the seeds, each of which tells something.
 */
final class FeedTargets {

  private static final Path PAGES = Seeds.root().resolve("deploy/docs/feeds");
  private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\n((?s:.*?))^```$");
  private static final long RECEIVED = Instant.parse("2026-12-01T12:00:00Z").toEpochMilli();

  private FeedTargets() {}

  static List<FuzzTarget> all() {
    return Stream.concat(
            Formats.names().stream().map(FeedTargets::target),
            Stream.of(
                FuzzTarget.of(
                    "feed-map", Set.of("Sample"), FeedTargets::samples, FeedTargets::proposed)))
        .toList();
  }

  private static FuzzTarget target(String format) {
    Sources sources = settings(format);
    Feed feed =
        sources.feeds().stream()
            .filter(each -> each.format().equals(format))
            .findFirst()
            .orElseThrow();
    Sources own = sources.ofOneFeed(feed);
    return FuzzTarget.of(
            "feed-" + format,
            Set.of(
                "AccFields",
                "CdrLines",
                "Envelopes",
                "FreeSwitchCdrFormat",
                "JsonlFormat",
                "Leg",
                "LegXml",
                "Packet"),
            () -> lines(format, own),
            input -> {
              for (Decoded each : read(input, own)) {
                explained(each);
              }
            })
        .thorough();
  }

  private static String page(String format) {
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path each : pages.sorted().toList()) {
        String text = Files.readString(each);
        if (text.contains("format: " + format + '\n') || text.contains("format: " + format + ',')) {
          return text;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no page has settings of the format " + format);
  }

  private static List<String> blocks(String page, String language) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(each -> each.group(1).equals(language))
        .map((MatchResult each) -> each.group(2))
        .toList();
  }

  /** Of the page, without faults. */
  private static Sources settings(String format) {
    String yaml =
        blocks(page(format), "yaml").stream()
            .filter(each -> each.contains("format: " + format))
            .findFirst()
            .orElseThrow();
    return Sources.read(yaml).orThrow("the page of " + format + " has settings with faults");
  }

  private static List<byte[]> lines(String format, Sources sources) {
    List<byte[]> lines = new ArrayList<>();
    for (String block : blocks(page(format), format.equals("jsonl") ? "json" : "text")) {
      LineReader reader = new LineReader(new ByteArrayInputStream(block.getBytes(UTF_8)));
      try {
        while (reader.next()) {
          byte[] line = reader.bytes();
          assertThat(read(line, sources)).as(format).allMatch(Decoded.Read.class::isInstance);
          lines.add(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(lines).as("lines in the page of " + format).isNotEmpty();
    return lines;
  }

  private static List<Decoded> read(byte[] line, Sources sources) {
    List<Decoded> told = new ArrayList<>();
    new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources)
        .decode(
            line,
            line.length,
            Position.line("feed", 1),
            new FeedDecoder.Clocks(RECEIVED, Decoder.NO_CLOCK, Decoder.NO_CLOCK),
            told::add);
    assertThat(told).isNotEmpty();
    return told;
  }

  private static List<byte[]> samples() {
    return Seeds.texts(
        String.join("\n", blocks(page("csv"), "json")),
        "Kunde;Rufnummer A;Rufnummer B;Beginn;Dauer (s)\nK-7;02079460018;008821600010;25.11.2026 09:00:00;61\n");
  }

  /** A proposal that says that it can be used has no faults. */
  private static void proposed(byte[] sample) {
    MapProposal proposal =
        MapProposal.of(new String(sample, UTF_8).lines().toList(), "cdr", ZoneOffset.UTC);
    if (proposal.usable()) {
      assertThat(Sources.read(proposal.yaml()).faults()).isEmpty();
    }
  }

  private static void explained(Decoded decoded) throws IOException {
    if (decoded instanceof Decoded.Refused refused) {
      assertThat(refused.refusal().detail()).isNotBlank();
    }
    assertThat(Stored.again(decoded, new DecodedCodec()).getClass()).isEqualTo(decoded.getClass());
  }
}
