package io.ringfence.cli.evaluate.blind.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the provider knows of its business customers; of a tenth of them it knows nothing. */
public final class Profiles {
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Dice dice;

  Profiles(Dice dice) {
    this.dice = dice;
  }

  /** The provider knows this customer, or should. */
  public void add(Account account) {
    accounts.put(account.id, account);
  }

  /** The class that the provider has for a kind of customer. */
  private static String classOf(String kind) {
    return switch (kind) {
      case "firm" -> "business";
      default -> kind;
    };
  }

  private static String hoursOf(String kind) {
    return switch (kind) {
      case "hospital",
          "hotel",
          "wholesale",
          "reseller",
          "otp-sender",
          "airline",
          "utility",
          "security",
          "monitoring",
          "taxi" ->
          null;
      case "call-centre" -> "07:00-21:00";
      case "school" -> "07:00-17:00";
      case "trading-firm" -> "05:00-20:00";
      default -> "08:00-18:00";
    };
  }

  void write(Path file, ObjectMapper mapper) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Account account : accounts.values()) {
      if (dice.chance(0.1)) {
        continue;
      }
      ObjectNode node = mapper.createObjectNode();
      node.put("type", "profile");
      node.put("account", account.id);
      node.put("class", classOf(account.kind));
      node.put(
          "name",
          dice.pick("North", "Grand", "Blue", "Prime", "Union")
              + " "
              + account.kind.replace('-', ' ')
              + " "
              + account.id.substring(3));
      node.put("country", account.place.country());
      node.put("zone", account.place.zone());
      ArrayNode numbers = node.putArray("numbers");
      if (account.lines.size() >= 100) {
        String first = account.main().number();
        numbers.add(first.substring(0, first.length() - (account.lines.size() > 100 ? 3 : 2)));
      } else {
        account.lines.stream().map(Line::number).distinct().limit(60).forEach(numbers::add);
      }
      String hours = hoursOf(account.kind);
      if (hours != null) {
        ObjectNode week = node.putObject("hours");
        week.put("mon-fri", hours);
        if (account.kind.equals("call-centre")) {
          week.put("sat", "09:00-17:00");
        }
        if (account.place.atHome()) {
          node.put("holidays", "US");
        }
      }
      if (!account.countries.isEmpty()) {
        ArrayNode destinations = node.putArray("destinations");
        account.countries.stream().distinct().forEach(destinations::add);
      }
      if (dice.chance(0.6)) {
        int limit = Math.max(100, account.lines.size() * dice.between(5, 15) * 10);
        node.put("dailyLimit", limit);
        node.put("creditLimit", limit * 8);
      }
      lines.add(mapper.writeValueAsString(node));
    }
    Files.write(file, lines);
  }
}
