package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Calls to an account are forwarded to a dear number, and then it is called a lot. */
public final class CallForwardingFraud {

  private static final String[] FRAUDS = {
    "forwarding-fraud", "irsf", "account-takeover", "impossible-travel", "targeted-pumping"
  };

  private CallForwardingFraud() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("forwarded-abroad", 45, CallForwardingFraud::run, FRAUDS),
        AttackKind.slow("forwarded-abroad-slowly", 420, CallForwardingFraud::run, FRAUDS));
  }

  private static void run(AttackRun attack) {
    RandomSource random = attack.random;
    Person owner = Attacker.victim(attack);
    Person thief = Attacker.thiefOf(attack, owner);
    Country place = FraudGeography.costly(random);
    String target = FraudGeography.number(random, place);
    attack.blame(SubjectId.number(target));
    int guesses = random.below(5);
    attack.repeat(
        0,
        guesses,
        () -> random.exponentialMillis(20_000),
        (now, network) -> network.security(now, "login.failed", thief));
    long in = guesses * 60_000L;
    attack.at(in, (now, network) -> network.security(now, "login.ok", thief));
    attack.at(
        in + 30_000, (now, network) -> network.security(now, "forwarding.changed", thief, target));
    String friend = attack.directory.newPerson(Country.US).number();
    attack.blame(SubjectId.number(friend));
    Person forwarded = new Person(null, owner.number(), owner.account(), null, null, null);
    int calls = attack.count(15, 80, 15, 45);
    long gap = attack.slow ? 380 * 60_000L / calls : random.logUniform(8_000, 60_000);
    attack.repeat(
        in + random.logUniform(60_000, 600_000),
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          int talkMillis = random.talkMillis(240);
          Person caller = new Person(null, friend, null, null, null, null);
          PhoneCall arrives = PhoneCall.inbound(caller, owner, "B").via(Trunks.of(friend));
          network.call(now, arrives.answered(3_000, talkMillis, "caller"));
          PhoneCall leaves = PhoneCall.outbound(forwarded, target).via(Trunks.of(target));
          network.call(now + 400, leaves.answered(2_400, talkMillis, "caller"));
        });
  }
}
