/** What was purged, erased or held, told without personal data. */
package io.ringfence.privacy;
