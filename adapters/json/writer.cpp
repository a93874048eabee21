#include "adapters/json/writer.hpp"

#include "adapters/json/utf8.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <charconv>
#include <cmath>

namespace json {

namespace {

rapidjson::SizeType size_of(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
}

}  // namespace

struct Writer::State {
    rapidjson::StringBuffer buffer{};
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

Writer::Writer() : state_{std::make_unique<State>()} {}
Writer::~Writer() = default;
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;

Writer& Writer::begin_object() {
    state_->writer.StartObject();
    return *this;
}

Writer& Writer::end_object() {
    state_->writer.EndObject();
    return *this;
}

Writer& Writer::begin_array() {
    state_->writer.StartArray();
    return *this;
}

Writer& Writer::end_array() {
    state_->writer.EndArray();
    return *this;
}

Writer& Writer::name(std::string_view name) {
    return text(name);
}

Writer& Writer::text(std::string_view text) {
    if (is_utf8(text) && text.find('\0') == std::string_view::npos) {
        state_->writer.String(text.empty() ? "" : text.data(), size_of(text));
    } else {
        const std::string whole = repaired(text);
        state_->writer.String(whole.data(), size_of(whole));
    }
    return *this;
}

Writer& Writer::number(std::int64_t number) {
    state_->writer.Int64(number);
    return *this;
}

Writer& Writer::decimal(double number) {
    if (!std::isfinite(number)) return null();
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    state_->writer.RawValue(
        digits.data(), static_cast<std::size_t>(end - digits.data()), rapidjson::kNumberType);
    return *this;
}

Writer& Writer::flag(bool flag) {
    state_->writer.Bool(flag);
    return *this;
}

Writer& Writer::null() {
    state_->writer.Null();
    return *this;
}

std::string Writer::take() {
    std::string result{state_->buffer.GetString(), state_->buffer.GetSize()};
    state_->buffer.Clear();
    state_->writer.Reset(state_->buffer);
    return result;
}

}  // namespace json
