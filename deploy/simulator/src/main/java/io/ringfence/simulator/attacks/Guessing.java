package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * Passwords are guessed, of few accounts many times each; or a list of leaked ones is tried, each
 * at its own account, once or twice; or somebody looks for what can be attacked.
 */
final class Guessing extends AttackRun {

  private static final String REGISTER = "registration-brute-force";
  private static final String LOGIN = "login-brute-force";
  private static final String STUFFING = "credential-stuffing";
  private static final String SCAN = "sip-scan";

  /** What it is for those few accounts whose password was right. */
  private static final String TAKEOVER = "account-takeover";

  private static final String TRAVEL = "impossible-travel";

  static final List<AttackKind> KINDS =
      family(
          Guessing::new,
          shown(loud("register-guessing-by-address", 30, a -> a.byAddress(true), REGISTER)),
          shown(loud("register-guessing-by-botnet", 30, a -> a.byBotnet(true), REGISTER)),
          shown(slow("register-guessing-trickle", 300, a -> a.byAddress(true), REGISTER)),
          slow("register-guessing-by-slow-botnet", 360, a -> a.byBotnet(true), REGISTER),
          loud("login-guessing-by-address", 30, a -> a.byAddress(false), LOGIN, STUFFING),
          loud("login-guessing-by-botnet", 30, a -> a.byBotnet(false), LOGIN),
          slow("login-guessing-trickle", 300, a -> a.byAddress(false), LOGIN),
          loud("stuffing", 40, Guessing::stuff, STUFFING, LOGIN, TAKEOVER, TRAVEL),
          loud(
              "stuffing-register",
              40,
              Guessing::stuffRegistrar,
              STUFFING,
              REGISTER,
              TAKEOVER,
              TRAVEL),
          slow("stuffing-low-and-slow", 420, Guessing::stuffSlowly, STUFFING, TAKEOVER, TRAVEL),
          loud("scan-probes", 20, Guessing::probe, SCAN),
          shown(loud("scan-extensions", 30, Guessing::extensions, SCAN)),
          loud("scan-dial-plan", 30, Guessing::dialPlan, SCAN, "irsf"),
          slow("scan-trickle", 360, Guessing::extensions, SCAN),
          slow("scan-by-rack", 300, Guessing::extensionsByRack, SCAN));

  private static final List<String> SCANNERS = Tables.of("scanners");

  private static final List<String> BROWSERS = Tables.of("browsers");

  private static final List<String> PREFIXES =
      List.of("00", "011", "9011", "900", "0", "+", "9", "810", "000", "1000");

  private static final List<String> NAMES =
      List.of("admin", "test", "guest", "sip", "voip", "trunk", "office", "user");

  Guessing(Beginning beginning) {
    super(beginning);
  }

  /** One machine works through a word list for one or a few accounts. */
  private void byAddress(boolean register) {
    String address = machines(1).get(0);
    Country place = random.chance(0.6) ? hideout() : null;
    String tool = tool(register);
    List<Person> targets =
        many(random.between(1, slow ? 2 : 6), () -> guesser(target(), address, place, tool));
    guess(targets, register, count(80, 900, 90, 300));
  }

  /** Dozens of machines take turns at one account. */
  private void byBotnet(boolean register) {
    Person victim = target();
    List<Person> bots = new ArrayList<>();
    String tool = tool(register);
    for (String address : machines((int) random.logUniform(15, 150))) {
      bots.add(guesser(victim, address, random.chance(0.7) ? hideout() : null, tool));
    }
    guess(bots, register, count(100, 600, 100, 260));
  }

  private void guess(List<Person> guessers, boolean register, int guesses) {
    long gap =
        slow ? random.logUniform(200, 280) * MINUTE / guesses : random.logUniform(120, 2_000);
    String event = register ? "register.failed" : "login.failed";
    paced(guesses, gap, now -> network.security(now, event, random.oneOf(guessers)));
  }

  private Person target() {
    Person victim = victim();
    blameOwner(victim);
    return victim;
  }

  private String tool(boolean register) {
    return random.oneOf(register ? SCANNERS : BROWSERS);
  }

  /** A party that guesses at an account shows no device, and often no country. */
  private static Person guesser(Person victim, String address, Country place, String tool) {
    return new Person(place, victim.number(), victim.account(), null, address, tool);
  }

  private void stuff() {
    List<String> machines = machines(random.between(1, 5));
    int accounts = (int) random.logUniform(150, 1_200);
    stuff(machines, accounts, random.logUniform(150, 1_500), "login");
  }

  private void stuffRegistrar() {
    List<String> machines = machines(random.between(1, 3));
    int accounts = (int) random.logUniform(100, 500);
    stuff(machines, accounts, random.logUniform(200, 3_000), "register");
  }

  /** Each machine a few accounts an hour. */
  private void stuffSlowly() {
    List<String> machines =
        random.chance(0.5) ? machines(random.between(2, 8)) : rack(random.between(3, 9));
    int accounts = (int) random.logUniform(120, 400);
    stuff(machines, accounts, 400 * MINUTE / accounts, "login");
  }

  private void stuff(List<String> machines, int accounts, long gap, String door) {
    double lucky = 0.002 + 0.02 * random.fraction();
    String tool = random.oneOf(BROWSERS);
    List<Country> places = many(machines.size(), this::hideout);
    paced(
        accounts,
        gap,
        now -> {
          int which = random.below(machines.size());
          Person listed = directory.anySubscriber(random);
          Person guess = guesser(listed, machines.get(which), places.get(which), tool);
          if (random.chance(0.1)) {
            // The list is old: this customer has left.
            String gone = "a-" + Integer.toString(90_000_000 + random.below(9_000_000), 36);
            network.security(now, "account.unknown", guess.withNumber(null).withAccount(gone));
            return;
          }
          network.security(now, door + ".failed", guess);
          if (random.chance(0.2)) {
            network.security(now + random.between(800, 4_000), door + ".failed", guess);
          }
          if (random.chance(lucky)) {
            network.security(now + 5_000, door + ".ok", guess);
            blame("account", listed.account());
            // The owner is at home and knows nothing of it.
            logged(elapsed(now) + random.logUniform(300_000, 2_400_000), "register.ok", listed);
          }
        });
  }

  /** Is there anybody? */
  private void probe() {
    String address = machines(1).get(0);
    Person scanner = new Person(null, null, null, null, address, random.oneOf(SCANNERS));
    paced(
        (int) random.logUniform(60, 1_500),
        random.logUniform(20, 900),
        now -> network.security(now, "scan.probe", scanner));
  }

  /** Which extensions and accounts exist? Loud in a minute, slow in a night. */
  private void extensions() {
    List<String> machines = machines(1);
    Country place = random.chance(0.5) ? hideout() : null;
    int asks = count(100, 2_000, 120, 500);
    enumerate(machines, place, asks, gap(30, 800, 330, asks));
  }

  /** The same by a dozen neighbours, each of whom asks seldom. */
  private void extensionsByRack() {
    int asks = (int) random.logUniform(200, 700);
    List<String> machines = rack(random.between(5, 16));
    enumerate(machines, hideout(), asks, 280 * MINUTE / asks);
  }

  private void enumerate(List<String> machines, Country place, int asks, long gap) {
    String tool = random.oneOf(SCANNERS);
    int[] extension = {random.between(1, 40) * 100};
    boolean words = random.chance(0.4);
    paced(
        asks,
        gap,
        now -> {
          String asked =
              words ? random.oneOf(NAMES) + random.between(1, 999) : "ext-" + extension[0]++;
          Person nobody = new Person(place, null, asked, null, random.oneOf(machines), tool);
          network.security(now, random.chance(0.08) ? "scan.probe" : "account.unknown", nobody);
        });
  }

  /** Which prefix lets a call out? The same number again and again, each time dialled otherwise. */
  private void dialPlan() {
    String address = machines(1).get(0);
    Country place = hideout();
    Person scanner = new Person(place, null, null, null, address, random.oneOf(SCANNERS));
    String target = costly().number(random);
    blame("number", target);
    paced(
        (int) random.logUniform(50, 600),
        random.logUniform(300, 4_000),
        now -> {
          String outside = random.oneOf(PREFIXES) + (random.chance(0.3) ? random.digits(2) : "");
          network.security(now, "invite.refused", scanner, outside + target.substring(1));
        });
  }
}
