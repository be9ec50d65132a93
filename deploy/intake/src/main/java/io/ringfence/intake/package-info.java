/** Records come in by HTTP and from files that are followed, and go onto topics. */
package io.ringfence.intake;
