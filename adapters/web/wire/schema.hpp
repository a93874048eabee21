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

// Documents what is described, as JSON Schema 2020-12 (that of OpenAPI 3.1). Bounds of texts are
// bytes on the wire and characters in the schema: what the schema takes may still be too long.
class Schema {
public:
    // Whether an object may have members that are not described: what the hub sends may grow.
    enum class Others { refused, possible };

    Schema(json::Writer& writer, Others others) : writer_{writer}, others_{others} {}

    void says(const char* sentence) { says_ = sentence; }

    template <class T>
    void field(const char* name, T& value, const Spec& spec) {
        if (!spec.may_miss) required_.emplace_back(name);
        property(name, value, spec);
    }
    template <class T>
    void field(const char* name, std::optional<T>&, const Spec& spec) {
        T value{};
        property(name, value, spec);
    }

    // The schema of a described value, with what it says of itself.
    template <class T>
    void object(T& value) {
        object(value, [](json::Writer&) { return std::vector<std::string>(); });
    }
    // `before` writes properties that are not described, and gives their names.
    template <class T, class Before>
    void object(T& value, Before&& before) {
        writer_.begin_object().name("type").text("object");
        writer_.name("properties").begin_object();
        Schema inside{writer_, others_};
        inside.required_ = before(writer_);
        describe(inside, value);
        writer_.end_object();
        inside.finish();
        writer_.end_object();
    }

    template <class T>
    void value(T& value, const Spec& spec) {
        put(value, spec);
    }

private:
    template <class T>
    void property(const char* name, T& value, const Spec& spec) {
        writer_.name(name);
        put(value, spec);
    }

    void put(bool&, const Spec& spec) { begin("boolean").end(spec); }
    void put(int&, const Spec& spec) { begin("integer").between(spec.min, spec.max).end(spec); }
    void put(double&, const Spec& spec) { begin("number").between(spec.min, spec.max).end(spec); }
    void put(matching::Metres&, const Spec& spec) {
        begin("number").between(spec.min, spec.max).end(spec);
    }
    template <class Count, class Period>
    void put(std::chrono::duration<Count, Period>&, const Spec& spec) {
        begin("integer").between(spec.min, spec.max).end(spec);
    }
    void put(hub::TimePoint&, const Spec& spec);
    void put(std::string&, const Spec& spec) { put_text(spec); }
    template <class Tag>
    void put(hub::Personal<Tag>&, const Spec& spec) {
        put_text(spec);
    }
    template <class Tag>
    void put(hub::Id<Tag>&, const Spec& spec) {
        put_id(spec);
    }
    template <json::Worded Enum>
    void put(Enum&, const Spec& spec) {
        begin("string");
        writer_.name("enum").begin_array();
        for (std::size_t i = 0; i < std::size(json::Words<Enum>::all); ++i) {
            if ((spec.only >> i & 1U) != 0) writer_.text(json::Words<Enum>::all[i]);
        }
        writer_.end_array();
        end(spec);
    }
    void put(hub::WeeklyHours&, const Spec& spec);
    template <class T>
    void put(std::vector<T>&, const Spec& spec) {
        begin("array");
        writer_.name("maxItems").number(static_cast<std::int64_t>(spec.items));
        writer_.name("items");
        Spec each = spec;
        each.says = "";
        T item{};
        put(item, each);
        end(spec);
    }
    template <class T>
    void put(T& value, const Spec&) {
        object(value);
    }

    Schema& begin(const char* type);
    Schema& between(std::int64_t min, std::int64_t max);
    void end(const Spec& spec);
    void put_text(const Spec& spec);
    void put_id(const Spec& spec);
    void finish();

    json::Writer& writer_;
    Others others_;
    const char* says_{""};
    std::vector<std::string> required_{};
};

// What a described value says of itself.
class Sentence {
public:
    template <class T>
    static std::string of() {
        Sentence sentence;
        T value{};
        describe(sentence, value);
        return sentence.said_;
    }

    void says(const char* sentence) { said_ = sentence; }
    template <class T>
    void field(const char*, T&, const Spec&) {}

private:
    const char* said_{""};
};

// Documents the fields of a query as parameters of an address, into an array that is open.
class Parameters {
public:
    explicit Parameters(json::Writer& writer) : writer_{writer} {}

    void says(const char*) {}

    template <class T>
    void field(const char* name, T& value, const Spec& spec) {
        writer_.begin_object().name("name").text(name).name("in").text("query");
        writer_.name("required").flag(!spec.may_miss);
        if (spec.items != 0) writer_.name("style").text("form").name("explode").flag(false);
        writer_.name("schema");
        Schema{writer_, Schema::Others::refused}.value(value, spec);
        writer_.end_object();
    }

private:
    json::Writer& writer_;
};

}  // namespace web
