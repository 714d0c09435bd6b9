package org.openletter.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openletter.rest.Door;

@QuarkusTest
class SpecimensTest {

    @Inject @Any Instance<Door> doors;

    @Test
    void every_collection_of_the_service_has_a_specimen() {
        assertEquals(
                doors.stream()
                        .map(door -> door.kind().name())
                        .sorted()
                        .collect(Collectors.toList()),
                Specimens.all().map(Specimen::name).sorted().toList());
    }
}
