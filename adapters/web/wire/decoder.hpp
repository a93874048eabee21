#pragma once

#include "adapters/json/fields.hpp"
#include "adapters/web/wire/spec.hpp"
#include "adapters/web/wire/text.hpp"
#include "adapters/web/wire/words.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace web {

// Reads what is described out of an object. Problems stay with the Fields and are asked for there.
class Decoder {
public:
    explicit Decoder(json::Fields& fields) : fields_{fields} {}

    void says(const char*) {}

    template <class T>
    void field(const char* name, T& value, const Spec& spec) {
        if (!spec.may_miss || fields_.has(name)) take(name, value, spec);
    }
    template <class T>
    void field(const char* name, std::optional<T>& value, const Spec& spec) {
        if (fields_.has(name)) take(name, value.emplace(), spec);
    }

private:
    void take(const char* name, bool& flag, const Spec&) { flag = fields_.flag(name); }
    void take(const char* name, int& number, const Spec& spec) {
        number = static_cast<int>(fields_.number(name, spec.min, spec.max));
    }
    template <class Count, class Period>
    void take(const char* name, std::chrono::duration<Count, Period>& length, const Spec& spec) {
        length = std::chrono::duration<Count, Period>{fields_.number(name, spec.min, spec.max)};
    }
    void take(const char* name, hub::TimePoint& at, const Spec&) {
        at = hub::TimePoint{std::chrono::milliseconds{fields_.number(name, 0, latest_time)}};
    }
    void take(const char* name, matching::Metres& length, const Spec& spec) {
        length.value =
            fields_.decimal(name, static_cast<double>(spec.min), static_cast<double>(spec.max));
    }
    void take(const char* name, std::string& text, const Spec& spec) {
        text = fields_.text(name, spec.most);
        check(name, refuse_text(text, spec));
    }
    template <class Tag>
    void take(const char* name, hub::Personal<Tag>& words, const Spec& spec) {
        take(name, words.reveal, spec);
    }
    template <class Tag>
    void take(const char* name, hub::Id<Tag>& id, const Spec& spec) {
        id.text = fields_.text(name, 64);
        check(name, refuse_id(id.text, spec));
    }
    template <json::Worded Enum>
    void take(const char* name, Enum& value, const Spec& spec) {
        assign(name, value, fields_.text(name, 64), spec);
    }
    void take(const char* name, hub::WeeklyHours& hours, const Spec&) {
        const auto found = hours_from(fields_.texts(name, days_of_week, hours_of_day));
        if (found) hours = *found;
        if (!found) fields_.refuse(name, "must be seven texts of 24 characters 0 or 1");
    }
    template <class T>
    void take(const char* name, std::vector<T>& list, const Spec& spec) {
        list.clear();
        take_items(name, list, spec);
    }
    template <class T>
    void take(const char* name, T& value, const Spec&) {
        fields_.object(name, [&value](json::Fields& fields) {
            Decoder inside{fields};
            describe(inside, value);
        });
    }

    void take_items(const char* name, std::vector<std::string>& list, const Spec& spec) {
        for (std::string& text : fields_.texts(name, spec.items, spec.most)) {
            check(name, refuse_text(text, spec));
            list.push_back(std::move(text));
        }
    }
    template <class Tag>
    void take_items(const char* name, std::vector<hub::Id<Tag>>& list, const Spec& spec) {
        for (std::string& text : fields_.texts(name, spec.items, 64)) {
            check(name, refuse_id(text, spec));
            list.push_back({std::move(text)});
        }
    }
    template <json::Worded Enum>
    void take_items(const char* name, std::vector<Enum>& list, const Spec& spec) {
        for (const std::string& text : fields_.texts(name, spec.items, 64))
            assign(name, list.emplace_back(), text, spec);
    }
    template <class T>
    void take_items(const char* name, std::vector<T>& list, const Spec& spec) {
        fields_.objects(name, spec.items, [&list](json::Fields& fields) {
            Decoder inside{fields};
            describe(inside, list.emplace_back());
        });
    }

    template <json::Worded Enum>
    void assign(const char* name, Enum& value, const std::string& text, const Spec& spec) {
        const auto found = json::from_word<Enum>(text);
        const bool allowed = found && (spec.only >> static_cast<unsigned>(*found) & 1U) != 0;
        if (allowed) value = *found;
        if (!allowed) fields_.refuse(name, "is not one of the words that may stand here");
    }

    void check(const char* name, std::optional<std::string> sentence) {
        if (sentence) fields_.refuse(name, std::move(*sentence));
    }

    json::Fields& fields_;
};

}  // namespace web
