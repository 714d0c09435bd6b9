package org.openletter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.rest.CollectionResource;

/** The rules of the house. What one of them says is said nowhere else by hand. */
class HouseTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.openletter");
    private static final JavaClasses TESTS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                    .importPackages("org.openletter");

    private static final String[] FEATURES = {
        "org.openletter.news..",
        "org.openletter.prisoners..",
        "org.openletter.facilities..",
        "org.openletter.petitions..",
        "org.openletter.keys.."
    };
    private static final String[] ACROSS = {
        "org.openletter.search..", "org.openletter.changes..", "org.openletter.imports.."
    };
    private static final String[] PLAIN = {
        "org.openletter.fault..", "org.openletter.text..", "org.openletter.prisoners.names.."
    };
    private static final String[] DATABASE = {
        "jakarta.persistence..",
        "org.hibernate..",
        "io.quarkus.hibernate..",
        "java.sql..",
        "javax.sql.."
    };
    private static final Pattern VAGUE_NAME =
            Pattern.compile(
                    ".+(Manager|Helper|Processor|Impl|Utils?|Info|Data|D[Tt][Oo]|D[Aa][Oo]|Service)");
    private static final int LONGEST_FILE = 250;

    @Test
    void rooms_have_no_cycles() {
        slices().matching("org.openletter.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void sub_rooms_have_no_cycles() {
        slices().matching("org.openletter.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void features_do_not_know_each_other() {
        for (String feature : FEATURES) {
            noClasses()
                    .that()
                    .resideInAPackage(feature)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(FEATURES).and(not(resideInAPackage(feature))))
                    .allowEmptyShould(true)
                    .check(HOUSE);
        }
        noClasses()
                .that()
                .resideInAnyPackage(ACROSS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEATURES)
                .because("they meet features through doors, so that one more appears by existing")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void floors_look_down_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("features")
                .definedBy(resideInAnyPackage(FEATURES).and(not(resideInAnyPackage(PLAIN))))
                .layer("across")
                .definedBy(ACROSS)
                .layer("grammar")
                .definedBy("org.openletter.rest..")
                .layer("audit")
                .definedBy("org.openletter.audit..")
                .layer("ground")
                .definedBy(
                        "org.openletter.access..",
                        "org.openletter.database..",
                        "org.openletter.jobs..",
                        "org.openletter.mail..",
                        "org.openletter.outbound..",
                        "org.openletter.sealing..")
                .layer("plain")
                .definedBy(PLAIN)
                .layer("outside")
                .definedBy("org.openletter.embedded..", "org.openletter.upkeep..")
                .whereLayer("outside")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("features")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("across")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("grammar")
                .mayOnlyBeAccessedByLayers("features", "across", "outside")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("features", "across", "grammar")
                .whereLayer("plain")
                .mayNotAccessAnyLayer()
                .whereLayer("ground")
                .mayOnlyAccessLayers("plain")
                .check(HOUSE);
    }

    @Test
    void only_resources_know_http() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.openletter.rest..",
                        "org.openletter.access..",
                        "org.openletter.outbound..")
                .and(not(annotatedWith(Path.class)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "org.jboss.resteasy..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        "io.vertx.core", "io.vertx.ext.mail.."))))
                .check(HOUSE);
    }

    @Test
    void resources_of_features_do_not_know_the_database() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .resideOutsideOfPackage("org.openletter.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASE)
                .check(HOUSE);
    }

    @Test
    void features_do_not_know_jdbc() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(HOUSE);
    }

    @Test
    void plain_rooms_know_only_java() {
        noClasses()
                .that()
                .resideInAnyPackage(PLAIN)
                .should()
                .dependOnClassesThat(
                        not(
                                resideInAnyPackage(
                                                "java.lang..",
                                                "java.util..",
                                                "java.time..",
                                                "java.text..",
                                                "java.nio..",
                                                "java.io..",
                                                "java.net..",
                                                "java.math..",
                                                "org.jspecify..",
                                                "com.ibm.icu..",
                                                "org.commonmark..",
                                                "org.owasp.html..")
                                        .or(resideInAnyPackage(PLAIN))
                                        .or(PRIMITIVE)))
                .check(HOUSE);
    }

    private static final DescribedPredicate<JavaClass> PRIMITIVE =
            DescribedPredicate.describe(
                    "primitives", type -> type.getBaseComponentType().isPrimitive());

    @Test
    void names_say_what_a_thing_is() {
        noClasses().should().haveNameMatching(VAGUE_NAME.pattern()).check(HOUSE);
    }

    @Test
    void rooms_are_named_for_what_they_do() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..dto..",
                        "..model..",
                        "..service..",
                        "..impl..",
                        "..mapper..",
                        "..helper..",
                        "..misc..",
                        "..base..",
                        "..core..")
                .check(HOUSE);
    }

    @Test
    void bodies_and_views_are_records_of_their_room() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Body")
                .or()
                .haveSimpleNameEndingWith("View")
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .andShould()
                .bePackagePrivate()
                .check(HOUSE);
    }

    @Test
    void only_the_base_class_injects_into_fields() {
        fields().that()
                .areAnnotatedWith(Inject.class)
                .should()
                .beDeclaredInClassesThat()
                .areAssignableFrom(CollectionResource.class)
                .check(HOUSE);
    }

    @Test
    void every_route_says_who_may_call_it() {
        methods()
                .that(metaAnnotatedWith(HttpMethod.class))
                .should(sayWhoMayCallThem())
                .check(HOUSE);
        classes()
                .that()
                .areAssignableTo(CollectionResource.class)
                .and()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(Needs.class)
                .check(HOUSE);
    }

    private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        return new ArchCondition<>("say either @Open or @Needs, and which scopes") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean open = method.isAnnotatedWith(Open.class);
                boolean closed = method.isAnnotatedWith(Needs.class);
                boolean scopes =
                        inherited(method)
                                || names(method.tryGetAnnotationOfType(Needs.class))
                                || names(method.getOwner().tryGetAnnotationOfType(Needs.class));
                if (open == closed || (closed && !scopes)) {
                    events.add(violated(method, method.getFullName() + " doesn't"));
                }
            }
        };
    }

    /** Those of the base classes take their scopes from the class of the collection. */
    private static boolean inherited(JavaMethod method) {
        return method.getOwner().getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static boolean names(Optional<Needs> needs) {
        return needs.isPresent() && needs.get().value().length > 0;
    }

    @Test
    void no_file_is_longer_than_250_lines() throws IOException {
        try (var files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            List<String> tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LONGEST_FILE)
                            .map(file -> file.getFileName() + " has " + lines(file))
                            .toList();
            assertEquals(List.of(), tooLong);
        }
    }

    private static int lines(java.nio.file.Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void nobody_prints() {
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(HOUSE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.openletter.embedded.Start")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because(
                        "only the start, where there is no log yet or a command was given, has nowhere else")
                .check(HOUSE);
    }

    @Test
    void dates_are_those_of_java_time() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.openletter.rest.Single")
                .and()
                .doNotHaveFullyQualifiedName("org.openletter.news.ingest.XmlFeed")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, java.util.Calendar.class)
                .because("only JAX-RS, for Last-Modified, and ROME still have a java.util.Date")
                .check(HOUSE);
    }

    @Test
    void records_are_not_mapped_to_the_database_unless_they_are_bodies() {
        noClasses()
                .that()
                .areRecords()
                .and(not(BODY))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate.annotations..")
                .check(HOUSE);
    }

    /** A body, a record nested in one, or what an entity embeds beside it. */
    private static final DescribedPredicate<JavaClass> BODY =
            DescribedPredicate.describe(
                    "bodies",
                    type ->
                            type.getName().matches("org\\.openletter\\..+Body(\\$.+)?")
                                    || type.isAnnotatedWith(Embeddable.class));

    @Test
    void one_start_of_the_service_serves_all_tests() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.openletter.boot..")
                .should()
                .beAnnotatedWith(TestProfile.class)
                .check(TESTS);
    }
}
