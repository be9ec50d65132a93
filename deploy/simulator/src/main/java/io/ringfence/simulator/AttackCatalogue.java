package io.ringfence.simulator;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.accounts.AccountTakeover;
import io.ringfence.simulator.attacks.accounts.CredentialStuffing;
import io.ringfence.simulator.attacks.accounts.DeviceSharing;
import io.ringfence.simulator.attacks.accounts.ImpossibleTravel;
import io.ringfence.simulator.attacks.accounts.PasswordGuessing;
import io.ringfence.simulator.attacks.accounts.SipScanning;
import io.ringfence.simulator.attacks.accounts.SubscriptionFraud;
import io.ringfence.simulator.attacks.calls.CallFlooding;
import io.ringfence.simulator.attacks.calls.CallForwardingFraud;
import io.ringfence.simulator.attacks.calls.CallerIdSpoofing;
import io.ringfence.simulator.attacks.calls.FalseAnswers;
import io.ringfence.simulator.attacks.calls.FlashCalls;
import io.ringfence.simulator.attacks.calls.ListedParties;
import io.ringfence.simulator.attacks.calls.PbxHacking;
import io.ringfence.simulator.attacks.calls.Robocalls;
import io.ringfence.simulator.attacks.calls.SimBoxes;
import io.ringfence.simulator.attacks.calls.TollFraud;
import io.ringfence.simulator.attacks.calls.TrafficPumping;
import io.ringfence.simulator.attacks.calls.VoicemailHacking;
import io.ringfence.simulator.attacks.calls.Wangiri;
import io.ringfence.simulator.attacks.messages.ChatSpam;
import io.ringfence.simulator.attacks.messages.MeetingIntrusion;
import io.ringfence.simulator.attacks.messages.MessageSpam;
import io.ringfence.simulator.attacks.messages.SmsPumping;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.world.ActorSchedule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All kinds of attack, and when each one happens. */
final class AttackCatalogue {

  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  /** Fraudsters come back, but not with everything every day, and not for ever. */
  private static final double AGAIN_A_LATER_DAY = 0.3;

  private static final double MOST_TIMES = 20;

  /** Share of a short simulation that an attack may take. */
  private static final double ROOM = 0.35;

  static final List<AttackKind> KINDS =
      Stream.of(
              TollFraud.kinds(),
              PbxHacking.kinds(),
              AccountTakeover.kinds(),
              PasswordGuessing.kinds(),
              CredentialStuffing.kinds(),
              SipScanning.kinds(),
              Wangiri.kinds(),
              Robocalls.kinds(),
              CallerIdSpoofing.kinds(),
              SimBoxes.kinds(),
              TrafficPumping.kinds(),
              CallFlooding.kinds(),
              FalseAnswers.kinds(),
              FlashCalls.kinds(),
              MessageSpam.kinds(),
              SmsPumping.kinds(),
              ImpossibleTravel.kinds(),
              DeviceSharing.kinds(),
              SubscriptionFraud.kinds(),
              MeetingIntrusion.kinds(),
              ChatSpam.kinds(),
              VoicemailHacking.kinds(),
              CallForwardingFraud.kinds(),
              ListedParties.kinds())
          .flatMap(List::stream)
          .toList();

  /** Those of a demonstration: they are what they are however fast they are played. */
  private static final Set<String> QUICK =
      Set.of(
          "irsf-burst",
          "two-places-at-once",
          "session-in-two-hands",
          "register-guessing-by-address",
          "register-guessing-by-botnet",
          "scan-extensions",
          "wangiri-range",
          "robocall-customer",
          "smishing",
          "device-with-many-accounts",
          "banned-device-returns",
          "listed-number-calls",
          "listed-number-is-called",
          "listed-network-registers");

  /** What there is time for besides, where a demonstration lasts for hours. */
  private static final Set<String> SLOW =
      Set.of(
          "irsf-many-destinations",
          "register-guessing-trickle",
          "wangiri-drip",
          "robocall-trickle");

  private AttackCatalogue() {}

  /** Each at least once on the first day, if there is time for it. */
  static void addTo(ActorSchedule schedule) {
    add(schedule, KINDS);
  }

  /**
   * The attacks of a demonstration. In a short one each happens once, from a tenth to six tenths of
   * it, and as fast as there is room for it.
   */
  static void addThoseOfDemonstrations(ActorSchedule schedule) {
    List<AttackKind> quick = kinds(QUICK);
    if (schedule.settings.isLong()) {
      add(schedule, quick);
      add(schedule, kinds(SLOW));
      return;
    }
    double room = ROOM * schedule.settings.duration().toMillis();
    for (int i = 0; i < quick.size(); i++) {
      double speed = Math.max(1, quick.get(i).minutes() * MINUTE / room);
      begin(schedule, quick.get(i), schedule.at(0.1 + 0.5 * i / quick.size()), speed);
    }
  }

  private static List<AttackKind> kinds(Set<String> names) {
    return KINDS.stream().filter(kind -> names.contains(kind.name())).toList();
  }

  private static void add(ActorSchedule schedule, List<AttackKind> kinds) {
    RandomSource random = schedule.random();
    long whole = schedule.settings.duration().toMillis();
    for (AttackKind kind : kinds) {
      long need = kind.minutes() * MINUTE;
      for (long day = 0; day < whole; day += DAY) {
        // Before anybody is attacked there is some time in which everything is as usual.
        long lead = day == 0 ? Math.min(60 * MINUTE, whole / 12) : 0;
        long room = Math.min(DAY, whole - day) - lead - need;
        boolean again =
            day == 0 || random.chance(Math.min(AGAIN_A_LATER_DAY, MOST_TIMES * DAY / whole));
        for (int i = copies(schedule.settings.subscribers()); again && room > 0 && i > 0; i--) {
          begin(
              schedule,
              kind,
              schedule.settings.from() + day + lead + (long) (room * random.fraction()),
              1);
        }
      }
    }
  }

  /** A larger provider is attacked more often, but by far not in proportion. */
  private static int copies(int subscribers) {
    return subscribers < 20_000 ? 1 : subscribers < 200_000 ? 2 : 3;
  }

  private static void begin(ActorSchedule schedule, AttackKind kind, long first, double speed) {
    AttackRun attack = new AttackRun(schedule, kind.slow(), first, speed);
    kind.script().accept(attack);
    schedule.attack(
        kind.name(),
        kind.frauds(),
        kind.slow() ? "slow" : "normal",
        attack.blamed(),
        attack.nextStep(),
        attack);
  }
}
