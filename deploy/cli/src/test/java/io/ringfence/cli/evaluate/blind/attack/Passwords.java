package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Place;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Guessing at passwords, trying stolen ones, looking for accounts: unlawful without the owners'
 * consent.
 */
final class Passwords {
  private static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/125.0";

  private Passwords() {}

  static List<Form> forms() {
    return List.of(
        Form.of("credential-stuffing", "one-address", s -> stuffing(s, 1)),
        Form.of("credential-stuffing", "rented-homes", s -> stuffing(s, 35)),
        Form.of("credential-stuffing", "sip-accounts", Passwords::sip),
        Form.of("login-brute-force", "one-address", s -> login(s, 1, 1)),
        Form.of("login-brute-force", "many-addresses", s -> login(s, 30, 1)),
        Form.of("login-brute-force", "few-accounts-in-turn", s -> login(s, 4, 5)),
        Form.of("registration-brute-force", "one-account", s -> register(s, 1, 1)),
        Form.of("registration-brute-force", "extensions", s -> register(s, 1, 9)),
        Form.of("registration-brute-force", "botnet", s -> register(s, 40, 3)),
        Form.of("sip-scan", "accounts", Passwords::accounts),
        Form.of("sip-scan", "dial-prefixes", Passwords::prefixes),
        Form.of("sip-scan", "many-addresses-disguised", Passwords::disguised));
  }

  private static List<String> sources(Scene scene, int count) {
    Dice dice = scene.dice;
    List<String> list =
        count == 1
            ? List.of(scene.world.addresses.in(Tools.somewhere(dice)))
            : count < 10
                ? scene.world.addresses.neighbours(dice.pick(Place.hosting()), count)
                : scene.world.addresses.scattered(count);
    scene.name("address", list);
    return list;
  }

  /** One or two stolen passwords for each of many customers; a few fit. */
  private static void stuffing(Scene scene, int addresses) {
    Dice dice = scene.dice;
    List<String> from = sources(scene, addresses);
    scene.also("login-brute-force", "account-takeover");
    String device = dice.chance(0.5) ? scene.world.addresses.app() : null;
    scene.name("device", device);
    for (long at : scene.spread(scene.pick(180, 80), 30, 18)) {
      String address = dice.pick(from);
      boolean known = dice.chance(0.55);
      Line line = known ? scene.world.anybody(dice) : null;
      String account = known ? line.account() : "u" + dice.digits(6);
      scene.name("account", account);
      String event = !known ? "account.unknown" : dice.chance(0.04) ? "login.ok" : "login.failed";
      scene.event(event, at).account(account).address(address).device(device).agent(BROWSER).send();
    }
  }

  /** The same against the registrar. */
  private static void sip(Scene scene) {
    Dice dice = scene.dice;
    List<String> from = sources(scene, scene.pick(3, 8));
    scene.also("registration-brute-force", "sip-scan", "account-takeover");
    String agent = Tools.scanner(scene);
    for (long at : scene.spread(scene.pick(150, 75), 20, 16)) {
      Line line = scene.world.anybody(dice);
      scene.name("account", line.account());
      scene.name("number", line.number());
      scene
          .event(dice.chance(0.03) ? "register.ok" : "register.failed", at)
          .account(line.account())
          .number(line.number())
          .address(dice.pick(from))
          .agent(agent)
          .send();
    }
  }

  /** Guesses at the portal passwords of a few customers. */
  private static void login(Scene scene, int addresses, int victims) {
    Dice dice = scene.dice;
    List<String> from = sources(scene, addresses);
    scene.also("credential-stuffing", "account-takeover");
    List<Account> accounts = scene.world.take(dice, dice.pick("home", "firm"), victims);
    accounts.forEach(a -> scene.name("account", a.id));
    accounts.forEach(a -> scene.name("number", a.main().number()));
    List<Long> times = scene.spread(scene.pick(180, 75) + 20 * victims, 25, 19);
    int turn = 0;
    for (long at : times) {
      Account one = accounts.get(turn++ % accounts.size());
      scene
          .event("login.failed", at)
          .account(one.id)
          .address(dice.pick(from))
          .agent(BROWSER)
          .send();
    }
    if (dice.chance(0.4)) {
      long at = times.get(times.size() - 1) + 9000;
      scene
          .event("login.ok", at)
          .account(accounts.get(0).id)
          .address(from.get(0))
          .agent(BROWSER)
          .send();
    }
  }

  /** Guesses at the passwords of SIP accounts. */
  private static void register(Scene scene, int addresses, int lines) {
    Dice dice = scene.dice;
    List<String> from = sources(scene, addresses);
    scene.also("pbx-hacking", "credential-stuffing");
    Account firm = scene.world.take(dice, dice.pick("firm", "school", "hotel"));
    String agent = Tools.scanner(scene);
    scene.name("account", firm.id);
    List<Line> targets = firm.lines.stream().limit(lines).toList();
    targets.forEach(line -> scene.name("number", line.number()));
    int turn = 0;
    for (long at : scene.spread(scene.pick(240, 110), 20, 20)) {
      Line line = targets.get(turn++ % targets.size());
      scene
          .event("register.failed", at)
          .account(firm.id)
          .number(line.number())
          .address(dice.pick(from))
          .agent(agent)
          .send();
    }
  }

  /** Extensions and names from 100 on, most of which nobody has. */
  private static void accounts(Scene scene) {
    String address = sources(scene, 1).get(0);
    String agent = Tools.scanner(scene);
    scene.also("registration-brute-force");
    int next = 100;
    for (long at : scene.spread(scene.pick(260, 90), 8, 16)) {
      String event = next % 9 == 0 ? "scan.probe" : "account.unknown";
      scene.event(event, at).account(String.valueOf(next++)).address(address).agent(agent).send();
    }
  }

  /** One paying number with every prefix that an exchange may want for a line to the outside. */
  private static void prefixes(Scene scene) {
    Dice dice = scene.dice;
    List<String> from = sources(scene, 2);
    String agent = Tools.scanner(scene);
    String target = Tools.paying(scene, 1, 1).get(0);
    scene.also("pbx-hacking", "irsf");
    scene.name("number", target);
    String[] out = {"", "9", "0", "00", "011", "9011", "900", "8011", "81", "7", "+", "1", "99"};
    int next = 0;
    for (long at : scene.spread(scene.pick(140, 70), 10, 17)) {
      String prefix = out[next % out.length] + (next / out.length > 0 ? dice.digits(1) : "");
      next++;
      scene
          .event("invite.refused", at)
          .to(prefix + target.substring(1))
          .address(dice.pick(from))
          .agent(agent)
          .send();
    }
  }

  /** A network of scanners that call themselves telephones and ask for a few names each. */
  private static void disguised(Scene scene) {
    Dice dice = scene.dice;
    List<String> from =
        new ArrayList<>(scene.world.addresses.neighbours(dice.pick(Place.hosting()), 20));
    scene.name("address", from);
    scene.also("registration-brute-force");
    int next = dice.between(1000, 3000);
    for (long at : scene.spread(scene.pick(220, 120), 30, 20)) {
      String event = dice.pick("account.unknown", "account.unknown", "scan.probe");
      scene
          .event(event, at)
          .account(String.valueOf(next++))
          .address(dice.pick(from))
          .agent("Yealink SIP-T46U 108.86.0.75")
          .send();
    }
  }
}
