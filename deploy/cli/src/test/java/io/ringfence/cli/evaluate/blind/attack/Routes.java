package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Carriers that answer falsely, and boxes of SIMs that bring calls from abroad as local ones:
 * unlawful.
 */
final class Routes {
  private Routes() {}

  static List<Form> forms() {
    return List.of(
        Form.of("answer-fraud", "everything-answers", Routes::everything),
        Form.of("answer-fraud", "ringing-is-billed", Routes::ringing),
        Form.of("answer-fraud", "stretched-calls", Routes::stretched),
        Form.of("sim-box", "one-address-many-sims", Routes::box),
        Form.of("sim-box", "sims-in-turn", Routes::turns),
        Form.of("sim-box", "human-like", Routes::human));
  }

  private static String route(Scene scene) {
    String trunk =
        "intl-" + scene.dice.pick("lark", "nimbus", "tessel", "ravel") + "-" + scene.dice.digits(2);
    scene.name("trunk", trunk);
    Scene lawful = scene.aside();
    for (long at : lawful.times(scene.dice.between(15, 50), 0.5, 22)) {
      String to =
          scene.world.numbers.of(scene.dice.pick(Destination.in(scene.dice.pick("DE", "MX"))));
      lawful.call(at).by(scene.world.anybody(scene.dice)).to(to).trunk(trunk).natural(200).send();
    }
    return trunk;
  }

  private static Destination country(Scene scene) {
    return scene.dice.pick(
        Destination.in(scene.dice.pick("NG", "GH", "PK", "BD", "HT", "ET", "SN", "ML")));
  }

  /** A cheap route on which every call is answered at once, by nobody; callers give up soon. */
  private static void everything(Scene scene) {
    Dice dice = scene.dice;
    String trunk = route(scene);
    Destination to = country(scene);
    scene.name("range", "+" + to.prefix());
    scene.costs(true);
    for (long at : scene.spread(scene.pick(140, 80), 100, 18)) {
      scene
          .call(at)
          .by(scene.world.anybody(dice))
          .to(scene.world.numbers.of(to))
          .trunk(trunk)
          .setup(dice.seconds(0.2, 0.9))
          .ring(dice.between(0, 200))
          .talk(dice.seconds(4, 22))
          .released("caller")
          .send();
    }
  }

  /**
   * The answer comes while it still rings: most of the calls last as long as people let it ring.
   */
  private static void ringing(Scene scene) {
    Dice dice = scene.dice;
    String trunk = route(scene);
    Destination to = country(scene);
    scene.name("range", "+" + to.prefix());
    scene.costs(true);
    for (long at : scene.spread(scene.pick(150, 85), 110, 17)) {
      var call =
          scene
              .call(at)
              .by(scene.world.anybody(dice))
              .to(scene.world.numbers.of(to))
              .trunk(trunk)
              .ring(dice.seconds(0.1, 0.6));
      if (dice.chance(0.7)) {
        call.talk(dice.seconds(20, 38)).released("caller").send();
      } else {
        call.talk(dice.around(150)).send();
      }
    }
  }

  /**
   * When the called hangs up, the route goes on and plays noise, until the caller hangs up, too.
   */
  private static void stretched(Scene scene) {
    Dice dice = scene.dice;
    String trunk = route(scene);
    Destination to = country(scene);
    scene.name("range", "+" + to.prefix());
    scene.costs(true);
    for (long at : scene.spread(scene.pick(120, 70), 120, 16)) {
      var call =
          scene.call(at).by(scene.world.anybody(dice)).to(scene.world.numbers.of(to)).trunk(trunk);
      if (dice.chance(0.92)) {
        call.ring(dice.seconds(0.5, 2))
            .talk(60_000L * dice.between(3, 9) + dice.seconds(1, 4))
            .released("network")
            .send();
      } else {
        call.fail(503).send();
      }
    }
  }

  private static Line sim(Scene scene, Place place, String device, String address) {
    Account account = Tools.newcomer(scene, place);
    Line line =
        new Line(
            account.main().number(),
            account.id,
            device,
            address,
            "GoIP-32 GHSFVT-1.1",
            place,
            false);
    scene.name(line);
    return line;
  }

  private static void bypass(Scene scene, List<Line> sims, List<Long> times) {
    Dice dice = scene.dice;
    scene.also("subscription-fraud", "device-sharing");
    for (long at : times) {
      String to = dice.chance(0.3) ? scene.world.anybody(dice).number() : scene.world.outside(dice);
      scene.call(at).by(dice.pick(sims)).to(to).setup(dice.seconds(3, 6)).natural(260).send();
    }
  }

  /** A gateway with a slot for each SIM in a rented flat: all day calls out, none in. */
  private static void box(Scene scene) {
    Place place = Tools.town(scene);
    String address = scene.world.addresses.in(place);
    List<Line> sims = new ArrayList<>();
    for (int i = 0; i < scene.pick(16, 10); i++) {
      sims.add(sim(scene, place, scene.world.addresses.imei(), address));
    }
    bypass(scene, sims, scene.spread(scene.pick(300, 170), 240, 20));
  }

  /** One radio with changing SIMs, each used for an hour or less. */
  private static void turns(Scene scene) {
    Dice dice = scene.dice;
    Place place = Tools.town(scene);
    String device = scene.world.addresses.imei();
    String address = scene.world.addresses.in(place);
    List<Long> times = scene.spread(scene.pick(190, 130), 300, 20);
    int each = Math.max(1, times.size() / 14);
    for (int i = 0; i < times.size(); i += each) {
      Line line = sim(scene, place, device, address);
      bypass(scene, List.of(line), times.subList(i, Math.min(times.size(), i + each)));
      if (dice.chance(0.5)) {
        scene.event("register.ok", times.get(i) - 5000).line(line).send();
      }
    }
  }

  /** SIMs that write to each other and get a call now and then, to look alive. */
  private static void human(Scene scene) {
    Dice dice = scene.dice;
    Place place = Tools.town(scene);
    String address = scene.world.addresses.in(place);
    List<Line> sims = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sims.add(sim(scene, place, scene.world.addresses.imei(), address));
    }
    List<Long> times = scene.daily(scene.pick(210, 130), 300, 13);
    bypass(scene, sims, times);
    for (int i = 0; i < times.size(); i += 9) {
      Line one = dice.pick(sims);
      Line other = dice.pick(sims);
      scene.text(times.get(i), scene.world.phrases.chatter(dice)).by(one).to(other.number()).send();
      scene.call(times.get(i) + 50_000).by(one).to(other.number()).talk(dice.seconds(5, 30)).send();
    }
  }
}
