package io.ringfence.rule.field;

import io.ringfence.signal.Signal;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.signal.number.NumberCost;
import io.ringfence.signal.number.NumberFacts;
import io.ringfence.signal.number.NumberLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The fields of one kind of signal, written down one by one. */
final class FieldCatalogue<S extends Signal> {

  private final String kind;
  private final Class<S> type;
  private final List<Field> fields = new ArrayList<>();

  FieldCatalogue(String kind, Class<S> type) {
    this.kind = kind;
    this.type = type;
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  FieldCatalogue<S> text(int id, String name, String meaning, Function<S, String> reader) {
    return add(id, name, Field.Type.TEXT, meaning, (signal, numbers) -> reader.apply(signal));
  }

  /** The value of a subject, under the name of its kind. */
  FieldCatalogue<S> named(SubjectKind of, int id, String meaning, Function<S, String> reader) {
    return named(of, id, of.label(), meaning, reader);
  }

  /** The value of a subject. */
  FieldCatalogue<S> named(
      SubjectKind of, int id, String name, String meaning, Function<S, String> reader) {
    return named(of.letter(), id, name, meaning, reader);
  }

  /** What names somebody, by the letter of a kind. */
  FieldCatalogue<S> named(
      char names, int id, String name, String meaning, Function<S, String> reader) {
    return add(
        id,
        name,
        Field.Type.TEXT,
        names,
        meaning,
        (signal, numbers) -> reader.apply(type.cast(signal)));
  }

  FieldCatalogue<S> whole(int id, String name, String meaning, ToLongFunction<S> reader) {
    return add(id, name, Field.Type.INT, meaning, (signal, numbers) -> reader.applyAsLong(signal));
  }

  FieldCatalogue<S> real(int id, String name, String meaning, ToDoubleFunction<S> reader) {
    return add(
        id, name, Field.Type.DOUBLE, meaning, (signal, numbers) -> reader.applyAsDouble(signal));
  }

  FieldCatalogue<S> flag(int id, String name, String meaning, Predicate<S> reader) {
    return add(id, name, Field.Type.BOOL, meaning, (signal, numbers) -> reader.test(signal));
  }

  /** Seven fields about one of the signal's numbers, with ids from {@code firstId} on. */
  FieldCatalogue<S> number(int firstId, String name, String whose, Function<S, String> number) {
    return fact(firstId, name + ".country", Field.Type.TEXT, whose, COUNTRY, number)
        .fact(firstId + 1, name + ".kind", Field.Type.TEXT, whose, KIND, number)
        .fact(firstId + 2, name + ".valid", Field.Type.BOOL, whose, VALID, number)
        .fact(firstId + 3, name + ".emergency", Field.Type.BOOL, whose, EMERGENCY, number)
        .fact(firstId + 4, name + ".band", Field.Type.TEXT, whose, BAND, number)
        .fact(firstId + 5, name + ".perMinute", Field.Type.DOUBLE, whose, PER_MINUTE, number)
        .fact(firstId + 6, name + ".premium", Field.Type.BOOL, whose, PREMIUM, number);
  }

  private record Fact(String meaning, BiFunction<NumberLookup, String, Object> reader) {
    static Fact ofPlan(String meaning, Function<NumberFacts, Object> reader) {
      return new Fact(meaning, (numbers, number) -> reader.apply(numbers.of(number)));
    }

    static Fact ofTariff(String meaning, Function<NumberCost, Object> reader) {
      return new Fact(meaning, (numbers, number) -> reader.apply(numbers.cost(number)));
    }
  }

  private static final Fact COUNTRY =
      Fact.ofPlan("country, ISO 3166 alpha-2; `001` for satellite", NumberFacts::country);
  private static final Fact KIND =
      Fact.ofPlan("kind in the number plan: `fixed`, `mobile`, `premium`, ...", NumberFacts::kind);
  private static final Fact VALID =
      Fact.ofPlan("whether the number plan has allocated it", NumberFacts::valid);
  private static final Fact EMERGENCY =
      new Fact("whether it is an emergency number", NumberLookup::emergency);
  private static final Fact BAND = Fact.ofTariff("the tariff's band", NumberCost::band);
  private static final Fact PER_MINUTE =
      Fact.ofTariff("cost of a minute in the tariff's currency", NumberCost::perMinute);
  private static final Fact PREMIUM =
      Fact.ofTariff("whether the tariff calls it high-cost", NumberCost::premium);

  private FieldCatalogue<S> fact(
      int id,
      String name,
      Field.Type valueType,
      String whose,
      Fact fact,
      Function<S, String> number) {
    BiFunction<S, NumberLookup, Object> reader =
        (signal, numbers) -> fact.reader.apply(numbers, number.apply(signal));
    return add(id, name, valueType, whose + ": " + fact.meaning, reader);
  }

  FieldCatalogue<S> add(
      int id,
      String name,
      Field.Type valueType,
      String meaning,
      BiFunction<S, NumberLookup, Object> reader) {
    return add(
        id,
        name,
        valueType,
        NameFilter.NOBODY,
        meaning,
        (signal, numbers) -> reader.apply(type.cast(signal), numbers));
  }

  private FieldCatalogue<S> add(
      int id, String name, Field.Type valueType, char names, String meaning, Field.Reader reader) {
    fields.add(new Field(id, kind + '.' + name, kind, valueType, names, meaning, reader));
    return this;
  }
}
