/** Who was erased, for as long as it has to be known: by keyed digests, without a name. */
package io.ringfence.privacy.ledger;
