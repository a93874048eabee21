#pragma once

#include "adapters/json/document.hpp"
#include "adapters/json/problem.hpp"

#include <boost/system/result.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json {

enum class Unknown { refused, ignored };  // what happens to members that nobody asked for

// Reads one object by name, kind and bound. The first problem is remembered with its path and
// everything after it reads as empty, so that a decoder asks once, with `finish`. Every function
// that reads a member needs it to be there; `has` tells beforehand. The Document must live as long.
class Fields {
public:
    explicit Fields(const Value& object, Unknown unknown = Unknown::refused);
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;

    bool has(std::string_view name) const;

    std::string text(std::string_view name, std::size_t max_bytes);
    // Text without control characters, bidirectional controls and characters of no width.
    std::string line(std::string_view name, std::size_t max_bytes);
    std::int64_t number(std::string_view name, std::int64_t min, std::int64_t max);
    double decimal(std::string_view name, double min, double max);
    bool flag(std::string_view name);
    std::vector<std::string> texts(std::string_view name,
                                   std::size_t max_items,
                                   std::size_t max_bytes);
    // An object whose members may have any name and are texts.
    std::map<std::string, std::string> map(std::string_view name,
                                           std::size_t max_items,
                                           std::size_t max_bytes);

    // `read` gets the Fields of the object, or of one object of the array after the other.
    template <class Read>
    void object(std::string_view name, Read&& read) {
        if (const Value* value = take(name, Kind::object)) {
            Fields inside{*value, *this, name, none};
            read(inside);
            inside.check_unknown();
        }
    }
    template <class Read>
    void objects(std::string_view name, std::size_t max_items, Read&& read) {
        const std::vector<Value> items = list(name, max_items);
        for (std::size_t i = 0; i < items.size() && !first_->has_value(); ++i) {
            Fields inside{items[i], *this, name, i};
            read(inside);
            inside.check_unknown();
        }
    }

    // An object whose members may have any name and are objects: `read` gets each name, and the
    // Fields of its object. The names are not repeated in paths: they came from outside.
    template <class Read>
    void named_objects(std::string_view name, std::size_t max_items, Read&& read) {
        for (const Member& member : members(name, max_items)) {
            Fields inside{member.value, *this, name, none};
            read(member.name, inside);
            inside.check_unknown();
        }
    }

    // What the decoder itself finds wrong: "must be a need of this group".
    void refuse(std::string_view name, std::string sentence);
    const std::optional<Problem>& problem() const { return *first_; }

    template <class T>
    boost::system::result<T, Problem> finish(T value) && {
        check_unknown();
        using Outcome = boost::system::result<T, Problem>;
        // In place: a text could be a value or, to g++, the beginning of a Problem.
        if (*first_) return Outcome{boost::system::in_place_error, **first_};
        return Outcome{boost::system::in_place_value, std::move(value)};
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Field {
        Member member;
        bool asked{};
    };

    Fields(const Value& object, const Fields& outside, std::string_view name, std::size_t index);
    void read_members(const Value& object);
    Field* find(std::string_view name);
    const Value* take(std::string_view name, Kind kind);
    std::vector<Value> list(std::string_view name, std::size_t max_items);
    std::vector<Member> members(std::string_view name, std::size_t max_items);
    std::string taken_text(const Value& value, std::string_view name, std::size_t max_bytes);
    std::string path(std::string_view name) const;
    void refuse_at(std::string where, std::string sentence);
    void check_unknown();

    std::vector<Field> fields_{};
    std::size_t next_{};  // members mostly come in the order in which they are asked for
    Unknown unknown_{};
    const Fields* outside_{};
    std::string_view name_{};
    std::size_t index_{none};
    std::optional<Problem> own_{};
    std::optional<Problem>* first_{&own_};
};

}  // namespace json
