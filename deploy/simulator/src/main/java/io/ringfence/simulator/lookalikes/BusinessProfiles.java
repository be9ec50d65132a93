package io.ringfence.simulator.lookalikes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.SubjectId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the provider knows of the businesses among the look-alikes, and of the services that are
 * pumped: it sold them their lines. Of private people, and of attackers, it knows nothing.
 */
public final class BusinessProfiles {

  private static final Map<String, String> CLASSES = new TreeMap<>();

  static {
    is("call-centre", "call-centre", "pollster");
    is("otp-sender", "otp-sender", "codes-abroad", "app-launch", "flash-call-verification");
    is("hospital", "hospital-dialler", "appointment-texts");
    is("radio", "radio-phone-in");
    is("school", "school-announcement", "classroom");
    is("bank", "bank-alerts", "balance-line");
    is("television", "television-competition");
    is("ticket-office", "ticket-sale");
    is(
        "business",
        "aid-organisation",
        "alarm-panels",
        "company-announcement",
        "conference-bridge",
        "courier",
        "export-office",
        "new-business",
        "night-support",
        "parcel-service",
        "recruiter",
        "sales-representative",
        "shop-newsletter",
        "support-chat",
        "taxi-dispatch",
        "test-call-generator");
  }

  private BusinessProfiles() {}

  private static void is(String profileClass, String... lookalikes) {
    for (String each : lookalikes) {
      CLASSES.put(each, profileClass);
    }
  }

  /**
   * Writes a profile a line; leaves the stream open.
   *
   * @param destinations the countries that an account has said it calls
   */
  public static void write(
      GroundTruth truth, Map<String, ? extends Collection<String>> destinations, OutputStream out)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .setRootValueSeparator(new SerializedString("\n"))) {
      for (GroundTruth.Trap trap : truth.traps()) {
        String profileClass = CLASSES.get(trap.name());
        if (profileClass != null) {
          for (String account : values(trap.subjects(), "account")) {
            profile(
                json,
                account,
                profileClass,
                home(trap),
                destinations.containsKey(account) ? destinations.get(account) : List.of());
          }
        }
      }
      for (GroundTruth.Attack attack : truth.attacks()) {
        if (attack.frauds().get(0).equals("sms-pumping")) {
          for (String account : values(attack.subjects(), "account")) {
            profile(json, account, "otp-sender", Optional.empty(), List.of());
          }
        }
      }
    }
    out.write('\n');
  }

  private static void profile(
      JsonGenerator json,
      String account,
      String profileClass,
      Optional<String> country,
      Collection<String> destinations)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "profile");
    json.writeStringField("account", account);
    json.writeStringField("class", profileClass);
    if (country.isPresent()) {
      json.writeStringField("country", country.get());
    }
    if (!destinations.isEmpty()) {
      json.writeArrayFieldStart("destinations");
      for (String each : destinations) {
        json.writeString(each);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static Optional<String> home(GroundTruth.Trap trap) {
    return values(trap.subjects(), "number").stream()
        .flatMap(number -> Country.homeOf(number).stream())
        .findFirst();
  }

  private static List<String> values(List<SubjectId> subjects, String kind) {
    return subjects.stream()
        .filter(subject -> subject.kind().equals(kind))
        .map(SubjectId::value)
        .distinct()
        .toList();
  }
}
