/** The console for analysts, network teams and privacy officers. */
package io.ringfence.console;
