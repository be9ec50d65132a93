package io.ringfence.cli.evaluate.blind.world;

import java.util.ArrayList;
import java.util.List;

/**
 * Settles the customers of a provider: mostly private people and small firms, some businesses of
 * each trade.
 */
final class Population {
  private static final List<String> TRADES =
      List.of(
          "call-centre",
          "call-centre",
          "wholesale",
          "reseller",
          "hotel",
          "hotel",
          "otp-sender",
          "otp-sender",
          "school",
          "school",
          "bank",
          "hospital",
          "trading-firm",
          "courier",
          "clinic",
          "clinic",
          "marketing",
          "meeting-host",
          "meeting-host");

  private final World world;
  private final Dice dice;

  Population(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  void settle(int subscribers) {
    List<Place> places = new ArrayList<>(Place.home());
    List<Place> abroad = dice.sample(Place.abroad(), dice.between(2, 5));
    double share = 0.04 + dice.real() * 0.14;
    List<Place> favourites = dice.sample(places, 5);
    int trades = Math.max(TRADES.size() * 5, subscribers / 25);
    int firms = subscribers / dice.between(9, 13);
    for (int i = 0; i < subscribers; i++) {
      Place place =
          dice.chance(share)
              ? dice.pick(abroad)
              : dice.chance(0.4) ? dice.pick(favourites) : dice.pick(places);
      if (i < trades) {
        business(TRADES.get(i % TRADES.size()), place);
      } else if (i < trades + firms) {
        business("firm", place);
      } else {
        household(place);
      }
    }
    List<Account> all = new ArrayList<>(world.people);
    for (Account account : all) {
      acquaint(account, all);
    }
  }

  private void business(String kind, Place place) {
    int lines =
        switch (kind) {
          case "call-centre" -> dice.between(12, 40);
          case "wholesale" -> dice.between(60, 100);
          case "reseller" -> dice.between(30, 100);
          case "hotel", "hospital" -> dice.between(30, 90);
          case "bank", "school" -> dice.between(12, 40);
          case "firm" -> dice.between(1, 8);
          default -> dice.between(3, 12);
        };
    Account account = world.found(dice, kind, place, lines);
    if (kind.equals("trading-firm") || (kind.equals("firm") && dice.chance(0.2))) {
      int count = dice.between(1, 4);
      dice.sample(Destination.of(Destination.Kind.ORDINARY), count)
          .forEach(d -> account.countries.add(d.country()));
    }
    world.profiles.add(account);
  }

  private void household(Place place) {
    boolean mobile = dice.chance(0.55);
    Account account = world.person(dice, place, mobile);
    if (!mobile && dice.chance(0.4)) {
      account.lines.add(world.line(dice, account, world.numbers.in(place), true));
    }
    if (dice.chance(0.12)) {
      account.countries.add(dice.pick(Destination.of(Destination.Kind.ORDINARY)).country());
    }
    if (dice.chance(0.03)) {
      Destination.Kind kind = dice.chance(0.6) ? Destination.Kind.COSTLY : Destination.Kind.DEAR;
      account.countries.add(dice.pick(Destination.of(kind)).country());
    }
    world.people.add(account);
  }

  private void acquaint(Account account, List<Account> all) {
    int size = account.isPrivate() ? dice.between(5, 14) : dice.between(15, 40);
    for (int i = 0; i < size; i++) {
      if (dice.chance(0.3)) {
        account.circle.add(dice.pick(all).main().number());
      } else {
        Place near = dice.chance(0.7) ? account.place : dice.pick(Place.home());
        account.circle.add(world.numbers.in(near));
      }
    }
  }
}
