#pragma once

#include "adapters/json/writer.hpp"
#include "adapters/web/wire/spec.hpp"
#include "adapters/web/wire/text.hpp"
#include "adapters/web/wire/words.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace web {

// Writes what is described into the object that a json::Writer has open. What is not there is left
// out, and of what may miss also what is empty.
class Encoder {
public:
    explicit Encoder(json::Writer& writer) : writer_{writer} {}

    void says(const char*) {}

    template <class T>
    void field(const char* name, const T& value, const Spec& spec) {
        if (spec.may_miss && is_empty(value)) return;
        writer_.name(name);
        put(value);
    }
    template <class T>
    void field(const char* name, const std::optional<T>& value, const Spec&) {
        if (!value) return;
        writer_.name(name);
        put(*value);
    }

private:
    static bool is_empty(const std::string& text) { return text.empty(); }
    template <class Tag>
    static bool is_empty(const hub::Id<Tag>& id) {
        return id.empty();
    }
    template <class Tag>
    static bool is_empty(const hub::Personal<Tag>& words) {
        return words.empty();
    }
    template <class T>
    static bool is_empty(const std::vector<T>& list) {
        return list.empty();
    }
    template <class T>
    static bool is_empty(const T&) {
        return false;
    }

    void put(bool flag) { writer_.flag(flag); }
    void put(int number) { writer_.number(number); }
    void put(double number) { writer_.decimal(number); }
    template <class Count, class Period>
    void put(std::chrono::duration<Count, Period> length) {
        writer_.number(length.count());
    }
    void put(hub::TimePoint at) { writer_.number(at.time_since_epoch().count()); }
    void put(matching::Metres length) { writer_.decimal(length.value); }
    void put(const std::string& text) { writer_.text(text); }
    template <class Tag>
    void put(const hub::Personal<Tag>& words) {
        writer_.text(words.reveal);
    }
    template <class Tag>
    void put(const hub::Id<Tag>& id) {
        writer_.text(id.text);
    }
    template <json::Worded Enum>
    void put(const Enum& value) {
        writer_.text(json::word(value));
    }
    void put(const hub::WeeklyHours& hours) { put(spelled(hours)); }
    template <class T>
    void put(const std::vector<T>& list) {
        writer_.begin_array();
        for (const T& item : list) put(item);
        writer_.end_array();
    }
    template <class T>
    void put(const T& value) {
        writer_.begin_object();
        describe(*this, value);
        writer_.end_object();
    }

    json::Writer& writer_;
};

}  // namespace web
