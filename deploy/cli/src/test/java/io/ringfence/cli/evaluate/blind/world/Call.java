package io.ringfence.cli.evaluate.blind.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Records of one call, as the switch that it runs over reports it. */
public final class Call {
  private final Scene scene;
  private final Dice dice;
  private final long at;
  private final ObjectNode fields;
  private String from;
  private String to;
  private String trunk;
  private String source = "sbc-east";
  private String direction = "outbound";
  private long ring = -1;
  private long talk = -1;
  private long setup = -1;
  private int code = -1;
  private String released;

  Call(Scene scene, long at) {
    this.scene = scene;
    this.dice = scene.dice;
    this.at = at;
    this.fields = scene.world.tape.node();
  }

  /** A customer's line calls. */
  public Call by(Line line) {
    from = line.number();
    fields.put("account", line.account());
    fields.put("device", line.device());
    fields.put("address", line.address());
    fields.put("userAgent", line.agent());
    fields.put("attestation", "A");
    source = scene.world.switchOf(line.place());
    return this;
  }

  /** A customer's line is called from outside. */
  public Call into(Line line) {
    to = line.number();
    direction = "inbound";
    fields.put("account", line.account());
    if (trunk == null) {
      trunk = scene.world.ingress(dice);
    }
    if (!fields.has("attestation")) {
      fields.put("attestation", dice.pick("A", "A", "A", "B", "C"));
    }
    source = scene.world.switchOf(line.place());
    return this;
  }

  /** The caller's number as shown. */
  public Call from(String number) {
    from = number;
    return this;
  }

  /** The called number. */
  public Call to(String number) {
    to = number;
    return this;
  }

  /** The customer. */
  public Call account(String account) {
    fields.put("account", account);
    return this;
  }

  /** The trunk that it comes or goes by. */
  public Call trunk(String name) {
    trunk = name;
    return this;
  }

  /** Who vouches for the caller's number: A, B or C. */
  public Call vouched(String attestation) {
    fields.put("attestation", attestation);
    return this;
  }

  /** It is answered and lasts as long. */
  public Call talk(long millis) {
    talk = Math.max(1, millis);
    code = 200;
    return this;
  }

  /** It rings as long. */
  public Call ring(long millis) {
    ring = millis;
    return this;
  }

  /** It takes as long until it rings. */
  public Call setup(long millis) {
    setup = millis;
    return this;
  }

  /** It is not answered, for a SIP reason. */
  public Call fail(int sipCode) {
    code = sipCode;
    return this;
  }

  /** Who hangs up. */
  public Call released(String by) {
    released = by;
    return this;
  }

  /** It goes as calls go: answered, busy, nobody there, a mailbox, or a fault. */
  public Call natural(double meanSeconds) {
    double luck = dice.real();
    if (luck < 0.60) {
      talk(dice.around(meanSeconds));
    } else if (luck < 0.70) {
      ring(dice.seconds(18, 28)).talk(dice.seconds(4, 40));
    } else if (luck < 0.87) {
      ring(dice.seconds(15, 45)).fail(dice.chance(0.8) ? 487 : 480);
    } else if (luck < 0.95) {
      fail(486);
    } else {
      fail(dice.chance(0.5) ? 404 : dice.chance(0.5) ? 503 : 603);
    }
    return this;
  }

  /** Puts the records down, and returns when it ends. */
  public long send() {
    World world = scene.world;
    boolean foreign = to != null && !to.startsWith("+1") && direction.equals("outbound");
    if (trunk == null) {
      trunk = foreign ? world.abroad(dice) : world.egress(dice);
    }
    if (code < 0) {
      natural(150);
    }
    if (setup < 0) {
      setup = foreign ? dice.seconds(3, 8) : dice.seconds(0.4, 2.4);
    }
    boolean rings = code == 200 || code == 487 || code == 480 || code == 603;
    if (ring < 0) {
      ring = rings ? dice.seconds(3, 17) : 0;
    }
    long answered = at + setup + ring;
    long end = code == 200 ? answered + talk : answered + dice.between(20, 200);
    String call = "k" + world.tape.id();
    boolean late = world.endsOnly(trunk);
    String called = to;
    world.tape.see(from);
    world.tape.see(to);
    if (late) {
      from = dialled(from);
      to = dialled(to);
    } else if (source.equals("sbc-west")) {
      from = uri(from);
      to = uri(to);
    }
    if (!late && code == 200 && talk > 5000 && dice.chance(0.02)) {
      measure(call, end);
    }
    if (!late) {
      world.tape.put(record(call, "attempt", true), at, source, scene.story());
      if (code == 200) {
        world.tape.put(
            record(call, "answer", !source.equals("sbc-west")), answered, source, scene.story());
      }
    }
    end(call, end, late);
    if (scene.story() != null && scene.costs() && code == 200 && direction.equals("outbound")) {
      double price = Destination.priceOf(called) * talk / 60_000.0;
      if (price > 0) {
        scene.story().losses.add(new Story.Loss(end, Math.round(price * 10_000) / 10_000.0));
      }
    }
    return end;
  }

  /** The older switch notes numbers as they are dialled in the United States. */
  private static String dialled(String number) {
    if (number == null || !number.startsWith("+")) {
      return number;
    }
    return number.startsWith("+1") ? number.substring(2) : "011" + number.substring(1);
  }

  /** Another switch notes them as SIP does. */
  private static String uri(String number) {
    if (number == null || number.equals("anonymous")) {
      return number;
    }
    return "sip:" + number + "@west.example;user=phone";
  }

  private void measure(String call, long at) {
    ObjectNode node = scene.world.tape.node();
    node.put("type", "quality");
    node.put("call", call);
    node.put("trunk", trunk);
    node.put("mos", dice.between(34, 44) / 10.0);
    node.put("jitterMillis", dice.between(2, 40));
    node.put("lossPercent", dice.between(0, 20) / 10.0);
    node.put("rttMillis", dice.between(20, 190));
    scene.world.tape.put(node, at, source, scene.story());
  }

  private void end(String call, long end, boolean late) {
    World world = scene.world;
    String feed = late ? "softswitch-2" : source;
    world.tape.put(
        closing(record(call, "end", late || !source.equals("sbc-west")), 0),
        end,
        feed,
        scene.story());
    if (!late && dice.chance(0.02)) {
      int skew = dice.between(-400, 400);
      long other = Math.max(end + skew, at + 1);
      world.tape.put(
          closing(record(call, "end", true), skew), other, "softswitch-1", scene.story());
    }
  }

  private ObjectNode record(String call, String phase, boolean full) {
    ObjectNode node = scene.world.tape.node();
    node.put("type", "call");
    node.put("call", call);
    node.put("phase", phase);
    if (full) {
      put(node, "from", from);
      put(node, "to", to);
      node.setAll(fields);
      put(node, "trunk", trunk);
      node.put("direction", direction);
    }
    return node;
  }

  private static void put(ObjectNode node, String field, String value) {
    if (value != null) {
      node.put(field, value);
    }
  }

  private ObjectNode closing(ObjectNode node, int skew) {
    node.put("started", Instant.ofEpochMilli(at).toString());
    node.put("ringMillis", ring);
    node.put("talkMillis", code == 200 ? Math.max(0, talk + skew) : 0);
    node.put("sipCode", code);
    int cause =
        switch (code) {
          case 200, 487 -> 16;
          case 486 -> 17;
          case 480 -> 19;
          case 404 -> 1;
          case 603 -> 21;
          default -> 34;
        };
    node.put("q850", cause);
    String who = released;
    if (who == null) {
      who = code == 487 ? "caller" : code >= 500 ? "network" : null;
    }
    node.put("releasedBy", who != null ? who : dice.chance(0.5) ? "caller" : "callee");
    return node;
  }
}
