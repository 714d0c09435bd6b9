package org.openletter.rest.constraint;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Text is measured as the document says it, by JSON Schema: a length counts characters, not the
 * halves of those beyond the first plane, and what is blank is so in any script.
 */
@ApplicationScoped
class Counting implements ValidatorFactoryCustomizer {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Size.class).validatedBy(Length.class);
        mapping.constraintDefinition(NotBlank.class).validatedBy(NoBlank.class);
        configuration.addMapping(mapping);
    }

    /** Null passes: whether a component may be absent is another rule. */
    public static final class Length implements ConstraintValidator<Size, String> {
        private int least;
        private int most;

        @Override
        public void initialize(Size size) {
            least = size.min();
            most = size.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            int length = text.codePointCount(0, text.length());
            return length >= least && length <= most;
        }
    }

    /** At least one character that can be seen. */
    public static final class NoBlank implements ConstraintValidator<NotBlank, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text != null && text.codePoints().anyMatch(c -> !isSpace(c));
        }

        private static boolean isSpace(int c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
        }
    }
}
