/** Who the provider's customers are, as its files say. */
package io.ringfence.profile;
