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
import java.util.stream.Stream;

/** All kinds of attack, and when each one happens. */
final class AttackCatalogue {

  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  /** Fraudsters come back, but not with everything every day, and not for ever. */
  private static final double AGAIN_A_LATER_DAY = 0.3;

  private static final double MOST_TIMES = 20;

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

  private AttackCatalogue() {}

  /** Each at least once on the first day, if there is time for it. */
  static void addTo(ActorSchedule schedule) {
    RandomSource random = schedule.random();
    long whole = schedule.settings.duration().toMillis();
    for (AttackKind kind : KINDS) {
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
              schedule.settings.from() + day + lead + (long) (room * random.fraction()));
        }
      }
    }
  }

  /** A larger provider is attacked more often, but by far not in proportion. */
  private static int copies(int subscribers) {
    return subscribers < 20_000 ? 1 : subscribers < 200_000 ? 2 : 3;
  }

  private static void begin(ActorSchedule schedule, AttackKind kind, long first) {
    AttackRun attack = new AttackRun(schedule, kind.slow(), first);
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
