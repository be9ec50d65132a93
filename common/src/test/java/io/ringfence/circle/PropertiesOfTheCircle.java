package io.ringfence.circle;

import java.util.Random;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How often properties are tried, and with which values: everyday a fifth of their tries, each time
 * the same; in the full circle all of them, with values that nobody has seen before. A failure
 * names its seed, which {@code @Property(seed = "...")} repeats.
 */
public final class PropertiesOfTheCircle implements AroundPropertyHook {

  private static final boolean FULL = "full".equals(System.getProperty("ringfence.circle"));

  /** What jqwik takes where a property does not say how often it is tried. */
  private static final int USUAL_TRIES = 1_000;

  /** An everyday run has all properties in a minute. */
  private static final int EVERYDAY_SHARE = 5;

  private static final long EVERYDAY_SEED = 20_261_201;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    if (attributes.seed().isEmpty()) {
      attributes.setSeed(Long.toString(FULL ? new Random().nextLong() : EVERYDAY_SEED));
    }
    if (!FULL) {
      int tries = attributes.tries().orElse(USUAL_TRIES);
      attributes.setTries(Math.max(1, tries / EVERYDAY_SHARE));
    }
    PropertyExecutionResult result = property.execute();
    if (result.status() != Status.FAILED) {
      return result;
    }
    String repeated =
        "seed %s, %d tries"
            .formatted(attributes.seed().orElseThrow(), attributes.tries().orElse(USUAL_TRIES));
    return result.mapToFailed(new AssertionError(repeated, result.throwable().orElse(null)));
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
