/** Publishes alerts for episodes, and corrects them after late listings and restarts. */
package io.ringfence.judge.episodes;
