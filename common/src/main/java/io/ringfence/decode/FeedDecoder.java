package io.ringfence.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.feed.Formats;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.Envelopes;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.decode.notation.NumberNotation;
import io.ringfence.topics.RecordKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One record of any feed to what it tells: none, one or several signals, or a refusal. Its topic or
 * file says in which format it is. Never throws, whatever the bytes. One per task, as {@link
 * Decoder}.
 */
public final class FeedDecoder {

  /** By which clocks a record is judged, all in epoch milliseconds. */
  public record Clocks(long received, long now, long retentionNow) {}

  /** How the lines of one feed are read. */
  private record Reading(Feed feed, Format format, Envelopes envelopes, LineDecoder lines) {
    static Reading of(Feed feed, Format format) {
      return new Reading(
          feed, format, new Envelopes(feed.clock(), format.json()), format.decoder(feed));
    }
  }

  private final Decoder decoder;
  private final Sources sources;
  private final NumberNotation numbers = new NumberNotation();

  /** By topic or file; empty for those with our own records. */
  private final Map<String, Optional<Reading>> readings = new HashMap<>();

  private String lastOrigin = "";
  private Optional<Reading> last = Optional.empty();

  /** Takes what a format tells of one line. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
  private record Teller(
      FeedDecoder feeds,
      Reading reading,
      byte[] raw,
      Position position,
      Clocks clocks,
      Consumer<Decoded> out,
      Consumer<NativeRecord> told)
      implements Telling {

    @Override
    public void record(NativeRecord record) {
      Feed feed = reading.feed();
      if (!feed.kinds().contains(record.kind())) {
        refuse(RefusalReason.WRONG_TOPIC, "type", "its feed does not tell records of this type");
        return;
      }
      record.text("source", feed.source());
      if (!feed.source().equals(Sources.DEFAULT_NAME)) {
        record.id("id", feed.source() + ':' + record.text("id"));
      }
      if (record.kind() == RecordKind.CALL && record.text("direction").isEmpty()) {
        record.text("direction", feeds.direction(record, feed));
      }
      if (!feed.realm().isEmpty()) {
        String account = record.text("account");
        record.text("account", account.isEmpty() ? "" : feed.realm() + '/' + account);
        String call = record.text("call");
        record.id("call", call.isEmpty() ? "" : feed.realm() + '/' + call);
      }
      Decoded decoded =
          feeds.decoder.decode(record, raw, position, clocks.now(), clocks.retentionNow());
      told.accept(record);
      out.accept(decoded);
    }

    @Override
    public void passed(String kind) {
      out.accept(new Decoded.Passed(position, kind, raw.length));
    }

    void refuse(RefusalReason reason, String field, String detail) {
      out.accept(new Decoded.Refused(new Refusal(reason, field, detail, position, raw)));
    }
  }

  /** Reads feeds by their settings, and our own records by a decoder. */
  public FeedDecoder(Decoder decoder, Sources sources) {
    this.decoder = decoder;
    this.sources = sources;
  }

  /**
   * Takes the first line of a file, which may name its columns.
   *
   * @return the file's feed, with its columns; empty where it has our own records
   */
  public Optional<Feed> begin(String file, byte[] firstLine) {
    Optional<Feed> feed = sources.ofFile(file);
    if (feed.isEmpty()) {
      return feed;
    }
    Format format = Formats.named(feed.get().format()).orElseThrow();
    String line = new Envelopes(feed.get().clock(), format.json()).text(firstLine);
    Reading reading = Reading.of(format.headed(feed.get(), line), format);
    readings.put(file, Optional.of(reading));
    return Optional.of(reading.feed());
  }

  /** Tells all that a record says, in order. */
  public void decode(
      byte[] record, long length, Position position, Clocks clocks, Consumer<Decoded> out) {
    decode(record, length, position, clocks, out, seen -> {});
  }

  /**
   * The same for those who want to see the records that a format tells, before or beside what
   * becomes of them.
   *
   * @param told takes each record of another format, in our own fields
   */
  public void decode(
      byte[] record,
      long length,
      Position position,
      Clocks clocks,
      Consumer<Decoded> out,
      Consumer<NativeRecord> told) {
    Optional<Reading> known = reading(position);
    if (known.isEmpty()) {
      out.accept(decoder.decode(record, length, position, clocks.now(), clocks.retentionNow()));
      return;
    }
    Reading reading = known.get();
    boolean tooLarge = length > Decoder.LARGEST || record.length > Decoder.LARGEST;
    byte[] kept = tooLarge ? Arrays.copyOf(record, Math.min(record.length, Decoder.KEPT)) : record;
    Line line = reading.envelopes().opened(kept, clocks.received());
    String clean = reading.format().redacted(line.text());
    // Most lines are ASCII in no envelope, with nothing taken out.
    boolean asItIs = clean.length() == kept.length && clean.equals(line.text());
    byte[] raw = asItIs ? kept : clean.getBytes(UTF_8);
    if (tooLarge) {
      long whole = Math.max(length, record.length);
      String detail = "more than 256 KiB";
      out.accept(
          new Decoded.Refused(
              new Refusal(RefusalReason.TOO_LARGE, "", detail, position, raw, whole)));
      return;
    }
    Teller teller = new Teller(this, reading, raw, position, clocks, out, told);
    try {
      reading.lines().read(line, teller);
    } catch (UnreadableException e) {
      teller.refuse(RefusalReason.valueOf(e.fault().name()), e.field(), e.getMessage());
    } catch (RuntimeException e) {
      // Its message may quote the record, so it goes no further.
      teller.refuse(
          RefusalReason.MALFORMED, "", "not a record of the format " + reading.format().name());
    }
  }

  /** By blocks of the provider's own numbers, where the format has not found it out. */
  private String direction(NativeRecord call, Feed feed) {
    boolean from = isOwn(call.text("from"), feed);
    boolean to = isOwn(call.text("to"), feed);
    if (from) {
      return to ? "internal" : "outbound";
    }
    return to ? "inbound" : "";
  }

  private boolean isOwn(String number, Feed feed) {
    return !number.isEmpty()
        && !feed.inside().isEmpty()
        && feed.isInside(numbers.canonical(number, sources.of(feed.source()).region()));
  }

  /** Records of one topic or file follow each other. */
  private Optional<Reading> reading(Position position) {
    String origin = position.origin();
    if (!origin.equals(lastOrigin)) {
      lastOrigin = origin;
      last =
          readings.computeIfAbsent(
              origin,
              any ->
                  (position.file() ? sources.ofFile(origin) : sources.ofTopic(origin))
                      .map(feed -> Reading.of(feed, Formats.named(feed.format()).orElseThrow())));
    }
    return last;
  }
}
