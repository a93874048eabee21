#include "adapters/web/pages/wordbook.hpp"

#include "adapters/json/document.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace web {

namespace {

constexpr std::array<std::string_view, 10> written_from_the_right{
    "ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"};

std::string filled(std::string_view text, const Wordbook::Values& values) {
    std::string out;
    while (true) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const auto value = values.find(std::string{text.substr(open + 1, close - open - 1)});
        out += text.substr(0, open);
        out += value == values.end() ? std::string{text.substr(open, close - open + 1)}
                                     : value->second;
        text.remove_prefix(close + 1);
    }
    return out.append(text);
}

}  // namespace

Wordbook Wordbook::read(std::string_view json, std::string language) {
    constexpr json::Limits limits{.bytes = 1UL << 20};
    const auto document = json::Document::parse(json, limits);
    if (!document || document->root().kind() != json::Kind::object)
        throw std::runtime_error("the words of the pages in \"" + language + "\" cannot be read");
    Wordbook book;
    book.language_ = std::move(language);
    for (const json::Member& member : document->root().members()) {
        if (member.value.kind() != json::Kind::text)
            throw std::runtime_error("the word " + std::string{member.name} +
                                     " of the pages is no text");
        book.texts_.emplace(member.name, member.value.text());
    }
    return book;
}

std::string Wordbook::say(std::string_view key, const Values& values) const {
    const auto found = texts_.find(key);
    return found == texts_.end() ? std::string{key} : filled(found->second, values);
}

std::string Wordbook::named(std::string_view stem, std::string_view word) const {
    const auto found = texts_.find(std::string{stem} + "." + std::string{word});
    if (found != texts_.end()) return found->second;
    std::string readable{word};
    std::replace_if(
        readable.begin(), readable.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    return readable;
}

bool Wordbook::right_to_left() const {
    const std::string_view base = std::string_view{language_}.substr(0, language_.find('-'));
    return std::find(written_from_the_right.begin(), written_from_the_right.end(), base) !=
           written_from_the_right.end();
}

}  // namespace web
