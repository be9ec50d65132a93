/** How the judges hear of listings that are not of their own subjects, and whom those reach. */
package io.ringfence.jobs.detection.lists;
