/** Who the provider's customers are: the verbs of {@code profiles}. */
package io.ringfence.cli.profiles;
