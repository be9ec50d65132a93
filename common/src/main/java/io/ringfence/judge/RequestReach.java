package io.ringfence.judge;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.state.Tenancy;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.tenant.Tenants;

/** What of a subject a request for access or erasure reaches, by whose data it is and who asks. */
enum RequestReach {
  /** All that is known here belongs to who asks. */
  ALL,
  /** It is one tenant's alone, and the request is not on its instruction. */
  REFERRED,
  /** A tenant asks for what also others have told, which is one and the provider's. */
  SHARED,
  /** A tenant asks, and nothing is its. */
  NOTHING;

  static RequestReach of(SubjectContext context, Privacy request) {
    if (request.action() != SignalTopic.PRIVACY_ACCESS
        && request.action() != SignalTopic.PRIVACY_ERASE) {
      return ALL;
    }
    String asks = request.tenant();
    if (asks.equals(owner(context))) {
      return ALL;
    }
    if (asks.isEmpty()) {
      return REFERRED;
    }
    Tenancy tenancy = context.state().tenancy();
    return !tenancy.isNone() && tenancy.owner().isEmpty() ? SHARED : NOTHING;
  }

  /** Whose alone all is that is held of the subject; an account's is who it belongs to. */
  static String owner(SubjectContext context) {
    String account = context.settings().tenants().of(context.subject());
    return account.equals(Tenants.PROVIDER) ? context.state().tenancy().owner() : account;
  }
}
