/** Settings files in YAML: how they are read, and how their mistakes are told. */
package io.ringfence.settings;
