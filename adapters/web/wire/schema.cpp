#include "adapters/web/wire/schema.hpp"

namespace web {

void Schema::put(hub::TimePoint&, const Spec& spec) {
    begin("integer").between(0, latest_time);
    writer_.name("format").text("milliseconds-since-1970");
    end(spec);
}

void Schema::put(hub::WeeklyHours&, const Spec&) {
    constexpr auto days = static_cast<std::int64_t>(days_of_week);
    begin("array");
    writer_.name("minItems").number(days).name("maxItems").number(days);
    writer_.name("items").begin_object().name("type").text("string");
    writer_.name("pattern").text("^[01]{24}$").end_object();
    end({.says = "Seven days from Monday, each of 24 hours in the group's time: 1 for one in which "
                 "one may be asked."});
}

void Schema::put_text(const Spec& spec) {
    begin("string");
    if (spec.least != 0) writer_.name("minLength").number(static_cast<std::int64_t>(spec.least));
    writer_.name("maxLength").number(static_cast<std::int64_t>(spec.most));
    end(spec);
}

void Schema::put_id(const Spec& spec) {
    begin("string");
    writer_.name("pattern").text(spec.or_none ? "^[A-Za-z0-9_-]{0,64}$" : "^[A-Za-z0-9_-]{1,64}$");
    end(spec);
}

Schema& Schema::begin(const char* type) {
    writer_.begin_object().name("type").text(type);
    return *this;
}

Schema& Schema::between(std::int64_t min, std::int64_t max) {
    writer_.name("minimum").number(min).name("maximum").number(max);
    return *this;
}

void Schema::end(const Spec& spec) {
    if (*spec.says != '\0') writer_.name("description").text(spec.says);
    writer_.end_object();
}

void Schema::finish() {
    if (!required_.empty()) {
        writer_.name("required").begin_array();
        for (const std::string& name : required_) writer_.text(name);
        writer_.end_array();
    }
    if (others_ == Others::refused) writer_.name("additionalProperties").flag(false);
    if (*says_ != '\0') writer_.name("description").text(says_);
}

}  // namespace web
