package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Codes sent as missed calls from a whole range: nobody pays for what was an SMS before. */
public final class FlashCalls {

  private static final String[] FRAUDS = {
    "flash-call", "wangiri", "robocall", "caller-id-spoofing"
  };

  private FlashCalls() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("flash-calls", 45, FlashCalls::run, FRAUDS),
        AttackKind.slow("flash-calls-drip", 420, FlashCalls::run, FRAUDS));
  }

  private static void run(AttackRun attack) {
    RandomSource random = attack.random;
    Country home =
        random.oneOf(List.of(Country.GB, Country.DE, Country.FR, Country.PL, Country.NG));
    int free = random.between(2, 4);
    String range = random.oneOf(home.blocks()) + random.digits(home.digits() - free);
    attack.blame(new SubjectId("range", range));
    attack.blame(new SubjectId("range", range.substring(0, range.length() - 1)));
    String trunk = "wholesale-" + random.between(2_000, 2_999);
    attack.blame(new SubjectId("trunk", trunk));
    int calls = attack.count(200, 1_500, 250, 800);
    long gap = attack.slow ? 400 * 60_000L / calls : random.logUniform(150, 1_800);
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          Person caller = Attacker.outside(attack, range + random.digits(free));
          Person called = attack.directory.anySubscriber(random);
          PhoneCall call =
              PhoneCall.inbound(caller, called, random.chance(0.5) ? "C" : null).via(trunk);
          network.call(now, call.abandoned(random.between(150, 1_200)));
        });
  }
}
