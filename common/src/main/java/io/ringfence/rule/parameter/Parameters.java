package io.ringfence.rule.parameter;

import io.ringfence.rule.field.CustomerSettings;
import io.ringfence.rule.parameter.ParameterOverride.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a pack with their overrides. Which overrides concern a customer is decided once
 * a signal, and kept with it as their ids; which of these counts is decided in each rule.
 */
public final class Parameters implements CustomerSettings {

  public static final Parameters NONE = new Parameters(List.of(), List.of());

  /** So that what each task holds of them is bounded. */
  public static final int MOST_OVERRIDES = 5_000;

  private static final String BETWEEN = " ";

  private final Map<String, Parameter> byName = new LinkedHashMap<>();
  private final Map<String, ParameterOverride> byId = new LinkedHashMap<>();

  /** Those of everybody, by parameter. */
  private final Map<String, List<ParameterOverride>> ofAll = new HashMap<>();

  /** Ids of the others by whom they reach, joined by blanks. */
  private final Map<Reach, Map<String, String>> ids = new EnumMap<>(Reach.class);

  /** Whoever makes these has checked them. */
  public Parameters(
      Collection<Parameter> parameters, Collection<ParameterOverride> parameterOverrides) {
    parameters.forEach(each -> byName.put(each.name(), each));
    for (ParameterOverride each : parameterOverrides) {
      byId.put(each.id(), each);
      if (each.reach() == Reach.ALL) {
        ofAll.computeIfAbsent(each.parameter(), name -> new ArrayList<>()).add(each);
      } else {
        ids.computeIfAbsent(each.reach(), reach -> new HashMap<>())
            .merge(each.whose(), each.id(), (one, two) -> one + BETWEEN + two);
      }
    }
  }

  public Collection<Parameter> all() {
    return List.copyOf(byName.values());
  }

  public Collection<ParameterOverride> overrides() {
    return List.copyOf(byId.values());
  }

  /** These with other overrides. */
  public Parameters with(Collection<ParameterOverride> others) {
    return new Parameters(byName.values(), others);
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Null if there is none of that name. */
  public Parameter named(String name) {
    return byName.get(name);
  }

  /** Empty if it is there no longer. */
  public Optional<ParameterOverride> override(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public boolean distinguishCustomers() {
    return !ids.isEmpty();
  }

  /** Whether some overrides are of what only a customer's profile can say. */
  public boolean needProfile() {
    return ids.containsKey(Reach.CLASS) || ids.containsKey(Reach.TENANT);
  }

  @Override
  public String concerning(String account, String tenant, String customerClass) {
    if (ids.isEmpty()) {
      return "";
    }
    String found = idsOf(Reach.ACCOUNT, account);
    found = joined(found, idsOf(Reach.TENANT, tenant));
    return joined(found, idsOf(Reach.CLASS, customerClass));
  }

  private String idsOf(Reach reach, String whose) {
    Map<String, String> known = ids.get(reach);
    return known == null || whose.isEmpty() ? "" : known.getOrDefault(whose, "");
  }

  private static String joined(String one, String two) {
    return one.isEmpty() ? two : two.isEmpty() ? one : one + BETWEEN + two;
  }

  /**
   * The override that counts for a parameter in a rule: the one that reaches fewest, and of these
   * the one of the rule's fraud.
   *
   * @param concerning ids as of {@link #concerning}; those that there are no longer count nothing
   * @return null where the parameter has its standard value
   */
  public ParameterOverride counting(String parameter, String fraud, String concerning) {
    ParameterOverride best = null;
    for (ParameterOverride each : ofAll.getOrDefault(parameter, List.of())) {
      best = better(best, each, fraud);
    }
    if (!concerning.isEmpty()) {
      for (String id : concerning.split(BETWEEN, -1)) {
        ParameterOverride each = byId.get(id);
        if (each != null && each.parameter().equals(parameter)) {
          best = better(best, each, fraud);
        }
      }
    }
    return best;
  }

  private static ParameterOverride better(
      ParameterOverride best, ParameterOverride other, String fraud) {
    return other.isOf(fraud) && (best == null || other.winsOver(best)) ? other : best;
  }
}
