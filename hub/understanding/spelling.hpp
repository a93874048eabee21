#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace understanding {

// Known words and what they are taken for when mistyped. Ids count from 1.
class Spelling {
public:
    // The word's id; the same for the same word.
    int add(const std::string& folded);

    // The id of this word. If unknown: with letters typed three times or more drawn together
    // ("heeelp"); else of the one long word (7 letters or more, same first letter) from which it is
    // one slip away ("ambulence"). 0 when none is.
    int find(std::string_view folded) const;

private:
    int exactly(std::string_view folded) const;
    int one_slip_away(std::string_view folded) const;

    std::unordered_map<std::string, int> ids_{};
    std::vector<std::string> words_{};
    std::unordered_map<std::string, std::vector<int>>
        shortened_{};  // long words, whole and without one letter
};

}  // namespace understanding
