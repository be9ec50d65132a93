package io.ringfence.console.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.HttpVisitor;
import io.ringfence.console.MarkedTenant;
import io.ringfence.console.RunningConsole;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the open page of somebody who is limited to a tenant hears. */
@Tag("full") // open pages
class TenantsStreamTest {

  private static final Map<String, MarkedTenant> USERS =
      Map.of("amy", MarkedTenant.ACME, "ben", MarkedTenant.BOLT, "cal", MarkedTenant.CORY);

  private static final String ALL = "work=all&mode=all";

  @Test
  void aStreamTellsOfATenantsAlertsAlone() throws Exception {
    try (RunningConsole stage = new RunningConsole(Duration.ofMinutes(10))) {
      Instant now = Instant.now();
      for (MarkedTenant each : MarkedTenant.values()) {
        each.play(stage, now);
      }
      HttpVisitor ada = stage.guest().signIn("ada");
      until(ada, "all is there", "32 of 32 alerts held");
      Map<String, HeardStream> streams = new HashMap<>();
      for (String user : USERS.keySet()) {
        streams.put(user, new HeardStream(stage.guest().signIn(user), "page=queue&" + ALL));
      }
      streams.values().forEach(HeardStream::begun);

      for (MarkedTenant each : MarkedTenant.values()) {
        stage.alert(each.sample(1, now).with("version", 3));
        stage.send("alerts", each.alert(7), null);
      }
      until(ada, "the erased ones are gone", "28 of 28 alerts held");
      // The last that each of them hears: an alert of their own.
      for (MarkedTenant each : List.of(MarkedTenant.ACME, MarkedTenant.BOLT, MarkedTenant.CORY)) {
        stage.alert(each.sample(2, now).with("version", 4).with("title", HeardStream.LAST));
      }

      for (Map.Entry<String, HeardStream> each : streams.entrySet()) {
        HeardStream.untilTheLast(each.getValue());
        assertOnlyTheirOwn(each.getKey(), each.getValue().end());
      }
    }
  }

  private static void until(HttpVisitor guest, String what, String text) {
    RunningConsole.until(what, () -> guest.get("/?" + ALL).body().contains(text));
  }

  private static void assertOnlyTheirOwn(String user, String heard) {
    assertThat(heard).contains("event:rows");
    boolean whole = !user.equals("cal"); // a viewer sees no names
    assertThat(USERS.get(user).isIn(heard)).isEqualTo(whole);
    for (MarkedTenant other : MarkedTenant.values()) {
      if (!other.equals(USERS.get(user))) {
        assertThat(other.isIn(heard)).as("%s hears of %s", user, other).isFalse();
      }
    }
    Matcher gone = Pattern.compile("\"gone\":\\[([^\\]]*)]").matcher(heard);
    int references = 0;
    while (gone.find()) {
      references += gone.group(1).isEmpty() ? 0 : gone.group(1).split(",", -1).length;
    }
    assertThat(references).as("of the erased alerts only their own").isEqualTo(1);
  }
}
