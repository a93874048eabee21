#pragma once

#include "adapters/json/words.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/records/describe.hpp"
#include "adapters/records/describe_events.hpp"
#include "adapters/records/describe_sign_in.hpp"
#include "adapters/records/field_path.hpp"
#include "adapters/records/sealing.hpp"
#include "adapters/records/spelling.hpp"

#include <chrono>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace records {

// Writes described values into the object that a json::Writer has open. Empty texts, lists, ids and
// absent values are left out; everything else is always there.
class Encoder {
public:
    Encoder(json::Writer& writer, Sealing& sealing) : writer_{writer}, sealing_{sealing} {}

    template <class T>
    void field(const char* name, const T& value) {
        if (is_left_out(value)) return;
        writer_.name(name);
        const FieldPath::Step inside{path_, name};
        put(value);
    }

    void secret(const char* name, const std::string& words) {
        if (words.empty()) return;
        writer_.name(name);
        const FieldPath::Step inside{path_, name};
        put_sealed(words);
    }

    void home(const char* name, const hub::Place& place) {
        if (place != hub::Place{}) secret(name, spelled(place));
    }

    void area(const char* name, const hub::Place& place) { put_place(name, place, Centre::open); }
    void field(const char* name, const hub::Place& place) {
        put_place(name, place, Centre::sealed);
    }

private:
    enum class Centre { open, sealed };

    static bool is_left_out(const std::string& text) { return text.empty(); }
    template <class Tag>
    static bool is_left_out(const hub::Id<Tag>& id) {
        return id.empty();
    }
    template <class Tag>
    static bool is_left_out(const hub::Personal<Tag>& words) {
        return words.empty();
    }
    template <class T>
    static bool is_left_out(const std::vector<T>& list) {
        return list.empty();
    }
    template <class T>
    static bool is_left_out(const std::optional<T>& value) {
        return !value;
    }
    static bool is_left_out(const hub::Condition& condition) { return condition.index() == 0; }
    template <class T>
    static bool is_left_out(const T&) {
        return false;
    }

    void put(bool flag) { writer_.flag(flag); }
    void put(int number) { writer_.number(number); }
    void put(const std::string& text) { writer_.text(text); }
    void put(hub::TimePoint at) { writer_.number(at.time_since_epoch().count()); }
    void put(matching::Metres length) { writer_.decimal(length.value); }
    void put(const hub::WeeklyHours& hours) { writer_.text(spelled(hours)); }
    template <class Tag>
    void put(const hub::Id<Tag>& id) {
        writer_.text(id.text);
    }
    template <json::Worded Enum>
    void put(const Enum& value) {
        writer_.text(json::word(value));
    }
    template <class Count, class Period>
    void put(std::chrono::duration<Count, Period> length) {
        writer_.number(length.count());
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(*value);
    }
    template <class Tag>
    void put(const hub::Personal<Tag>& words) {
        put_sealed(words.reveal);
    }
    template <class T>
    void put(const std::vector<T>& list) {
        writer_.begin_array();
        for (std::size_t i = 0; i < list.size(); ++i) {
            const FieldPath::Step inside{path_, i};
            put(list[i]);
        }
        writer_.end_array();
    }
    void put(const hub::Wording& wording) {
        writer_.begin_object();
        field("phrase", wording.phrase);
        if (!wording.values.empty()) secret("values", spelled(wording.values));
        writer_.end_object();
    }
    void put(const hub::Condition& condition) {
        std::visit([this](const auto& what) { put_condition(what); }, condition);
    }
    template <class T>
    void put(const T& value) {
        writer_.begin_object();
        describe(*this, value);
        writer_.end_object();
    }

    void put_condition(std::monostate) {}
    template <class T>
    void put_condition(const T& condition) {
        writer_.begin_object().name("is").text(condition_word(condition));
        describe(*this, condition);
        writer_.end_object();
    }

    void put_place(const char* name, const hub::Place& place, Centre centre) {
        writer_.name(name).begin_object();
        const FieldPath::Step inside{path_, name};
        field("name", place.name);
        field("level", place.level);
        field("radius", place.radius);
        if (place.centre != matching::GeoPoint{}) {
            writer_.name("centre");
            const FieldPath::Step at_centre{path_, "centre"};
            if (centre == Centre::sealed) put_sealed(spelled(place.centre));
            if (centre == Centre::open) writer_.text(spelled(place.centre));
        }
        writer_.end_object();
    }

    void put_sealed(const std::string& plain) { writer_.text(sealing_.seal(plain, path_.text())); }

    json::Writer& writer_;
    Sealing& sealing_;
    FieldPath path_{};
};

}  // namespace records
