#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace json {

// Writes one JSON text from left to right. What it writes, Document accepts: invalid UTF-8 and NUL
// become U+FFFD. Calls out of order (a value without a name inside an object) are a bug.
class Writer {
public:
    Writer();
    ~Writer();
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;

    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& name(std::string_view name);

    Writer& text(std::string_view text);
    Writer& number(std::int64_t number);
    Writer& decimal(
        double number);  // the shortest digits that give the same number; null unless finite
    Writer& flag(bool flag);
    Writer& null();

    // The finished text. The writer is empty afterwards and may be used again.
    std::string take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace json
