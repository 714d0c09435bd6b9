/** The packaged service as its operators start it. */
package org.openletter.boot;
