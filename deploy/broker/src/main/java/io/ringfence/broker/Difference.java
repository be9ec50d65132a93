package io.ringfence.broker;

/**
 * Where a broker's topic is not as declared.
 *
 * @param setting {@code topic} where it is missing altogether, {@code partitions}, or Kafka's name
 *     of the setting
 */
public record Difference(String topic, String setting, String wanted, String found) {

  @Override
  public String toString() {
    return topic + ": " + setting + " is " + found + ", wanted " + wanted;
  }
}
