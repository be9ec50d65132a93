/** The verbs with which Ringfence is proven, beside those of the launcher. */
package io.ringfence.proof;
