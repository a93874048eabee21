#pragma once

#include <map>
#include <string>
#include <string_view>

namespace web {

// The texts of the pages in one language: the table that the pages' own scripts use,
// adapters/web/client/words/en.json.
class Wordbook {
public:
    using Values = std::map<std::string, std::string>;

    // Throws std::runtime_error when it is no object of texts.
    static Wordbook read(std::string_view json, std::string language);

    // With its gaps ("{name}") filled; a gap without a value stays. The key itself when there is no
    // such text: a test of the table makes sure that there is.
    std::string say(std::string_view key, const Values& values = {}) const;
    // A word of the vocabulary ("shopping"); readable when it has no text of its own.
    std::string named(std::string_view stem, std::string_view word) const;

    const std::string& language() const { return language_; }
    bool right_to_left() const;

private:
    std::map<std::string, std::string, std::less<>> texts_{};
    std::string language_{"en"};
};

}  // namespace web
