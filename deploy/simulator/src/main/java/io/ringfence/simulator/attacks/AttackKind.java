package io.ringfence.simulator.attacks;

import io.ringfence.simulator.attacks.AttackRun.Beginning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A kind of attack.
 *
 * @param minutes how much time it needs before the simulation ends, or it would not be what it is
 * @param frauds names that count as right for it, the best first
 * @param plan what happens in one attack of this kind
 */
public record AttackKind(
    String name,
    boolean slow,
    int minutes,
    List<String> frauds,
    Function<Beginning, AttackRun> plan) {

  /** What a family of attacks says of one of its kinds. */
  record Row<A>(String name, boolean slow, int minutes, Consumer<A> script, List<String> frauds) {}

  static <A> Row<A> loud(String name, int minutes, Consumer<A> script, String... frauds) {
    return new Row<>(name, false, minutes, script, List.of(frauds));
  }

  static <A> Row<A> slow(String name, int minutes, Consumer<A> script, String... frauds) {
    return new Row<>(name, true, minutes, script, List.of(frauds));
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
      all.add(new AttackKind(kind.name, kind.slow, kind.minutes, kind.frauds, plan));
    }
    return List.copyOf(all);
  }
}
