package io.ringfence.rule.field;

import io.ringfence.customer.CustomerProfile;
import io.ringfence.signal.Call;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SubjectKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What rules read of a signal's customer. Ids are stored: never change or reuse one. The name of a
 * customer is for people, and none of them.
 */
final class CustomerFields {

  private CustomerFields() {}

  static List<Field> all() {
    return new FieldCatalogue<>(Fields.PROFILE_KIND, Signal.class)
        .add(
            700,
            "known",
            Field.Type.BOOL,
            "whether the account has a profile",
            of(CustomerProfile::known))
        .add(
            701,
            "class",
            Field.Type.TEXT,
            "such as `business`; `unknown` without one",
            of(CustomerProfile::customerClass))
        .add(
            702,
            "parent",
            Field.Type.TEXT,
            "the account that it belongs to",
            of(CustomerProfile::parent))
        .add(703, "tenant", Field.Type.TEXT, "whose customer it is", of(CustomerProfile::tenant))
        .add(
            704,
            "country",
            Field.Type.TEXT,
            "where it is at home, ISO 3166 alpha-2",
            of(profile -> profile.place().country()))
        .add(
            705,
            "closed",
            Field.Type.BOOL,
            "whether it is outside its business hours, or on a holiday; false without hours",
            (signal, known) -> known.profile().hours().isClosed(local(signal, known)))
        .add(
            706,
            "holiday",
            Field.Type.BOOL,
            "whether it is a holiday there",
            (signal, known) ->
                known.profile().hours().isHoliday(local(signal, known).toLocalDate()))
        .add(
            707,
            "usualDestination",
            Field.Type.BOOL,
            "whether the called or receiving number is at home or in a usual country",
            (signal, known) -> known.profile().place().isUsual(destination(signal, known)))
        .add(
            708,
            "ownNumber",
            Field.Type.BOOL,
            "whether the customer's side shows one of its own numbers or of its blocks",
            (signal, known) -> known.profile().place().owns(LocalTime.ownNumber(signal)))
        .add(
            709,
            "creditLimit",
            Field.Type.DOUBLE,
            "what it may owe, in the tariff's currency; -1 unknown",
            of(profile -> profile.limits().credit()))
        .add(
            710,
            "dailyLimit",
            Field.Type.DOUBLE,
            "what it may spend a day, in the tariff's currency; -1 unknown",
            of(profile -> profile.limits().daily()))
        .add(
            711,
            "destinations",
            Field.Type.INT,
            "how many usual countries it has beside its own",
            of(profile -> (long) profile.place().destinations().size()))
        .add(
            Fields.OVERRIDES,
            "overrides",
            Field.Type.TEXT,
            "ids of the overrides of parameters that concern the customer, but not all",
            CustomerFields::overrides)
        .fields();
  }

  private static BiFunction<Signal, Surroundings, Object> of(
      Function<CustomerProfile, Object> reader) {
    return (signal, known) -> reader.apply(known.profile());
  }

  private static String overrides(Signal signal, Surroundings known) {
    String tenant = known.tenant().isEmpty() ? known.profile().tenant() : known.tenant();
    return known
        .settings()
        .concerning(Parties.account(signal), tenant, known.profile().customerClass());
  }

  private static LocalDateTime local(Signal signal, Surroundings known) {
    return LocalDateTime.ofInstant(
        Instant.ofEpochMilli(signal.time()), LocalTime.zone(signal, known));
  }

  private static String destination(Signal signal, Surroundings known) {
    boolean called = signal instanceof Call || signal instanceof Message;
    return called && known.profile().known()
        ? known.numbers().of(Parties.party(signal, SubjectKind.NUMBER, Role.CALLED, 0)).country()
        : "";
  }
}
