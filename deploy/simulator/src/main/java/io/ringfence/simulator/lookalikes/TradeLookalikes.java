package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.ArrayList;
import java.util.List;

/** Lawful customers whose calls are dear, go to many countries, or happen at night. */
final class TradeLookalikes extends LookalikeGroup {

  TradeLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    exporter();
    nightSupport();
    aidOrganisation();
    newFamily();
    newBusiness();
    followMe();
    competition();
  }

  /** Suppliers in a dozen countries, by day, some of them in dear places. */
  private void exporter() {
    RandomSource random = schedule.random();
    Person office = directory.newPerson(Country.DE);
    CustomerRoutine.ofOffice(schedule, office, 150);
    List<String> partners = partners(random, 24);
    daily("export-office", SubjectId.all(office), 9, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(240_000),
            (now, network) -> abroad(now, network, random, office, random.oneOf(partners), 180));
  }

  /** Engineers on duty: at three in the morning they call the same data centres as every night. */
  private void nightSupport() {
    RandomSource random = schedule.random();
    Person support = directory.newPerson(Country.US);
    CustomerRoutine.ofOffice(schedule, support, 200);
    List<String> partners = partners(random, 4);
    daily("night-support", SubjectId.all(support), 6, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(900_000),
            (now, network) -> abroad(now, network, random, support, random.oneOf(partners), 300));
  }

  /** Field offices in Africa and on ships; the lines are bad and dialled again and again. */
  private void aidOrganisation() {
    RandomSource random = schedule.random();
    Person aid = directory.newPerson(Country.FR);
    CustomerRoutine.ofOffice(schedule, aid, 100);
    List<String> field = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Country place = i < 2 ? FraudGeography.satellite(random) : FraudGeography.resold(random);
      field.add(FraudGeography.number(random, place));
    }
    trap("aid-organisation", SubjectId.all(aid), schedule.at(0.03))
        .always(
            () -> random.exponentialMillis(schedule.settings.isLong() ? 2_400_000 : 240_000),
            (now, network) -> {
              String to = random.oneOf(field);
              for (int i = random.below(3); i > 0; i--) {
                PhoneCall call = PhoneCall.outbound(aid, to).via(Trunks.of(to));
                network.call(now, call.unanswered(random.between(9_000, 20_000)));
                now += random.between(30_000, 60_000);
              }
              abroad(now, network, random, aid, to, 240);
            });
  }

  /** Has just moved here: a new account, and the first thing it does is to call home. */
  private void newFamily() {
    RandomSource random = schedule.random();
    for (int i = 0; i < 2; i++) {
      Person migrant = directory.newPerson(i == 0 ? Country.US : Country.DE);
      Country home = FraudGeography.resold(random);
      List<String> parents =
          List.of(FraudGeography.number(random, home), FraudGeography.number(random, home));
      long first = schedule.at(0.2 + 0.3 * random.fraction());
      schedule.unlabelled(first, Actor.once((now, network) -> network.firstSignIn(now, migrant)));
      trap("new-customer-calls-home", SubjectId.all(migrant), first + 1_200_000)
          .always(
              () -> random.exponentialMillis(schedule.settings.isLong() ? 9_000_000 : 900_000),
              (now, network) -> abroad(now, network, random, migrant, random.oneOf(parents), 600));
    }
  }

  /** A shop opens: a new account with a lot of calls from the first hour, all of them cheap. */
  private void newBusiness() {
    RandomSource random = schedule.random();
    Person shop = directory.newPerson(Country.US);
    long first = schedule.at(0.25 + 0.2 * random.fraction());
    schedule.unlabelled(first, Actor.once((now, network) -> network.firstSignIn(now, shop)));
    trap("new-business", SubjectId.all(shop), first + 300_000)
        .times(
            120,
            () -> random.exponentialMillis(120_000),
            (now, network) -> {
              String other = directory.stranger(random, Country.US);
              Person customer = new Person(null, other, null, null, null, null);
              PhoneCall call =
                  random.chance(0.5)
                      ? PhoneCall.outbound(shop, other)
                      : PhoneCall.inbound(customer, shop, "A");
              network.call(now, call.via(Trunks.of(other)).asUsual(random, 80));
            });
  }

  /** Away on business: calls to the desk are forwarded to a mobile abroad, as arranged. */
  private void followMe() {
    RandomSource random = schedule.random();
    Person owner = directory.newPerson(Country.US);
    CustomerRoutine.ofCustomer(schedule, owner);
    String mobile = directory.stranger(random, Country.GB);
    Person forwarded = new Person(null, owner.number(), owner.account(), null, null, null);
    long first = schedule.at(0.15);
    schedule.unlabelled(
        first,
        Actor.once(
            (now, network) -> {
              network.security(now, "login.ok", owner);
              network.security(now + 20_000, "forwarding.changed", owner, mobile);
            }));
    trap("follow-me-forwarding", SubjectId.all(owner), first + 600_000)
        .always(
            () -> random.exponentialMillis(schedule.settings.isLong() ? 3_600_000 : 300_000),
            (now, network) -> {
              String from = directory.stranger(random, Country.US);
              Person caller = new Person(null, from, null, null, null, null);
              int talkMillis = random.talkMillis(100);
              network.call(
                  now,
                  PhoneCall.inbound(caller, owner, "A")
                      .via(Trunks.of(from))
                      .answered(9_000, talkMillis, "caller"));
              network.call(
                  now + 500,
                  PhoneCall.outbound(forwarded, mobile)
                      .via(Trunks.of(mobile))
                      .answered(8_000, talkMillis, "caller"));
            });
  }

  /** Tries for a prize on a premium number, a dozen times, and then gives up. */
  private void competition() {
    RandomSource random = schedule.random();
    Person fan = directory.newPerson(Country.GB);
    CustomerRoutine.ofCustomer(schedule, fan);
    String line = "+449098" + random.digits(6);
    trap("television-competition", SubjectId.all(fan), schedule.at(0.45))
        .times(
            7,
            () -> 25_000 + random.below(40_000),
            (now, network) -> {
              PhoneCall call = PhoneCall.outbound(fan, line).via(Trunks.of(line));
              network.call(now, call.answered(800, random.between(12_000, 25_000), "called"));
            });
  }

  private List<String> partners(RandomSource random, int count) {
    List<String> partners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      partners.add(
          random.chance(0.3)
              ? FraudGeography.number(random, FraudGeography.resold(random))
              : directory.stranger(random, Country.home(11, i)));
    }
    return partners;
  }

  private static void abroad(
      long now,
      ProviderNetwork network,
      RandomSource random,
      Person caller,
      String to,
      double seconds) {
    network.call(now, PhoneCall.outbound(caller, to).via(Trunks.of(to)).asUsual(random, seconds));
  }
}
