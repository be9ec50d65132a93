package io.ringfence.console.tenants;

import io.ringfence.console.MarkedTenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that somebody can ask of a console: each of its addresses, with every filter, and with
 * references to everybody's alerts and subjects.
 */
final class TenantsQuestions {

  private static final String TOKEN = "TOKEN";

  /**
   * One request.
   *
   * @param fields of its form; empty but for a POST
   */
  record Question(String method, String path, Map<String, String> fields) {

    /** Its form, with the token of a session. */
    Map<String, String> form(String token) {
      Map<String, String> form = new HashMap<>(fields);
      form.computeIfPresent("token", (name, given) -> given.equals(TOKEN) ? token : given);
      return form;
    }
  }

  private final Collection<String> places;
  private final MarkedTenant asker;
  private final List<Question> all = new ArrayList<>();

  TenantsQuestions(Collection<String> places, MarkedTenant asker) {
    this.places = places;
    this.asker = asker;
  }

  private void get(String path) {
    all.add(new Question("GET", path, Map.of()));
  }

  private void post(String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.putIfAbsent("token", TOKEN);
    all.add(new Question("POST", path, form));
  }

  List<Question> all() {
    places.forEach(this::get);
    filters();
    charts();
    links();
    searches();
    changes();
    approvals();
    strange();
    return all;
  }

  private void filters() {
    List<String> frauds = new ArrayList<>(List.of("", "irsf"));
    for (MarkedTenant each : MarkedTenant.values()) {
      frauds.add(each.word() + "-fraud");
    }
    for (String fraud : frauds) {
      for (String severity : List.of("low", "high", "critical")) {
        for (String state : List.of("", "running", "closed", "retracted")) {
          for (String work : List.of("todo", "acknowledged", "judged", "all")) {
            for (String mode : List.of("enforce", "shadow", "all")) {
              get(
                  "/?fraud=%s&severity=%s&state=%s&work=%s&mode=%s"
                      .formatted(fraud, severity, state, work, mode));
            }
          }
        }
      }
    }
  }

  private void charts() {
    for (String window : List.of("60000", "3600000")) {
      for (String hours : List.of("1", "6", "24", "48")) {
        get("/indicators?window=" + window + "&hours=" + hours);
        get("/indicators/lines?window=" + window + "&hours=" + hours);
      }
    }
  }

  /** Ids of everybody's alerts, as the alert topic links to them. */
  private void links() {
    for (MarkedTenant each : MarkedTenant.values()) {
      for (int i = 0; i < 3; i++) {
        get("/alert/" + each.alert(i));
      }
    }
    get("/alert/nobody");
  }

  /** Names of alerts and subjects, as people write them. */
  private void searches() {
    for (MarkedTenant each : MarkedTenant.values()) {
      List<String> names = new ArrayList<>(List.of(each.word(), each.alert(0), each.hex()));
      for (int i = 0; i < 5; i++) {
        names.add(each.word() + "-" + i);
        names.add("account:" + each.word() + "-" + i);
        names.add(each.number(i));
        names.add("number:" + each.number(i));
        names.add(each.number(i).substring(2));
      }
      names.forEach(name -> post("/search", Map.of("subject", name)));
    }
    for (String name : List.of("", "+12025550000", "qnobody-1", "device:x", "203.0.113.7", "+1*")) {
      post("/search", Map.of("subject", name));
    }
  }

  /** Of what is another's all is asked for; of their own nothing that would change it. */
  private void changes() {
    for (String place : places) {
      if (place.matches("/alerts/[^/]+")) {
        post(place + "/verdict", Map.of("opinion", "none", "note", "", "seen", "7"));
        post(place + "/verdict", Map.of("opinion", "perhaps", "seen", "0"));
        post(place + "/verdict", Map.of("opinion", "true", "seen", "0", "token", "x"));
      }
      if (place.matches("/subjects/[^/]+")) {
        for (String action : List.of("hold", "release", "correct", "x")) {
          post(place + "/request", Map.of("action", action, "reason", "asked", "sure", "yes"));
        }
        post(place + "/request", Map.of("action", "erase", "reason", "asked"));
        post(place + "/request", Map.of("action", "access", "reason", ""));
      }
    }
  }

  /** Those that wait for others, by their ids. */
  private void approvals() {
    get("/approvals");
    for (MarkedTenant each : MarkedTenant.values()) {
      for (String kind : List.of("account", "number")) {
        for (String answer : List.of("approve", "decline")) {
          if (each != asker) {
            post("/approvals/" + answer, Map.of("request", "w-" + each.word() + kind));
          }
        }
      }
    }
    post("/approvals/approve", Map.of("request", "w-nobody"));
    post("/approvals/decline", Map.of());
  }

  private void strange() {
    for (String path :
        List.of(
            "/nothing", "/alerts/x", "/alerts/x/signals", "/subjects/x", "/search", "/health")) {
      get(path);
    }
    for (String path :
        List.of("/stories", "/rules", "/feeds", "/sign-in", "/static/x/y", "/live")) {
      all.add(new Question("PUT", path, Map.of()));
      all.add(new Question("DELETE", path, Map.of()));
      if (!path.equals("/live")) {
        get(path);
      }
    }
    post("/sign-in", Map.of("name", "nobody", "password", "x"));
    post("/sign-out", Map.of("token", "x"));
  }
}
