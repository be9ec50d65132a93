package io.ringfence.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.AnalystVerdict;
import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.rule.expression.ConditionTerm;
import io.ringfence.story.Story;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One alert, so that its reason is seen at once.
 *
 * @param also terms of the condition that compare no measure with a number
 * @param unknownListings how many listings counted that are not held here
 * @param verdict what was said of it last, if anything counts
 * @param seen which verdict this page knows, for a form: its time, or 0
 * @param masking for texts of this alert
 */
public record AlertPage(
    PageLayout layout,
    AlertRow row,
    CachedAlert alert,
    long windowFrom,
    String when,
    List<MeasureBar> bars,
    List<String> also,
    List<Masking.SubjectLink> accused,
    List<ListingRow> listings,
    int unknownListings,
    int signals,
    Optional<StoryCard> story,
    Optional<AnalystVerdict> verdict,
    long seen,
    Masking masking) {

  public static AlertPage of(
      PageLayout layout, CachedAlert alert, ConsoleView view, Masking viewer) {
    Masking masking = viewer.about(alert);
    JsonNode whole = alert.whole();
    Optional<AnalystVerdict> verdict = view.verdicts().of(alert.id());
    List<ListingRow> listings = new ArrayList<>();
    int unknown = 0;
    for (JsonNode each : whole.at("/evidence/listings")) {
      var listing = view.listings().find(each.asText());
      if (listing.isPresent()) {
        listings.add(new ListingRow(listing.get(), listing.get().until(), false, false));
      } else {
        unknown++;
      }
    }
    return new AlertPage(
        layout,
        AlertRow.of(alert, verdict, masking),
        alert,
        millis(whole.at("/window/from").asText(), alert.first()),
        masking.text(whole.at("/evidence/when").asText()),
        MeasureBar.of(whole, masking),
        also(whole, masking),
        alert.storyAlert().accused().stream().map(masking::link).toList(),
        listings,
        unknown,
        whole.at("/evidence/signals").size(),
        view.storyOf(alert.id())
            .filter(each -> each.alerts().size() > 1)
            .map(each -> StoryCard.of(each, view, masking)),
        verdict.filter(each -> each.opinion() != Opinion.NONE),
        verdict.map(AnalystVerdict::time).orElse(0L),
        masking);
  }

  private static List<String> also(JsonNode whole, Masking masking) {
    JsonNode measures = whole.at("/evidence/measures");
    return ConditionTerm.of(whole.at("/evidence/when").asText()).stream()
        .filter(
            term ->
                term.thresholds().isEmpty()
                    || term.thresholds().stream().noneMatch(each -> measures.has(each.name())))
        .map(term -> masking.text(term.text()))
        .toList();
  }

  /** A time as a record has it; another one if it is none. */
  public static long millis(String time, long otherwise) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException none) {
      return otherwise;
    }
  }

  /** A story in a list. */
  public record StoryCard(
      String reference,
      String headline,
      String grade,
      long first,
      long last,
      int alerts,
      List<AlertRow> rows,
      List<Masking.SubjectLink> cast) {

    private static final int MOST_ROWS = 30;
    private static final int MOST_CAST = 12;

    public static StoryCard of(Story story, ConsoleView view, Masking masking) {
      List<AlertRow> rows = new ArrayList<>();
      story.alerts().stream()
          .limit(MOST_ROWS)
          .forEach(
              member ->
                  view.alerts()
                      .find(member.id())
                      .ifPresent(
                          each ->
                              rows.add(AlertRow.of(each, view.verdicts().of(each.id()), masking))));
      return new StoryCard(
          masking.reference(story.id()),
          masking.about(story).text(story.headline()),
          story.severity().label(),
          story.first(),
          story.last(),
          story.alerts().size(),
          rows,
          story.cast().stream()
              .limit(MOST_CAST)
              .map(each -> masking.link(each.subject()))
              .toList());
    }
  }
}
