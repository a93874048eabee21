#include "adapters/secrets/weakness.hpp"

#include "adapters/secrets/normal_form.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace secrets {

namespace {

constexpr std::size_t most_added = 4;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::unordered_set<std::string_view> lines_of(std::string_view text) {
    std::unordered_set<std::string_view> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.empty() && line.front() != '#') lines.insert(line);
    }
    return lines;
}

bool is_listed(std::string_view word) {
    static const auto list = lines_of(frequent_passwords);
    return list.contains(word);
}

bool is_common(std::string_view word) {
    for (std::size_t added = 0; added <= most_added && !word.empty(); ++added) {
        if (is_listed(word)) return true;
        if (is_letter(word.back())) return false;
        word.remove_suffix(1);
    }
    return false;
}

// Each character is the one before it plus one, or each minus one.
bool is_run(std::string_view word) {
    const auto steps_by = [&](int step) {
        return std::adjacent_find(word.begin(), word.end(), [&](char one, char next) {
                   return next - one != step;
               }) == word.end();
    };
    return steps_by(1) || steps_by(-1);
}

}  // namespace

std::string weakness(std::string_view given) {
    const auto password = normal_form(given);
    if (!password) return "This password has characters that cannot be read.";
    if (code_points(*password) < shortest_password)
        return "A password needs at least 8 characters; a few words in a row are a good one.";
    if (password->size() > longest_password) return "This password is too long.";
    const std::string word = lowered(*password);
    if (is_common(word)) return "Many people have this password, so it is easy to guess.";
    if (is_run(word) || std::set<char>(word.begin(), word.end()).size() <= 2)
        return "This password is a simple row of characters, so it is easy to guess.";
    return {};
}

}  // namespace secrets
