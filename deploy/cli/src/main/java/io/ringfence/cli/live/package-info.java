/** Detection on a broker of its own: the demonstration, and traffic that comes from elsewhere. */
package io.ringfence.cli.live;
