/** The verb {@code access}: what is held of somebody, as a page for people. */
package io.ringfence.cli.access;
