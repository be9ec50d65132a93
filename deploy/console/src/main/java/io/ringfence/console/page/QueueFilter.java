package io.ringfence.console.page;

import io.ringfence.console.store.AnalystVerdict.Opinion;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which alerts a queue shows. What is not understood counts as not said.
 *
 * @param severity the lowest
 * @param fraud empty for all
 * @param state empty for all but retracted; or running, closed, retracted
 * @param work todo, acknowledged, judged or all
 * @param mode enforce, shadow or all
 */
public record QueueFilter(Severity severity, String fraud, String state, String work, String mode) {

  private static final List<String> STATES = List.of("", "running", "closed", "retracted");
  private static final List<String> WORK = List.of("todo", "acknowledged", "judged", "all");
  private static final List<String> MODES = List.of("enforce", "shadow", "all");

  /** From the fields of a form; without any, what is enforced and nobody has judged yet. */
  public static QueueFilter of(Map<String, String> fields) {
    String fraud = fields.getOrDefault("fraud", "");
    return new QueueFilter(
        Arrays.stream(Severity.values())
            .filter(each -> each.label().equals(fields.get("severity")))
            .findFirst()
            .orElse(Severity.LOW),
        fraud.length() > 128 ? "" : fraud,
        among(STATES, fields.get("state")),
        among(WORK, fields.get("work")),
        among(MODES, fields.get("mode")));
  }

  private static String among(List<String> all, String said) {
    return said != null && all.contains(said) ? said : all.get(0);
  }

  public boolean shows(CachedAlert alert, Opinion opinion) {
    return alert.severity().compareTo(severity) >= 0
        && (fraud.isEmpty() || fraud.equals(alert.fraud()))
        && switch (state) {
          case "running" -> alert.running();
          case "closed" -> alert.state().equals("closed");
          case "retracted" -> alert.retracted();
          default -> !alert.retracted();
        }
        && switch (work) {
          case "todo" -> !opinion.judged() && !alert.informs();
          case "acknowledged" -> opinion == Opinion.ACKNOWLEDGED;
          case "judged" -> opinion.judged();
          default -> true;
        }
        && (mode.equals("all") || mode.equals("enforce") == (alert.mode() == Mode.ENFORCE));
  }

  /** As the query of an address. */
  public String query() {
    String encoded = URLEncoder.encode(fraud, StandardCharsets.UTF_8);
    return "severity=%s&fraud=%s&state=%s&work=%s&mode=%s"
        .formatted(severity.label(), encoded, state, work, mode);
  }
}
