package io.ringfence.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the calls of an alert cost, where they go, and what can be blocked.
 *
 * @param customer of which class it is; empty if that is not known
 */
public record MoneyCard(
    String lost,
    String exposure,
    String perMinute,
    String peak,
    List<Target> targets,
    List<String> trunks,
    String customer,
    List<Action> actions) {

  private static final int MOST_TARGETS = 8;

  private static final Map<String, String> ACTIONS =
      Map.of(
          "block-destination", "Block calls to",
          "block-international", "Block calls abroad of",
          "block", "Block");

  /** A called number. */
  public record Target(Masking.SubjectLink number, int calls, String cost) {}

  /** Something that can be blocked. */
  public record Action(String what, String kind, String value) {}

  /** Empty of an alert that says nothing of money. */
  static Optional<MoneyCard> of(JsonNode alert, Masking masking) {
    JsonNode money = alert.path("money");
    if (!money.isObject()) {
      return Optional.empty();
    }
    String currency = masking.text(money.path("currency").asText());
    List<Target> targets = new ArrayList<>();
    for (JsonNode each : alert.at("/evidence/targets")) {
      if (targets.size() < MOST_TARGETS) {
        targets.add(
            new Target(
                masking.link(new Subject(SubjectKind.NUMBER, each.path("number").asText())),
                each.path("calls").asInt(),
                amount(each, "cost", currency)));
      }
    }
    List<String> trunks = new ArrayList<>();
    alert
        .at("/evidence/trunks")
        .forEach(each -> trunks.add(masking.value(SubjectKind.TRUNK, each.asText())));
    List<Action> actions = new ArrayList<>();
    for (JsonNode each : alert.path("actions")) {
      String what = ACTIONS.get(each.path("do").asText());
      Optional<SubjectKind> kind = SubjectKind.ofLabel(each.path("kind").asText());
      if (what != null && kind.isPresent()) {
        actions.add(
            new Action(
                what, kind.get().label(), masking.value(kind.get(), each.path("value").asText())));
      }
    }
    return Optional.of(
        new MoneyCard(
            amount(money, "lost", currency),
            amount(money, "exposure", currency),
            amount(money, "perMinute", currency),
            amount(money, "peak", currency),
            targets,
            trunks,
            masking.text(alert.at("/evidence/customer/class").asText()),
            actions));
  }

  private static String amount(JsonNode json, String field, String currency) {
    String amount = String.format(Locale.ROOT, "%,.2f", json.path(field).asDouble());
    return currency.isEmpty() ? amount : amount + ' ' + currency;
  }
}
