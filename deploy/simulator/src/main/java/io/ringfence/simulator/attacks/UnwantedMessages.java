package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.Tables;
import io.ringfence.simulator.world.Actor;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that nobody asked for: adverts, and lures with a link; and codes that are asked for only
 * because each message to a rented range is paid for.
 */
final class UnwantedMessages extends AttackRun {

  private static final String[] SPAM = {"sms-spam", "smishing"};
  private static final String[] LURES = {"smishing", "sms-spam"};
  private static final String PUMPING = "sms-pumping";

  static final List<AttackKind> KINDS =
      family(
          UnwantedMessages::new,
          loud("sms-spam", 40, a -> a.customer(false), SPAM),
          shown(loud("smishing", 40, a -> a.customer(true), LURES)),
          loud("smishing-from-outside", 45, UnwantedMessages::luresFromOutside, LURES),
          slow("sms-spam-snowshoe", 420, a -> a.farm(false), SPAM),
          slow("smishing-snowshoe", 420, a -> a.farm(true), LURES),
          loud("sms-pumping", 45, UnwantedMessages::pump, PUMPING),
          slow("sms-pumping-drip", 480, UnwantedMessages::pump, PUMPING));

  private static final List<Country> ROUTES = Tables.ranges("rented-routes");

  UnwantedMessages(Beginning beginning) {
    super(beginning);
  }

  /** One account of ours, as fast as it can. */
  private void customer(boolean lure) {
    long texts = random.logUniform(120, 1_000);
    send(List.of(own()), lure, texts, random.logUniform(80, 2_500));
  }

  /** From other networks: a few numbers, or one name that everybody knows. */
  private void luresFromOutside() {
    boolean named = random.chance(0.35);
    String name = named ? random.oneOf(MessageTexts.BRANDS).replace(" ", "") : "";
    List<Person> senders = new ArrayList<>();
    for (int i = random.between(1, 12); i > 0 && !named; i--) {
      senders.add(outside(directory.newPerson(Country.home(first, i)).number()));
    }
    if (named) {
      blame("number", "US:" + name);
      senders.add(Person.seen(name));
    }
    long texts = random.logUniform(200, 1_200);
    send(senders, true, texts, random.logUniform(150, 2_500));
  }

  /** A farm of prepaid cards, none of which writes more than a teenager. */
  private void farm(boolean lure) {
    boolean ours = random.chance(0.6);
    List<Person> senders = many(random.between(6, 25), () -> ours ? own() : foreigner());
    long texts = random.logUniform(250, 700);
    send(senders, lure, texts, 400 * MINUTE / texts);
  }

  private void send(List<Person> senders, boolean lure, long texts, long gap) {
    List<String> templates =
        many(
            random.between(1, 3),
            () -> lure ? MessageTexts.lure(random) : random.oneOf(MessageTexts.OFFERS));
    String site = MessageTexts.site(random);
    boolean manySites = random.chance(0.3);
    double guessed = 0.7 * random.fraction();
    paced(
        (int) texts,
        gap,
        now -> {
          Person sender = random.oneOf(senders);
          String to =
              random.chance(guessed)
                  ? directory.stranger(random, Country.US)
                  : directory.anySubscriber(random).number();
          String text = MessageTexts.filled(random, random.oneOf(templates));
          if (lure) {
            text += ": " + MessageTexts.link(random, manySites ? MessageTexts.site(random) : site);
          }
          double fate = random.fraction();
          String became = fate < 0.75 ? "delivered" : fate < 0.95 ? "failed" : "blocked";
          network.sms(now, sender, to, text, became, 300 + random.exponentialMillis(900));
        });
  }

  private void pump() {
    Person service = service();
    blame("account", service.account());
    Country place = random.oneOf(ROUTES);
    String rent = place.blocks().get(0) + random.digits(place.digits() - 4);
    blame("range", rent);
    blame("range", rent.substring(0, rent.length() - 1));
    int[] next = {random.below(5_000)};
    boolean sequence = random.chance(0.7);
    List<String> machines = machines((int) random.logUniform(1, slow ? 12 : 60));
    Country seat = hideout();
    int asks = count(120, 900, 120, 400);
    paced(
        asks,
        gap(300, 4_000, 450, asks),
        now -> {
          next[0] = sequence ? next[0] + random.between(1, 3) : random.below(10_000);
          String number = rent + Integer.toString(10_000 + next[0] % 10_000).substring(1);
          blame("number", number);
          Country country = random.chance(0.5) ? seat : hideout();
          Person asked =
              new Person(country, number, service.account(), null, random.oneOf(machines), null);
          code(now, random, service, asked);
          if (random.chance(0.01)) {
            network.security(now + 20_000, "otp.verified", asked);
          }
        });
  }

  /** A shop or an app whose own customers ask for codes all day, and type them in. */
  private Person service() {
    RandomSource others = schedule.random();
    Person service = directory.newPerson(Country.US).asCompany();
    double typed = 0.75 + 0.2 * others.fraction();
    long gap = others.logUniform(20_000, 120_000);
    schedule.unlabelled(
        schedule.at(0.01),
        Actor.always(
            others.every(gap),
            now -> {
              Person asked = directory.anySubscriber(others).asking(service);
              code(now, others, service, asked);
              if (others.chance(typed)) {
                network.security(now + others.between(6_000, 40_000), "otp.verified", asked);
              }
            }));
    return service;
  }

  private void code(long now, RandomSource draws, Person service, Person asked) {
    network.security(now, "otp.sent", asked);
    String text = draws.digits(6) + " is your verification code";
    String fate = draws.chance(0.95) ? "delivered" : "failed";
    long after = 400 + draws.exponentialMillis(1_500);
    network.sms(now + 200, service, asked.number(), text, fate, after);
  }
}
