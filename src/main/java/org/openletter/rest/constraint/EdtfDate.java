package org.openletter.rest.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.text.Edtf;

/**
 * An EDTF date, which history may have left incomplete: {@code 1980}, {@code 1980-05}, {@code
 * 1980~}, {@code 2020/..}.
 */
@Schema(pattern = "^[0-9X~?%./-]+$", minLength = 4, maxLength = 50, examples = "1980-05")
@Constraint(validatedBy = EdtfDate.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EdtfDate {
    String message() default "must be an EDTF date such as 1980, 1980-05 or 1980-05-17";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null passes: whether a component may be absent is another rule. */
    final class Check implements ConstraintValidator<EdtfDate, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            try {
                Edtf.parse(value);
                return true;
            } catch (IllegalArgumentException e) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("is no EDTF date: " + e.getMessage())
                        .addConstraintViolation();
                return false;
            }
        }
    }
}
