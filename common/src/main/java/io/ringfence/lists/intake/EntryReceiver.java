package io.ringfence.lists.intake;

/** Where a reader puts what it finds. */
interface EntryReceiver {

  void row(RawEntry row);

  void fault(long line, ImportFaultKind flaw, String detail);
}
