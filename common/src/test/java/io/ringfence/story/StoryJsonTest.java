package io.ringfence.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.decode.Schemas;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public form of a story, and how published alerts are read for it. */
class StoryJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ALERT =
      """
      {"id":"9f-1","version":2,"state":"open","rule":{"id":"irsf-burst","version":1,"mode":"enforce"},\
      "fraud":"irsf","severity":"critical","score":90,"subject":{"kind":"account","value":"acme-17"},\
      "accused":[{"kind":"number","value":"+12025550123"}],"first":"2026-11-25T09:04:10Z",\
      "last":"2026-11-25T09:06:30.250Z","hits":14,"evidence":{"signals":["c-91:attempt"]}}
      """;

  private static String written(Story story) {
    String json = StoryJson.write(story);
    assertThat(Schemas.faults("story", json)).isEmpty();
    return json;
  }

  @Test
  void aStoryIsWrittenAsTheContractSays() throws Exception {
    Story story = Stories.of(List.of(StoryAlert.of(JSON.readTree(ALERT)))).get(0);

    assertThat(written(story))
        .isEqualTo(
            """
            {"id":"9f-1","headline":"Account acme-17: high-cost calls (1 rule, 1 number)","mode":"enforce",\
            "severity":"critical","score":90.0,"first":"2026-11-25T09:04:10Z","last":"2026-11-25T09:06:30.250Z",\
            "frauds":[{"fraud":"irsf","severity":"critical","score":90.0,"first":"2026-11-25T09:04:10Z","alerts":1,"rules":["irsf-burst"]}],\
            "subjects":[{"kind":"account","value":"acme-17","role":"subject","alerts":1},{"kind":"number","value":"+12025550123","role":"accused","alerts":1}],\
            "alerts":["9f-1"],"signals":["c-91:attempt"],"counts":{"alerts":1,"subjects":2,"signals":1}}""");
  }

  @Test
  void longListsAreCutAndCounted() throws Exception {
    List<StoryAlert> alerts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      alerts.add(
          Tale.with(
              List.of("s-" + i),
              Tale.alert("irsf", i, i, "account:a", "number:+" + (1_202_555_0000L + i))));
    }

    JsonNode json = JSON.readTree(written(Stories.of(alerts).get(0)));

    assertThat(json.get("alerts")).hasSize(256);
    assertThat(json.get("subjects")).hasSize(64);
    assertThat(json.get("signals")).hasSize(64);
    assertThat(json.get("counts").toString())
        .isEqualTo("{\"alerts\":300,\"subjects\":301,\"signals\":300}");
  }

  @Test
  void aRetractedAlertIsNone() throws Exception {
    assertThat(StoryAlert.retracted(JSON.readTree(ALERT))).isFalse();
    assertThat(StoryAlert.retracted(JSON.readTree(ALERT.replace("open", "retracted")))).isTrue();
  }
}
