package io.ringfence.lists.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.signal.SubjectKind;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * An array, or one after the other: strings, or objects with {@code value} (or {@code subject},
 * {@code number}, ...), {@code kind}, {@code reason}, {@code from}, {@code until}. Our own listing
 * records are such objects; what they say of list, actor and when it was learnt is passed over.
 */
final class JsonFormatReader {

  private static final String[] VALUES = {"value", "subject", "entry"};

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(16)
                      .maxStringLength(LineFormats.LONGEST_LINE)
                      .maxNameLength(LineFormats.LONGEST_LINE)
                      .build())
              .build());

  private JsonFormatReader() {}

  static void read(BufferedReader in, EntryReceiver rows) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      int depth = 0;
      try {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          if (token == JsonToken.START_ARRAY && depth == 0) {
            depth++;
          } else if (token == JsonToken.END_ARRAY) {
            depth--;
          } else {
            long line = json.currentTokenLocation().getLineNr();
            entry(line, JSON.readTree(json), rows);
          }
        }
      } catch (JsonEOFException e) {
        rows.fault(line(json), ImportFaultKind.TRUNCATED, "the JSON does not end");
      } catch (StreamConstraintsException e) {
        rows.fault(
            line(json), ImportFaultKind.MALFORMED, "a text, number or nesting beyond all measure");
      } catch (StreamReadException e) {
        // Its message quotes the file, so it goes no further.
        rows.fault(line(json), ImportFaultKind.MALFORMED, "not JSON, or a field stands twice");
      }
    }
  }

  private static long line(JsonParser json) {
    return Math.max(1, json.currentLocation().getLineNr());
  }

  private static void entry(long line, JsonNode entry, EntryReceiver rows) {
    if (entry.isTextual()) {
      rows.row(RawEntry.ofValue(line, entry.textValue().strip()));
      return;
    }
    if (!entry.isObject()) {
      rows.fault(line, ImportFaultKind.BAD_SUBJECT, "neither text nor an object");
      return;
    }
    if (entry.path("subject").isObject()) {
      JsonNode subject = entry.get("subject");
      rows.row(row(line, text(subject, "value"), text(subject, "kind"), null, entry));
      return;
    }
    for (String name : VALUES) {
      if (entry.hasNonNull(name)) {
        rows.row(row(line, text(entry, name), text(entry, "kind"), null, entry));
        return;
      }
    }
    for (SubjectKind kind : SubjectKind.values()) {
      if (entry.hasNonNull(kind.label())) {
        rows.row(row(line, text(entry, kind.label()), text(entry, "kind"), kind, entry));
        return;
      }
    }
    rows.fault(
        line,
        ImportFaultKind.BAD_SUBJECT,
        "names no subject: value, subject, number, network, ...");
  }

  private static RawEntry row(
      long line, String value, String kind, SubjectKind likely, JsonNode entry) {
    return new RawEntry(
        line,
        value.strip(),
        kind.strip(),
        likely,
        text(entry, "action"),
        text(entry, "reason").strip(),
        text(entry, "from"),
        text(entry, "until"));
  }

  /**
   * Numbers are times in milliseconds, or telephone numbers that lost their quotes; what makes no
   * sense as text is refused by whoever needs it.
   */
  private static String text(JsonNode object, String name) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
