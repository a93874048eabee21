#pragma once

#include "adapters/json/fields.hpp"
#include "adapters/json/words.hpp"
#include "adapters/records/describe.hpp"
#include "adapters/records/describe_events.hpp"
#include "adapters/records/describe_sign_in.hpp"
#include "adapters/records/field_path.hpp"
#include "adapters/records/frame.hpp"
#include "adapters/records/sealing.hpp"
#include "adapters/records/spelling.hpp"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace records {

// Reads what Encoder wrote. Problems stay with the Fields and are asked for there.
class Decoder {
public:
    Decoder(json::Fields& fields, Opening& opening) : Decoder{fields, opening, own_path_} {}

    template <class T>
    void field(const char* name, T& value) {
        const FieldPath::Step inside{path_, name};
        take(name, value);
    }

    void secret(const char* name, std::string& words) {
        const FieldPath::Step inside{path_, name};
        words = open(name);
    }

    void home(const char* name, hub::Place& place) {
        const FieldPath::Step inside{path_, name};
        place = {};
        const std::string text = open(name);
        if (!text.empty()) assign(name, place, place_from(text));
    }

    void area(const char* name, hub::Place& place) { take_place(name, place, Centre::open); }
    void field(const char* name, hub::Place& place) { take_place(name, place, Centre::sealed); }

private:
    enum class Centre { open, sealed };

    static constexpr std::int64_t any_whole = std::numeric_limits<std::int64_t>::max();
    static constexpr double any_decimal = std::numeric_limits<double>::max();
    static constexpr std::size_t any_size = max_stored_bytes;  // the whole is bounded already

    Decoder(json::Fields& fields, Opening& opening, FieldPath& path)
        : fields_{fields}, opening_{opening}, path_{path} {}

    void take(const char* name, bool& flag) { flag = fields_.flag(name); }
    void take(const char* name, int& number) {
        using Bounds = std::numeric_limits<int>;
        number = static_cast<int>(fields_.number(name, Bounds::min(), Bounds::max()));
    }
    void take(const char* name, std::string& text) { text = text_or_empty(name); }
    void take(const char* name, hub::TimePoint& at) {
        at = hub::TimePoint{
            std::chrono::milliseconds{fields_.number(name, -any_whole - 1, any_whole)}};
    }
    void take(const char* name, matching::Metres& length) {
        length.value = fields_.decimal(name, -any_decimal, any_decimal);
    }
    void take(const char* name, hub::WeeklyHours& hours) {
        assign(name, hours, hours_from(fields_.text(name, 64)));
    }
    template <class Tag>
    void take(const char* name, hub::Id<Tag>& id) {
        id.text = text_or_empty(name);
    }
    template <json::Worded Enum>
    void take(const char* name, Enum& value) {
        assign(name, value, json::from_word<Enum>(fields_.text(name, 64)));
    }
    template <class Count, class Period>
    void take(const char* name, std::chrono::duration<Count, Period>& length) {
        using Length = std::chrono::duration<Count, Period>;
        length = Length{static_cast<Count>(fields_.number(name, -any_whole - 1, any_whole))};
    }
    template <class T>
    void take(const char* name, std::optional<T>& value) {
        value.reset();
        if (fields_.has(name)) take(name, value.emplace());
    }
    template <class Tag>
    void take(const char* name, hub::Personal<Tag>& words) {
        words.reveal = open(name);
    }
    template <class T>
    void take(const char* name, std::vector<T>& list) {
        list.clear();
        if (fields_.has(name)) take_items(name, list);
    }
    void take(const char* name, hub::Wording& wording) {
        fields_.object(name, [&](json::Fields& fields) {
            Decoder inside{fields, opening_, path_};
            inside.field("phrase", wording.phrase);
            std::string values;
            inside.secret("values", values);
            wording.values.clear();
            if (!values.empty()) inside.assign("values", wording.values, values_from(values));
        });
    }
    void take(const char* name, hub::Condition& condition) {
        condition = std::monostate{};
        if (!fields_.has(name)) return;
        fields_.object(name, [&](json::Fields& fields) {
            Decoder inside{fields, opening_, path_};
            inside.assign("is", condition, condition_from(fields.text("is", 64)));
            std::visit([&](auto& what) { inside.describe_condition(what); }, condition);
        });
    }
    template <class T>
    void take(const char* name, T& value) {
        fields_.object(name, [&](json::Fields& fields) {
            Decoder inside{fields, opening_, path_};
            describe(inside, value);
        });
    }

    void describe_condition(std::monostate&) {}
    template <class T>
    void describe_condition(T& condition) {
        describe(*this, condition);
    }

    template <class Tag>
    void take_items(const char* name, std::vector<hub::Id<Tag>>& ids) {
        for (std::string& text : fields_.texts(name, any_size, any_size)) {
            ids.push_back({std::move(text)});
        }
    }
    void take_items(const char* name, std::vector<std::string>& texts) {
        texts = fields_.texts(name, any_size, any_size);
    }
    template <json::Worded Enum>
    void take_items(const char* name, std::vector<Enum>& values) {
        for (const std::string& text : fields_.texts(name, any_size, 64)) {
            assign(name, values.emplace_back(), json::from_word<Enum>(text));
        }
    }
    template <class T>
    void take_items(const char* name, std::vector<T>& items) {
        fields_.objects(name, any_size, [&](json::Fields& fields) {
            const FieldPath::Step element{path_, items.size()};
            Decoder inside{fields, opening_, path_};
            describe(inside, items.emplace_back());
        });
    }

    void take_place(const char* name, hub::Place& place, Centre centre) {
        const FieldPath::Step at_place{path_, name};
        fields_.object(name, [&](json::Fields& fields) {
            Decoder inside{fields, opening_, path_};
            inside.field("name", place.name);
            inside.field("level", place.level);
            inside.field("radius", place.radius);
            std::string text;
            if (centre == Centre::sealed) inside.secret("centre", text);
            if (centre == Centre::open) inside.field("centre", text);
            place.centre = {};
            if (!text.empty()) inside.assign("centre", place.centre, point_from(text));
        });
    }

    std::string text_or_empty(const char* name) {
        return fields_.has(name) ? fields_.text(name, any_size) : std::string{};
    }

    std::string open(const char* name) {
        const std::string stored = text_or_empty(name);
        if (stored.empty() || fields_.problem()) return {};
        auto words = opening_.open(stored, path_.text());
        if (!words) fields_.refuse(name, "does not open");
        return words ? std::move(*words) : std::string{};
    }

    template <class T, class Found>
    void assign(const char* name, T& value, std::optional<Found> found) {
        if (found) {
            value = std::move(*found);
        } else {
            fields_.refuse(name, "is not one of ours");
        }
    }

    json::Fields& fields_;
    Opening& opening_;
    FieldPath own_path_{};
    FieldPath& path_;
};

}  // namespace records
