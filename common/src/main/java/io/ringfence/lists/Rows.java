package io.ringfence.lists;

/** Where a reader puts what it finds. */
interface Rows {

  void row(Row row);

  void fault(long line, Flaw flaw, String detail);
}
