package io.ringfence.simulator.attacks;

import io.ringfence.simulator.output.AttackLabel;
import io.ringfence.simulator.output.Timetable;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Tables;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One attack as it runs: its people and tools, the subjects to blame, and its steps in time. */
abstract class AttackRun implements Actor {

  static final long MINUTE = 60_000;

  private static final List<String> PHONES = Tables.of("attackers-phones");

  /** What a family of attacks says of one of its kinds. */
  record Row<A>(
      String name,
      boolean slow,
      boolean shown,
      int minutes,
      Consumer<A> script,
      List<String> frauds) {}

  static <A> Row<A> loud(String name, int minutes, Consumer<A> script, String... frauds) {
    return new Row<>(name, false, false, minutes, script, List.of(frauds));
  }

  static <A> Row<A> slow(String name, int minutes, Consumer<A> script, String... frauds) {
    return new Row<>(name, true, false, minutes, script, List.of(frauds));
  }

  /** The same, which demonstrations have, too. */
  static <A> Row<A> shown(Row<A> row) {
    return new Row<>(row.name, row.slow, true, row.minutes, row.script, row.frauds);
  }

  @SafeVarargs
  static <A extends AttackRun> List<AttackKind> family(
      Function<Beginning, A> run, Row<A>... kinds) {
    List<AttackKind> all = new ArrayList<>();
    for (Row<A> kind : kinds) {
      Function<Beginning, AttackRun> plan =
          beginning -> {
            A attack = run.apply(beginning);
            kind.script.accept(attack);
            return attack;
          };
      all.add(new AttackKind(kind.name, kind.slow, kind.shown, kind.minutes, kind.frauds, plan));
    }
    return List.copyOf(all);
  }

  /**
   * How an attack begins.
   *
   * @param speed how much faster it is played than it would be in life, 1 or more
   */
  record Beginning(ActorSchedule schedule, boolean slow, long first, double speed) {}

  final ActorSchedule schedule;
  final Directory directory;
  final ProviderNetwork network;
  final RandomSource random;
  final boolean slow;

  /** When it begins. */
  final long first;

  private final double speed;
  private final Set<SubjectId> blamed = new LinkedHashSet<>();
  private final Timetable<LongConsumer> steps = new Timetable<>();

  AttackRun(Beginning beginning) {
    schedule = beginning.schedule;
    directory = schedule.directory;
    network = schedule.network;
    random = schedule.random();
    slow = beginning.slow;
    first = beginning.first;
    speed = beginning.speed;
  }

  Set<SubjectId> blamed() {
    return blamed;
  }

  void blame(String kind, String value) {
    blamed.add(new SubjectId(kind, value));
  }

  /** Blames everything by which a person is known. */
  void blame(Person person) {
    blameOwner(person);
    if (person.device() != null) {
      blame("device", person.device());
    }
    if (person.address() != null) {
      blame("address", person.address());
    }
  }

  /** Blames an account and its number, whatever device and address are used. */
  void blameOwner(Person person) {
    blame("account", person.account());
    blame("number", person.number());
  }

  /** Adds a step this many milliseconds after the beginning, as it would be in life. */
  void at(long after, LongConsumer action) {
    steps.add(first + Math.round(after / speed), action);
  }

  /** Adds one thing that the registrar or the account service logs. */
  void logged(long after, String event, Person person) {
    at(after, now -> network.security(now, event, person));
  }

  /** Milliseconds since the beginning, as they would be in life. */
  long elapsed(long now) {
    return Math.round((now - first) * speed);
  }

  /** Adds a step that repeats from there on. */
  void repeat(long after, int count, LongSupplier interval, LongConsumer action) {
    if (count > 0) {
      at(
          after,
          now -> {
            action.accept(now);
            long wait = Math.max(1, interval.getAsLong());
            repeat(elapsed(now) + wait, count - 1, interval, action);
          });
    }
  }

  /** Repeats a step from the beginning, in a rhythm of this mean. */
  void paced(int count, long mean, LongConsumer action) {
    repeat(0, count, rhythm(mean), action);
  }

  /** The wait that this attack's tool or patience has, fixed once: quick, or a slow one's. */
  long wait(long quickLow, long quickHigh, long slowLow, long slowHigh) {
    return slow ? random.logUniform(slowLow, slowHigh) : random.logUniform(quickLow, quickHigh);
  }

  /** How often, in the same way. */
  int count(int quickLow, int quickHigh, int slowLow, int slowHigh) {
    return (int) wait(quickLow, quickHigh, slowLow, slowHigh);
  }

  /** The mean wait of a quick attack, or of a slow one that takes so many minutes for all steps. */
  long gap(long quickLow, long quickHigh, int minutes, int count) {
    return slow ? minutes * MINUTE / count : random.logUniform(quickLow, quickHigh);
  }

  /** Waits around a mean: some tools keep a beat, others are irregular. */
  LongSupplier rhythm(long mean) {
    return random.chance(0.4) ? () -> random.jittered(mean) : random.every(mean);
  }

  long nextStep() {
    return steps.next();
  }

  @Override
  public long act(long now) {
    AttackLabel mine = network.label();
    while (steps.next() <= now) {
      network.attribute(mine);
      steps.take().accept(now);
    }
    return steps.next();
  }

  /** As many as that, one after the other. */
  static <T> List<T> many(int count, Supplier<T> each) {
    return Stream.generate(each).limit(count).toList();
  }

  /** An ordinary customer who lives on while somebody else uses the account. */
  Person victim() {
    Person victim = directory.newPerson();
    CustomerRoutine.ofCustomer(schedule, victim);
    return victim;
  }

  /** Somebody far away with a device of his own who has got into the account. Both are blamed. */
  Person thiefOf(Person owner) {
    Person thief =
        new Person(
            hideout(),
            owner.number(),
            owner.account(),
            directory.newPerson().device(),
            directory.foreignAddress(),
            random.oneOf(PHONES));
    blame(thief);
    return thief;
  }

  /** Addresses of rented or infected machines, all blamed. */
  List<String> machines(int count) {
    List<String> addresses = many(count, directory::foreignAddress);
    addresses.forEach(each -> blame("address", each));
    return addresses;
  }

  /** Neighbouring addresses of one rented network, all blamed with it. */
  List<String> rack(int count) {
    String address = directory.foreignAddress();
    String net = address.substring(0, address.lastIndexOf('.') + 1);
    blame("network", net + "0/24");
    List<String> addresses = new ArrayList<>();
    int host = random.between(1, 250 - count);
    for (int i = 0; i < count; i++) {
      addresses.add(net + (host + i));
      blame("address", net + (host + i));
    }
    return addresses;
  }

  /** A new customer with bad intentions, blamed. */
  Person own() {
    Person attacker = directory.newPerson();
    blame(attacker);
    return attacker;
  }

  /** A caller of another network, blamed. */
  Person outside(String number) {
    blame("number", number);
    return Person.seen(number);
  }

  /** Somebody of another network with a number that nobody else has, blamed. */
  Person foreigner() {
    return outside(directory.newPerson(Country.US).number());
  }

  Country hideout() {
    return random.oneOf(FraudGeography.HIDEOUTS);
  }

  Country costly() {
    return random.oneOf(FraudGeography.COSTLY);
  }

  Country resold() {
    return random.oneOf(FraudGeography.RESOLD);
  }

  /** One call to somebody's dear number. */
  void dearCall(long now, Person caller, String to, double answered, long seconds) {
    blame("number", to);
    PhoneCall call = PhoneCall.to(caller, to);
    if (random.chance(answered)) {
      int ring = random.between(800, 5_000);
      int talk = random.talkMillis((double) seconds);
      network.call(now, call.answered(ring, talk, random.chance(0.5) ? "callee" : "caller"));
    } else {
      network.call(
          now,
          random.chance(0.6) ? call.failed() : call.unanswered(random.between(10_000, 25_000)));
    }
  }
}
