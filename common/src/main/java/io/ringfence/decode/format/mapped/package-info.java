/**
 * Tables and JSON of any system, read by a map in the settings: which of our fields is which of
 * their columns. {@code MapProposal} makes such a map from a sample.
 */
package io.ringfence.decode.format.mapped;
