package io.ringfence.simulator;

import java.util.List;

/** Codes are asked for that nobody wants, because each message to a rented range is paid for. */
final class TextPumping {

  private static final List<Country> ROUTES =
      List.of(
          place("UZ", "+99890", 7),
          place("AZ", "+99455", 7),
          place("BD", "+88018", 8),
          place("TJ", "+99291", 7),
          place("KG", "+99655", 7),
          place("ID", "+62813", 8),
          place("NG", "+234809", 7),
          place("DZ", "+21369", 7),
          place("IQ", "+96477", 8),
          place("LK", "+9472", 7));

  private TextPumping() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("sms-pumping", 45, TextPumping::run, "sms-pumping"),
        Plan.slow("sms-pumping-drip", 480, TextPumping::run, "sms-pumping"));
  }

  private static void run(Plot plot) {
    Dice dice = plot.dice;
    Person service = service(plot);
    plot.blame(Subject.account(service.account()));
    Country place = dice.of(ROUTES);
    String rent = place.blocks().get(0) + dice.digits(place.digits() - 4);
    plot.blame(new Subject("range", rent));
    plot.blame(new Subject("range", rent.substring(0, rent.length() - 1)));
    int[] next = {dice.below(5_000)};
    boolean sequence = dice.chance(0.7);
    List<String> machines = Crook.machines(plot, (int) dice.spread(1, plot.slow ? 12 : 60));
    Country seat = Places.hideout(dice);
    int asks = plot.count(120, 900, 120, 400);
    long gap = plot.slow ? 450 * 60_000L / asks : dice.spread(300, 4_000);
    plot.repeat(
        0,
        asks,
        plot.rhythm(gap),
        (now, stage) -> {
          next[0] = sequence ? next[0] + dice.between(1, 3) : dice.below(10_000);
          String number = rent + Integer.toString(10_000 + next[0] % 10_000).substring(1);
          plot.blame(Subject.number(number));
          Country country = dice.chance(0.5) ? seat : Places.hideout(dice);
          Person asked =
              new Person(country, number, service.account(), null, dice.of(machines), null);
          code(now, stage, dice, service, asked);
          if (dice.chance(0.01)) {
            stage.security(now + 20_000, "otp.verified", asked);
          }
        });
  }

  /** A shop or an app whose own customers ask for codes all day, and type them in. */
  private static Person service(Plot plot) {
    Dice dice = plot.cast.dice();
    Person service = plot.directory.fresh(Country.US).asCompany();
    double typed = 0.75 + 0.2 * dice.fraction();
    long gap = dice.spread(20_000, 120_000);
    plot.cast.extra(
        plot.cast.at(0.01),
        Actor.always(
            () -> dice.pause(gap),
            (now, stage) -> {
              Person user = plot.directory.anySubscriber(dice);
              Person asked =
                  new Person(
                      user.country(), user.number(), service.account(), null, user.address(), null);
              code(now, stage, dice, service, asked);
              if (dice.chance(typed)) {
                stage.security(now + dice.between(6_000, 40_000), "otp.verified", asked);
              }
            }));
    return service;
  }

  private static void code(long now, Stage stage, Dice dice, Person service, Person asked) {
    stage.security(now, "otp.sent", asked);
    stage.sms(
        now + 200,
        service,
        service.number(),
        asked.number(),
        dice.digits(6) + " is your verification code",
        dice.chance(0.95) ? "delivered" : "failed",
        400 + dice.pause(1_500));
  }

  private static Country place(String iso, String block, int digits) {
    return new Country(iso, List.of(block), digits, 0, 0, 0);
  }
}
