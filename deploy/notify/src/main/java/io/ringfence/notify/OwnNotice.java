package io.ringfence.notify;

import io.ringfence.rule.Severity;
import java.time.Instant;
import java.util.List;

/**
 * A notice of Ringfence itself, such as of a feed that fell silent. It must name no subscriber:
 * receivers that see masked alerts see all of it.
 *
 * @param id the same as long as it is about the same thing, such as {@code feed-pbx}
 * @param closed whether what it told before is over
 * @param title one sentence
 * @param text lines
 */
public record OwnNotice(
    String id, boolean closed, Severity severity, String title, List<String> text, Instant time)
    implements Notice {

  /** The id of what only tries a receiver. */
  static final String TEST = "test";

  public OwnNotice {
    text = List.copyOf(text);
  }

  String state() {
    return closed ? "closed" : "open";
  }

  @Override
  public String key() {
    return "ringfence-" + id;
  }

  @Override
  public long version() {
    return 2 * last() + (closed ? 1 : 0);
  }

  @Override
  public long last() {
    return time.toEpochMilli();
  }
}
