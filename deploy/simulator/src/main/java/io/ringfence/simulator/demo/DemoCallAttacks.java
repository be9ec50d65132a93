package io.ringfence.simulator.demo;

import io.ringfence.simulator.output.RecordSource;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Attacks by calls. Paces are those of dialling software. */
final class DemoCallAttacks {

  private final ActorSchedule schedule;
  private final Directory directory;

  DemoCallAttacks(ActorSchedule schedule) {
    this.schedule = schedule;
    directory = schedule.directory;
  }

  private static boolean slow(String pace) {
    return pace.equals("slow");
  }

  /**
   * A hacked telephone system fills revenue-share ranges: a few dozen calls within a minute, most
   * of them kept up. Slow: one every ten minutes, all night.
   */
  void irsfBurst(long first, String pace) {
    RandomSource random = schedule.random();
    Person hacked = directory.newPerson(Country.US).withAddress(directory.foreignAddress());
    int calls = random.between(18, 36);
    long gap = slow(pace) ? 600_000 : schedule.within(60_000, 0.35) / calls;
    int range = random.below(8);
    schedule.attack(
        slow(pace) ? "irsf-trickle" : "irsf-burst",
        List.of("irsf", "pbx-hacking"),
        pace,
        SubjectId.all(hacked),
        first,
        Actor.times(
            calls,
            () -> random.jittered(gap),
            (now, network) -> {
              Country place = Country.costly(range + random.below(4));
              PhoneCall call = PhoneCall.outbound(hacked, place.number(random.below(900)));
              network.call(
                  RecordSource.SBC_1,
                  now,
                  random.chance(0.7)
                      ? call.answered(random.between(800, 4_000), random.talkMillis(240), "called")
                      : random.chance(0.7) ? call.failed() : call.unanswered(15_000));
            }));
  }

  /** Few calls that never end: four at once to satellite phones, for hours if nobody looks. */
  void irsfInCall(long first, String pace) {
    RandomSource random = schedule.random();
    Person hacked = directory.newPerson(Country.GB);
    schedule.attack(
        "irsf-in-call",
        List.of("irsf", "pbx-hacking"),
        pace,
        SubjectId.all(hacked),
        first,
        Actor.times(
            4,
            () -> random.jittered(1_500),
            (now, network) -> {
              String phone = Country.satellite(random.below(2)).number(3_000 + random.below(900));
              PhoneCall call = PhoneCall.outbound(hacked, phone);
              int minutes = random.between(45, 170);
              network.call(
                  RecordSource.SBC_1, now, call.answered(1_500, minutes * 60_000, "called"));
            }));
  }

  /** Rings once and hangs up, so that people call a costly number back; one in thirty does. */
  void wangiri(long first, String pace) {
    RandomSource random = schedule.random();
    Person caller = directory.newPerson(Country.costly(5));
    int calls = slow(pace) ? 400 : (int) (schedule.within(45_000, 0.35) / 330);
    schedule.attack(
        slow(pace) ? "wangiri-trickle" : "wangiri",
        List.of("wangiri", "robocall", "flash-call"),
        pace,
        List.of(SubjectId.number(caller.number())),
        first,
        Actor.times(
            calls,
            () -> random.exponentialMillis(slow(pace) ? 20_000 : 330),
            (now, network) -> {
              Person victim = directory.anySubscriber(random);
              PhoneCall call = PhoneCall.inbound(caller, victim, "C");
              network.call(now, call.abandoned(random.between(700, 2_200)));
              if (random.chance(1 / 30.0)) {
                network.attribute(null);
                PhoneCall back = PhoneCall.outbound(victim, caller.number());
                network.call(
                    now + random.between(8_000, 40_000), back.answered(900, 40_000, "caller"));
              }
            }));
  }

  /**
   * A recorded voice to one number after the other: few answer, nobody listens, many numbers do not
   * exist.
   */
  void robocall(long first, String pace) {
    RandomSource random = schedule.random();
    Person dialler = directory.newPerson(Country.US);
    int calls = slow(pace) ? 900 : (int) (schedule.within(60_000, 0.4) / 200);
    schedule.attack(
        slow(pace) ? "robocall-trickle" : "robocall",
        List.of("robocall"),
        pace,
        SubjectId.all(dialler),
        first,
        Actor.times(
            calls,
            () -> random.exponentialMillis(slow(pace) ? 8_000 : 200),
            (now, network) -> {
              PhoneCall call = PhoneCall.outbound(dialler, directory.stranger(random, Country.US));
              double fate = random.fraction();
              network.call(
                  RecordSource.SBC_2,
                  now,
                  fate < 0.22
                      ? call.answered(
                          random.between(2_000, 12_000), random.between(1_500, 9_000), "called")
                      : fate < 0.48
                          ? call.unallocated()
                          : fate < 0.56
                              ? call.busy()
                              : call.abandoned(random.between(9_000, 18_000)));
            }));
  }

  /** The desk lists a stranger's number; a little later he calls customers of ours. */
  void listedNumber(long first, String pace) {
    RandomSource random = schedule.random();
    Person stranger = directory.newPerson(Country.US);
    SubjectId number = SubjectId.number(stranger.number());
    schedule.unlabelled(
        first, Actor.once((now, network) -> network.listing(now, "add", number, "robocall", 0, 0)));
    schedule.attack(
        "listed-number",
        List.of("listed-subject"),
        pace,
        List.of(number),
        first + 1_500,
        Actor.times(
            3,
            () -> random.jittered(4_000),
            (now, network) -> {
              PhoneCall call = PhoneCall.inbound(stranger, directory.anySubscriber(random), "C");
              network.call(RecordSource.SBC_1, now, call.answered(5_000, 20_000, "called"));
            }));
  }

  /** A customer calls a number that has been listed as a swindler's. */
  void listedNumberCalled(long first, String pace) {
    RandomSource random = schedule.random();
    Person swindler = directory.newPerson(Country.GB);
    SubjectId number = SubjectId.number(swindler.number());
    schedule.unlabelled(
        first, Actor.once((now, network) -> network.listing(now, "add", number, "smishing", 0, 0)));
    schedule.attack(
        "listed-number-called",
        List.of("listed-subject"),
        pace,
        List.of(number),
        first + 2_000,
        Actor.once(
            (now, network) -> {
              PhoneCall call =
                  PhoneCall.outbound(directory.anySubscriber(random), swindler.number());
              network.call(RecordSource.SBC_2, now, call.answered(6_000, 30_000, "caller"));
            }));
  }
}
