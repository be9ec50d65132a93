package io.ringfence.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertClaim;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.story.StoryAlert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;

/**
 * The last version of an alert: what a list needs of it, and the record as it came for the rest.
 *
 * @param state open, updated, closed or retracted
 * @param first epoch milliseconds
 * @param tenant whose alone it is; empty of the provider's
 * @param informs whether it only informs ({@link StoryAlert#informs})
 * @param seen when its first version came, by the broker's clock
 * @param json the record; some 2 KB
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
public record CachedAlert(
    String id,
    int version,
    String state,
    String fraud,
    String title,
    Severity severity,
    double score,
    String rule,
    int ruleVersion,
    Mode mode,
    Subject subject,
    long first,
    long last,
    int hits,
    boolean retro,
    String summary,
    String tenant,
    boolean informs,
    long seen,
    byte[] json) {

  /** The latest first; no two are equal. */
  public static final Comparator<CachedAlert> LATEST_FIRST =
      Comparator.comparingLong(CachedAlert::first).reversed().thenComparing(CachedAlert::id);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A sentence for people is no longer; a pack's author decides. */
  private static final int MOST_TEXT = 1_000;

  /**
   * Reads a published alert. Names of rules, frauds and titles are few: one text for each is kept.
   *
   * @throws IllegalArgumentException if it is none
   */
  static CachedAlert of(byte[] json, long seen) {
    try {
      JsonNode alert = JSON.readTree(json);
      StoryAlert common = StoryAlert.of(alert);
      return new CachedAlert(
          common.id(),
          AlertClaim.version(alert),
          alert.path("state").asText().intern(),
          common.fraud().intern(),
          cut(alert.path("title").asText()).intern(),
          common.severity(),
          common.score(),
          common.rule().intern(),
          alert.path("rule").path("version").asInt(),
          common.mode(),
          common.subject(),
          common.first(),
          common.last(),
          alert.path("hits").asInt(),
          alert.path("retro").asBoolean(),
          cut(alert.path("summary").asText()),
          alert.path("tenant").asText().intern(),
          common.informs(),
          seen,
          json);
    } catch (IOException | RuntimeException wrong) {
      // Its message may quote the record, so it goes no further.
      throw new IllegalArgumentException("not an alert");
    }
  }

  private static String cut(String text) {
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
  }

  public boolean retracted() {
    return state.equals("retracted");
  }

  /** Still going on. */
  public boolean running() {
    return state.equals("open") || state.equals("updated");
  }

  /** The whole record. */
  public JsonNode whole() {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As stories need it. */
  public StoryAlert storyAlert() {
    return StoryAlert.of(whole());
  }

  /** Such as {@code critical}. */
  public String grade() {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
