#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

// For the sources that include the descriptions of a variant's alternatives, each of which
// instantiates them once.
namespace web {

template <std::size_t count>
constexpr std::optional<std::size_t> index_of(const std::array<std::string_view, count>& names,
                                              std::string_view name) {
    for (std::size_t i = 0; i < count; ++i) {
        if (names[i] == name) return i;
    }
    return std::nullopt;
}

// One function for each alternative: reads it with a Reader (Decoder, FormReader).
template <class Variant, class Reader>
class Choices {
public:
    static Variant read(std::size_t index, Reader& reader) { return table[index](reader); }

private:
    template <std::size_t index>
    static Variant read_one(Reader& reader) {
        std::variant_alternative_t<index, Variant> value{};
        describe(reader, value);
        return value;
    }
    template <std::size_t... is>
    static constexpr auto all(std::index_sequence<is...>) {
        return std::array{&read_one<is>...};
    }
    static constexpr auto table = all(std::make_index_sequence<std::variant_size_v<Variant>>{});
};

}  // namespace web
