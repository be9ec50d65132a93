package io.ringfence.cli.evaluate.blind.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message by SMS or chat, and the report of its delivery. */
public final class Text {
  private final Scene scene;
  private final long at;
  private final ObjectNode fields;
  private boolean chat;
  private double lost = 0.03;

  Text(Scene scene, long at, String words) {
    this.scene = scene;
    this.at = at;
    this.fields = scene.world.tape.node();
    fields.put("text", words);
  }

  /** A customer's line writes. */
  public Text by(Line line) {
    if (line.number() != null) {
      fields.put("from", line.number());
    }
    fields.put("account", line.account());
    fields.put("device", line.device());
    if (line.address() != null && !line.mobile()) {
      fields.put("address", line.address());
    }
    return this;
  }

  /** The sender's number or name. */
  public Text from(String party) {
    fields.put("from", party);
    return this;
  }

  /** The recipient. */
  public Text to(String party) {
    fields.put("to", party);
    return this;
  }

  /** The customer. */
  public Text account(String account) {
    fields.put("account", account);
    return this;
  }

  /** The address that it was sent from. */
  public Text address(String address) {
    fields.put("address", address);
    return this;
  }

  /** It is a chat message. */
  public Text chat() {
    chat = true;
    return this;
  }

  /** It is a chat message in a meeting. */
  public Text meeting(String meeting) {
    fields.put("meeting", meeting);
    return chat();
  }

  /** The share of such messages that is not delivered. */
  public Text losing(double share) {
    lost = share;
    return this;
  }

  /** Puts the records down. */
  public void send() {
    World world = scene.world;
    String source = chat ? "chat" : "smsc-1";
    String message = "g" + world.tape.id();
    String words = fields.path("text").asText();
    ObjectNode node = world.tape.node();
    node.put("type", "message");
    node.put("message", message);
    node.put("channel", chat ? "chat" : "sms");
    node.put("status", "submitted");
    node.setAll(fields);
    if (!chat) {
      node.put("segments", 1 + words.length() / 160);
    }
    world.tape.put(node, at, source, scene.story());
    if (!chat && scene.dice.chance(0.97)) {
      ObjectNode report = world.tape.node();
      report.put("type", "message");
      report.put("message", message);
      report.put("status", scene.dice.chance(lost) ? "failed" : "delivered");
      world.tape.put(report, at + scene.dice.seconds(1.5, 14), source, scene.story());
    }
  }
}
