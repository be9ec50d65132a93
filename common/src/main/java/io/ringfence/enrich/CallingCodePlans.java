package io.ringfence.enrich;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The number plans of all calling codes, from the library's own tables; says of a number what the
 * library's {@code parse}, {@code getRegionCodeForNumber} and {@code getNumberType} say, in 0.9
 * microseconds for the library's 6 to 8, and without a lock. A test holds it to that.
 */
final class CallingCodePlans {

  static final String SHARED = "001";

  /** The library's bounds on a national number: what is outside is no number. */
  private static final int SHORTEST = 2;

  private static final int LONGEST = 17;

  /** More than anybody can dial is not looked at. */
  private static final int LONGEST_WRITTEN = 40;

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final MetadataSource tables =
      DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
  private final boolean[] supported = new boolean[1000];

  /**
   * The regions of each calling code, the main one first. Loaded when first asked for: most
   * processes meet few of the 240.
   */
  private final AtomicReferenceArray<List<RegionPlan>> plans = new AtomicReferenceArray<>(1000);

  CallingCodePlans() {
    library.getSupportedCallingCodes().forEach(code -> supported[code] = true);
  }

  /** The calling code of {@code +12025550123}, 0 for none: no code begins another. */
  int callingCode(String number) {
    int code = 0;
    for (int i = 1; i <= 3 && i < number.length(); i++) {
      code = code * 10 + number.charAt(i) - '0';
      if (supported[code]) {
        return code;
      }
    }
    return 0;
  }

  /** The main country of a calling code, empty for none. */
  String mainCountry(int code) {
    return code == 0 ? "" : regions(code).get(0).region();
  }

  /** Of a plus and digits, with the given calling code. */
  Allocation allocation(String number, int code) {
    if (code == 0 || number.length() > LONGEST_WRITTEN) {
      return Allocation.NONE;
    }
    String national = number.substring(code < 10 ? 2 : code < 100 ? 3 : 4);
    if (national.length() < SHORTEST) {
      return Allocation.NONE;
    }
    List<RegionPlan> regions = regions(code);
    RegionPlan main = regions.get(0);
    String significant = main.significant(national);
    if (significant.length() < SHORTEST || significant.length() > LONGEST) {
      return Allocation.NONE;
    }
    if (regions.size() == 1) {
      return new Allocation(main.region(), main.kind(significant));
    }
    for (RegionPlan each : regions) {
      String kind = each.kindIfHere(significant);
      if (kind != null) {
        return new Allocation(each.region(), kind);
      }
    }
    return Allocation.NONE;
  }

  private List<RegionPlan> regions(int code) {
    List<RegionPlan> known = plans.get(code);
    if (known == null) {
      known =
          library.getRegionCodesForCountryCode(code).stream()
              .map(region -> region(region, code))
              .toList();
      plans.set(code, known);
    }
    return known;
  }

  private RegionPlan region(String region, int code) {
    return new RegionPlan(
        region,
        region.equals(SHARED)
            ? tables.getMetadataForNonGeographicalRegion(code)
            : tables.getMetadataForRegion(region));
  }
}
