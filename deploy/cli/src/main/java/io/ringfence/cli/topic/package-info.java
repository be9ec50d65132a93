/** Topics of a broker that others run, for verbs that read or write one. */
package io.ringfence.cli.topic;
