/** Setting up feeds: what a file in another format gives, and a provider's own settings. */
package io.ringfence.cli.feeds;
