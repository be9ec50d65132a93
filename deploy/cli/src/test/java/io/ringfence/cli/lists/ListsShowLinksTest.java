package io.ringfence.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose listing made somebody suspect, and whom his own did. */
class ListsShowLinksTest {

  private static final String NUMBER = "number\",\"value\":\"+12025550101";
  private static final String DEVICE = "device\",\"value\":\"imei:1";
  private static final String ACCOUNT = "account\",\"value\":\"acme-2";

  @TempDir Path folder;
  private ListsFolder desk;

  @BeforeEach
  void aChainOfTwo() throws IOException {
    desk = new ListsFolder(folder);
    Files.write(
        desk.history(),
        List.of(
            """
            {"type":"listing","id":"l-1","time":"2026-11-23T09:00:00Z","action":"add","subject":{"kind":"%s"},"list":"house","reason":"irsf"}"""
                .formatted(NUMBER),
            derived("d-1", "2026-11-23T09:00:00Z", "add", DEVICE, 1, 2, "seen with listed number"),
            derived("d-2", "2026-11-24T09:00:00Z", "add", ACCOUNT, 2, 2, "seen with device imei:1"),
            derived("d-2", "2026-11-24T09:00:00Z", "remove", ACCOUNT, 2, 3, "shared by many")));
  }

  private static String derived(
      String id, String time, String action, String subject, int hop, int version, String reason) {
    return """
        {"type":"listing","id":"%s","time":"%s","action":"%s","subject":{"kind":"%s"},"list":"derived","reason":"%s","withdrawn":%s,"version":%d,"hop":%d,"origin":{"id":"l-1","kind":"%s"}}"""
        .formatted(
            id, time, action, subject, reason, action.equals("remove"), version, hop, NUMBER);
  }

  private JsonNode links(String subject, String... more) throws IOException {
    Object[] arguments = new Object[more.length + 2];
    arguments[0] = subject;
    arguments[1] = "--json";
    System.arraycopy(more, 0, arguments, 2, more.length);
    Launch launch = desk.run("show", arguments);
    assertThat(launch.exit()).as(launch.err()).isZero();
    return new ObjectMapper().readTree(launch.out()).get("links");
  }

  @Test
  void theListedOneIsShownWithWhoFollowsFromIt() throws IOException {
    JsonNode links = links("+12025550101");

    assertThat(links).hasSize(2);
    assertThat(links.at("/0/direction").asText()).isEqualTo("to");
    assertThat(links.at("/0/subject/value").asText()).isEqualTo("imei:1");
    assertThat(links.at("/0/hop").asInt()).isEqualTo(1);
    assertThat(links.at("/0/stands").asBoolean()).isTrue();
    assertThat(links.at("/1/subject/value").asText()).isEqualTo("acme-2");
    assertThat(links.at("/1/stands").asBoolean()).isFalse();
  }

  @Test
  void whoFollowsIsShownWithTheOrigin() throws IOException {
    JsonNode links = links("device:imei:1");

    assertThat(links).hasSize(1);
    assertThat(links.at("/0/direction").asText()).isEqualTo("from");
    assertThat(links.at("/0/subject/value").asText()).isEqualTo("+12025550101");
    assertThat(links.at("/0/origin").asText()).isEqualTo("l-1");
    assertThat(desk.run("show", "device:imei:1").out())
        .contains("listed by derived")
        .contains("links\n")
        .contains("from  number:+12025550101")
        .contains("seen with listed number");
  }

  @Test
  void whatWasLearntLaterIsNotShown() throws IOException {
    assertThat(links("+12025550101", "--known-at", "2026-11-23T10:00:00Z")).hasSize(1);
    assertThat(links("+12025550101", "--known-at", "2026-11-22T10:00:00Z")).isEmpty();
  }

  @Test
  void aStrangerHasNone() throws IOException {
    assertThat(links("device:imei:2")).isEmpty();
    assertThat(desk.run("show", "device:imei:2").out()).doesNotContain("links");
  }
}
