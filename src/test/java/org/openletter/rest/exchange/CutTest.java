package org.openletter.rest.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what was asked for, as it was. */
class CutTest {

    private static final String WHOLE =
            "{\"id\":\"1\",\"a\":{\"id\":\"}\",\"b\":[1,{}]},\"b\":\"\\\"a\\\":\\\\\",\"c\":[\"]\",2],\"d\":-1.5,\"é\":null}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id | {\"id\":\"1\"}",
                "a | {\"a\":{\"id\":\"}\",\"b\":[1,{}]}}",
                "b d | {\"b\":\"\\\"a\\\":\\\\\",\"d\":-1.5}",
                "c é | {\"c\":[\"]\",2],\"é\":null}",
                "x | {}"
            })
    void it_keeps_the_order_and_the_bytes(String names, String left) {
        var cut = new Cut(Set.of(names.split(" ")));
        assertEquals(left, new String(cut.of(WHOLE.getBytes(UTF_8)), UTF_8));
    }
}
