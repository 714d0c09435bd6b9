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
import org.openletter.text.Region;

/** An ISO 3166-2 region code. */
@Schema(pattern = "^[A-Z]{2}-[A-Z0-9]{1,3}$", minLength = 4, maxLength = 6, examples = "RU-SPE")
@Constraint(validatedBy = RegionCode.Check.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RegionCode {
    String message() default "must be an ISO 3166-2 code such as RU-SPE";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null passes: whether a component may be absent is another rule. */
    final class Check implements ConstraintValidator<RegionCode, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || Region.valid(value);
        }
    }
}
