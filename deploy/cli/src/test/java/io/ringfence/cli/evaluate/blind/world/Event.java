package io.ringfence.cli.evaluate.blind.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record of the registrar, the portal, the mailbox system or the sender of codes. */
public final class Event {
  private final Scene scene;
  private final long at;
  private final String source;
  private final ObjectNode fields;

  Event(Scene scene, String event, long at) {
    this.scene = scene;
    this.at = at;
    this.fields = scene.world.tape.node();
    fields.put("type", "security");
    fields.put("event", event);
    this.source =
        switch (event.substring(0, event.indexOf('.'))) {
          case "otp" -> "codes";
          case "voicemail" -> "voicemail";
          case "login", "password", "forwarding", "device" -> "portal";
          default -> "registrar";
        };
  }

  /** A customer's line, on its equipment. */
  public Event line(Line line) {
    account(line.account());
    number(line.number());
    device(line.device());
    address(line.address());
    agent(line.agent());
    return place(line.place());
  }

  private Event put(String field, String value) {
    if (value != null) {
      fields.put(field, value);
    }
    return this;
  }

  /** The account. */
  public Event account(String value) {
    return put("account", value);
  }

  /** The number. */
  public Event number(String value) {
    return put("number", value);
  }

  /** The number that is called, or that calls go to. */
  public Event to(String value) {
    return put("to", value);
  }

  /** The device. */
  public Event device(String value) {
    boolean card = value != null && value.startsWith("mac:") && source.equals("registrar");
    scene.world.tape.see(value);
    return put("device", card ? value.substring(4).replaceAll("(..)(?=.)", "$1:") : value);
  }

  /** The address. */
  public Event address(String value) {
    return put("address", value);
  }

  /** The program. */
  public Event agent(String value) {
    return put("userAgent", value);
  }

  /** Where the address is. */
  public Event place(Place place) {
    if (place != null) {
      fields.put("country", place.country());
      fields.put("latitude", place.latitude());
      fields.put("longitude", place.longitude());
    }
    return this;
  }

  /** Puts the record down. */
  public void send() {
    scene.world.tape.put(fields, at, source, scene.story());
  }
}
