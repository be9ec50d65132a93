package io.ringfence.simulator.attacks;

import io.ringfence.simulator.output.AttackLabel;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import java.util.List;

/** Somebody enters meetings to disturb them, or fills the chat with adverts and lures. */
final class MeetingAbuse extends AttackRun {

  private static final String[] BOMBING = {"meeting-bombing", "chat-spam"};
  private static final String[] SPAM = {"chat-spam", "smishing"};

  static final List<AttackKind> KINDS =
      family(
          MeetingAbuse::new,
          loud("meeting-raid", 40, MeetingAbuse::raid, BOMBING),
          loud("meeting-hopping", 45, MeetingAbuse::hop, BOMBING),
          slow("meeting-hopping-slowly", 360, MeetingAbuse::hop, BOMBING[0]),
          loud("chat-spam", 40, a -> a.spam(1), SPAM),
          loud("chat-spam-bots", 40, a -> a.spam(a.random.between(4, 15)), SPAM),
          slow("chat-spam-drip", 360, a -> a.spam(a.random.between(1, 4)), SPAM));

  MeetingAbuse(Beginning beginning) {
    super(beginning);
  }

  /** A link was posted: a dozen throw-away accounts shout, are thrown out and come back. */
  private void raid() {
    List<String> machines = machines(random.between(1, 6));
    List<Person> raiders =
        many(
            random.between(5, 20), () -> directory.newPerson().withAddress(random.oneOf(machines)));
    raiders.forEach(this::blame);
    String[] meeting = {null};
    long begins = random.exponentialMillis(120_000);
    at(0, now -> meeting[0] = lesson(now));
    String shout = random.oneOf(MessageTexts.OFFERS);
    repeat(
        begins,
        raiders.size() * random.between(2, 5),
        rhythm(random.logUniform(800, 8_000)),
        now -> {
          Person raider = random.oneOf(raiders);
          double fate = random.fraction();
          if (fate < 0.25) {
            network.session(now, "refuse", raider, meeting[0]);
            return;
          }
          network.session(now, "join", raider, meeting[0]);
          long stays = random.logUniform(3_000, 50_000);
          if (random.chance(0.6)) {
            network.chat(now + 1_500, raider, null, meeting[0], MessageTexts.filled(random, shout));
          }
          network.session(now + stays, fate < 0.75 ? "kick" : "leave", raider, meeting[0]);
        });
  }

  /** One person tries one meeting after the other: most do not let him in, some regret it. */
  private void hop() {
    Person intruder = own();
    int meetings = count(20, 90, 25, 60);
    paced(
        meetings,
        gap(4_000, 40_000, 340, meetings),
        now -> {
          String meeting = network.meeting();
          double fate = random.fraction();
          if (fate < 0.5) {
            network.session(now, "refuse", intruder, meeting);
            return;
          }
          network.session(now, "join", intruder, meeting);
          long stays = random.logUniform(3_000, 60_000);
          network.session(now + stays, fate < 0.8 ? "kick" : "leave", intruder, meeting);
        });
  }

  /** The meeting that is raided; those who belong there are nobody's business. */
  private String lesson(long now) {
    AttackLabel mine = network.label();
    network.attribute(null);
    String meeting = network.meeting();
    blame("meeting", meeting);
    for (int i = random.between(8, 40); i > 0; i--) {
      Person pupil = directory.anySubscriber(random);
      long enters = now + random.below(90_000);
      network.stay(enters, now + 2_400_000 + random.below(60_000), pupil, meeting);
    }
    network.attribute(mine);
    return meeting;
  }

  private void spam(int accounts) {
    String address = directory.foreignAddress();
    boolean together = random.chance(0.5);
    List<Person> bots =
        many(
            accounts,
            () -> {
              Person bot = directory.newPerson();
              return together ? bot.withAddress(address) : bot;
            });
    bots.forEach(this::blame);
    String template =
        random.chance(0.5) ? MessageTexts.lure(random) : random.oneOf(MessageTexts.OFFERS);
    String site = MessageTexts.site(random);
    double linked = random.chance(0.7) ? 0.9 : 0;
    int texts = count(100, 700, 120, 400);
    paced(
        texts,
        gap(250, 3_000, 340, texts),
        now -> {
          String text = MessageTexts.filled(random, template);
          if (random.chance(linked)) {
            text += ' ' + MessageTexts.link(random, site);
          }
          String to = directory.anySubscriber(random).number();
          network.chat(now, random.oneOf(bots), to, null, text);
        });
  }
}
