package io.ringfence.rule.field;

/** What is set otherwise for some customers. */
public interface CustomerSettings {

  /** Nothing is. */
  CustomerSettings NONE =
      new CustomerSettings() {
        @Override
        public boolean distinguishCustomers() {
          return false;
        }

        @Override
        public String concerning(String account, String tenant, String customerClass) {
          return "";
        }
      };

  /** Whether some settings are those of a customer, and not of all. */
  boolean distinguishCustomers();

  /**
   * Ids of the settings that concern a customer, but not all; mostly none, which is the empty text.
   */
  String concerning(String account, String tenant, String customerClass);
}
