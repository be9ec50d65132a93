package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/**
 * What a line does by itself is misused. PINs of mailboxes are guessed, and from inside a mailbox
 * calls whom the guesser likes. Calls to an account are forwarded to a dear number, and then it is
 * called a lot.
 */
final class HijackedLines extends AttackRun {

  private static final String[] MAILBOX = {"voicemail-hack", "irsf", "pbx-hacking"};

  private static final String[] FORWARDING = {
    "forwarding-fraud", "irsf", "account-takeover", "impossible-travel", "targeted-pumping"
  };

  static final List<AttackKind> KINDS =
      family(
          HijackedLines::new,
          loud("mailbox-guessed", 90, a -> a.guess(1), MAILBOX),
          loud("mailboxes-tried", 90, a -> a.guess(a.random.between(5, 25)), MAILBOX),
          slow("mailbox-guessed-slowly", 480, a -> a.guess(1), MAILBOX),
          loud("forwarded-abroad", 45, HijackedLines::forward, FORWARDING),
          slow("forwarded-abroad-slowly", 420, HijackedLines::forward, FORWARDING));

  HijackedLines(Beginning beginning) {
    super(beginning);
  }

  private void guess(int boxes) {
    Person guesser = foreigner();
    String address = random.chance(0.5) ? machines(1).get(0) : null;
    List<Person> owners = many(boxes, this::victim);
    owners.forEach(this::blameOwner);
    int guesses = boxes > 1 ? boxes * random.between(2, 6) : count(15, 120, 25, 90);
    long gap = gap(4_000, 20_000, 300, guesses);
    int[] turn = {0};
    paced(
        guesses,
        gap,
        now -> {
          Person owner = owners.get(turn[0]++ % boxes);
          // The guesser has to call the mailbox; three guesses are allowed in each call.
          if (turn[0] % 3 == 1) {
            int talk = (int) Math.min(gap * 3, 60_000);
            network.call(now, PhoneCall.from(guesser, owner, "B").answered(2_000, talk, "callee"));
          }
          network.security(now + 3_000, "voicemail.failed", at(owner, address));
        });
    if (random.chance(0.75)) {
      callOut(guesses * gap + 60_000, owners.get(0), address);
    }
  }

  /** "Call the one who left this message": the mailbox dials out, at its owner's cost. */
  private void callOut(long after, Person owner, String address) {
    Country place = costly();
    Person mailbox = at(owner, null);
    logged(after, "voicemail.ok", at(owner, address));
    repeat(
        after + 30_000,
        slow ? random.between(5, 12) : random.between(6, 30),
        rhythm(slow ? 600_000 : random.logUniform(10_000, 60_000)),
        now -> dearCall(now, mailbox, place.number(random), 0.9, 180));
  }

  /** The line as the network sees it: without the owner's telephone. */
  private static Person at(Person owner, String address) {
    return new Person(null, owner.number(), owner.account(), null, address, null);
  }

  private void forward() {
    Person owner = victim();
    Person thief = thiefOf(owner);
    String target = costly().number(random);
    blame("number", target);
    int guesses = random.below(5);
    repeat(0, guesses, random.every(20_000), now -> network.security(now, "login.failed", thief));
    long in = guesses * MINUTE;
    logged(in, "login.ok", thief);
    at(in + 30_000, now -> network.security(now, "forwarding.changed", thief, target));
    Person friend = foreigner();
    Person forwarded = at(owner, null);
    int calls = count(15, 80, 15, 45);
    long gap = gap(8_000, 60_000, 380, calls);
    repeat(
        in + random.logUniform(60_000, 600_000),
        calls,
        rhythm(gap),
        now -> {
          int talk = random.talkMillis(240);
          network.call(now, PhoneCall.from(friend, owner, "B").answered(3_000, talk, "caller"));
          PhoneCall leaves = PhoneCall.to(forwarded, target);
          network.call(now + 400, leaves.answered(2_400, talk, "caller"));
        });
  }
}
