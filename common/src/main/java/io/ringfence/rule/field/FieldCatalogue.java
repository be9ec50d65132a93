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

/**
 * The fields of one kind of signal, written down one by one; the rule language says what each
 * means.
 */
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

  FieldCatalogue<S> text(int id, String name, Function<S, String> reader) {
    return add(id, name, Field.Type.TEXT, (signal, numbers) -> reader.apply(signal));
  }

  /** The value of a subject, under the name of its kind. */
  FieldCatalogue<S> named(SubjectKind of, int id, Function<S, String> reader) {
    return named(of, id, of.label(), reader);
  }

  /** The value of a subject. */
  FieldCatalogue<S> named(SubjectKind of, int id, String name, Function<S, String> reader) {
    return named(of.letter(), id, name, reader);
  }

  /** What names somebody, by the letter of a kind. */
  FieldCatalogue<S> named(char names, int id, String name, Function<S, String> reader) {
    return add(
        id, name, Field.Type.TEXT, names, (signal, numbers) -> reader.apply(type.cast(signal)));
  }

  FieldCatalogue<S> whole(int id, String name, ToLongFunction<S> reader) {
    return add(id, name, Field.Type.INT, (signal, numbers) -> reader.applyAsLong(signal));
  }

  FieldCatalogue<S> real(int id, String name, ToDoubleFunction<S> reader) {
    return add(id, name, Field.Type.DOUBLE, (signal, numbers) -> reader.applyAsDouble(signal));
  }

  FieldCatalogue<S> flag(int id, String name, Predicate<S> reader) {
    return add(id, name, Field.Type.BOOL, (signal, numbers) -> reader.test(signal));
  }

  /** Seven fields about one of the signal's numbers, with ids from {@code firstId} on. */
  FieldCatalogue<S> number(int firstId, String name, Function<S, String> number) {
    return ofPlan(firstId, name + ".country", Field.Type.TEXT, number, NumberFacts::country)
        .ofPlan(firstId + 1, name + ".kind", Field.Type.TEXT, number, NumberFacts::kind)
        .ofPlan(firstId + 2, name + ".valid", Field.Type.BOOL, number, NumberFacts::valid)
        .add(
            firstId + 3,
            name + ".emergency",
            Field.Type.BOOL,
            (signal, numbers) -> numbers.emergency(number.apply(signal)))
        .ofTariff(firstId + 4, name + ".band", Field.Type.TEXT, number, NumberCost::band)
        .ofTariff(
            firstId + 5, name + ".perMinute", Field.Type.DOUBLE, number, NumberCost::perMinute)
        .ofTariff(firstId + 6, name + ".premium", Field.Type.BOOL, number, NumberCost::premium);
  }

  private FieldCatalogue<S> ofPlan(
      int id,
      String name,
      Field.Type valueType,
      Function<S, String> number,
      Function<NumberFacts, Object> fact) {
    return add(
        id, name, valueType, (signal, numbers) -> fact.apply(numbers.of(number.apply(signal))));
  }

  private FieldCatalogue<S> ofTariff(
      int id,
      String name,
      Field.Type valueType,
      Function<S, String> number,
      Function<NumberCost, Object> fact) {
    return add(
        id, name, valueType, (signal, numbers) -> fact.apply(numbers.cost(number.apply(signal))));
  }

  FieldCatalogue<S> add(
      int id, String name, Field.Type valueType, BiFunction<S, NumberLookup, Object> reader) {
    return add(
        id,
        name,
        valueType,
        NameFilter.NOBODY,
        (signal, numbers) -> reader.apply(type.cast(signal), numbers));
  }

  private FieldCatalogue<S> add(
      int id, String name, Field.Type valueType, char names, Field.Reader reader) {
    fields.add(new Field(id, kind + '.' + name, kind, valueType, names, reader));
    return this;
  }
}
