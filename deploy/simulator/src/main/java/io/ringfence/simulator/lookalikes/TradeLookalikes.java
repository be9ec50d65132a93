package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Lawful customers whose calls are dear, go to many countries, or happen at night. */
final class TradeLookalikes extends LookalikeGroup {

  static final List<Consumer<TradeLookalikes>> ALL =
      List.of(
          TradeLookalikes::exporter,
          TradeLookalikes::nightSupport,
          TradeLookalikes::aidOrganisation,
          TradeLookalikes::newFamily,
          TradeLookalikes::newBusiness,
          TradeLookalikes::followMe,
          TradeLookalikes::competition);

  TradeLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  /** Suppliers in a dozen countries, by day, some of them in dear places. */
  private void exporter() {
    Person office = office(Country.DE, 150);
    List<String> partners = partners(24);
    daily("export-office", SubjectId.all(office), 9, at(0.02))
        .calls(every(240_000), () -> call(office, random.oneOf(partners), 180));
  }

  /** Engineers on duty: at three in the morning they call the same data centres as every night. */
  private void nightSupport() {
    Person support = office(Country.US, 200);
    List<String> partners = partners(4);
    daily("night-support", SubjectId.all(support), 6, at(0.02))
        .calls(every(900_000), () -> call(support, random.oneOf(partners), 300));
  }

  /** Field offices in Africa and on ships; the lines are bad and dialled again and again. */
  private void aidOrganisation() {
    Person aid = office(Country.FR, 100);
    List<String> field =
        IntStream.range(0, 7)
            .mapToObj(i -> i < 2 ? random.oneOf(FraudGeography.SATELLITE).number(random) : resold())
            .toList();
    trap("aid-organisation", SubjectId.all(aid), at(0.03))
        .always(
            every(2_400_000, 240_000),
            now -> {
              String to = random.oneOf(field);
              for (int i = random.below(3); i > 0; i--) {
                PhoneCall call = PhoneCall.to(aid, to);
                network.call(now, call.unanswered(random.between(9_000, 20_000)));
                now += random.between(30_000, 60_000);
              }
              network.call(now, call(aid, to, 240));
            });
  }

  /** Has just moved here: a new account, and the first thing it does is to call home. */
  private void newFamily() {
    for (int i = 0; i < 2; i++) {
      Person migrant = newPerson(i == 0 ? Country.US : Country.DE);
      Country home = random.oneOf(FraudGeography.RESOLD);
      List<String> parents = List.of(home.number(random), home.number(random));
      long first = at(0.2 + 0.3 * random.fraction());
      once(first, now -> network.firstSignIn(now, migrant));
      trap("new-customer-calls-home", SubjectId.all(migrant), first + 1_200_000)
          .calls(every(9_000_000, 900_000), () -> call(migrant, random.oneOf(parents), 600));
    }
  }

  /** A shop opens: a new account with a lot of calls from the first hour, all of them cheap. */
  private void newBusiness() {
    Person shop = newPerson(Country.US);
    long first = at(0.25 + 0.2 * random.fraction());
    once(first, now -> network.firstSignIn(now, shop));
    trap("new-business", SubjectId.all(shop), first + 300_000)
        .calls(
            120,
            every(120_000),
            () -> {
              String other = stranger(Country.US);
              return random.chance(0.5)
                  ? call(shop, other, 80)
                  : PhoneCall.from(Person.seen(other), shop, "A").asUsual(random, 80);
            });
  }

  /** Away on business: calls to the desk are forwarded to a mobile abroad, as arranged. */
  private void followMe() {
    Person owner = customer(Country.US);
    String mobile = stranger(Country.GB);
    Person forwarded = new Person(null, owner.number(), owner.account(), null, null, null);
    long first = at(0.15);
    once(
        first,
        now -> {
          network.security(now, "login.ok", owner);
          network.security(now + 20_000, "forwarding.changed", owner, mobile);
        });
    trap("follow-me-forwarding", SubjectId.all(owner), first + 600_000)
        .always(
            every(3_600_000, 300_000),
            now -> {
              PhoneCall arrives = PhoneCall.from(Person.seen(stranger(Country.US)), owner, "A");
              int talk = random.talkMillis(100);
              network.call(now, arrives.answered(9_000, talk, "caller"));
              PhoneCall leaves = PhoneCall.to(forwarded, mobile);
              network.call(now + 500, leaves.answered(8_000, talk, "caller"));
            });
  }

  /** Tries for a prize on a premium number, a dozen times, and then gives up. */
  private void competition() {
    Person fan = customer(Country.GB);
    String line = "+449098" + random.digits(6);
    trap("television-competition", SubjectId.all(fan), at(0.45))
        .calls(
            7,
            from(25_000, 40_000),
            () -> PhoneCall.to(fan, line).answered(800, random.between(12_000, 25_000), "callee"));
  }

  private List<String> partners(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.chance(0.3) ? resold() : stranger(Country.home(11, i)))
        .toList();
  }

  private PhoneCall call(Person caller, String to, double seconds) {
    return PhoneCall.to(caller, to).asUsual(random, seconds);
  }
}
