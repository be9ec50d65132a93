package io.ringfence.rule.field;

import io.ringfence.signal.Call;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.customer.Profile;
import io.ringfence.signal.number.NumberLookup;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What rules read of the profile of a signal's account, as it held at the signal's time. Ids are
 * stored: never change or reuse one.
 */
final class ProfileFields {

  static final String KIND = "profile";

  private ProfileFields() {}

  static List<Field> all() {
    return new FieldCatalogue<>(KIND, Signal.class)
        .add(700, "class", Field.Type.TEXT, of(Profile::kind))
        .add(701, "country", Field.Type.TEXT, of(Profile::country))
        .add(702, "numbers", Field.Type.INT, of(profile -> (long) profile.numbers().size()))
        .add(703, "ownNumber", Field.Type.BOOL, ProfileFields::ownNumber)
        .add(
            704,
            "destinations",
            Field.Type.INT,
            of(profile -> (long) profile.destinations().size()))
        .add(705, "usualDestination", Field.Type.BOOL, ProfileFields::usualDestination)
        .add(706, "shifts", Field.Type.INT, of(profile -> (long) profile.hours().size()))
        .add(707, "closed", Field.Type.BOOL, ProfileFields::closed)
        .add(708, "creditLimit", Field.Type.DOUBLE, of(Profile::creditLimit))
        .add(709, "dailyLimit", Field.Type.DOUBLE, of(Profile::dailyLimit))
        .fields();
  }

  private static BiFunction<Signal, NumberLookup, Object> of(Function<Profile, Object> value) {
    return (signal, numbers) -> value.apply(profile(signal, numbers));
  }

  private static Profile profile(Signal signal, NumberLookup numbers) {
    return numbers.profile(signal.account(), signal.time());
  }

  /** Of what comes in the account is the called party's, and so must be the number. */
  private static Object ownNumber(Signal signal, NumberLookup numbers) {
    boolean inbound = signal instanceof Call call && call.direction().equals("inbound");
    Role role = inbound ? Role.CALLED : Role.CALLER;
    return profile(signal, numbers).owns(Parties.party(signal, SubjectKind.NUMBER, role, 0));
  }

  private static Object usualDestination(Signal signal, NumberLookup numbers) {
    boolean goesSomewhere = signal instanceof Call || signal instanceof Message;
    String to = Parties.party(signal, SubjectKind.NUMBER, Role.CALLED, 0);
    return goesSomewhere && profile(signal, numbers).usuallyCalls(numbers.of(to).country());
  }

  private static Object closed(Signal signal, NumberLookup numbers) {
    return profile(signal, numbers).closedAt(LocalTime.at(signal, numbers));
  }
}
