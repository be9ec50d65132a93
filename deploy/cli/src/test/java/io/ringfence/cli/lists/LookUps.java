package io.ringfence.cli.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A thousand random questions to two published lists: half about numbers, half about addresses. Of
 * one subject they are an hour apart, so that each is an alert of its own.
 */
final class LookUps {

  static final int HALF = 500;

  private static final long HOUR = 3_600_000;

  /** What the North American plan can dial; the files hold nonsense, too. */
  private static final Pattern DIALLABLE = Pattern.compile("[2-9]\\d{2}[2-9]\\d{6}");

  private final Random random = new Random(20_251_115);
  private final PublishedList numbers;
  private final PublishedList networks;
  private final List<LookUp> all = new ArrayList<>();
  private final Map<String, List<Long>> asked = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  private LookUps(PublishedList numbers, PublishedList networks) {
    this.numbers = numbers;
    this.networks = networks;
    numbers.changes().forEach(each -> known.add("+1" + each.subject()));
  }

  /**
   * Picks them, and the calls that ask them.
   *
   * @param accident when thousands of numbers were removed by mistake
   * @param undone when they were back
   */
  static LookUps of(PublishedList numbers, PublishedList networks, long accident, long undone) {
    LookUps picked = new LookUps(numbers, networks);
    picked.pickNumbers(accident, undone);
    picked.pickAddresses();
    picked.all.sort(Comparator.comparingLong(LookUp::time));
    return picked;
  }

  /** In order of time. */
  List<LookUp> all() {
    return all;
  }

  /** JSON lines. */
  List<String> calls() {
    return all.stream().map(each -> each.call(unknownNumber(), unknownNumber())).toList();
  }

  private void pickNumbers(long accident, long undone) {
    List<PublishedList.Change> listed =
        numbers.changes().stream()
            .filter(each -> DIALLABLE.matcher(each.subject()).matches())
            .toList();
    List<PublishedList.Change> hit = listed.stream().filter(each -> !each.add()).toList();
    while (all.size() < HALF) {
      int kind = all.size() % 10;
      PublishedList.Change one = any(kind < 3 ? hit : listed);
      String value = kind == 9 ? unknownNumber() : "+1" + one.subject();
      long time =
          switch (kind) {
            case 0 -> accident - random.nextLong(HOUR);
            case 1 -> random.nextLong(accident, undone);
            case 2 -> undone + random.nextLong(HOUR);
            case 3, 4 -> one.time() + random.nextInt(-1, 2);
            default -> anyTime(numbers);
          };
      ask(true, value, time);
    }
  }

  private void pickAddresses() {
    List<PublishedList.Change> removed =
        networks.changes().stream().filter(each -> !each.add()).toList();
    while (all.size() < 2 * HALF) {
      int kind = all.size() % 10;
      PublishedList.Change one = any(kind < 5 ? removed : networks.changes());
      Block block = kind == 9 ? new Block(0, 0) : Block.of(one.subject());
      long time =
          switch (kind) {
            case 0, 1 -> one.time() + random.nextInt(-1, 2);
            case 2 -> one.time() + random.nextLong(-24 * HOUR, 24 * HOUR);
            default -> anyTime(networks);
          };
      ask(false, block.anyAddress(random), time);
    }
  }

  private void ask(boolean number, String value, long time) {
    List<Long> times = asked.computeIfAbsent(value, unknown -> new ArrayList<>());
    if (times.stream().allMatch(each -> Math.abs(each - time) > HOUR)) {
      times.add(time);
      all.add(new LookUp("look-" + all.size(), time, number, value));
    }
  }

  private PublishedList.Change any(List<PublishedList.Change> changes) {
    return changes.get(random.nextInt(changes.size()));
  }

  /** From a day before the first change until a day after the last. */
  private long anyTime(PublishedList list) {
    long first = list.changes().get(0).time();
    long last = list.changes().get(list.changes().size() - 1).time();
    return random.nextLong(first - 24 * HOUR, last + 24 * HOUR);
  }

  /** One that nobody complained about, and nobody asked about. */
  private String unknownNumber() {
    String number;
    do {
      number =
          "+1%d%d%d%d"
              .formatted(
                  2 + random.nextInt(8),
                  10 + random.nextInt(90),
                  2 + random.nextInt(8),
                  100_000 + random.nextInt(900_000));
    } while (!known.add(number));
    return number;
  }
}
