package io.ringfence.judge.state;

import static io.ringfence.signal.encoding.Wire.readSigned;
import static io.ringfence.signal.encoding.Wire.readSize;
import static io.ringfence.signal.encoding.Wire.readText;
import static io.ringfence.signal.encoding.Wire.readUnsigned;
import static io.ringfence.signal.encoding.Wire.writeSigned;
import static io.ringfence.signal.encoding.Wire.writeText;
import static io.ringfence.signal.encoding.Wire.writeUnsigned;

import io.ringfence.alert.Alert;
import io.ringfence.measure.Reading;
import io.ringfence.rule.Sentence;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.signal.encoding.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stored form of one rule's episodes on one subject. */
final class RuleEpisodesCodec {

  private static final int LONG = 1;
  private static final int DOUBLE = 2;
  private static final int TEXT = 3;
  private static final int BOOL = 4;

  void write(RuleEpisodes episodes, DataOutput out) throws IOException {
    writeUnsigned(episodes.nextOrdinal(), out);
    out.writeBoolean(episodes.open() != null);
    if (episodes.open() != null) {
      write(episodes.open(), out);
    }
    out.writeBoolean(episodes.isPinned());
    writeText(episodes.ruleId(), out);
    writeUnsigned(episodes.lastUnkeyed(), out);
    writeUnsigned(episodes.published().size(), out);
    for (PublishedEpisode each : episodes.published()) {
      writeUnsigned(each.version(), out);
      out.writeByte(code(each.state()));
      write(each.episode(), out);
      writeText(each.tenant(), out);
    }
  }

  RuleEpisodes read(int ruleSlot, DataInput in) throws IOException {
    RuleEpisodes episodes = new RuleEpisodes(ruleSlot);
    int nextOrdinal = readSize(in);
    episodes.restore(nextOrdinal, in.readBoolean() ? episode(in) : null);
    episodes.pin(in.readBoolean());
    episodes.ofRule(readText(in));
    episodes.unkeyedUpTo(readSize(in));
    for (int left = readSize(in); left > 0; left--) {
      episodes.publish(
          new PublishedEpisode(readSize(in), state(in.readByte()), episode(in), readText(in)));
    }
    return episodes;
  }

  private static int code(Alert.State state) {
    return switch (state) {
      case OPEN -> 1;
      case UPDATED -> 2;
      case CLOSED -> 3;
      case RETRACTED -> 4;
    };
  }

  private static Alert.State state(int code) throws IOException {
    return switch (code) {
      case 1 -> Alert.State.OPEN;
      case 2 -> Alert.State.UPDATED;
      case 3 -> Alert.State.CLOSED;
      case 4 -> Alert.State.RETRACTED;
      default -> throw new IOException("no alert state has the code " + code);
    };
  }

  private static void write(Episode episode, DataOutput out) throws IOException {
    writeUnsigned(episode.ordinal(), out);
    writeSigned(episode.first(), out);
    writeUnsigned(episode.last() - episode.first(), out);
    writeUnsigned(episode.hits(), out);
    writeUnsigned(episode.measures().size(), out);
    for (Map.Entry<String, Reading> each : episode.measures().entrySet()) {
      writeText(each.getKey(), out);
      writeValue(each.getValue(), out);
      out.writeBoolean(each.getValue().exact());
    }
    Wire.writeTexts(episode.signals(), out);
    Wire.writeTexts(episode.listings(), out);
    Wire.writeTexts(episode.parties(), out);
    out.writeBoolean(episode.retro());
    episode.summary().write(out);
  }

  private static Episode episode(DataInput in) throws IOException {
    int ordinal = readSize(in);
    long first = readSigned(in);
    long last = first + readUnsigned(in);
    int hits = readSize(in);
    Map<String, Reading> measures = new LinkedHashMap<>();
    for (int left = readSize(in); left > 0; left--) {
      measures.put(readText(in), reading(in));
    }
    return new Episode(
        ordinal,
        first,
        last,
        hits,
        measures,
        Wire.readTexts(in),
        Wire.readTexts(in),
        readKeys(in),
        in.readBoolean(),
        Sentence.read(in));
  }

  private static void writeValue(Reading reading, DataOutput out) throws IOException {
    if (reading.value() instanceof Long number) {
      out.writeByte(LONG);
      writeSigned(number, out);
    } else if (reading.value() instanceof Double number) {
      out.writeByte(DOUBLE);
      out.writeDouble(number);
    } else if (reading.value() instanceof Boolean flag) {
      out.writeByte(BOOL);
      out.writeBoolean(flag);
    } else {
      out.writeByte(TEXT);
      out.writeByte(reading.names());
      writeText((String) reading.value(), out);
    }
  }

  private static Reading reading(DataInput in) throws IOException {
    byte code = in.readByte();
    char names = code == TEXT ? (char) in.readUnsignedByte() : NameFilter.NOBODY;
    Object value =
        switch (code) {
          case LONG -> readSigned(in);
          case DOUBLE -> in.readDouble();
          case BOOL -> in.readBoolean();
          case TEXT -> Wire.readValue(names, in);
          default -> throw new IOException("no value has the code " + code);
        };
    return new Reading(value, in.readBoolean(), names);
  }

  private static List<String> readKeys(DataInput in) throws IOException {
    int size = readSize(in);
    List<String> keys = new ArrayList<>(Wire.room(size));
    for (int i = 0; i < size; i++) {
      keys.add(Wire.readKey(in));
    }
    return keys;
  }
}
