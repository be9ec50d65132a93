package io.ringfence.cli.evaluate.blind.world;

/** What people, firms and swindlers write. All names and hosts are made up. */
public final class Phrases {
  private static final String[] CHATTER = {
    "ok",
    "on my way",
    "see you at six then",
    "can you pick up milk on the way home?",
    "lol",
    "thanks so much for yesterday, it was lovely",
    "running late, start without me please",
    "did you feed the dog this morning?",
    "call me when you can",
    "happy birthday!!",
    "what was the name of that restaurant again?",
    "yes",
    "no idea, ask your mother",
    "the kids are asleep, finally",
    "meeting moved to three, same room",
    "love you",
    "I left the keys under the mat for the plumber",
    "are we still on for Saturday?",
    "just landed, waiting for the bags",
    "game starts at eight, bring chips"
  };
  private static final String[] LURES = {
    "Your parcel is held at the depot. Pay the 1.99 customs fee here: https://%s/%s",
    "Unpaid toll on your vehicle. Settle today to avoid a fine: http://%s/%s",
    "Your bank account is locked after unusual activity. Verify now https://%s/%s",
    "Tax refund of $612.40 is ready for you. Claim before midnight: https://%s/%s",
    "Your streaming subscription could not be renewed, update your card at https://%s/%s",
    "Mum my phone broke, this is my new number, can you help me pay a bill? http://%s/%s"
  };
  private static final String[] OFFERS = {
    "Cheap pills without prescription, discreet shipping all over the country, order today",
    "You have been selected for a guaranteed loan up to $5000 whatever your credit, reply YES",
    "Hot singles near you want to chat tonight, first ten minutes are on us",
    "Double your coins in seven days with our trading robot, join the winners now",
    "Lose thirty pounds in four weeks with this one secret tea, doctors hate it",
    "Your house can be sold for cash this week, no questions, reply with your address"
  };
  private static final String[] HOSTS = {
    "parcel-hold", "toll-pay", "secure-verify", "refund-desk", "renew-plan", "my-depot"
  };

  Phrases() {}

  /** Something that private people write. */
  public String chatter(Dice dice) {
    return dice.pick(CHATTER);
  }

  /** A text that lures to a false page; the host is new for each campaign. */
  public String lure(Dice dice, int form, String host) {
    String text = LURES[Math.floorMod(form, LURES.length)];
    return String.format(text, host, dice.hex(6));
  }

  /** The host of a campaign. */
  public String host(Dice dice) {
    return dice.pick(HOSTS) + dice.digits(3) + ".example";
  }

  /** An unwanted offer. */
  public String offer(int form) {
    return OFFERS[Math.floorMod(form, OFFERS.length)];
  }

  /** A code. */
  public String code(Dice dice, String brand) {
    return brand + ": your verification code is " + dice.digits(6) + ". Do not share it.";
  }
}
