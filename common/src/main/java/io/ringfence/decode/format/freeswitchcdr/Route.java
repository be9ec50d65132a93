package io.ringfence.decode.format.freeswitchcdr;

import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which way a call went. It leaves by the gateway that its last {@code bridge} names. It came in by
 * a trunk where settings name its gateway, the host or the profile of its channel, or its context;
 * if they name none, where it came into {@code public} without a password.
 *
 * @param ingress the gateway or the host that it came from
 * @param gateway that it left by, or empty
 * @param dialled what the gateway was given
 */
record Route(String ingress, boolean ingressTrunk, String gateway, String dialled, String context) {

  private static final Pattern BRIDGED =
      Pattern.compile(
          "(?:[{\\[<][^}\\]>]*+[}\\]>])*+sofia/gateway/(?:[^/:]*+::)?([^/,|]++)/([^,|@]++).*");

  static Route of(Leg leg, Feed feed) {
    Leg.Part first = leg.original();
    String gateway = leg.get("sip_gateway_name");
    if (leg.get("direction").equals("outbound")) { // the switch itself calls
      boolean out = isGateway(gateway, feed);
      String dialled = out ? first.get("destination_number") : "";
      return new Route("", false, out ? gateway : "", dialled, first.get("context"));
    }
    String[] channel = first.get("chan_name").split("/", 3);
    String profile = channel.length == 3 ? channel[0] + '/' + channel[1] : "";
    String host = channel.length == 3 ? channel[2].substring(channel[2].indexOf('@') + 1) : "";
    String ingress = gateway.isEmpty() ? host : gateway;
    String context = first.get("context");
    boolean known = !leg.get("sip_auth_username").isEmpty();
    boolean named =
        feed.isTrunk(ingress)
            || feed.isTrunk(host)
            || feed.isTrunk(profile)
            || feed.isTrunk(context);
    boolean stranger = feed.trunks().isEmpty() && !known && context.equals("public");
    boolean own = feed.isInside(context) || feed.isInside(profile);
    Matcher bridged =
        BRIDGED.matcher(leg.get("last_app").equals("bridge") ? leg.get("last_arg") : "");
    boolean out = bridged.matches() && isGateway(bridged.group(1), feed);
    return new Route(
        ingress,
        named || (stranger && !own),
        out ? bridged.group(1) : "",
        out ? bridged.group(2) : "",
        context);
  }

  /** Whether it is an interconnect: every one, where the settings name none. */
  static boolean isGateway(String gateway, Feed feed) {
    return !gateway.isEmpty() && (feed.trunks().isEmpty() || feed.isTrunk(gateway));
  }

  String direction() {
    return !gateway.isEmpty() ? "outbound" : ingressTrunk ? "inbound" : "internal";
  }

  /** The interconnect, or empty. */
  String trunk() {
    return !gateway.isEmpty() ? gateway : ingressTrunk ? ingress : "";
  }

  CallRoles roles() {
    String why =
        !gateway.isEmpty()
            ? "a gateway was bridged to"
            : ingressTrunk ? "the settings name it, or its context is public" : "";
    return new CallRoles(ingress, gateway, context, true, ingressTrunk, !gateway.isEmpty(), why);
  }
}
