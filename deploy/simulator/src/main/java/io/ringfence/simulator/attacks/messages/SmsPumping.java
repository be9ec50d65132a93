package io.ringfence.simulator.attacks.messages;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.List;

/** Codes are asked for that nobody wants, because each message to a rented range is paid for. */
public final class SmsPumping {

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

  private SmsPumping() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("sms-pumping", 45, SmsPumping::run, "sms-pumping"),
        AttackKind.slow("sms-pumping-drip", 480, SmsPumping::run, "sms-pumping"));
  }

  private static void run(AttackRun attack) {
    RandomSource random = attack.random;
    Person service = service(attack);
    attack.blame(SubjectId.account(service.account()));
    Country place = random.oneOf(ROUTES);
    String rent = place.blocks().get(0) + random.digits(place.digits() - 4);
    attack.blame(new SubjectId("range", rent));
    attack.blame(new SubjectId("range", rent.substring(0, rent.length() - 1)));
    int[] next = {random.below(5_000)};
    boolean sequence = random.chance(0.7);
    List<String> machines =
        Attacker.machines(attack, (int) random.logUniform(1, attack.slow ? 12 : 60));
    Country seat = FraudGeography.hideout(random);
    int asks = attack.count(120, 900, 120, 400);
    long gap = attack.slow ? 450 * 60_000L / asks : random.logUniform(300, 4_000);
    attack.paced(
        asks,
        gap,
        (now, network) -> {
          next[0] = sequence ? next[0] + random.between(1, 3) : random.below(10_000);
          String number = rent + Integer.toString(10_000 + next[0] % 10_000).substring(1);
          attack.blame(SubjectId.number(number));
          Country country = random.chance(0.5) ? seat : FraudGeography.hideout(random);
          Person asked =
              new Person(country, number, service.account(), null, random.oneOf(machines), null);
          code(now, network, random, service, asked);
          if (random.chance(0.01)) {
            network.security(now + 20_000, "otp.verified", asked);
          }
        });
  }

  /** A shop or an app whose own customers ask for codes all day, and type them in. */
  private static Person service(AttackRun attack) {
    RandomSource random = attack.schedule.random();
    Person service = attack.directory.newPerson(Country.US).asCompany();
    double typed = 0.75 + 0.2 * random.fraction();
    long gap = random.logUniform(20_000, 120_000);
    attack.schedule.unlabelled(
        attack.schedule.at(0.01),
        Actor.always(
            () -> random.exponentialMillis(gap),
            (now, network) -> {
              Person user = attack.directory.anySubscriber(random);
              Person asked =
                  new Person(
                      user.country(), user.number(), service.account(), null, user.address(), null);
              code(now, network, random, service, asked);
              if (random.chance(typed)) {
                network.security(now + random.between(6_000, 40_000), "otp.verified", asked);
              }
            }));
    return service;
  }

  private static void code(
      long now, ProviderNetwork network, RandomSource random, Person service, Person asked) {
    network.security(now, "otp.sent", asked);
    network.sms(
        now + 200,
        service,
        service.number(),
        asked.number(),
        random.digits(6) + " is your verification code",
        random.chance(0.95) ? "delivered" : "failed",
        400 + random.exponentialMillis(1_500));
  }

  private static Country place(String iso, String block, int digits) {
    return new Country(iso, List.of(block), digits, 0, 0, 0);
  }
}
