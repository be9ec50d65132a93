package io.ringfence.cli.evaluate.blind.world;

import java.util.Comparator;
import java.util.List;

/**
 * Numbers that are called: what they begin with, how many digits follow, and the tariff's price of
 * a minute. Costly ones are those that pay a fraudster; people with relatives there call them
 * lawfully.
 */
public record Destination(String country, String prefix, int more, double price, Kind kind) {

  /** What a destination is called for. */
  public enum Kind {
    /** Ordinary numbers abroad, cheap or not. */
    ORDINARY,
    /** Numbers whose owner gets a share of a high price. */
    COSTLY,
    /** Networks whose codes are pumped: dear mobile networks, not quite premium. */
    DEAR,
    /** Satellite telephones. */
    SATELLITE
  }

  private static final List<Destination> ALL =
      List.of(
              ordinary("GB 4474 8 .06;GB 4477 8 .06;GB 4420 8 .025;DE 49151 8 .06;DE 4930 8 .025"),
              ordinary("FR 336 8 .06;FR 331 8 .025;ES 346 8 .06;IT 39333 7 .06;MX 5255 8 .025"),
              ordinary("IN 9198 8 .025;PH 63917 7 .12;NG 234803 7 .12;CO 57310 7 .025"),
              ordinary("DO 1809 7 .28;JM 1876 7 .28;HT 5093 7 .12;CN 86138 8 .025;VN 8490 7 .12"),
              ordinary("PL 48501 6 .06;BR 55119 8 .025;JP 8190 8 .06;AU 614 8 .06;SV 5037 7 .12"),
              ordinary("GT 5025 7 .12;KE 2547 8 .12;ET 25191 7 .12;GH 23324 7 .12;PK 923 9 .12"),
              ordinary("BD 88017 8 .12;UA 38050 7 .12;IL 97250 7 .025;AE 97150 7 .12"),
              ordinary("SG 659 7 .025;HK 8529 7 .025;IE 35387 7 .06;NL 316 8 .06;KR 8210 8 .06"),
              costly("CU 535 7 .85;LV 3712 7 .4;SO 25261 7 .6;GM 2207 6 .6;SL 23276 6 .6"),
              costly("GN 22462 7 .6;ZW 26377 7 .6;MV 9607 6 .6;SC 2482 6 .6;TL 6707 7 1.2"),
              costly("VU 6785 6 1.2;SB 6777 6 1.2;PG 6757 7 1.2;WS 6857 6 1.2;GB 4470 8 .7"),
              costly("SH 2902 4 1.6;AC 2476 4 1.6;ES 34806 6 1.8;IT 39899 6 1.8"),
              dear("LT 3706 7 .3;EE 3725 7 .3;RS 38163 7 .3;TN 2162 7 .45;MR 22246 6 .45"),
              dear("AZ 99450 7 .35;TJ 99292 7 .35;UZ 99890 7 .35;KG 99655 7 .35;ML 2237 7 .35"),
              dear("BF 2267 7 .35;SN 22177 7 .45;MG 26132 7 .35;BA 38761 6 .25;DZ 2135 8 .25"),
              of(Kind.SATELLITE, "001 8816 8 6;001 87077 7 6.5;001 88213 7 5"))
          .stream()
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Destination::prefix))
          .toList();

  private static List<Destination> of(Kind kind, String lines) {
    return List.of(lines.split(";", -1)).stream()
        .map(line -> line.split(" ", -1))
        .map(
            f ->
                new Destination(f[0], f[1], Integer.parseInt(f[2]), Double.parseDouble(f[3]), kind))
        .toList();
  }

  private static List<Destination> ordinary(String lines) {
    return of(Kind.ORDINARY, lines);
  }

  private static List<Destination> costly(String lines) {
    return of(Kind.COSTLY, lines);
  }

  private static List<Destination> dear(String lines) {
    return of(Kind.DEAR, lines);
  }

  /** The destinations of a kind. */
  public static List<Destination> of(Kind kind) {
    return ALL.stream().filter(d -> d.kind == kind).toList();
  }

  /** All destinations of a country. */
  public static List<Destination> in(String country) {
    return ALL.stream().filter(d -> d.country.equals(country)).toList();
  }

  /** The price of a minute to a number: that of its destination, else of calls at home. */
  public static double priceOf(String number) {
    String digits = number.startsWith("+") ? number.substring(1) : number;
    for (Destination one : ALL) {
      if (digits.startsWith(one.prefix)) {
        return one.price;
      }
    }
    if (digits.matches("18(00|33|44|55|66|77|88).*")) {
      return 0;
    }
    return digits.startsWith("1") ? (digits.startsWith("1900") ? 2.5 : 0.012) : 0.025;
  }
}
