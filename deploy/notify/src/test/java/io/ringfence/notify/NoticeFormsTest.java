package io.ringfence.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.notify.WebhookChannel.Template;
import io.ringfence.rule.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What messages say, and what they do not. */
class NoticeFormsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant LAST = Instant.parse("2026-11-25T09:00:00Z");
  private static final AlertOnTopic ALERT = AlertOnTopic.of(17, 3, "updated", LAST);

  private static NoticeMessage one(Notice notice) {
    return new NoticeMessage(List.of(notice), "", false);
  }

  private static NoticeMessage digest(int alerts) {
    List<Notice> all = new ArrayList<>();
    for (int i = 0; i < alerts; i++) {
      String severity = i == 7 ? "critical" : "medium";
      all.add(AlertOnTopic.of(i, 1, "open", LAST).with("severity", severity).notice());
    }
    return new NoticeMessage(all, "", true);
  }

  private static OwnNotice own(boolean closed) {
    return new OwnNotice(
        "feed-pbx", closed, Severity.HIGH, "Feed pbx fell silent", List.of("Look at it."), LAST);
  }

  private static JsonNode body(Template template, NoticeMessage message, boolean masked) {
    try {
      return JSON.readTree(WebhookBody.of(template, message, masked));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aMailSaysWhoDidWhatAndWhy() {
    NoticeText text = new NoticeText(one(ALERT.with("tenant", "acme").notice()), false);

    assertThat(text.subject())
        .isEqualTo("[high] irsf: Account acme-17 tried 14 high-cost calls within 5 minutes");
    assertThat(text.lines(100))
        .containsExactly(
            "[high] irsf: Account acme-17 tried 14 high-cost calls within 5 minutes",
            "subject: account acme-17",
            "from 2026-11-25T08:57:40Z to 2026-11-25T09:00:00Z, 14 hits",
            "measures: premium_attempts_5m 14 in PT5M",
            "accused: number +12025000017",
            "tenant: acme",
            "rule: irsf-burst, enforce",
            "alert: 0000000000000011-1, version 3");
  }

  @Test
  void whereItMayNotSeePeopleOnlyTheKindAndTheBeginningAreTold() {
    NoticeText text =
        new NoticeText(
            one(ALERT.with("tenant", "megacorp").with("state", "closed").notice()), true);

    assertThat(text.subject())
        .isEqualTo("[high] irsf (closed): Burst of calls to high-cost destinations");
    assertThat(text.lines(100))
        .containsExactly(
            "[high] irsf (closed): Burst of calls to high-cost destinations",
            "subject: account ac•••••",
            "from 2026-11-25T08:57:40Z to 2026-11-25T09:00:00Z, 14 hits",
            "rule: irsf-burst, enforce",
            "alert: 0000000000000011-1, version 3");
  }

  @Test
  void aMaskedValueShowsACountryAndThreeDigitsAtMost() {
    assertThat(AlertNotice.masked("+12025550123")).isEqualTo("+1202•••••");
    assertThat(AlertNotice.masked("+4420")).isEqualTo("+•••••");
    assertThat(AlertNotice.masked("10.0.2.181")).isEqualTo("10•••••");
    assertThat(AlertNotice.masked("mac:0a1122334455")).isEqualTo("ma•••••");
    assertThat(AlertNotice.masked("1234")).isEqualTo("•••••");
    assertThat(AlertNotice.masked("")).isEqualTo("•••••");
  }

  @Test
  void nothingThatIsMaskedIsInAnyForm() {
    NoticeMessage story =
        new NoticeMessage(
            List.of(ALERT.notice(), ALERT.with("id", AlertOnTopic.id(18)).notice()),
            "Account acme-17: high-cost calls (1 rule, 1 number)",
            false);
    for (NoticeMessage message : List.of(one(ALERT.notice()), story, digest(30))) {
      List<String> said = new ArrayList<>(new NoticeText(message, true).lines(100));
      said.add(new NoticeText(message, true).subject());
      for (Template template : Template.values()) {
        said.add(WebhookBody.of(template, message, true));
      }
      assertThat(said)
          .noneMatch(each -> each.contains("acme"))
          .noneMatch(each -> each.contains("1202"))
          .noneMatch(each -> each.contains("c-17"));
    }
  }

  @Test
  void aStoryIsToldByItsHeadline() {
    NoticeMessage story =
        new NoticeMessage(
            List.of(ALERT.notice(), ALERT.with("id", AlertOnTopic.id(18)).notice()),
            "Account acme-17: high-cost calls (1 rule, 1 number)",
            false);

    assertThat(new NoticeText(story, false).subject())
        .isEqualTo("[high] irsf: Account acme-17: high-cost calls (1 rule, 1 number)");
    assertThat(new NoticeText(story, true).subject())
        .isEqualTo("[high] irsf: 2 alerts of one attack");
    assertThat(new NoticeText(story, false).lines(100))
        .filteredOn(each -> each.startsWith("alert: "))
        .hasSize(2);
  }

  @Test
  void aDigestCountsAndThenListsTheGravestFirst() {
    List<String> lines = new NoticeText(digest(10_000), false).lines(Integer.MAX_VALUE);

    assertThat(new NoticeText(digest(10_000), false).subject())
        .isEqualTo("[critical] irsf: 10000 in a digest");
    assertThat(lines).contains("9999 medium", "1 critical", "10000 irsf");
    assertThat(lines).filteredOn(each -> each.startsWith("alert: ")).hasSize(10_000);
    assertThat(lines.stream().filter(each -> each.startsWith("[")).findFirst().orElseThrow())
        .startsWith("[critical] irsf: Account acme-7 ");
  }

  @Test
  void noLineBreaksOutOfItsPlace() {
    NoticeText text =
        new NoticeText(
            one(ALERT.with("summary", "calls\r\nBcc: all@example.org\u2028\u202e!").notice()),
            false);

    assertThat(text.subject()).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
    assertThat(text.lines(9)).noneMatch(each -> each.matches("(?s).*[\\p{Cntrl}\\u202e].*"));
  }

  @Test
  void jsonHasTheAlertAsItIsOnTheTopic() {
    JsonNode body = body(Template.JSON, one(ALERT.notice()), false);

    assertThat(body.path("notice").asText()).isEqualTo("0000000000000011-1-3");
    assertThat(body.path("digest").asBoolean()).isFalse();
    assertThat(body.path("alerts").get(0)).isEqualTo(ALERT.json());
    JsonNode masked = body(Template.JSON, one(ALERT.notice()), true).path("alerts").get(0);
    assertThat(masked.path("subject").path("value").asText()).isEqualTo("ac•••••");
    assertThat(masked.fieldNames())
        .toIterable()
        .contains("id", "version", "state", "rule", "fraud", "severity", "first", "last", "hits")
        .doesNotContain("summary", "accused", "links", "evidence", "tenant", "window");
  }

  @Test
  void jsonOfOurOwnNoticesSaysTheirState() {
    JsonNode system = body(Template.JSON, one(own(true)), false).path("system").get(0);

    assertThat(system)
        .hasToString(
            "{\"id\":\"feed-pbx\",\"state\":\"closed\",\"severity\":\"high\","
                + "\"title\":\"Feed pbx fell silent\",\"text\":[\"Look at it.\"],"
                + "\"time\":\"2026-11-25T09:00:00Z\"}");
  }

  @Test
  void slackIsGivenNoMarks() {
    JsonNode body =
        body(
            Template.SLACK,
            one(ALERT.with("summary", "<!channel> & <https://x|y>").notice()),
            false);

    assertThat(body.path("text").asText())
        .startsWith("[high] irsf: &lt;!channel&gt; &amp; &lt;https://x|y&gt;\n");
    assertThat(body.path("mrkdwn").asBoolean(true)).isFalse();
  }

  @Test
  void teamsIsGivenACardWithALineEach() {
    JsonNode attachment = body(Template.TEAMS, one(ALERT.notice()), false).at("/attachments/0");

    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(attachment.at("/content/type").asText()).isEqualTo("AdaptiveCard");
    assertThat(attachment.at("/content/body/1/inlines/0/text").asText())
        .isEqualTo("subject: account acme-17");
  }

  @Test
  void aChatIsToldTheGravestOfADigest() {
    for (Template template : List.of(Template.SLACK, Template.TEAMS)) {
      String body = WebhookBody.of(template, digest(10_000), false);

      assertThat(body.length()).isLessThan(28_000);
      assertThat(body).contains("10000 irsf", "Account acme-7 ");
    }
  }

  @Test
  void alertmanagerKnowsAnAlertAgainAndSeesItsEnd() {
    JsonNode open = body(Template.ALERTMANAGER, one(ALERT.notice()), false).get(0);
    JsonNode closed =
        body(Template.ALERTMANAGER, one(ALERT.with("state", "closed").notice()), false).get(0);

    assertThat(open.path("labels"))
        .hasToString(
            "{\"id\":\"0000000000000011-1\",\"severity\":\"high\",\"alertname\":\"irsf-burst\","
                + "\"fraud\":\"irsf\",\"mode\":\"enforce\",\"kind\":\"account\"}");
    assertThat(open.path("startsAt").asText()).isEqualTo("2026-11-25T08:57:40Z");
    assertThat(open.path("endsAt").asText()).isEqualTo("2026-11-26T09:00:00Z");
    assertThat(open.at("/annotations/summary").asText()).contains("acme-17");
    assertThat(closed.path("labels")).isEqualTo(open.path("labels"));
    assertThat(closed.path("endsAt").asText()).isEqualTo("2026-11-25T09:00:00Z");
    assertThat(body(Template.ALERTMANAGER, one(own(true)), false).get(0).path("labels"))
        .isEqualTo(body(Template.ALERTMANAGER, one(own(false)), false).get(0).path("labels"));
  }

  @Test
  void aMessageHasTheIdOfWhatItSays() {
    Notice next = ALERT.with("state", "closed").notice();
    List<String> ids =
        Arrays.asList(
            one(ALERT.notice()).id(), digest(3).id(), digest(4).id(), one(own(false)).id());

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(digest(3).id()).isEqualTo(digest(3).id());
    assertThat(one(next).id()).isEqualTo("0000000000000011-1-3");
  }

  @Test
  void whatIsNoAlertIsPassedOver() {
    for (String record : List.of("", "null", "[]", "{}", "{\"id\":\"0000000000000011-1\"}", "{{")) {
      assertThat(AlertNotice.of(ALERT.key(), record, 0, 0)).isEmpty();
    }
    assertThat(AlertNotice.of("another", ALERT.text(), 0, 0)).isEmpty();
  }
}
