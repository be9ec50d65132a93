package io.ringfence.simulator.population;

import java.util.List;

/** Texts of messages from people, businesses and fraudsters. */
public final class MessageTexts {

  public static final List<String> NAMES = Tables.of("names");

  private static final List<String> OPENINGS = Tables.of("small-openings");

  private static final List<String> MIDDLES = Tables.of("small-middles");

  private static final List<String> ENDINGS = Tables.of("small-endings");

  private static final List<String> SHORT = Tables.of("small-short");

  public static final List<String> BRANDS = Tables.of("brands");

  private static final List<String> LURES = Tables.of("lures");

  public static final List<String> OFFERS = Tables.of("offers");

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
