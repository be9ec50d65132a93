package io.ringfence.judge.holdings;

import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.standing.KeptListing;
import io.ringfence.standing.ListingChange;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is held of listings. */
public final class ListingHoldings {

  private final Terms terms;

  public ListingHoldings(RetentionPolicy policy) {
    terms = new Terms(policy);
  }

  public void read(String key, Standing standing, Consumer<Holding> out) {
    for (KeptListing each : KeptListing.of(standing)) {
      out.accept(
          new Holding(
              PolicyClass.LISTINGS,
              "listings",
              key,
              each.change().time(),
              terms.due(PolicyClass.LISTINGS, each.since()),
              () -> said(each.change())));
    }
  }

  private static Holding.Said said(ListingChange listing) {
    List<String> keys = new ArrayList<>(1);
    List<String> remarks = new ArrayList<>(List.of(listing.id(), listing.reason()));
    StringBuilder text = new StringBuilder(listing.action().event());
    text.append(' ').append(listing.id()).append(", list ").append(listing.list());
    text.append(", from ").append(Phrases.time(listing.from()));
    if (listing.until() != Long.MAX_VALUE) {
      text.append(" until ").append(Phrases.time(listing.until()));
    }
    if (!listing.reason().isEmpty()) {
      text.append(", reason ").append(listing.reason());
    }
    if (!listing.origin().key().isEmpty()) {
      text.append(", follows from ").append(Phrases.subject(listing.origin().key()));
      keys.add(listing.origin().key());
      remarks.add(listing.origin().id());
    }
    return new Holding.Said(text.toString(), keys, remarks);
  }
}
