package org.openletter.prisoners.names;

import java.util.Collection;
import java.util.Set;

/** Which given names are one name in several languages. */
final class GivenNames {
    private GivenNames() {}

    static Set<Integer> of(Collection<String> keys) {
        return Set.of();
    }
}
