package io.ringfence.simulator.population;

import java.util.List;

/** Texts of messages from people, businesses and fraudsters. */
public final class MessageTexts {

  public static final List<String> NAMES =
      List.of(
          "Anna", "Ben", "Chidi", "Dana", "Emil", "Fatou", "Grace", "Hugo", "Ines", "Jonas", "Kofi",
          "Lena", "Marek", "Nadia", "Omar", "Priya", "Quinn", "Rosa", "Sami", "Tess", "Uli", "Vera",
          "Wen", "Yara", "Zoe");

  private static final List<String> OPENINGS =
      List.of(
          "",
          "",
          "Hi %s,",
          "Hey,",
          "%s,",
          "Good morning,",
          "Sorry,",
          "So",
          "By the way,",
          "Well,",
          "Hello again,",
          "Listen,");

  private static final List<String> MIDDLES =
      List.of(
          "I am on my way",
          "can you call me later",
          "the train is late again",
          "did you get the photos",
          "dinner at my place",
          "the meeting has moved",
          "I left the keys with %s",
          "are you still coming on Friday",
          "we need milk and bread",
          "happy birthday",
          "the doctor says all is fine",
          "who is picking up the children",
          "I will be there in %d minutes",
          "the plumber comes at %d",
          "thanks for yesterday",
          "could you send me the address of %s",
          "the game starts at %d",
          "we are at platform %d",
          "my battery is nearly empty",
          "have you seen the news");

  private static final List<String> ENDINGS =
      List.of(
          "",
          "",
          "",
          ".",
          "!",
          " :)",
          ", love",
          ", see you",
          ", ok?",
          ". Thanks",
          ", all the best",
          ". Let me know",
          ", talk tomorrow",
          " - %s",
          "... what do you think?");

  private static final List<String> SHORT =
      List.of("ok", "yes", "no", "thanks", "lol", "where are you?", "call me", "later", ":)");

  public static final List<String> BRANDS =
      List.of(
          "First City",
          "Parcel24",
          "TollPass",
          "StreamBox",
          "MyBank",
          "Tax Office",
          "PostWay",
          "CloudMail",
          "CoinHouse",
          "EnergyOne");

  private static final List<String> LURES =
      List.of(
          "your parcel {code} is held at the depot, a fee of {n}.99 is due",
          "unusual sign-in from a new device, confirm your identity",
          "your account will be suspended today, verify your details",
          "you have an unpaid toll of {n}.20, avoid a fine",
          "you are owed a refund of {n}0.40, claim it",
          "payment of {n}5.00 could not be taken, update your card",
          "a new payee {name} was added, if this was not you cancel here",
          "your subscription {code} ends today, renew to keep your data");

  public static final List<String> OFFERS =
      List.of(
          "MEGA SALE!! {n}0% off all watches this week only, text {code} to order",
          "Need cash fast? Loans up to {n}000 approved in minutes, no checks. Reply YES {code}",
          "You have been selected for a part-time job, earn {n}00 a day from home, ask for {name}",
          "Win {n}000 free spins at Golden Casino, your code {code}",
          "Hot stock tip from {name}: buy before Monday, {n}00% sure",
          "Lose {n} kilos in two weeks with our new tea, free trial {code}",
          "Hello {name}, cheap medicines without prescription, from {n} a box");

  private MessageTexts() {}

  /** Small talk: hardly ever the same twice. */
  public static String small(RandomSource random) {
    if (random.chance(0.15)) {
      return random.oneOf(SHORT);
    }
    String text = random.oneOf(OPENINGS) + ' ' + random.oneOf(MIDDLES) + random.oneOf(ENDINGS);
    return text.strip()
        .replace("%s", random.oneOf(NAMES))
        .replace("%d", Integer.toString(random.between(2, 59)));
  }

  public static String lure(RandomSource random) {
    return random.oneOf(BRANDS) + ": " + random.oneOf(LURES);
  }

  /** A template with this recipient's names, codes and amounts in it. */
  public static String filled(RandomSource random, String template) {
    return template
        .replace("{name}", random.oneOf(NAMES))
        .replace("{code}", Long.toString(10_000 + random.below(9_000_000)))
        .replace("{n}", Integer.toString(random.between(1, 9)));
  }

  /** An address to be clicked on, of a site that the campaign has or that is new each time. */
  public static String link(RandomSource random, String site) {
    return "http://" + site + '/' + Integer.toString(random.between(50_000, 60_000_000), 36);
  }

  public static String site(RandomSource random) {
    return random.oneOf(List.of("pay", "secure", "my", "track", "help", "bonus"))
        + '-'
        + Integer.toString(random.between(1_000, 1_600_000), 36)
        + random.oneOf(List.of(".example", ".test", ".example.net", ".example.org"));
  }
}
