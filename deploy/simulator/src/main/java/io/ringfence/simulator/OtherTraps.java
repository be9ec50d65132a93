package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Customers whose registrations, messages or meetings look like fraud. */
final class OtherTraps {

  private final Cast cast;
  private final Directory directory;

  private OtherTraps(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  static void join(Cast cast) {
    OtherTraps traps = new OtherTraps(cast);
    traps.otpSender();
    traps.bankAlerts();
    traps.office();
    traps.oldPassword();
    traps.forgottenPassword();
    traps.passwordChanged();
    traps.traveller();
    traps.family();
    traps.webinar();
    traps.monitoringProbe();
  }

  /** Codes to many numbers in the same words; nearly all come back. */
  private void otpSender() {
    Dice dice = cast.dice();
    Person service = directory.fresh(Country.US).asCompany();
    cast.daily(
        "otp-sender",
        Subject.all(service),
        13,
        cast.at(0.01),
        Actor.always(
            () -> dice.pause(2_500),
            (now, stage) -> {
              Person user = directory.anySubscriber(dice);
              Person asked =
                  new Person(null, user.number(), service.account(), null, user.address(), null);
              stage.security(now, "otp.sent", asked);
              stage.sms(
                  now + 200,
                  service,
                  service.number(),
                  user.number(),
                  "Your code is " + dice.between(100_000, 999_999) + ". Do not share it.",
                  dice.chance(0.985) ? "delivered" : "failed",
                  400 + dice.pause(1_500));
              if (dice.chance(0.88)) {
                stage.security(now + dice.between(6_000, 25_000), "otp.verified", asked);
              }
            }));
  }

  /** One text for every use of a card, to the bank's own customers. */
  private void bankAlerts() {
    Dice dice = cast.dice();
    Person bank = directory.fresh(Country.US).asCompany("FIRSTCITY");
    cast.daily(
        "bank-alerts",
        Subject.all(bank),
        16,
        cast.at(0.01),
        Actor.always(
            () -> dice.pause(1_600),
            (now, stage) ->
                stage.sms(
                    now,
                    bank,
                    bank.number(),
                    directory.anySubscriber(dice).number(),
                    "First City: card ending "
                        + dice.between(1_000, 9_999)
                        + " was used for "
                        + dice.between(3, 190)
                        + ".50 at a shop. Not you? Call the number on your card.",
                    dice.chance(0.99) ? "delivered" : "failed",
                    400 + dice.pause(1_200))));
  }

  /** Forty people behind one address; after a power cut all phones register at once. */
  private void office() {
    Dice dice = cast.dice();
    String address = directory.foreignAddress();
    List<Person> staff = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      staff.add(directory.fresh(Country.US).withAddress(address));
    }
    cast.recurring(
        "office-behind-one-address",
        Subject.all(staff),
        cast.at(0.1),
        () ->
            Actor.once(
                (now, stage) -> {
                  for (Person person : staff) {
                    long at = now + dice.below(20_000);
                    if (dice.chance(0.08)) {
                      stage.security(at, "register.failed", person);
                      at += dice.between(4_000, 9_000);
                    }
                    stage.security(at, "register.ok", person);
                  }
                }));
    cast.extra(
        cast.at(0.15),
        Actor.always(
            () -> dice.pause(cast.settings.isLong() ? 120_000 : 8_000),
            (now, stage) -> {
              Talk talk = Talk.outbound(dice.of(staff), directory.stranger(dice, Country.US));
              stage.call(now, talk.asUsual(dice, 100));
            }));
  }

  /** A phone in a drawer that nobody told the new password: once a minute, for ever. */
  private void oldPassword() {
    Dice dice = cast.dice();
    Person phone = directory.fresh();
    cast.trap(
        "phone-with-old-password",
        Subject.all(phone),
        cast.at(0.02),
        Actor.always(
            () -> 60_000 + dice.below(900),
            (now, stage) -> stage.security(now, "register.failed", phone)));
  }

  /** Three wrong guesses at one's own password, then the right one, then an ordinary call. */
  private void forgottenPassword() {
    Dice dice = cast.dice();
    Person user = directory.fresh();
    cast.trap(
        "forgotten-password",
        Subject.all(user),
        cast.at(0.2),
        Actor.once(
            (now, stage) -> {
              for (int i = 0; i < 3; i++) {
                stage.security(now + i * 5_000L + dice.below(2_000), "register.failed", user);
              }
              stage.security(now + 20_000, "register.ok", user);
              String friend = directory.anySubscriber(dice).number();
              stage.call(now + 25_000, Talk.internal(user, friend).asUsual(dice, 60));
            }));
  }

  /** Changes the password as advised, registers again, and calls whom he always calls. */
  private void passwordChanged() {
    Dice dice = cast.dice();
    Person user = directory.fresh(Country.US);
    cast.extra(cast.at(0.01), Actor.once((now, stage) -> stage.security(now, "register.ok", user)));
    cast.trap(
        "password-changed",
        Subject.all(user),
        cast.at(0.15),
        Actor.once(
            (now, stage) -> {
              stage.security(now, "password.changed", user);
              stage.security(now + 6_000, "register.ok", user);
              for (int i = 0; i < 3; i++) {
                String friend = directory.subscriber(dice.below(9)).number();
                Talk talk = Talk.internal(user, friend).answered(4_000, 9_000, "caller");
                stage.call(now + 12_000 + i * 18_000L, talk);
              }
            }));
  }

  /** On a journey: registers from a hotel abroad and calls home. */
  private void traveller() {
    Dice dice = cast.dice();
    Person abroad =
        directory.fresh(Country.US).in(Country.FR).withAddress(directory.foreignAddress());
    cast.trap(
        "traveller",
        Subject.all(abroad),
        cast.at(0.06),
        Actor.times(
            6,
            () -> dice.pause(cast.settings.isLong() ? 7_200_000 : 15_000),
            (now, stage) -> {
              stage.security(now, "register.ok", abroad);
              String home = directory.subscriber(dice.below(12)).number();
              stage.call(now + 5_000, Talk.outbound(abroad, home).asUsual(dice, 120));
            }));
  }

  /** One telephone at home, and a number for everybody. */
  private void family() {
    Dice dice = cast.dice();
    Person parent = directory.fresh(Country.US);
    List<Person> members = new ArrayList<>(List.of(parent));
    for (int i = 0; i < 3; i++) {
      members.add(parent.withNumber(directory.fresh(Country.US).number()));
    }
    cast.trap(
        "family-on-one-device",
        Subject.all(members),
        cast.at(0.04),
        Actor.always(
            () -> dice.pause(cast.settings.isLong() ? 1_800_000 : 15_000),
            (now, stage) -> {
              Person member = dice.of(members);
              stage.security(now, "register.ok", member);
              String friend = directory.anySubscriber(dice).number();
              stage.call(now + 3_000, Talk.internal(member, friend).asUsual(dice, 50));
            }));
  }

  /** A hundred and fifty people enter one meeting within a minute, and write in its chat. */
  private void webinar() {
    Dice dice = cast.dice();
    Person host = directory.fresh(Country.US);
    String meeting = "webinar-" + host.account();
    List<Subject> subjects = new ArrayList<>(Subject.all(host));
    subjects.add(new Subject("meeting", meeting));
    long gap = cast.within(60_000, 0.4) / 150;
    cast.recurring(
        "webinar-rush",
        subjects,
        cast.at(0.25),
        () ->
            Actor.times(
                150,
                () -> dice.pause(gap),
                (now, stage) -> {
                  Person guest = directory.anySubscriber(dice);
                  stage.stay(now, now + 60_000 + dice.pause(2_400_000), guest, meeting);
                  if (dice.chance(0.3)) {
                    stage.chat(
                        now + 4_000, guest, null, meeting, "Hello from " + guest.country().iso());
                  }
                }));
  }

  /** Asks once a minute whether the service answers. */
  private void monitoringProbe() {
    Dice dice = cast.dice();
    String address = directory.foreignAddress();
    Person probe = new Person(null, null, null, null, address, "uptime-check/2.1");
    cast.trap(
        "monitoring-probe",
        List.of(Subject.address(address)),
        cast.at(0.02),
        Actor.always(
            () -> 60_000 + dice.below(300),
            (now, stage) -> stage.security(now, "scan.probe", probe)));
  }
}
