/**
 * The seam for records as other systems write them: what a format is given, and what it may tell.
 * Each format has a package of its own below this one.
 */
package io.ringfence.decode.format;
