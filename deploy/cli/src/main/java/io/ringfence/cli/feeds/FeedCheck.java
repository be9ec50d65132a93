package io.ringfence.cli.feeds;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.feed.Formats;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.CallFormat;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Envelopes;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.signal.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the lines of one file as the jobs would, and sees what becomes of each. */
final class FeedCheck {

  private final String file;
  private final FeedDecoder decoder;
  private final FeedDecoder.Clocks clocks;

  private Optional<Feed> feed = Optional.empty();
  private boolean begun;

  /**
   * Of a file.
   *
   * @param received when it was written, for formats that do not say the year
   */
  FeedCheck(String file, Sources sources, OptionalLong received) {
    this.file = file;
    this.decoder = new FeedDecoder(new Decoder(sources, Retention.DEFAULT), sources);
    this.clocks =
        new FeedDecoder.Clocks(received.orElse(Line.UNKNOWN), Decoder.NO_CLOCK, Decoder.NO_CLOCK);
  }

  /**
   * Reads the next line.
   *
   * @param line the line, or the beginning of one that is too long
   */
  CheckedLine read(long number, byte[] line, long length) {
    if (!begun) {
      begun = true;
      feed = decoder.begin(file, line);
    }
    List<NativeRecord> told = new ArrayList<>();
    List<NativeRecord> accepted = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    decoder.decode(
        line,
        length,
        Position.line(file, number),
        clocks,
        decoded -> {
          if (decoded instanceof Decoded.Passed each) {
            passed.add(each.kind());
          } else if (decoded instanceof Decoded.Refused each) {
            refusals.add(each.refusal());
          } else if (!told.isEmpty()) {
            accepted.add(told.get(told.size() - 1));
          }
        },
        told::add);
    Optional<CallRoles> roles = Optional.empty();
    OptionalLong offset = OptionalLong.empty();
    if (!accepted.isEmpty()
        && feed.flatMap(each -> Formats.named(each.format())).orElse(null)
            instanceof CallFormat calls) {
      Line opened = new Envelopes(feed.get().clock(), calls.json()).opened(line, clocks.received());
      roles = calls.roles(opened, feed.get());
      offset = calls.offsetMinutes(opened, feed.get());
    }
    return new CheckedLine(number, accepted, passed, refusals, roles, offset);
  }
}
