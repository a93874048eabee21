#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matching {

// Gives needs and languages their bits, in the order in which they come. Sets of bits are
// comparable only when they come from the same vocabulary. No word is ever forgotten.
class Vocabulary {
public:
    static constexpr std::size_t max_needs = 64;
    static constexpr std::size_t max_languages = 32;

    // The word's one bit, given to it now if it had none. Nothing for the empty word and when all
    // bits are taken.
    std::optional<std::uint64_t> learn_need(std::string_view word);
    std::optional<std::uint32_t> learn_language(std::string_view word);

    // The word's one bit. Nothing when the word was never learned: nobody offers that then.
    std::optional<std::uint64_t> need(std::string_view word) const;
    std::optional<std::uint32_t> language(std::string_view word) const;

private:
    std::vector<std::string> needs_{};  // a word's place is the number of its bit
    std::vector<std::string> languages_{};
};

}  // namespace matching
