/** Looks at what the jobs need before they are started. */
package io.ringfence.cli.doctor;
