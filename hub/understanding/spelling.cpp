#include "hub/understanding/spelling.hpp"

#include <algorithm>

namespace understanding {

namespace {

constexpr std::size_t shortest_corrected = 7;
constexpr std::size_t longest_corrected = 24;

// The word itself and the word without one of its letters but the first.
std::vector<std::string> shortened(std::string_view word) {
    std::vector<std::string> all{std::string(word)};
    for (std::size_t at = 1; at < word.size(); ++at) {
        std::string shorter(word);
        shorter.erase(at, 1);
        all.push_back(std::move(shorter));
    }
    return all;
}

// One letter too many, missing, wrong, or two neighbours swapped.
bool one_slip_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    const auto first =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
    const auto rest_of_a = a.substr(first);
    const auto rest_of_b = b.substr(first);
    if (a.size() < b.size()) return rest_of_a == rest_of_b.substr(1);
    if (rest_of_a.empty() || rest_of_a.substr(1) == rest_of_b.substr(1)) return true;
    return rest_of_a.size() >= 2 && rest_of_a[0] == rest_of_b[1] && rest_of_a[1] == rest_of_b[0] &&
           rest_of_a.substr(2) == rest_of_b.substr(2);
}

// "heeelp" with every run of three or more drawn together to `length` letters.
std::string drawn_together(std::string_view word, std::size_t length) {
    std::string drawn;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t end = at;
        while (end < word.size() && word[end] == word[at]) ++end;
        const bool letter = word[at] >= 'a' && word[at] <= 'z';
        drawn.append(letter && end - at >= 3 ? length : end - at, word[at]);
        at = end;
    }
    return drawn;
}

}  // namespace

int Spelling::add(const std::string& folded) {
    const auto [entry, is_new] = ids_.try_emplace(folded, static_cast<int>(words_.size()) + 1);
    if (!is_new) return entry->second;
    words_.push_back(folded);
    if (folded.size() >= shortest_corrected && folded.size() <= longest_corrected) {
        for (const std::string& key : shortened(folded)) shortened_[key].push_back(entry->second);
    }
    return entry->second;
}

int Spelling::exactly(std::string_view folded) const {
    const auto entry = ids_.find(std::string(folded));
    return entry == ids_.end() ? 0 : entry->second;
}

int Spelling::find(std::string_view folded) const {
    if (const int id = exactly(folded)) return id;
    const std::string doubled = drawn_together(folded, 2);
    const std::string single = drawn_together(folded, 1);
    if (doubled != folded) {
        if (const int id = exactly(doubled)) return id;
        if (const int id = exactly(single)) return id;
        if (const int id = one_slip_away(doubled)) return id;
    }
    return one_slip_away(single);
}

int Spelling::one_slip_away(std::string_view folded) const {
    if (folded.size() + 1 < shortest_corrected || folded.size() > longest_corrected) return 0;
    for (const std::string& key : shortened(folded)) {
        const auto entry = shortened_.find(key);
        if (entry == shortened_.end()) continue;
        for (const int id : entry->second) {
            if (one_slip_apart(folded, words_[static_cast<std::size_t>(id) - 1])) return id;
        }
    }
    return 0;
}

}  // namespace understanding
