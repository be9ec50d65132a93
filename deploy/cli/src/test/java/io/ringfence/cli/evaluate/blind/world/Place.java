package io.ringfence.cli.evaluate.blind.world;

import java.util.List;

/**
 * A town with its clock, position, area codes of its numbers, and what addresses there begin with.
 * Lawful and unlawful parties live in the same towns.
 */
public record Place(
    String city,
    String country,
    String zone,
    double latitude,
    double longitude,
    List<String> codes,
    String net) {

  private static Place of(
      String city, String country, String zone, double lat, double lon, String codes, String net) {
    return new Place(city, country, zone, lat, lon, List.of(codes.split(" ", -1)), net);
  }

  /** Towns of the provider at home. */
  public static List<Place> home() {
    String east = "America/New_York";
    String central = "America/Chicago";
    String west = "America/Los_Angeles";
    return List.of(
        of("New York", "US", east, 40.71, -74.0, "1212 1718 1347", "68.173"),
        of("Boston", "US", east, 42.36, -71.06, "1617 1508", "73.119"),
        of("Atlanta", "US", east, 33.75, -84.39, "1404 1770", "98.66"),
        of("Miami", "US", east, 25.76, -80.19, "1305 1786", "73.85"),
        of("Columbus", "US", east, 39.96, -83.0, "1614 1740", "65.24"),
        of("Chicago", "US", central, 41.88, -87.63, "1312 1773", "67.175"),
        of("Dallas", "US", central, 32.78, -96.8, "1214 1972", "47.186"),
        of("Houston", "US", central, 29.76, -95.37, "1713 1281", "98.198"),
        of("Minneapolis", "US", central, 44.98, -93.27, "1612 1763", "75.72"),
        of("Nashville", "US", central, 36.16, -86.78, "1615", "68.52"),
        of("Denver", "US", "America/Denver", 39.74, -104.99, "1303 1970", "71.211"),
        of("Phoenix", "US", "America/Phoenix", 33.45, -112.07, "1602 1480", "70.176"),
        of("Los Angeles", "US", west, 34.05, -118.24, "1213 1310", "76.90"),
        of("Seattle", "US", west, 47.61, -122.33, "1206 1425", "73.181"),
        of("San Jose", "US", west, 37.34, -121.89, "1408 1650", "73.15"));
  }

  /** Towns abroad where the provider has customers, too. */
  public static List<Place> abroad() {
    return List.of(
        of("Toronto", "CA", "America/Toronto", 43.65, -79.38, "1416 1647", "99.224"),
        of("London", "GB", "Europe/London", 51.51, -0.13, "4420", "81.98"),
        of("Manchester", "GB", "Europe/London", 53.48, -2.24, "44161", "86.15"),
        of("Dublin", "IE", "Europe/Dublin", 53.35, -6.26, "3531", "86.43"),
        of("Berlin", "DE", "Europe/Berlin", 52.52, 13.4, "4930", "91.64"),
        of("Mexico City", "MX", "America/Mexico_City", 19.43, -99.13, "5255", "187.190"));
  }

  /** Towns in which the provider has no customers. */
  public static List<Place> far() {
    return List.of(
        of("Lagos", "NG", "Africa/Lagos", 6.52, 3.38, "234", "105.112"),
        of("Bucharest", "RO", "Europe/Bucharest", 44.43, 26.1, "40", "86.120"),
        of("Ramallah", "PS", "Asia/Hebron", 31.9, 35.2, "970", "213.6"),
        of("Jakarta", "ID", "Asia/Jakarta", -6.21, 106.85, "62", "114.124"),
        of("Saint Petersburg", "RU", "Europe/Moscow", 59.93, 30.34, "7", "95.161"),
        of("Casablanca", "MA", "Africa/Casablanca", 33.57, -7.59, "212", "105.154"),
        of("Karachi", "PK", "Asia/Karachi", 24.86, 67.01, "92", "39.48"),
        of("Ho Chi Minh City", "VN", "Asia/Ho_Chi_Minh", 10.82, 106.63, "84", "113.161"),
        of("Madrid", "ES", "Europe/Madrid", 40.42, -3.7, "34", "88.18"),
        of("Tokyo", "JP", "Asia/Tokyo", 35.68, 139.69, "81", "126.78"),
        of("Sydney", "AU", "Australia/Sydney", -33.87, 151.21, "61", "120.152"));
  }

  /** Places of rented servers, where monitors, gateways and attackers sit. */
  public static List<Place> hosting() {
    return List.of(
        of("Ashburn", "US", "America/New_York", 39.04, -77.49, "1703", "147.135"),
        of("Amsterdam", "NL", "Europe/Amsterdam", 52.37, 4.9, "31", "185.107"),
        of("Frankfurt", "DE", "Europe/Berlin", 50.11, 8.68, "49", "51.195"),
        of("Gravelines", "FR", "Europe/Paris", 50.99, 2.13, "33", "51.38"),
        of("Singapore", "SG", "Asia/Singapore", 1.35, 103.82, "65", "139.59"));
  }

  /** Whether a place is in the provider's home country. */
  public boolean atHome() {
    return country.equals("US");
  }

  /** How far another place is. */
  public double kilometres(Place other) {
    double a = Math.toRadians(latitude);
    double b = Math.toRadians(other.latitude);
    double across = Math.toRadians(longitude - other.longitude);
    double cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(across);
    return 6371 * Math.acos(Math.max(-1, Math.min(1, cosine)));
  }
}
