package io.ringfence.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.alert.Alert;
import io.ringfence.notify.WebhookChannel.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a webhook is sent. */
final class WebhookBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a digest in a chat. */
  private static final int MOST_LISTED = 20;

  /** Slack advises to send no more, and Teams takes at most 28 KB. */
  private static final int MOST_CHARACTERS = 4_000;

  /**
   * Alertmanager ends what nobody repeats in minutes. What we have opened we close, so this ends
   * only what a job that is gone has left.
   */
  private static final Duration OPEN = Duration.ofDays(1);

  private static final Duration TEST = Duration.ofMinutes(5);

  private WebhookBody() {}

  static String of(Template template, NoticeMessage message, boolean masked) {
    return (switch (template) {
          case JSON -> json(message, masked);
          case SLACK -> slack(new NoticeText(message, masked));
          case TEAMS -> teams(new NoticeText(message, masked));
          case ALERTMANAGER -> alertmanager(message, masked);
        })
        .toString();
  }

  private static ObjectNode json(NoticeMessage message, boolean masked) {
    ObjectNode json = JSON.createObjectNode().put("notice", message.id());
    json.put("digest", message.digest());
    ArrayNode alerts = json.putArray("alerts");
    ArrayNode system = json.putArray("system");
    for (Notice each : message.notices()) {
      if (each instanceof AlertNotice alert) {
        alerts.add(alert.shown(masked));
      } else if (each instanceof OwnNotice own) {
        ObjectNode notice = system.addObject().put("id", own.id()).put("state", own.state());
        notice.put("severity", own.severity().label()).put("title", own.title());
        own.text().forEach(notice.putArray("text")::add);
        notice.put("time", own.time().toString());
      }
    }
    return json;
  }

  /** Links, mentions and marks are no business of an alert's. */
  private static ObjectNode slack(NoticeText text) {
    String plain = text.chat(MOST_LISTED, MOST_CHARACTERS);
    String escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return JSON.createObjectNode().put("text", escaped).put("mrkdwn", false);
  }

  /** An adaptive card, with texts in which no marks are read. */
  private static ObjectNode teams(NoticeText text) {
    ObjectNode json = JSON.createObjectNode().put("type", "message");
    ObjectNode attachment = json.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    ObjectNode card = attachment.putObject("content").put("type", "AdaptiveCard");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("version", "1.2");
    ArrayNode body = card.putArray("body");
    text.chat(MOST_LISTED, MOST_CHARACTERS)
        .lines()
        .filter(line -> !line.isEmpty())
        .forEach(
            line ->
                body.addObject()
                    .put("type", "RichTextBlock")
                    .putArray("inlines")
                    .addObject()
                    .put("type", "TextRun")
                    .put("text", line));
    return json;
  }

  private static ArrayNode alertmanager(NoticeMessage message, boolean masked) {
    ArrayNode json = JSON.createArrayNode();
    for (Notice each : message.notices()) {
      NoticeText text = new NoticeText(new NoticeMessage(List.of(each), "", false), masked);
      ObjectNode alert = json.addObject();
      ObjectNode labels = alert.putObject("labels");
      alert
          .putObject("annotations")
          .put("summary", text.subject())
          .put("description", String.join("\n", text.lines(1)));
      labels.put("id", each.key()).put("severity", each.severity().label());
      if (each instanceof AlertNotice said) {
        ObjectNode shown = said.shown(masked);
        labels.put("alertname", shown.path("rule").path("id").asText());
        labels.put("fraud", said.fraud()).put("mode", said.mode().label());
        labels.put("kind", shown.path("subject").path("kind").asText());
        alert.put("startsAt", shown.path("first").asText());
        boolean over = said.state() == Alert.State.CLOSED || said.state() == Alert.State.RETRACTED;
        alert.put(
            "endsAt",
            Instant.ofEpochMilli(said.last()).plus(over ? Duration.ZERO : OPEN).toString());
      } else if (each instanceof OwnNotice own) {
        labels.put("alertname", "ringfence").put("kind", "system");
        Duration left = own.id().equals(OwnNotice.TEST) ? TEST : OPEN;
        alert.put("startsAt", own.time().toString());
        alert.put("endsAt", own.time().plus(own.closed() ? Duration.ZERO : left).toString());
      }
    }
    return json;
  }
}
