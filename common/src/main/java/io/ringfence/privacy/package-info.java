/** What was purged, erased or held, reported without personal data. */
package io.ringfence.privacy;
