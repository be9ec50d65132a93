package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.CustomerRoutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The people, machines and tools that attacks use. */
public final class Attacker {

  private static final List<String> SCANNERS =
      List.of(
          "friendly-scanner",
          "sipvicious",
          "pplsip",
          "sipcli/v1.8",
          "VaxSIPUserAgent/3.1",
          "sundayddr",
          "eyeBeam release 3006o",
          "Cisco-SIPGateway/IOS-12.x",
          "Asterisk PBX",
          "");

  private static final List<String> PHONES =
      List.of(
          "Zoiper rv2.10.20",
          "MicroSIP/3.21.3",
          "Linphone/4.4.0",
          "X-Lite release 4.9",
          "SIPp",
          "PortSIP UC Client",
          "FPBX",
          "Asterisk PBX 16.2.1");

  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0) Chrome/120",
          "Mozilla/5.0 (X11) Firefox/115",
          "python-requests/2.31",
          "Mozilla/5.0 (Macintosh) Safari/17",
          "okhttp/4.9.3");

  private Attacker() {}

  /** As many as that, one after the other. */
  public static <T> List<T> many(int count, Supplier<T> each) {
    return Stream.generate(each).limit(count).toList();
  }

  /** An ordinary customer who lives on while somebody else uses the account. */
  public static Person victim(AttackRun attack) {
    Person victim = attack.directory.newPerson();
    CustomerRoutine.ofCustomer(attack.schedule, victim);
    return victim;
  }

  /** Somebody far away with a device of his own who has got into the account. Both are blamed. */
  public static Person thiefOf(AttackRun attack, Person owner) {
    Country place = FraudGeography.hideout(attack.random);
    Person thief =
        new Person(
            place,
            owner.number(),
            owner.account(),
            attack.directory.newPerson().device(),
            attack.directory.foreignAddress(),
            attack.random.oneOf(PHONES));
    attack.blame(thief);
    return thief;
  }

  /** A party that guesses at an account shows no device, and often no country. */
  public static Person guesser(
      AttackRun attack, Person victim, String address, Country place, String tool) {
    return new Person(place, victim.number(), victim.account(), null, address, tool);
  }

  /** Somebody without an account. */
  public static Person stranger(String address, Country place, String tool) {
    return new Person(place, null, null, null, address, tool);
  }

  public static String scanner(RandomSource random) {
    return random.oneOf(SCANNERS);
  }

  public static String browser(RandomSource random) {
    return random.oneOf(BROWSERS);
  }

  /** Addresses of rented or infected machines, all blamed. */
  public static List<String> machines(AttackRun attack, int count) {
    List<String> addresses = many(count, attack.directory::foreignAddress);
    addresses.forEach(each -> attack.blame(SubjectId.address(each)));
    return addresses;
  }

  /** Neighbouring addresses of one rented network, all blamed with it. */
  public static List<String> rack(AttackRun attack, int count) {
    String address = attack.directory.foreignAddress();
    String net = address.substring(0, address.lastIndexOf('.') + 1);
    attack.blame(new SubjectId("network", net + "0/24"));
    List<String> addresses = new ArrayList<>();
    int host = attack.random.between(1, 250 - count);
    for (int i = 0; i < count; i++) {
      addresses.add(net + (host + i));
      attack.blame(SubjectId.address(net + (host + i)));
    }
    return addresses;
  }

  /** A new customer with bad intentions, blamed. */
  public static Person own(AttackRun attack) {
    Person attacker = attack.directory.newPerson();
    attack.blame(attacker);
    return attacker;
  }

  /** A caller of another network, blamed. */
  public static Person outside(AttackRun attack, String number) {
    attack.blame(SubjectId.number(number));
    return new Person(null, number, null, null, null, null);
  }
}
