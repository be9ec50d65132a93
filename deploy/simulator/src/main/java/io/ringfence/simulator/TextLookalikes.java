package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lawful messages in bulk, with links, or in the same words to everybody. */
final class TextLookalikes {

  private final Cast cast;
  private final Directory directory;

  TextLookalikes(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  void join() {
    parcelService();
    appointments();
    codesAbroad();
    launch();
    clubSecretary();
    marketing();
    supportAgent();
    announcements();
  }

  /** "Your parcel": just what swindlers write, but it is true, and customers asked for it. */
  private void parcelService() {
    Dice dice = cast.dice();
    Person carrier = directory.fresh(Country.US).asCompany("PARCEL24");
    daily(
        "parcel-service",
        carrier,
        11,
        4_000,
        () ->
            "Parcel24: your parcel "
                + dice.digits(8)
                + " comes today. Follow it at https://parcel24.example/t/"
                + dice.digits(9));
  }

  private void appointments() {
    Dice dice = cast.dice();
    Person clinic = directory.fresh(Country.GB).asCompany();
    daily(
        "appointment-texts",
        clinic,
        15,
        9_000,
        () ->
            "Reminder: "
                + Words.name(dice)
                + ", your appointment is tomorrow at "
                + dice.between(8, 17)
                + ":30. Reply C to cancel.");
  }

  /** Campaigns that customers have agreed to: one text, everybody, within the hour. */
  private void marketing() {
    Dice dice = cast.dice();
    Person shop = directory.fresh(Country.US).asCompany("BLUESHOP");
    int texts = 600;
    long gap = cast.within(3_000_000, 0.3) / texts;
    cast.trap(
        "shop-newsletter",
        Subject.all(shop),
        cast.at(0.38),
        Actor.times(
            texts,
            () -> dice.beat(gap),
            (now, stage) ->
                send(
                    now,
                    stage,
                    dice,
                    shop,
                    "Hi "
                        + Words.name(dice)
                        + ", 20% off this weekend at https://blueshop.example/spring. STOP to end")));
  }

  /** An app with customers in a country where few of our customers are: most codes come back. */
  private void codesAbroad() {
    Dice dice = cast.dice();
    codes("codes-abroad", Country.NG, 0.8, 20_000, cast.at(0.02), dice);
  }

  /** A new app is launched: thousands want a code at once, and many lose patience. */
  private void launch() {
    Dice dice = cast.dice();
    long gap = cast.within(2_400_000, 0.3) / 500;
    codes("app-launch", Country.BR, 0.62, gap, cast.at(0.42), dice);
  }

  private void codes(String name, Country where, double typed, long gap, long first, Dice dice) {
    Person service = directory.fresh(Country.US).asCompany();
    cast.trap(
        name,
        Subject.all(service),
        first,
        Actor.times(
            500,
            () -> dice.pause(gap),
            (now, stage) -> {
              String number = directory.stranger(dice, where);
              String address = Directory.guestAddress(dice.below(1 << 22));
              Person asked = new Person(where, number, service.account(), null, address, null);
              stage.security(now, "otp.sent", asked);
              stage.sms(
                  now + 300,
                  service,
                  service.number(),
                  number,
                  "Welcome! Code " + dice.digits(6),
                  "delivered",
                  400 + dice.pause(2_000));
              if (dice.chance(typed)) {
                stage.security(now + dice.between(8_000, 60_000), "otp.verified", asked);
              }
            }));
  }

  /** "Training is cancelled": eighty members, one after the other, from a private telephone. */
  private void clubSecretary() {
    Dice dice = cast.dice();
    Person secretary = directory.fresh(Country.GB);
    Life.ofCustomer(cast, secretary);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      members.add(directory.stranger(dice, Country.GB));
    }
    int[] next = {0};
    cast.trap(
        "club-secretary",
        Subject.all(secretary),
        cast.at(0.36),
        Actor.times(
            members.size(),
            () -> dice.pause(7_000),
            (now, stage) ->
                stage.sms(
                    now,
                    secretary,
                    secretary.number(),
                    members.get(next[0]++ % members.size()),
                    "Training on Thursday is cancelled because of the weather. Next week as usual.",
                    "delivered",
                    500 + dice.pause(1_500))));
  }

  /** Answers customers in the chat all day, often in prepared words and with a link to the help. */
  private void supportAgent() {
    Dice dice = cast.dice();
    Person agent = directory.fresh(Country.US);
    List<String> prepared =
        List.of(
            "Hello, how can I help you today?",
            "Please see https://help.example/reset for the steps.",
            "Is there anything else I can do for you?",
            "Thank you for your patience, I am looking into it.");
    cast.daily(
        "support-chat",
        Subject.all(agent),
        14,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(15_000),
            (now, stage) -> {
              Person customer = directory.anySubscriber(dice);
              stage.chat(now, customer, agent.number(), null, Words.small(dice));
              stage.chat(now + 4_000, agent, customer.number(), null, dice.of(prepared));
            }));
  }

  /** The canteen's menu to the whole company at noon. */
  private void announcements() {
    Person bot = directory.fresh(Country.DE);
    List<Person> staff = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      staff.add(directory.fresh(Country.DE));
    }
    cast.recurring(
        "company-announcement",
        Subject.all(bot),
        cast.at(0.28),
        () ->
            Actor.once(
                (now, stage) -> {
                  for (int i = 0; i < staff.size(); i++) {
                    stage.chat(
                        now + i * 40L,
                        bot,
                        staff.get(i).number(),
                        null,
                        "Lunch today: soup, pasta, salad. https://intranet.example/menu");
                  }
                }));
  }

  private void daily(String name, Person sender, int hour, long gap, Supplier<String> text) {
    Dice dice = cast.dice();
    cast.daily(
        name,
        Subject.all(sender),
        hour,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(gap), (now, stage) -> send(now, stage, dice, sender, text.get())));
  }

  private void send(long now, Stage stage, Dice dice, Person sender, String text) {
    String to = directory.anySubscriber(dice).number();
    String fate = dice.chance(0.985) ? "delivered" : "failed";
    stage.sms(now, sender, sender.number(), to, text, fate, 400 + dice.pause(1_200));
  }
}
