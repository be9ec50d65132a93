package io.ringfence.cli.evaluate.blind.attack;

import java.util.ArrayList;
import java.util.List;

/** All forms of all frauds. */
public final class Attacks {
  private Attacks() {}

  /** The forms, those of a fraud one after the other. */
  public static List<Form> all() {
    List<Form> list = new ArrayList<>();
    list.addAll(CostlyCalls.forms());
    list.addAll(Pumping.forms());
    list.addAll(Takeovers.forms());
    list.addAll(Passwords.forms());
    list.addAll(Callers.forms());
    list.addAll(Rings.forms());
    list.addAll(Routes.forms());
    list.addAll(Messages.forms());
    list.addAll(Lists.forms());
    list.addAll(Subscriptions.forms());
    list.addAll(Mailboxes.forms());
    list.addAll(Disturbers.forms());
    list.addAll(Longer.forms());
    return list;
  }
}
