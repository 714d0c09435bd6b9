package org.openletter.prisoners;

import com.ibm.icu.lang.UScript;

/** The script that a text is written in. */
final class Script {

    private Script() {}

    /** The ISO 15924 code of the first letter that has a script; {@code Zyyy} where none has. */
    static String of(String text) {
        return UScript.getShortName(
                text.codePoints()
                        .map(UScript::getScript)
                        .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
                        .findFirst()
                        .orElse(UScript.COMMON));
    }
}
