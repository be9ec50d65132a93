package io.ringfence.decode.format.asteriskcdr;

import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which way a call went, and by what. Settings decide if they name trunks: every endpoint that they
 * do not name then is the provider's own. Without them the contexts of FreePBX do, and numbers of
 * the public network that were dialled through an endpoint.
 */
record Sides(
    Endpoint ingress,
    Endpoint egress,
    Side ingressSide,
    boolean egressTrunk,
    List<Dialled> dialled,
    String context,
    String why) {

  /** Where a call came from. */
  private enum Side {
    TRUNK,
    INSIDE,
    UNKNOWN
  }

  /** Where calls of FreePBX's trunks begin. */
  private static final List<String> TRUNK_CONTEXTS =
      List.of("from-trunk*", "from-pstn*", "from-digital*", "from-analog*");

  private static final String INSIDE_CONTEXTS = "from-internal*";

  /** These call others than the one that was dialled. */
  private static final Set<String> CALLS_OTHERS = Set.of("Queue", "FollowMe", "Page");

  private static final String NAMED = "the settings name it";

  static Sides of(Cdr cdr, Feed feed) {
    Endpoint ingress = Endpoint.of(cdr.get(Cdr.Field.CHANNEL));
    Endpoint egress = Endpoint.of(cdr.get(Cdr.Field.DSTCHANNEL));
    List<Dialled> dialled =
        cdr.get(Cdr.Field.LASTAPP).equals("Dial")
            ? Dialled.of(cdr.get(Cdr.Field.LASTDATA))
            : List.of();
    if (egress.tech().isEmpty() && dialled.size() == 1) {
      Dialled only = dialled.get(0);
      egress = new Endpoint(only.tech(), only.endpoint());
    }
    List<Dialled> legs = new ArrayList<>(2);
    for (Dialled leg : dialled) {
      if (leg.leadsTo(egress)) {
        legs.add(leg);
      }
    }
    String context = cdr.get(Cdr.Field.DCONTEXT);
    String whyIn = whyIngress(ingress, context, feed);
    String whyOut = whyEgress(egress, legs, feed);
    Side side =
        !whyIn.isEmpty() ? Side.TRUNK : inside(ingress, context, feed) ? Side.INSIDE : Side.UNKNOWN;
    return new Sides(
        ingress, egress, side, !whyOut.isEmpty(), legs, context, whyOut.isEmpty() ? whyIn : whyOut);
  }

  /** Why a call came in by a trunk; empty if it did not. */
  private static String whyIngress(Endpoint ingress, String context, Feed feed) {
    if (ingress.local()) {
      return "";
    }
    if (ingress.isTrunk(feed)) {
      return NAMED;
    }
    if (ingress.isInside(feed)) {
      return "";
    }
    if (feed.isTrunk(context)) {
      return "the settings name its context";
    }
    return feed.trunks().isEmpty()
            && TRUNK_CONTEXTS.stream().anyMatch(each -> Feed.matches(each, context))
            && !feed.isInside(context)
        ? "FreePBX's trunks have its context"
        : "";
  }

  /** Why a call left by a trunk; empty if it did not. */
  private static String whyEgress(Endpoint egress, List<Dialled> legs, Feed feed) {
    if (egress.local() || egress.name().isEmpty()) {
      return "";
    }
    if (egress.isTrunk(feed)) {
      return NAMED;
    }
    boolean passesOn = legs.stream().anyMatch(Dialled::passesOn);
    return passesOn && !egress.isInside(feed) && feed.trunks().isEmpty()
        ? "a public number was dialled through it"
        : "";
  }

  private static boolean inside(Endpoint ingress, String context, Feed feed) {
    boolean named = !ingress.name().isEmpty();
    return ingress.local()
        || (named && (!feed.trunks().isEmpty() || ingress.isInside(feed)))
        || feed.isInside(context)
        || Feed.matches(INSIDE_CONTEXTS, context);
  }

  /** Empty where nothing tells. */
  String direction() {
    if (egressTrunk) {
      return "outbound";
    }
    return switch (ingressSide) {
      case TRUNK -> "inbound";
      case INSIDE -> "internal";
      case UNKNOWN -> "";
    };
  }

  /** The interconnect, or empty. */
  String trunk() {
    if (egressTrunk) {
      return egress.name();
    }
    return ingressSide == Side.TRUNK ? ingress.name() : "";
  }

  /**
   * The provider's customer: of an inbound call who was called, else who called, or forwarded the
   * call to the outside.
   */
  String account(Cdr cdr, String setting) {
    boolean inbound = direction().equals("inbound");
    String code = cdr.get(Cdr.Field.ACCOUNTCODE);
    String peer = cdr.get(Cdr.Field.PEERACCOUNT);
    return switch (setting.toLowerCase(Locale.ROOT)) {
      case "" -> inbound ? or(peer, endpoint(egress)) : or(code, caller());
      case "endpoint" -> inbound ? endpoint(egress) : caller();
      case "accountcode" -> inbound ? or(peer, code) : code;
      default -> cdr.get(Cdr.named(setting, setting));
    };
  }

  /** Of a call that came in by a trunk the endpoint is a carrier. */
  private String caller() {
    return ingressSide == Side.INSIDE ? endpoint(ingress) : "";
  }

  private static String endpoint(Endpoint endpoint) {
    return endpoint.local() ? "" : endpoint.name();
  }

  private static String or(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  /** What was dialled: on an outbound call what the trunk was given, if that can be told. */
  String to(Cdr cdr) {
    String dialledHere = Dialled.number(cdr.get(Cdr.Field.DST));
    if (!egressTrunk) {
      String did = Dialled.number(cdr.get(Cdr.Field.DID));
      return ingressSide == Side.TRUNK ? or(did, dialledHere) : dialledHere;
    }
    if (dialled.size() > 1 || CALLS_OTHERS.contains(cdr.get(Cdr.Field.LASTAPP))) {
      return "";
    }
    return or(dialled.isEmpty() ? "" : dialled.get(0).number(), dialledHere);
  }

  CallRoles roles() {
    return new CallRoles(
        ingress.name(),
        egress.name(),
        context,
        ingressSide != Side.UNKNOWN,
        ingressSide == Side.TRUNK,
        egressTrunk,
        why);
  }
}
