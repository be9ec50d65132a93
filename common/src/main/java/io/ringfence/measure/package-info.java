/**
 * Sliding windows over one subject's signals: exact while small, bounded in bytes for ever. Where a
 * function starts to approximate, its class says from when, by how much and in which direction.
 */
package io.ringfence.measure;
